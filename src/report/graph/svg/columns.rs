//! Where things stand within all cards.

use super::measure::width;
use super::paint::ID;
use crate::report::graph::view::Graph;

/// The space within the border of a card.
pub(super) const PAD: i32 = 16;
/// The room for the mark of an answer that was given.
const MARK: i32 = 20;
/// The room for the word of an effect.
const VERB: i32 = 66;

/// Where things stand within all cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) left: i32,
    pub(super) width: i32,
    pub(super) ids: i32,
    pub(super) labels: i32,
    pub(super) needs: i32,
}

impl Columns {
    /// Columns that are as wide as a drawing needs them.
    pub(super) fn of(graph: &Graph, left: i32) -> Self {
        let groups = || graph.cards.iter().flat_map(|card| &card.groups);
        let rows = groups().flat_map(|group| &group.rows);
        let ids = rows.map(|row| width(&row.id.line(), ID));
        let ids = ids.max().unwrap_or(0).min(190);
        let needs = groups().any(|group| !group.needs.is_empty()) || !graph.rules.is_empty();
        let (labels, needs) = match (groups().next(), needs) {
            (_, true) => (310, 440),
            (Some(_), false) => (520, 0),
            (None, false) => (600, 0),
        };
        let inside = MARK + ids + 12 + labels;
        let right = if needs > 0 { 24 + VERB + needs } else { 0 };
        Self {
            left,
            width: PAD + inside + right + PAD,
            ids,
            labels,
            needs,
        }
    }

    /// The right edge of cards.
    pub(super) fn right(self) -> i32 {
        self.left + self.width
    }

    /// Where the marks of answers that were given begin.
    pub(super) fn marks(self) -> i32 {
        self.left + PAD
    }

    /// Where ids begin.
    pub(super) fn id(self) -> i32 {
        self.marks() + MARK
    }

    /// Where labels begin.
    pub(super) fn label(self) -> i32 {
        self.id() + self.ids + 12
    }

    /// Where the words of effects begin.
    pub(super) fn verb(self) -> i32 {
        self.label() + self.labels + 24
    }

    /// Where effects begin.
    pub(super) fn need(self) -> i32 {
        self.verb() + VERB
    }

    /// The room between the borders.
    pub(super) fn inside(self) -> i32 {
        self.width - 2 * PAD
    }
}
