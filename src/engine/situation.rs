//! Everything that a decision depends on beside the tree.

use super::answers::{Answer, Answers, Layer};
use super::risk::Risk;
use crate::model::{CandidateIx, CriterionIx, PartialDate, QuestionIx, Tree, Weight};

/// The input of a decision: answers, the organisation's will, and settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The answers.
    pub answers: Answers,
    /// Weights that the user replaced; at most one a criterion.
    pub weights: Vec<ReplacedWeight>,
    /// Options that the organisation bans.
    pub excluded: Vec<Exclusion>,
    /// Lists that the organisation keeps to.
    pub only: Vec<Only>,
    /// What runs today.
    pub current: Option<Current>,
    /// What else is eliminated.
    pub strict: Strict,
    /// What counts of ranges and unknowns.
    pub risk: Risk,
    /// The day that "ended" is compared with.
    pub today: PartialDate,
    /// Leave out what came later than this year.
    pub year: Option<i16>,
}

/// Whether options that are not verified may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Strict {
    /// Unverified and conditional options stay, marked.
    #[default]
    No,
    /// Unverified ones are eliminated.
    Unverified,
    /// Conditional ones too.
    All,
}

/// A weight that an answers file or a profile sets.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplacedWeight {
    /// The criterion.
    pub criterion: CriterionIx,
    /// Its points, instead of what follows from the answers.
    pub weight: Weight,
    /// Who says so.
    pub layer: Layer,
}

/// A ban, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Exclusion {
    /// What is banned.
    pub candidate: CandidateIx,
    /// Why.
    pub because: String,
    /// Who says so.
    pub layer: Layer,
}

/// A list to keep to, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Only {
    /// What may be chosen.
    pub candidates: Vec<CandidateIx>,
    /// Why.
    pub because: String,
    /// Who says so.
    pub layer: Layer,
}

/// What runs today: compared always, never scored better for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Current {
    /// An option of the tree.
    Carried(CandidateIx),
    /// Something that the tree does not carry, by name.
    Named(String),
}

impl Situation {
    /// A situation in which nothing is said yet.
    pub fn new(tree: &Tree) -> Self {
        Self {
            answers: Answers::none(tree),
            weights: Vec::new(),
            excluded: Vec::new(),
            only: Vec::new(),
            current: None,
            strict: Strict::No,
            risk: Risk::Neutral,
            today: tree.as_of(),
            year: None,
        }
    }

    /// The same on some day.
    pub(crate) fn on(tree: &Tree, today: PartialDate) -> Self {
        Self {
            today,
            ..Self::new(tree)
        }
    }

    /// The same with other answers.
    pub(crate) fn under(&self, answers: Answers) -> Self {
        Self {
            answers,
            ..self.clone()
        }
    }

    /// The same with one answer replaced, whatever its layer.
    pub(crate) fn with(&self, question: QuestionIx, answer: Answer) -> Self {
        self.under(self.answers.with(question, answer))
    }

    /// Replaces a weight, unless a stronger layer did.
    pub fn replace_weight(&mut self, replaced: ReplacedWeight) {
        match self
            .weights
            .iter_mut()
            .find(|there| there.criterion == replaced.criterion)
        {
            Some(there) if replaced.layer <= there.layer => *there = replaced,
            Some(_) => {}
            None => self.weights.push(replaced),
        }
    }
}
