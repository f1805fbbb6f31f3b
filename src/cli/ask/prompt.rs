//! A question as it is put before a person, all text made safe to show.

use crate::engine::{Answer, Layer, Session, consequences};
use crate::model::{ChoiceIx, Question, QuestionIx, QuestionKind};
use crate::report::walk;
use crate::text::{Shown, list_and, plural};

use super::{NONE, UNKNOWN};

/// A question as it is put.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// How far the walk is: *Question 3, at most 9 more*.
    pub progress: Shown,
    /// The question.
    pub ask: Shown,
    /// Why it is asked.
    pub why: Option<Shown>,
    /// What kind of answer is taken.
    pub takes: Takes,
    /// The choices that are offered under the current answers; a number question has none.
    pub choices: Vec<Offer>,
    /// What runs of numbers would rule out, on a number question: one line each.
    pub runs: Vec<Shown>,
    /// What each answer does, whole, line by line.
    pub explained: Vec<Shown>,
    /// What counts as the answer now, if anything was said.
    pub current: Option<Current>,
}

/// The kind of answer that a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Takes {
    /// One of the choices.
    One,
    /// Any number of the choices.
    Many,
    /// A number within bounds.
    Number(Bounds),
}

/// A choice that is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The choice.
    pub choice: ChoiceIx,
    /// Its id.
    pub id: Shown,
    /// Its label.
    pub label: Shown,
    /// What it would rule out or bring back, if anything.
    pub does: Option<Shown>,
}

/// The numbers that a question takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// The unit.
    pub unit: Option<Shown>,
}

/// The answer that a question has already.
#[derive(Clone, Debug, PartialEq)]
pub struct Current {
    /// The answer.
    pub answer: Answer,
    /// The answer in words.
    pub words: Shown,
    /// Where it comes from.
    pub layer: Layer,
}

impl Prompt {
    /// The prompt for a question of a walk; `editing` if it was picked to be changed.
    pub(crate) fn new(session: &Session<'_>, ix: QuestionIx, editing: bool) -> Self {
        let (tree, situation) = (session.tree(), session.situation());
        let question = &tree.questions()[ix];
        let takes = match &question.kind {
            QuestionKind::One(_) => Takes::One,
            QuestionKind::Many { .. } => Takes::Many,
            QuestionKind::Number { min, max, unit, .. } => Takes::Number(Bounds {
                min: *min,
                max: *max,
                unit: unit.as_deref().map(Shown::line),
            }),
        };
        let consequences = consequences(tree, &situation, ix);
        let (mut choices, mut runs) = (Vec::new(), Vec::new());
        for one in &consequences {
            let does = walk::does(tree, one);
            let choice = match &one.probe.answer {
                Answer::One(choice) => Some(*choice),
                Answer::Many(chosen) => chosen.first().copied(),
                Answer::Unknown | Answer::Number(_) => None,
            };
            if let Some(choice) = choice {
                choices.push(Offer {
                    choice,
                    id: Shown::line(question.choices()[choice].id.as_str()),
                    label: Shown::line(&question.choices()[choice].label),
                    does,
                });
            } else if let Some(does) = does
                && one.probe.run.is_some()
            {
                runs.push(walk::run(tree, ix, one, &does));
            }
        }
        let mut explained = walk::explained(tree, ix, &consequences);
        if !situation.weights.is_empty() {
            let by_hand = situation.weights.iter();
            let by_hand: Vec<&str> = by_hand
                .map(|one| tree.criteria()[one.criterion].title.as_str())
                .collect();
            explained.push(Shown::line(&format!(
                "Set by hand, so that no answer weighs it more or less: {}.",
                list_and(&by_hand)
            )));
        }
        let current = session.given(ix).map(|(answer, layer)| Current {
            words: answer_words(question, &answer),
            answer,
            layer,
        });
        Self {
            progress: if editing {
                Shown::line("Changing an answer")
            } else {
                progress(session, ix)
            },
            ask: Shown::line(&question.ask),
            why: question.why.as_deref().map(Shown::line),
            takes,
            choices,
            runs,
            explained,
            current,
        }
    }

    /// The answer that is taken unless another is given: the current one, as far as it is still
    /// offered. What a profile leaves unknown is asked, so it is no preset.
    pub fn preset(&self) -> Option<Answer> {
        let current = self.current.as_ref()?;
        let offered = |choice: ChoiceIx| self.choices.iter().any(|offer| offer.choice == choice);
        match &current.answer {
            Answer::Unknown => (current.layer != Layer::Profile).then_some(Answer::Unknown),
            Answer::One(choice) => offered(*choice).then_some(Answer::One(*choice)),
            Answer::Many(chosen) => {
                let still: Vec<ChoiceIx> = chosen.iter().copied().filter(|c| offered(*c)).collect();
                (chosen.is_empty() || !still.is_empty()).then_some(Answer::Many(still))
            }
            Answer::Number(number) => Some(Answer::Number(*number)),
        }
    }

    /// An answer that the prompt offers, in words.
    pub fn words(&self, answer: &Answer) -> Shown {
        let label = |choice: &ChoiceIx| {
            let offer = self.choices.iter().find(|offer| offer.choice == *choice);
            offer.map_or("", |offer| offer.label.as_str())
        };
        match answer {
            Answer::Unknown => Shown::line(UNKNOWN),
            Answer::One(choice) => Shown::line(label(choice)),
            Answer::Many(chosen) if chosen.is_empty() => Shown::line(NONE),
            Answer::Many(chosen) => {
                Shown::line(&chosen.iter().map(label).collect::<Vec<_>>().join("; "))
            }
            Answer::Number(number) => match &self.takes {
                Takes::Number(bounds) => bounds.words(*number),
                Takes::One | Takes::Many => Shown::line(&number.to_string()),
            },
        }
    }
}

impl Bounds {
    /// A number with the unit.
    pub fn words(&self, number: f64) -> Shown {
        number_words(number, self.unit.as_ref().map(Shown::as_str))
    }

    /// *A number from 1 to 1000 ms*.
    pub fn range(&self) -> Shown {
        let to = self.words(self.max);
        Shown::line(&format!("a number from {} to {to}", self.min))
    }
}

/// An answer in words: labels, a number with its unit, *None of these*, *I don't know yet*.
pub fn answer_words(question: &Question, answer: &Answer) -> Shown {
    let label = |choice: &ChoiceIx| question.choices()[*choice].label.as_str();
    match answer {
        Answer::Unknown => Shown::line(UNKNOWN),
        Answer::One(choice) => Shown::line(label(choice)),
        Answer::Many(chosen) if chosen.is_empty() => Shown::line(NONE),
        Answer::Many(chosen) => {
            Shown::line(&chosen.iter().map(label).collect::<Vec<_>>().join("; "))
        }
        Answer::Number(number) => match &question.kind {
            QuestionKind::Number { unit, .. } => number_words(*number, unit.as_deref()),
            QuestionKind::One(_) | QuestionKind::Many { .. } => Shown::line(&number.to_string()),
        },
    }
}

fn number_words(number: f64, unit: Option<&str>) -> Shown {
    match unit {
        Some(unit) => Shown::line(&format!("{number} {unit}")),
        None => Shown::line(&number.to_string()),
    }
}

fn progress(session: &Session<'_>, ix: QuestionIx) -> Shown {
    let asked = session.asked();
    let place = asked.iter().position(|(there, _)| *there == ix);
    let number = place.unwrap_or(asked.len()) + 1;
    let more = session.more_after(ix);
    Shown::line(&match more {
        0 => format!("Question {number}, no other is open"),
        more => format!(
            "Question {number}, at most {}",
            plural(more, "more", "more")
        ),
    })
}
