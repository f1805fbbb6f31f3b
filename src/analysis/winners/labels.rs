//! What a count tells apart beside who is first: where each answer set comes to in a chart.

use std::collections::BTreeMap;

use crate::analysis::space::Count;
use crate::engine::Answer;
use crate::model::{MemberSet, QuestionIx};

/// What an answer says to a chart: answers to a question with the same class are the same to it.
pub(in crate::analysis) type Class = u16;

/// Where the ways through a chart lead, as far as answers decide. Label 0 is where all begin.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct Labels {
    next: BTreeMap<(u32, QuestionIx, Class), u32>,
    /// Whether no answer to come changes a label; those beyond the list are so.
    settled: Vec<bool>,
}

/// How many answer sets came to a label with these options first.
pub(in crate::analysis) type ByLabel = BTreeMap<(u32, MemberSet), Count>;

/// Who sorts the answers to a question, those of one that does not apply too, into classes.
pub(in crate::analysis) type Classify<'c> = &'c dyn Fn(QuestionIx, Option<&Answer>) -> Class;

impl Labels {
    /// Nothing is told apart.
    pub(super) const NONE: Self = Self {
        next: BTreeMap::new(),
        settled: Vec::new(),
    };

    /// Labels by where each class of answers to a question leads from each; where nothing is
    /// said a label stays.
    pub(in crate::analysis) fn new(
        next: BTreeMap<(u32, QuestionIx, Class), u32>,
        settled: Vec<bool>,
    ) -> Self {
        Self { next, settled }
    }

    /// The label after an answer.
    pub(super) fn next(&self, label: u32, question: QuestionIx, class: Class) -> u32 {
        let next = self.next.get(&(label, question, class));
        next.copied().unwrap_or(label)
    }

    /// Whether no answer to come changes a label.
    pub(super) fn is_settled(&self, label: u32) -> bool {
        self.settled.get(label as usize).copied().unwrap_or(true)
    }

    /// Whether there is more than one.
    pub(super) fn are_told_apart(&self) -> bool {
        !self.settled.is_empty()
    }
}
