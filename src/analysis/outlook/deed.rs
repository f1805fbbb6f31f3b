//! What one answer, or one rule, does to all options.

use super::completions::Completions;
use crate::engine::{
    Answer, CapabilityState, Needs, came_later, complies, is_barred, preference_value, sum,
};
use crate::model::{CandidateIx, CriterionIx, MemberSet, QuestionIx, RuleIx, Table, Test};

/// What an answer or a rule does: both together do what each does, added up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deed {
    /// Points for each option: `Σ w·v` over criteria and preferences.
    pub(super) points: Table<CandidateIx, f64>,
    /// `Σ w`.
    pub(super) weight: f64,
    /// The options that are out by it alone: a requirement, or a need of which all is lacked.
    pub(super) breaks: MemberSet,
    /// The capabilities that it lacks.
    pub(super) lacks: MemberSet,
    /// The capabilities that it provides.
    pub(super) provides: MemberSet,
}

impl Deed {
    /// What a question does that does not apply, or a rule that does not hold.
    pub(super) fn nothing(completions: &Completions<'_>) -> Self {
        Self {
            points: Table::for_each_of(completions.tree().candidates(), |_, _| 0.0),
            weight: 0.0,
            breaks: MemberSet::EMPTY,
            lacks: MemberSet::EMPTY,
            provides: MemberSet::EMPTY,
        }
    }

    /// Adds what another does.
    pub(super) fn and(&mut self, other: &Self) {
        for (points, more) in self.points.rows_mut().iter_mut().zip(other.points.rows()) {
            *points += more;
        }
        self.weight += other.weight;
        self.breaks = self.breaks.union(&other.breaks);
        self.lacks = self.lacks.union(&other.lacks);
        self.provides = self.provides.union(&other.provides);
    }

    /// By how many points it brings one option before another.
    pub(super) fn lead(&self, of: CandidateIx, over: CandidateIx) -> f64 {
        self.points[of] - self.points[over]
    }
}

/// A preference that was met before: its criterion, its test, its worth for each option.
type Term = (CriterionIx, Test, Table<CandidateIx, f64>);

/// Makes deeds; remembers what preferences are worth.
pub(super) struct Doing<'a> {
    completions: &'a Completions<'a>,
    terms: Vec<Term>,
}

impl<'a> Doing<'a> {
    pub(super) fn new(completions: &'a Completions<'a>) -> Self {
        Self {
            completions,
            terms: Vec::new(),
        }
    }

    /// What is so before any answer.
    pub(super) fn base(&mut self) -> Deed {
        let (tree, situation) = (self.completions.tree(), self.completions.situation());
        let mut deed = self.deed(&Needs::of_nothing(tree, situation), true);
        for ix in tree.candidates().indices() {
            let later = came_later(&tree.candidates()[ix], situation);
            if later || is_barred(tree, situation, ix) {
                deed.breaks.insert(ix);
            }
        }
        deed
    }

    /// What an answer to a question does.
    pub(super) fn answer(&mut self, question: QuestionIx, answer: &Answer) -> Deed {
        let needs = Needs::of_answer(self.completions.tree(), question, answer);
        self.deed(&needs, false)
    }

    /// What a rule does that holds.
    pub(super) fn rule(&mut self, rule: RuleIx) -> Deed {
        self.deed(&Needs::of_rule(self.completions.tree(), rule), false)
    }

    /// What needs do; a weight that is replaced counts once, before any answer.
    fn deed(&mut self, needs: &Needs, before_any_answer: bool) -> Deed {
        let situation = self.completions.situation();
        let mut deed = Deed::nothing(self.completions);
        let replaced = |ix| situation.weights.iter().any(|one| one.criterion == ix);
        for (ix, parts) in needs.weights.iter() {
            if !parts.is_empty() && (before_any_answer || !replaced(ix)) {
                let weight = sum(parts).points();
                deed.weight += weight;
                for candidate in deed.points.indices() {
                    let value = self.completions.matrix().value(candidate, ix);
                    *deed.points.row_mut(candidate) += weight * value;
                }
            }
        }
        for term in &needs.preferences {
            let weight = sum(&term.parts).points();
            deed.weight += weight;
            let worth = self.worth(term.criterion, &term.test);
            for (points, value) in deed.points.rows_mut().iter_mut().zip(worth.rows()) {
                *points += weight * value;
            }
        }
        self.hard(needs, &mut deed);
        deed
    }

    fn hard(&self, needs: &Needs, deed: &mut Deed) {
        let strict = self.completions.situation().strict;
        for (ix, standing) in needs.capabilities.iter() {
            match standing.state {
                CapabilityState::Lacked => deed.lacks.insert(ix),
                CapabilityState::Provided => deed.provides.insert(ix),
                CapabilityState::Silent => {}
            }
        }
        for (ix, candidate) in self.completions.tree().candidates().iter() {
            let complies = |requirement| complies(candidate, strict, requirement);
            let lacked = |any: &[_]| any.iter().all(|one| deed.lacks.contains(*one));
            if candidate.needs.iter().any(|need| lacked(&need.any))
                || !needs.demands.iter().all(|one| complies(&one.requirement))
            {
                deed.breaks.insert(ix);
            }
        }
    }

    /// What a preference is worth for each option.
    fn worth(&mut self, criterion: CriterionIx, test: &Test) -> &Table<CandidateIx, f64> {
        let there = self
            .terms
            .iter()
            .position(|(of, one, _)| *of == criterion && one == test);
        let place = there.unwrap_or_else(|| {
            let tree = self.completions.tree();
            let worth = Table::for_each_of(tree.candidates(), |_, candidate| {
                let fact = &candidate.facts[criterion];
                let of = &tree.criteria()[criterion];
                preference_value(of, test, fact, tree.sources()).counted
            });
            self.terms.push((criterion, test.clone(), worth));
            self.terms.len() - 1
        });
        let term = self.terms.get(place);
        &term.expect("it is there, or was added just now").2
    }
}
