//! Questions about the user's situation.

use super::condition::{Condition, Interval};
use super::effects::{AnswerEffect, Effects, United};
use super::ids::{ChoiceIx, QuestionIx, Slug, Table};

/// A question, with what follows from each of its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: Slug,
    /// Whether it is asked by several trees, and answered once.
    pub shared: bool,
    /// The question itself.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// Whether nothing is clear while it is open.
    pub essential: bool,
    /// When it applies; `None` is always.
    pub when: Option<Condition>,
    /// What holds while it applies and is open.
    pub open: OpenDefault,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
}

/// What is presumed while a question is open: weights and preferences, never requirements.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OpenDefault {
    /// The presumption; it neither requires nor provides nor lacks.
    pub effects: Effects,
    /// Why it is presumed.
    pub because: Option<String>,
}

/// The three kinds of answer.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// One choice.
    One(Table<ChoiceIx, Choice>),
    /// Any number of choices, also none.
    Many {
        /// The choices.
        choices: Table<ChoiceIx, Choice>,
        /// How the weights of the chosen ones come together.
        combine: Combine,
        /// Requirements over the answer as a whole.
        united: Vec<United>,
    },
    /// A number.
    Number {
        /// The smallest answer.
        min: f64,
        /// The largest answer.
        max: f64,
        /// The unit, as printed after the number.
        unit: Option<String>,
        /// Effects that hold for parts of the range.
        bands: Vec<Band>,
        /// Effects of any number.
        always: Effects,
        /// Effects whose bound is the answer itself.
        from_answer: Vec<AnswerEffect>,
    },
}

/// How the weights of several chosen ones come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Combine {
    /// The largest counts, for each criterion.
    #[default]
    Max,
    /// They add up.
    Sum,
}

/// One of the offered answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: Slug,
    /// Its label for people.
    pub label: String,
    /// When it is offered; `None` is always.
    pub when: Option<Condition>,
    /// What follows from it.
    pub effects: Effects,
    /// Why that follows.
    pub because: Option<String>,
    /// Set if this need is not what the tree decides: says what does.
    pub outside: Option<String>,
}

/// A part of the range of a number question.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its id.
    pub id: Slug,
    /// The numbers in it.
    pub interval: Interval,
    /// What follows from an answer in it.
    pub effects: Effects,
    /// Why that follows.
    pub because: Option<String>,
    /// Set if this need is not what the tree decides.
    pub outside: Option<String>,
}

impl Question {
    /// The choices; a number question has none.
    pub fn choices(&self) -> &Table<ChoiceIx, Choice> {
        static NONE: Table<ChoiceIx, Choice> = Table::new();
        match &self.kind {
            QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => choices,
            QuestionKind::Number { .. } => &NONE,
        }
    }

    /// The requirements over the answer as a whole; only `many` questions have some.
    pub fn united(&self) -> &[United] {
        match &self.kind {
            QuestionKind::Many { united, .. } => united,
            QuestionKind::One(_) | QuestionKind::Number { .. } => &[],
        }
    }

    /// The choice with this id.
    pub fn choice(&self, id: &str) -> Option<ChoiceIx> {
        self.choices().find(|choice| choice.id.as_str() == id)
    }

    /// The questions on which it depends whether this one applies, and what it offers.
    pub fn depends_on(&self) -> Vec<QuestionIx> {
        let choices = self.choices().rows().iter();
        let conditions = choices.filter_map(|choice| choice.when.as_ref());
        let all = self.when.iter().chain(conditions);
        all.flat_map(Condition::questions).collect()
    }

    /// The word of its kind in a tree file.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            QuestionKind::One(_) => "one",
            QuestionKind::Many { .. } => "many",
            QuestionKind::Number { .. } => "number",
        }
    }
}
