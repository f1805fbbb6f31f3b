//! Answers, and the layers that they come from.

use crate::model::{ChoiceIx, Question, QuestionIx, QuestionKind, Table, Tree};

/// What the user said to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// *I don't know yet*: the question stays open.
    Unknown,
    /// One choice.
    One(ChoiceIx),
    /// The chosen ones, in file order; empty is *none of these*.
    Many(Vec<ChoiceIx>),
    /// A number.
    Number(f64),
}

impl Answer {
    /// The answer that gives one choice and no other.
    pub fn of_choice(question: &Question, choice: ChoiceIx) -> Self {
        match question.kind {
            QuestionKind::Many { .. } => Self::Many(vec![choice]),
            QuestionKind::One(_) | QuestionKind::Number { .. } => Self::One(choice),
        }
    }
}

/// Where an answer comes from, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Asked now, or in the resumed walk.
    Asked,
    /// `--set` on the command line.
    Set,
    /// The answers file.
    File,
    /// The profile.
    Profile,
}

impl Layer {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Set => "set",
            Self::File => "file",
            Self::Profile => "profile",
        }
    }
}

/// An answer with its layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What was said.
    pub answer: Answer,
    /// Where.
    pub layer: Layer,
}

/// The answers to a tree's questions: for each the one of the strongest layer, if any.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    rows: Table<QuestionIx, Option<Given>>,
}

/// Why an answer does not fit its question.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AnswerFault {
    /// Another kind of answer.
    #[error("the question takes {0}")]
    Kind(&'static str),
    /// A number outside the bounds.
    #[error("the number lies outside {min} to {max}")]
    Bounds {
        /// The smallest answer.
        min: f64,
        /// The largest answer.
        max: f64,
    },
    /// A choice named twice.
    #[error("a choice is named twice")]
    Twice,
}

impl Answers {
    /// No answer to any question of the tree.
    pub fn none(tree: &Tree) -> Self {
        Self {
            rows: Table::for_each_of(tree.questions(), |_, _| None),
        }
    }

    /// What was said to a question.
    pub fn get(&self, question: QuestionIx) -> Option<&Given> {
        self.rows[question].as_ref()
    }

    /// Gives an answer; one of a stronger layer that is there already stays.
    ///
    /// # Errors
    /// An answer that the question does not take.
    pub fn give(
        &mut self,
        tree: &Tree,
        question: QuestionIx,
        answer: Answer,
        layer: Layer,
    ) -> Result<(), AnswerFault> {
        let answer = fitted(&tree.questions()[question], answer)?;
        let row = self.rows.row_mut(question);
        if row.as_ref().is_none_or(|there| layer <= there.layer) {
            *row = Some(Given { answer, layer });
        }
        Ok(())
    }

    /// Takes an answer back.
    pub fn clear(&mut self, question: QuestionIx) {
        *self.rows.row_mut(question) = None;
    }

    /// Says *I don't know* to every question that has no answer (`unanswered = "unknown"`).
    pub fn fill_unknown(&mut self, layer: Layer) {
        let empty: Vec<QuestionIx> = self
            .rows
            .iter()
            .filter(|(_, row)| row.is_none())
            .map(|(ix, _)| ix)
            .collect();
        for question in empty {
            *self.rows.row_mut(question) = Some(Given {
                answer: Answer::Unknown,
                layer,
            });
        }
    }

    /// The same with one answer replaced, whatever its layer; for what-if.
    pub(crate) fn with(&self, question: QuestionIx, answer: Answer) -> Self {
        let mut rows = self.rows.clone();
        *rows.row_mut(question) = Some(Given {
            answer,
            layer: Layer::Asked,
        });
        Self { rows }
    }
}

fn fitted(question: &Question, answer: Answer) -> Result<Answer, AnswerFault> {
    match (&question.kind, answer) {
        (_, Answer::Unknown) => Ok(Answer::Unknown),
        (QuestionKind::One(choices), Answer::One(choice))
            if choices.indices().any(|ix| ix == choice) =>
        {
            Ok(Answer::One(choice))
        }
        (QuestionKind::Many { choices, .. }, Answer::Many(mut chosen))
            if chosen
                .iter()
                .all(|choice| choices.indices().any(|ix| ix == *choice)) =>
        {
            chosen.sort_unstable();
            if chosen
                .iter()
                .zip(chosen.iter().skip(1))
                .any(|(a, b)| a == b)
            {
                return Err(AnswerFault::Twice);
            }
            Ok(Answer::Many(chosen))
        }
        (QuestionKind::Number { min, max, .. }, Answer::Number(number)) => {
            if (*min..=*max).contains(&number) {
                Ok(Answer::Number(number + 0.0))
            } else {
                Err(AnswerFault::Bounds {
                    min: *min,
                    max: *max,
                })
            }
        }
        (QuestionKind::One(_), _) => Err(AnswerFault::Kind("one choice")),
        (QuestionKind::Many { .. }, _) => Err(AnswerFault::Kind("a list of choices")),
        (QuestionKind::Number { .. }, _) => Err(AnswerFault::Kind("a number")),
    }
}
