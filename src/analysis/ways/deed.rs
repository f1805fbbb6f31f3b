//! What one answer, or one rule, does to all options.

use super::ground::Ground;
use crate::engine::{
    Answer, CapabilityState, Needs, TermValue, came_later, complies, criterion_value, is_barred,
    preference_value, sum,
};
use crate::model::{CandidateIx, CriterionIx, MemberSet, QuestionIx, RuleIx, Table, Test, Tree};

/// What an answer or a rule does: both together do what each does, added up.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct Deed {
    /// Points for each option: `Σ w·v` over criteria and preferences.
    pub(in crate::analysis) points: Table<CandidateIx, f64>,
    /// The terms that it weighs, by place among those of [`Doing`], each with its weight; the
    /// points and the weight are their sums.
    pub(in crate::analysis) terms: Vec<(usize, f64)>,
    /// `Σ w`.
    pub(in crate::analysis) weight: f64,
    /// The options that are out by it alone: a requirement, or a need of which all is lacked.
    pub(in crate::analysis) breaks: MemberSet,
    /// The capabilities that it lacks.
    pub(in crate::analysis) lacks: MemberSet,
    /// The capabilities that it provides.
    pub(in crate::analysis) provides: MemberSet,
}

impl Deed {
    /// What a question does that does not apply, or a rule that does not hold.
    pub(in crate::analysis) fn nothing(tree: &Tree) -> Self {
        Self {
            points: Table::for_each_of(tree.candidates(), |_, _| 0.0),
            terms: Vec::new(),
            weight: 0.0,
            breaks: MemberSet::EMPTY,
            lacks: MemberSet::EMPTY,
            provides: MemberSet::EMPTY,
        }
    }

    /// What several rules do together.
    pub(super) fn all(tree: &Tree, rules: &Table<RuleIx, Self>, hold: &[RuleIx]) -> Self {
        let mut deed = Self::nothing(tree);
        for rule in hold {
            deed.and(&rules[*rule]);
        }
        deed
    }

    /// Adds what another does.
    pub(in crate::analysis) fn and(&mut self, other: &Self) {
        for (points, more) in self.points.rows_mut().iter_mut().zip(other.points.rows()) {
            *points += more;
        }
        self.weight += other.weight;
        self.terms.extend(&other.terms);
        self.breaks = self.breaks.union(&other.breaks);
        self.lacks = self.lacks.union(&other.lacks);
        self.provides = self.provides.union(&other.provides);
    }

    /// By how many points it brings one option before another.
    pub(in crate::analysis) fn lead(&self, of: CandidateIx, over: CandidateIx) -> f64 {
        self.points[of] - self.points[over]
    }
}

/// A term of the score.
#[derive(Clone)]
pub(in crate::analysis) struct Term {
    /// The criterion.
    pub(in crate::analysis) criterion: CriterionIx,
    /// The test of a preference.
    test: Option<Test>,
    /// What it is worth for each option, 0 to 1.
    pub(in crate::analysis) worth: Table<CandidateIx, f64>,
}

impl Term {
    /// What it is worth for an option, with what it may be.
    pub(in crate::analysis) fn value(&self, tree: &Tree, ix: CandidateIx) -> TermValue {
        let fact = &tree.candidates()[ix].facts[self.criterion];
        let criterion = &tree.criteria()[self.criterion];
        match &self.test {
            None => criterion_value(criterion, fact, tree.sources()),
            Some(test) => preference_value(criterion, test, fact, tree.sources()),
        }
    }
}

/// Makes deeds; remembers the terms that it met.
pub(in crate::analysis) struct Doing<'a> {
    ground: &'a Ground<'a>,
    terms: Vec<Term>,
}

impl<'a> Doing<'a> {
    pub(in crate::analysis) fn new(ground: &'a Ground<'a>) -> Self {
        Self {
            ground,
            terms: Vec::new(),
        }
    }

    /// All terms that something weighs.
    pub(in crate::analysis) fn into_terms(self) -> Vec<Term> {
        self.terms
    }

    /// What is so before any answer.
    pub(in crate::analysis) fn base(&mut self) -> Deed {
        let (tree, situation) = (self.ground.tree, self.ground.situation);
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
    pub(in crate::analysis) fn answer(&mut self, question: QuestionIx, answer: &Answer) -> Deed {
        let needs = Needs::of_answer(self.ground.tree, question, answer);
        self.deed(&needs, false)
    }

    /// What a rule does that holds.
    pub(in crate::analysis) fn rule(&mut self, rule: RuleIx) -> Deed {
        self.deed(&Needs::of_rule(self.ground.tree, rule), false)
    }

    /// What needs do; a weight that is replaced counts once, before any answer.
    fn deed(&mut self, needs: &Needs, before_any_answer: bool) -> Deed {
        let weights = &self.ground.situation.weights;
        let replaced = |ix| weights.iter().any(|one| one.criterion == ix);
        let mut deed = Deed::nothing(self.ground.tree);
        for (ix, parts) in needs.weights.iter() {
            if !parts.is_empty() && (before_any_answer || !replaced(ix)) {
                self.weigh(&mut deed, (ix, None), sum(parts).points());
            }
        }
        for term in &needs.preferences {
            let weight = sum(&term.parts).points();
            self.weigh(&mut deed, (term.criterion, Some(&term.test)), weight);
        }
        self.hard(needs, &mut deed);
        deed
    }

    /// Adds the weight of a term.
    fn weigh(&mut self, deed: &mut Deed, of: (CriterionIx, Option<&Test>), weight: f64) {
        let place = self.place(of);
        deed.weight += weight;
        deed.terms.push((place, weight));
        let worth = self.terms.get(place).map(|term| term.worth.rows());
        let points = deed.points.rows_mut().iter_mut();
        for (points, value) in points.zip(worth.into_iter().flatten()) {
            *points += weight * value;
        }
    }

    fn hard(&self, needs: &Needs, deed: &mut Deed) {
        let strict = self.ground.situation.strict;
        for (ix, standing) in needs.capabilities.iter() {
            match standing.state {
                CapabilityState::Lacked => deed.lacks.insert(ix),
                CapabilityState::Provided => deed.provides.insert(ix),
                CapabilityState::Silent => {}
            }
        }
        for (ix, candidate) in self.ground.tree.candidates().iter() {
            let complies = |requirement| complies(candidate, strict, requirement);
            let lacked = |any: &[_]| any.iter().all(|one| deed.lacks.contains(*one));
            if candidate.needs.iter().any(|need| lacked(&need.any))
                || !needs.demands.iter().all(|one| complies(&one.requirement))
            {
                deed.breaks.insert(ix);
            }
        }
    }

    /// The place of a term; added if it was not met before.
    fn place(&mut self, (criterion, test): (CriterionIx, Option<&Test>)) -> usize {
        let same = |term: &Term| term.criterion == criterion && term.test.as_ref() == test;
        let there = self.terms.iter().position(same);
        there.unwrap_or_else(|| {
            let Ground {
                tree,
                situation,
                matrix,
            } = self.ground;
            let worth = Table::for_each_of(tree.candidates(), |ix, candidate| match test {
                None => matrix.value(ix, criterion),
                Some(test) => {
                    let fact = &candidate.facts[criterion];
                    let of = &tree.criteria()[criterion];
                    let value = preference_value(of, test, fact, tree.sources());
                    situation.risk.counted(&value)
                }
            });
            self.terms.push(Term {
                criterion,
                test: test.cloned(),
                worth,
            });
            self.terms.len() - 1
        })
    }
}
