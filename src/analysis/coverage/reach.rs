//! What one decided situation reaches.

use std::collections::BTreeSet;

use super::goal::Goal;
use super::stated::{Need, Speaker, Stated, bands};
use crate::engine::{
    Answer, Answers, Assessment, Evaluation, Matrix, Needs, QuestionState, Quick, Reason,
    Situation, assess, holds, states,
};
use crate::model::{CandidateIx, QuestionIx, Requirement, Table, Tree};

/// What a decision reaches, and what it comes near to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reached {
    /// The goals.
    pub(super) goals: BTreeSet<Goal>,
    /// Questions that apply and are not answered; requirements that are stated and put nobody out.
    pub(super) near: BTreeSet<Goal>,
    /// Whether an option is left.
    pub(super) leaves_some: bool,
}

/// A decision as far as reaching goes.
struct Decision<'a> {
    tree: &'a Tree,
    stated: &'a [Stated],
    answers: &'a Answers,
    states: &'a Table<QuestionIx, QuestionState>,
    needs: &'a Needs,
    eliminated: &'a [Assessment],
}

impl Reached {
    /// What an evaluation reaches.
    pub(super) fn by(tree: &Tree, stated: &[Stated], evaluation: &Evaluation) -> Self {
        let first = match evaluation.recommendation.winner {
            Some(_) => evaluation.first(),
            None => Vec::new(),
        };
        let decision = Decision {
            tree,
            stated,
            answers: &evaluation.situation.answers,
            states: &evaluation.states,
            needs: &evaluation.needs,
            eliminated: &evaluation.eliminated,
        };
        decision.reached(&first, !evaluation.ranking.is_empty())
    }

    /// The same of answers that are tried: without flips, groups and zones.
    pub(super) fn tried(
        tree: &Tree,
        stated: &[Stated],
        situation: &Situation,
        matrix: &Matrix,
    ) -> Self {
        let quick = Quick::of(tree, situation, matrix);
        let standing = states(tree, &situation.answers);
        let out = tree
            .candidates()
            .indices()
            .filter(|ix| !quick.is_viable(*ix));
        let eliminated: Vec<Assessment> = out
            .map(|ix| assess(tree, situation, &quick.needs, ix))
            .collect();
        let first = if quick.total > 0.0 {
            quick.first()
        } else {
            Vec::new()
        };
        let decision = Decision {
            tree,
            stated,
            answers: &situation.answers,
            states: &standing,
            needs: &quick.needs,
            eliminated: &eliminated,
        };
        decision.reached(&first, !quick.scores.is_empty())
    }
}

impl Decision<'_> {
    fn reached(&self, first: &[CandidateIx], leaves_some: bool) -> Reached {
        let mut reached = Reached {
            leaves_some,
            ..Reached::default()
        };
        for ix in self.tree.questions().indices() {
            match self.states[ix] {
                QuestionState::NotApplicable => {}
                QuestionState::Open(_) => {
                    reached.near.insert(Goal::Question(ix));
                    reached.goals.insert(Goal::Unknown(ix));
                }
                QuestionState::Answered => {
                    reached.goals.insert(Goal::Question(ix));
                    reached.goals.extend(self.answered(ix));
                }
            }
        }
        let rules = self.tree.rules().iter();
        let rules = rules.filter(|(_, rule)| holds(&rule.when, self.answers, self.states));
        reached.goals.extend(rules.map(|(ix, _)| Goal::Rule(ix)));
        for stated in self.stated.iter().copied() {
            let goal = Goal::Requirement(stated);
            if self.eliminates(stated, &reached) {
                reached.goals.insert(goal);
            } else if Self::is_stated(stated, &reached) {
                reached.near.insert(goal);
            }
        }
        reached
            .goals
            .extend(first.iter().map(|ix| Goal::First(*ix)));
        let by_the_tree = |out: &&Assessment| {
            let own = |reason| matches!(reason, &Reason::Excluded(_) | &Reason::NotListed(_));
            !out.reasons.iter().all(own)
        };
        let out = self.eliminated.iter().filter(by_the_tree);
        reached
            .goals
            .extend(out.map(|out| Goal::Eliminated(out.candidate)));
        reached
    }

    /// The choices and bands of an answer that counts.
    fn answered(&self, ix: QuestionIx) -> Vec<Goal> {
        match self.answers.get(ix).map(|given| &given.answer) {
            Some(Answer::One(choice)) => vec![Goal::Choice(ix, *choice)],
            Some(Answer::Many(chosen)) if chosen.is_empty() => vec![Goal::Nothing(ix)],
            Some(Answer::Many(chosen)) => {
                let goal = |choice| Goal::Choice(ix, choice);
                chosen.iter().copied().map(goal).collect()
            }
            Some(Answer::Number(number)) => {
                let all = bands(self.tree, ix).iter().enumerate();
                let inside = all.filter(|(_, band)| band.interval.contains(*number));
                inside.map(|(place, _)| Goal::Band(ix, place)).collect()
            }
            Some(Answer::Unknown) | None => Vec::new(),
        }
    }

    /// Whether who states a requirement has spoken.
    fn is_stated(stated: Stated, reached: &Reached) -> bool {
        let speaks = match stated.by {
            Speaker::Choice(ix, choice) => Goal::Choice(ix, choice),
            Speaker::Band(ix, place) => Goal::Band(ix, place),
            Speaker::Answer(ix) => Goal::Question(ix),
            Speaker::Rule(ix) => Goal::Rule(ix),
        };
        reached.goals.contains(&speaks)
    }

    /// Whether a requirement is stated and one of the reasons why an option is out.
    fn eliminates(&self, stated: Stated, reached: &Reached) -> bool {
        if !Self::is_stated(stated, reached) {
            return false;
        }
        match stated.need {
            Need::Requires(_) | Need::RequiresAnswer(_) => self
                .requirement(stated)
                .and_then(|wanted| {
                    let mut demands = self.needs.demands.iter();
                    demands.position(|demand| demand.requirement == wanted)
                })
                .is_some_and(|place| {
                    let here = [Reason::Requirement(place), Reason::Unverified(place)];
                    self.is_reason(|_, reason| here.contains(reason))
                }),
            Need::Lacks(capability) => self.is_reason(|out, reason| match reason {
                Reason::Lacked(place) => {
                    let needs = &self.tree.candidates()[out.candidate].needs;
                    let need = needs.get(*place);
                    need.is_some_and(|need| need.any.contains(&capability))
                }
                _ => false,
            }),
            Need::Provides(capability) => {
                self.is_reason(|_, reason| *reason == Reason::Conflict(capability))
            }
        }
    }

    fn is_reason(&self, test: impl Fn(&Assessment, &Reason) -> bool) -> bool {
        let mut out = self.eliminated.iter();
        out.any(|out| out.reasons.iter().any(|reason| test(out, reason)))
    }

    /// The requirement as the answers make it.
    fn requirement(&self, stated: Stated) -> Option<Requirement> {
        if let Some(fixed) = stated.fixed(self.tree) {
            return Some(fixed.clone());
        }
        let Speaker::Answer(ix) = stated.by else {
            return None;
        };
        match (&self.answers.get(ix)?.answer, stated.number(self.tree)) {
            (Answer::Number(number), Some(effect)) => Some(Stated::under(effect, *number)),
            (Answer::Many(chosen), _) => stated.united(self.tree)?.requirement(chosen),
            _ => None,
        }
    }
}
