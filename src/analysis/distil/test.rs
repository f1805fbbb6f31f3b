//! What a flowchart can ask: one thing that an answer says or does not say.

use crate::analysis::space::intervals;
use crate::engine::{Answer, Answers, probes, states};
use crate::model::{ChoiceIx, QuestionIx, QuestionKind, Tree};

/// What is asked at one place of a flowchart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test {
    /// Which choice was given.
    Which(QuestionIx),
    /// Whether a choice is among those that were given.
    Among(QuestionIx, ChoiceIx),
    /// Whether a number is at least so much.
    AtLeast(QuestionIx, f64),
    /// Whether a number is more than so much.
    Above(QuestionIx, f64),
}

/// How a test comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// This choice was given.
    Choice(ChoiceIx),
    /// It is so.
    Yes,
    /// It is not so; of a choice among several also if nothing is known.
    No,
    /// It is not known, or not asked.
    Open,
}

impl Test {
    /// All that can be asked of a tree.
    pub(super) fn all(tree: &Tree) -> Vec<Self> {
        let mut all = Vec::new();
        for (ix, question) in tree.questions().iter() {
            match &question.kind {
                QuestionKind::One(_) => all.push(Self::Which(ix)),
                QuestionKind::Many { choices, .. } => {
                    all.extend(choices.indices().map(|choice| Self::Among(ix, choice)));
                }
                QuestionKind::Number { .. } => all.extend(borders(tree, ix)),
            }
        }
        all
    }

    /// The question whose answer it looks at.
    pub fn question(&self) -> QuestionIx {
        match self {
            Self::Which(ix) | Self::Among(ix, _) | Self::AtLeast(ix, _) | Self::Above(ix, _) => *ix,
        }
    }

    /// How it comes out under an answer; none where the question does not apply.
    pub fn outcome(&self, answer: Option<&Answer>) -> Outcome {
        match (self, answer) {
            (Self::Which(_), Some(Answer::One(choice))) => Outcome::Choice(*choice),
            (Self::Among(_, choice), Some(Answer::Many(chosen))) if chosen.contains(choice) => {
                Outcome::Yes
            }
            (Self::AtLeast(_, from), Some(Answer::Number(number))) if number >= from => {
                Outcome::Yes
            }
            (Self::Above(_, from), Some(Answer::Number(number))) if number > from => Outcome::Yes,
            (Self::AtLeast(..) | Self::Above(..), Some(Answer::Number(_)))
            | (Self::Among(..), _) => Outcome::No,
            _ => Outcome::Open,
        }
    }

    /// All outcomes that there are, in the order of the choices.
    pub(super) fn outcomes(&self, tree: &Tree) -> Vec<Outcome> {
        match self {
            Self::Which(ix) => {
                let choices = tree.questions()[*ix].choices().indices();
                choices
                    .map(Outcome::Choice)
                    .chain([Outcome::Open])
                    .collect()
            }
            Self::Among(..) => vec![Outcome::Yes, Outcome::No],
            Self::AtLeast(..) | Self::Above(..) => vec![Outcome::Yes, Outcome::No, Outcome::Open],
        }
    }
}

/// Where the answers to a number question begin to do something else.
fn borders(tree: &Tree, question: QuestionIx) -> Vec<Test> {
    let nothing = Answers::none(tree);
    let all = probes(tree, question, &nothing, &states(tree, &nothing));
    let starts = intervals(tree, question);
    let border = |number: &f64| {
        let own =
            |answer: &Answer| matches!(answer, Answer::Number(of) if of.total_cmp(number).is_eq());
        let probe = all.iter().find(|probe| own(&probe.answer))?;
        let ((from, is_in), _) = probe.run?;
        Some(if is_in {
            Test::AtLeast(question, from)
        } else {
            Test::Above(question, from)
        })
    };
    starts.iter().skip(1).filter_map(border).collect()
}
