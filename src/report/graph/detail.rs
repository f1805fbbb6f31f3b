//! How much of a tree is drawn, and what is said of the rest.

use super::view::{Graph, Group, Left, RowKind, State, To};
use crate::report::phrase::{Phrase, own};
use crate::text::{list_and, plural};

/// The most answers of one question that are drawn, beside those that were given.
const MOST_ANSWERS: usize = 24;

/// How much of a tree is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The questions, and which opens which.
    Outline,
    /// Also their answers; what was answered with what it does.
    Choices,
    /// Also what each answer does, and the rules.
    Needs,
}

impl Detail {
    /// One step less, if there is one.
    pub(super) fn less(self) -> Option<Self> {
        match self {
            Self::Needs => Some(Self::Choices),
            Self::Choices => Some(Self::Outline),
            Self::Outline => None,
        }
    }
}

impl Graph {
    /// How many answers there are in all.
    pub(super) fn answers(&self) -> usize {
        let groups = self.cards.iter().flat_map(|card| &card.groups);
        groups.map(answers).sum()
    }

    /// The drawing with so much in it; what falls out is counted.
    pub(super) fn at(&self, detail: Detail) -> Self {
        let mut graph = self.clone();
        let mut left = Left::default();
        for card in &mut graph.cards {
            if card.state == State::Skipped || detail == Detail::Outline {
                card.hidden = card.groups.iter().map(answers).sum();
                card.groups.clear();
                if card.state == State::Skipped {
                    left.unasked += card.hidden;
                } else {
                    left.answers += card.hidden;
                }
                continue;
            }
            card.hidden = cut(&mut card.groups);
            left.answers += card.hidden;
            if detail == Detail::Choices {
                left.needs += without_needs(&mut card.groups);
            }
        }
        if detail < Detail::Needs {
            let before = graph.rules.len();
            let keeps = |holds: Option<bool>| detail == Detail::Choices && holds == Some(true);
            graph.keep_rules(keeps);
            left.rules = before - graph.rules.len();
        }
        graph.left = left;
        graph
    }

    /// Keeps some rules, with the arrows to them.
    fn keep_rules(&mut self, keeps: impl Fn(Option<bool>) -> bool) {
        let mut places = Vec::new();
        let mut kept = Vec::new();
        for rule in self.rules.drain(..) {
            places.push(keeps(rule.holds).then_some(kept.len()));
            if keeps(rule.holds) {
                kept.push(rule);
            }
        }
        self.rules = kept;
        self.arrows.retain_mut(|arrow| match arrow.to {
            To::Rule(n) => match places.get(n).copied().flatten() {
                Some(place) => {
                    arrow.to = To::Rule(place);
                    true
                }
                None => false,
            },
            To::Question(_) | To::Choices(_) => true,
        });
    }

    /// The drawing with the first questions only; rules are counted.
    pub(super) fn first(&self, most: usize) -> Self {
        let mut graph = self.clone();
        let rules = graph.rules.len();
        graph.keep_rules(|_| false);
        graph.left.rules += rules;
        let gone = graph.cards.split_off(most.min(graph.cards.len()));
        graph.left.questions += gone.len();
        for card in &gone {
            let answers: usize = card.groups.iter().map(answers).sum();
            graph.left.answers += answers;
        }
        let drawn = graph.cards.len();
        graph.arrows.retain(|arrow| match arrow.to {
            To::Question(n) | To::Choices(n) => n < drawn && arrow.from < drawn,
            To::Rule(_) => false,
        });
        graph
    }

    /// What was left out, in a sentence; `None` if nothing was.
    pub(super) fn left_out(&self) -> Option<Phrase> {
        let left = self.left;
        let mut parts = Vec::new();
        for (n, one, many) in [
            (left.questions, "question", "questions"),
            (left.answers, "answer", "answers"),
            (
                left.unasked,
                "answer to a question that is not asked here",
                "answers to questions that are not asked here",
            ),
            (left.needs, "effect of answers", "effects of answers"),
            (left.rules, "rule", "rules"),
        ] {
            if n > 0 {
                parts.push(plural(n, one, many));
            }
        }
        (!parts.is_empty()).then(|| own(format!("Left out: {}.", list_and(&parts))))
    }
}

/// The answers in a group.
fn answers(group: &Group) -> usize {
    let rows = group.rows.iter();
    rows.filter(|row| row.kind == RowKind::Answer).count()
}

/// Keeps the first answers, and those that were given; how many fell out.
fn cut(groups: &mut Vec<Group>) -> usize {
    let mut kept = 0;
    let mut gone = 0;
    let all: usize = groups.iter().map(answers).sum();
    // One more line says how many more there are: it is no shorter than one answer.
    let most = if all == MOST_ANSWERS + 1 {
        all
    } else {
        MOST_ANSWERS
    };
    for group in groups.iter_mut() {
        group.rows.retain(|row| {
            if row.kind != RowKind::Answer {
                return true;
            }
            kept += 1;
            let keeps = kept <= most || row.taken;
            gone += usize::from(!keeps);
            keeps
        });
    }
    groups.retain(|group| !group.rows.is_empty());
    gone
}

/// Takes out what answers that were not given do; how many effects that are.
fn without_needs(groups: &mut Vec<Group>) -> usize {
    let mut gone = 0;
    groups.retain_mut(|group| {
        if group.rows.iter().any(|row| row.taken) {
            return true;
        }
        gone += group.needs.len() * group.rows.len();
        group.needs.clear();
        answers(group) > 0
    });
    gone
}
