//! What a drawing of a tree shows, in words, whatever the format.

use crate::engine::Status;
use crate::report::phrase::Phrase;

/// A tree as it is drawn: its questions in order, what each answer does, what opens what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Graph {
    /// The tree's title.
    pub(crate) title: Phrase,
    /// What it decides.
    pub(crate) decides: Phrase,
    /// The tree's id, version and place.
    pub(crate) about: Phrase,
    /// The questions, in the order in which they are asked.
    pub(crate) cards: Vec<Card>,
    /// What follows from combinations of answers.
    pub(crate) rules: Vec<RuleCard>,
    /// Which question opens which, or takes part in a rule.
    pub(crate) arrows: Vec<Arrow>,
    /// What comes out; only where answers are given.
    pub(crate) ending: Option<Ending>,
    /// What was left out of the drawing.
    pub(crate) left: Left,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    /// Its place in the tree, from 1.
    pub(crate) number: usize,
    /// Its id.
    pub(crate) id: Phrase,
    /// The question itself.
    pub(crate) ask: Phrase,
    /// Why it is asked.
    pub(crate) why: Option<Phrase>,
    /// What answers it takes: "one of 7".
    pub(crate) takes: Phrase,
    /// Whether nothing is clear while it is open.
    pub(crate) essential: bool,
    /// Whether other trees ask it too.
    pub(crate) shared: bool,
    /// Its whole condition; `None` where it is always asked.
    pub(crate) when: Option<Phrase>,
    /// How it stands under the answers.
    pub(crate) state: State,
    /// What was answered, or why nothing was; nothing where no answers are given.
    pub(crate) said: Phrase,
    /// The same in a few words, for an arrow.
    pub(crate) brief: Phrase,
    /// Where the answer comes from, if there is one that counts.
    pub(crate) layer: Option<&'static str>,
    /// What can be answered, with what follows.
    pub(crate) groups: Vec<Group>,
    /// How many of its answers are not drawn.
    pub(crate) hidden: usize,
}

impl Card {
    /// Whether what was answered is to be said beside the answers: none of them shows it.
    pub(crate) fn is_told(&self) -> bool {
        let mut rows = self.groups.iter().flat_map(|group| &group.rows);
        let shown = rows.any(|row| row.taken && row.kind == RowKind::Answer);
        !self.said.is_empty() && !shown
    }

    /// Where the answer comes from that is shown among the answers.
    pub(crate) fn answered_by(&self) -> Option<String> {
        let layer = self.layer.filter(|_| !self.is_told());
        layer.map(|layer| format!("answered ({layer})"))
    }
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// No answers are given.
    Plain,
    /// It applies and is answered.
    Answered,
    /// It applies and is open.
    Open,
    /// It does not apply.
    Skipped,
}

/// Answers that do the same, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// The answers.
    pub(crate) rows: Vec<Row>,
    /// What each of them does.
    pub(crate) needs: Vec<Need>,
}

/// An answer, or what is common to several.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// What it is.
    pub(crate) kind: RowKind,
    /// Its id; nothing where it is no answer by itself.
    pub(crate) id: Phrase,
    /// Its label.
    pub(crate) label: Phrase,
    /// When it is offered; `None` where it always is.
    pub(crate) when: Option<Phrase>,
    /// Whether it was chosen, or holds.
    pub(crate) taken: bool,
    /// Why its needs follow.
    pub(crate) because: Option<Phrase>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// A choice, or a band of numbers.
    Answer,
    /// What any answer does.
    Common,
    /// What holds while the question is open.
    WhileOpen,
}

/// Something that follows from an answer or a rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Need {
    /// In which way.
    pub(crate) verb: Verb,
    /// What, as short as it may be.
    pub(crate) words: Phrase,
    /// What, in full, where that is longer.
    pub(crate) full: Option<Phrase>,
}

/// In which way something follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// A hard constraint.
    Requires,
    /// A soft constraint.
    Prefers,
    /// Criteria that matter more.
    Weighs,
    /// Capabilities that are there.
    Provides,
    /// Capabilities that are not there.
    Lacks,
    /// The need is not what the tree decides.
    Outside,
}

impl Verb {
    /// The word in a drawing.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Requires => "requires",
            Self::Prefers => "prefers",
            Self::Weighs => "weighs",
            Self::Provides => "provides",
            Self::Lacks => "lacks",
            Self::Outside => "outside",
        }
    }
}

/// What follows from a combination of answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RuleCard {
    /// Its id.
    pub(crate) id: Phrase,
    /// When it holds.
    pub(crate) when: Phrase,
    /// Why its needs follow.
    pub(crate) because: Phrase,
    /// What follows.
    pub(crate) needs: Vec<Need>,
    /// Whether it holds under the answers; `None` where none are given.
    pub(crate) holds: Option<bool>,
}

/// An arrow from a question to what depends on its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrow {
    /// The place of the question among the cards.
    pub(crate) from: usize,
    /// What depends on it.
    pub(crate) to: To,
    /// On which of its answers.
    pub(crate) words: Phrase,
    /// Whether what it leads to holds under the answers; `None` where none are given.
    pub(crate) live: Option<bool>,
}

/// What depends on an answer, by its place among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum To {
    /// Whether a question is asked.
    Question(usize),
    /// Which answers a question offers.
    Choices(usize),
    /// Whether a rule holds.
    Rule(usize),
}

/// What comes out of the answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ending {
    /// What to choose.
    pub(crate) headline: Phrase,
    /// How sure that is.
    pub(crate) status: Status,
    /// The status in sentences, and what else decides beside the answers.
    pub(crate) sentences: Vec<Phrase>,
}

/// What was left out of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Left {
    /// Questions.
    pub(crate) questions: usize,
    /// Answers to questions that are asked.
    pub(crate) answers: usize,
    /// Answers to questions that do not apply.
    pub(crate) unasked: usize,
    /// What answers do that are drawn.
    pub(crate) needs: usize,
    /// Rules.
    pub(crate) rules: usize,
}
