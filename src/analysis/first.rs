//! A search for answer sets in which an option is first, where counting found none.
//!
//! A seeded local search: from the drawn sets in which an option is nearest to the first place
//! one answer after the other is changed as long as that brings it nearer. What it finds is
//! shown by the engine; what it does not find may still be there.

use super::AnswerSet;
use super::sample::{DRAWN, Sample, lead, offered};
use super::space::{Space, intervals};
use super::study::Progress;
use super::ways::Ground;
use super::winners::{Near, Nearest, Winner, Winners};
use crate::engine::{Answer, Answers, Matrix, QuestionState, Quick, Situation, states};
use crate::model::{CandidateIx, EPSILON, QuestionIx, QuestionKind, Table, Tree};

/// The most answer sets that are tried for one option, beside the drawn ones.
const TRIES: usize = 3_000;
/// The most that are tried for all options of a very large tree, shared out evenly.
const TRIES_IN_ALL: usize = 120_000;

/// What a search for the first place of an option gave.
#[derive(Clone, Debug, PartialEq)]
pub struct First {
    /// An answer set in which it is first: that of the count, or one with as few answers as
    /// dropping one by one leaves.
    pub witness: Option<AnswerSet>,
    /// How many answer sets were tried; none if the count had found it first.
    pub tried: usize,
    /// In how many of them it was viable.
    pub viable: usize,
    /// The points that it lacked where it came nearest, and where that was, if it was viable.
    pub nearest: Option<(f64, AnswerSet)>,
    /// The points that it lacks at least under all answers, as far as that is proven; it is where
    /// it was never first that this is looked at.
    pub lacks: Option<f64>,
}

/// What is searched, and with what.
pub(super) struct Search<'a, 't> {
    pub(super) tree: &'t Tree,
    pub(super) situation: &'a Situation,
    pub(super) matrix: &'a Matrix,
    pub(super) space: Option<&'a Space<'t>>,
    pub(super) sample: &'a Sample,
}

impl Search<'_, '_> {
    /// Searches for every option that no count found first.
    pub(super) fn all(
        &self,
        counted: Option<&Winners>,
        progress: &mut dyn FnMut(Progress),
    ) -> Table<CandidateIx, First> {
        let of = self.tree.candidates().len();
        let mut done = 0;
        Table::for_each_of(self.tree.candidates(), |ix, _| {
            progress(Progress {
                what: "looking for first places",
                done,
                of,
            });
            done += 1;
            let counted = counted.and_then(|winners| winners.options[ix].witness.clone());
            match counted {
                Some(witness) => First {
                    witness: Some(witness),
                    tried: 0,
                    viable: 0,
                    nearest: None,
                    lacks: None,
                },
                None => self.one(ix),
            }
        })
    }

    /// Proves how near the options come that are first under no answers; each walk takes at most
    /// so many steps.
    pub(super) fn prove(
        &self,
        firsts: &mut Table<CandidateIx, First>,
        counted: &Winners,
        steps: usize,
    ) {
        let never =
            |(_, own): &(CandidateIx, &Winner)| own.first().is_none() && own.may_be.is_none();
        let mut never = counted.options.iter().filter(never).peekable();
        if never.peek().is_none() {
            return;
        }
        let ground = Ground::new(self.tree, self.situation);
        let Ok(mut near) = Near::of(&ground) else {
            return;
        };
        for (ix, _) in never {
            let first = firsts.row_mut(ix);
            let known = first.nearest.clone();
            if let Some(Nearest { found, least }) = near.nearest(ix, known, steps) {
                first.nearest = found;
                first.lacks = first.nearest.as_ref().map(|_| least);
            }
        }
    }

    /// Searches for one option.
    pub(super) fn one(&self, candidate: CandidateIx) -> First {
        let all = self.tree.candidates().len();
        let mut climb = Climb {
            tree: self.tree,
            situation: self.situation,
            matrix: self.matrix,
            candidate,
            limit: DRAWN + TRIES.min(TRIES_IN_ALL / all.max(1)),
            tried: DRAWN,
            viable: self.sample.viable_in[candidate],
        };
        if let Some(found) = &self.sample.first_in[candidate] {
            return climb.found(found.clone());
        }
        let nearest = self.sample.nearest[candidate].iter();
        let mut starts: Vec<AnswerSet> = nearest.map(|(_, set)| set.clone()).collect();
        let viable = |space: &Space<'_>| space.way_to_viable(|viable| viable.contains(candidate));
        starts.extend(self.space.and_then(viable));
        starts.push(AnswerSet::default());
        climb.from(starts)
    }
}

struct Climb<'a, 't> {
    tree: &'t Tree,
    situation: &'a Situation,
    matrix: &'a Matrix,
    candidate: CandidateIx,
    /// How many answer sets may be tried.
    limit: usize,
    tried: usize,
    viable: usize,
}

impl Climb<'_, '_> {
    /// The lead under some answers; counted as tried.
    fn lead(&mut self, answers: &Answers) -> Option<f64> {
        let situation = self.situation.under(answers.clone());
        let quick = Quick::of(self.tree, &situation, self.matrix);
        self.tried += 1;
        self.viable += usize::from(quick.is_viable(self.candidate));
        lead(&quick, self.candidate)
    }

    fn from(&mut self, starts: Vec<AnswerSet>) -> First {
        let mut nearest: Option<(f64, AnswerSet)> = None;
        for start in starts {
            let mut answers = start.answers(self.tree);
            let mut best = self.lead(&answers).unwrap_or(-101.0);
            while best < -EPSILON && self.tried < self.limit {
                match self.better(&answers, best) {
                    Some((lead, next)) => (best, answers) = (lead, next),
                    None => break,
                }
            }
            let set = AnswerSet::known(self.tree, &answers);
            if best >= -EPSILON {
                return self.found(set);
            }
            if best >= -100.0 && nearest.as_ref().is_none_or(|(lead, _)| best > *lead) {
                nearest = Some((best, set));
            }
        }
        First {
            witness: None,
            tried: self.tried,
            viable: self.viable,
            nearest: nearest.map(|(lead, set)| (-lead, set)),
            lacks: None,
        }
    }

    /// The best of all changes of one answer, if it brings the option nearer.
    fn better(&mut self, answers: &Answers, than: f64) -> Option<(f64, Answers)> {
        let mut best: Option<(f64, Answers)> = None;
        for question in self.tree.questions().indices() {
            for answer in self.others(question, answers) {
                if self.tried >= self.limit {
                    return best;
                }
                let next = answers.with(question, answer);
                let least = best.as_ref().map_or(than, |(lead, _)| *lead);
                if let Some(lead) = self.lead(&next).filter(|lead| *lead > least + EPSILON) {
                    best = Some((lead, next));
                }
            }
        }
        best
    }

    /// The other answers to a question that applies: of a `many` question those with one choice
    /// more or less.
    fn others(&self, question: QuestionIx, answers: &Answers) -> Vec<Answer> {
        if states(self.tree, answers)[question] == QuestionState::NotApplicable {
            return Vec::new();
        }
        let now = answers.get(question).map(|given| given.answer.clone());
        let offered = offered(self.tree, question, answers);
        let mut all = vec![Answer::Unknown];
        match &self.tree.questions()[question].kind {
            QuestionKind::One(_) => all.extend(offered.into_iter().map(Answer::One)),
            QuestionKind::Number { .. } => {
                let numbers = intervals(self.tree, question);
                all.extend(numbers.into_iter().map(Answer::Number));
            }
            QuestionKind::Many { .. } => {
                let chosen = match &now {
                    Some(Answer::Many(chosen)) => chosen.clone(),
                    _ => Vec::new(),
                };
                all.push(Answer::Many(Vec::new()));
                for ix in offered {
                    let mut other = chosen.clone();
                    if other.contains(&ix) {
                        other.retain(|one| *one != ix);
                    } else {
                        other.push(ix);
                        other.sort_unstable();
                    }
                    all.push(Answer::Many(other));
                }
            }
        }
        all.retain(|answer| Some(answer) != now.as_ref());
        if now.is_none() {
            all.retain(|answer| *answer != Answer::Unknown);
        }
        all
    }

    /// A witness, with every answer and every chosen one dropped that is not needed.
    fn found(&mut self, set: AnswerSet) -> First {
        let (tried, viable) = (self.tried, self.viable);
        let mut answers = set.answers(self.tree);
        for (question, answer) in set.0.into_iter().rev() {
            answers.clear(question);
            if !self.is_first(&answers) {
                answers = self.fewer_choices(&answers, question, answer);
            }
        }
        First {
            witness: Some(AnswerSet::known(self.tree, &answers)),
            tried,
            viable,
            nearest: None,
            lacks: None,
        }
    }

    fn is_first(&mut self, answers: &Answers) -> bool {
        self.lead(answers).is_some_and(|lead| lead >= -EPSILON)
    }

    /// The answers with one more, which is needed; of several chosen ones those that are.
    fn fewer_choices(
        &mut self,
        answers: &Answers,
        question: QuestionIx,
        answer: Answer,
    ) -> Answers {
        let mut with = answers.with(question, answer.clone());
        let Answer::Many(mut chosen) = answer else {
            return with;
        };
        for ix in chosen.clone() {
            let mut fewer = chosen.clone();
            fewer.retain(|one| *one != ix);
            let without = answers.with(question, Answer::Many(fewer.clone()));
            if self.is_first(&without) {
                (with, chosen) = (without, fewer);
            }
        }
        with
    }
}
