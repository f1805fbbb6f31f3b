//! A flowchart: a few questions that lead to an option.

use super::test::{Outcome, Test};
use crate::analysis::AnswerSet;
use crate::model::{CandidateIx, QuestionIx};

/// A flowchart, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Nothing more is asked.
    Leaf {
        /// The option that it names.
        option: CandidateIx,
        /// Its place among all leaves, from 0.
        place: usize,
    },
    /// A question, and where each outcome leads.
    Ask {
        /// What is asked.
        test: Test,
        /// The ways on, those that lead to the same option together.
        branches: Vec<Branch>,
    },
}

/// A way on in a flowchart.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The outcomes that lead this way.
    pub outcomes: Vec<Outcome>,
    /// Where to.
    pub to: Chart,
}

impl Chart {
    /// The option that it names under some answers; those to questions that do not apply must not
    /// be among them.
    ///
    /// # Panics
    /// Some outcome leads nowhere, which no flowchart is made with.
    pub fn option(&self, answers: &AnswerSet) -> CandidateIx {
        match self {
            Self::Leaf { option, .. } => *option,
            Self::Ask { test, branches } => {
                let given = answers.0.iter().find(|(ix, _)| *ix == test.question());
                let outcome = test.outcome(given.map(|(_, answer)| answer));
                on(branches, outcome).option(answers)
            }
        }
    }

    /// How many leaves it has.
    pub fn leaves(&self) -> usize {
        match self {
            Self::Leaf { .. } => 1,
            Self::Ask { branches, .. } => branches.iter().map(|one| one.to.leaves()).sum(),
        }
    }

    /// How many questions are asked at most.
    pub fn depth(&self) -> usize {
        match self {
            Self::Leaf { .. } => 0,
            Self::Ask { branches, .. } => {
                let below = branches.iter().map(|one| one.to.depth());
                1 + below.max().unwrap_or(0)
            }
        }
    }

    /// All that it asks, each once.
    pub(super) fn tests(&self) -> Vec<Test> {
        let mut all = Vec::new();
        self.gather(&mut all);
        all
    }

    fn gather(&self, all: &mut Vec<Test>) {
        if let Self::Ask { test, branches } = self {
            if !all.contains(test) {
                all.push(*test);
            }
            for branch in branches {
                branch.to.gather(all);
            }
        }
    }

    /// What is left of it once it is known how all tests of a question come out.
    pub(super) fn once(&self, question: QuestionIx, outcome: &impl Fn(&Test) -> Outcome) -> Self {
        let Self::Ask { test, branches } = self else {
            return self.clone();
        };
        if test.question() == question {
            let known = outcome(test);
            return on(branches, known).once(question, outcome);
        }
        let branches: Vec<Branch> = branches
            .iter()
            .map(|one| Branch {
                outcomes: one.outcomes.clone(),
                to: one.to.once(question, outcome),
            })
            .collect();
        let mut rest = branches.iter().skip(1);
        match branches.first() {
            // Whatever is answered here leads to the same.
            Some(first) if rest.all(|one| one.to == first.to) => first.to.clone(),
            _ => Self::Ask {
                test: *test,
                branches,
            },
        }
    }

    /// Numbers the leaves in their order.
    pub(super) fn number(&mut self, next: &mut usize) {
        match self {
            Self::Leaf { place, .. } => {
                *place = *next;
                *next += 1;
            }
            Self::Ask { branches, .. } => {
                for branch in branches {
                    branch.to.number(next);
                }
            }
        }
    }
}

/// Where an outcome leads.
fn on(branches: &[Branch], outcome: Outcome) -> &Chart {
    let mut all = branches.iter();
    let branch = all.find(|one| one.outcomes.contains(&outcome));
    &branch.expect("every outcome leads on").to
}
