//! What a file says of itself: its title, its settings, the trees that it speaks of.

use super::file::Role;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Risk, Status, Strict};
use crate::load::node::{Node, unknown_name, unknown_name_or};
use crate::load::sink::Sink;
use crate::load::spec::Range;
use crate::load::table::Table;
use crate::text::{Span, ticked};

/// The tables that hold one table for each tree.
const BY_TREE: [&str; 7] = [
    "tree", "answers", "weights", "exclude", "only", "current", "expect",
];

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Its title.
    pub title: Option<String>,
    /// Whom it is for.
    pub description: Option<String>,
    /// The profile under its answers.
    pub profile: Option<String>,
    /// Where it names that profile.
    pub profile_place: Option<Span>,
    /// Whether what it does not answer is not known.
    pub unanswered_unknown: bool,
    /// The strictness that it asks for.
    pub strict: Option<Strict>,
    /// The attitude to uncertainty that it asks for.
    pub risk: Option<Risk>,
    /// Where samples begin.
    pub seed: Option<u64>,
    /// The statuses on which it fails.
    pub fail_on: Vec<Status>,
    /// The trees that it answers or expects something of, in order.
    pub trees: Vec<String>,
    /// Where it speaks of each of them first; where it answers one, there.
    pub places: Vec<Span>,
}

impl Head {
    /// Reads it; `known` are all trees that there are.
    pub(super) fn of(root: &Table<'_>, role: Role, known: &[&str], sink: &Sink) -> Self {
        let mut head = Self {
            title: root.text("title"),
            description: root.text("description"),
            profile: root.id("profile").map(|id| id.to_string()),
            profile_place: root.get("profile").map(|node| node.span),
            strict: strict(root, sink),
            risk: risk(root, sink),
            seed: seed(root, sink),
            ..Self::default()
        };
        if let Some(node) = root.get("unanswered") {
            head.unanswered_unknown = node.text() == Some("unknown");
            if !head.unanswered_unknown {
                let headline = "`unanswered` is only ever \"unknown\"";
                let help = "without it a missing answer is an error";
                let fault = Diagnostic::error(Code::BadSetting, headline);
                sink.push(fault.at(node.span, "").help(help));
            }
        }
        for item in root
            .get("fail-on")
            .and_then(|node| node.items())
            .unwrap_or_default()
        {
            head.fail_on.extend(status(item, sink));
        }
        for name in BY_TREE {
            let Some(node) = root.get(name) else { continue };
            let Some(table) = Table::free(node, sink, "a table for each tree") else {
                continue;
            };
            for (tree, span, value) in table.entries() {
                let is_shared = name == "answers" && tree == "shared";
                if value.value.as_table().is_none() {
                    let headline = format!("[{name}] holds a table for each tree");
                    let at = if is_shared { "shared" } else { "TREE" };
                    let help = format!("write [{name}.{at}] above {}", ticked(tree));
                    let fault = Diagnostic::error(Code::WrongType, headline);
                    sink.push(fault.at(span, "").help(help));
                } else if is_shared {
                    // Of no tree alone.
                } else if !known.contains(&tree) {
                    let or = "; --trees adds a tree of your own";
                    unknown_name_or(sink, span, "tree", tree, known.iter().copied(), or);
                } else if let Some(n) = head.trees.iter().position(|there| there == tree) {
                    if name == "answers"
                        && let Some(place) = head.places.get_mut(n)
                    {
                        *place = span;
                    }
                } else {
                    head.trees.push(tree.to_owned());
                    head.places.push(span);
                }
            }
        }
        if role == Role::Profile && root.get("expect").is_some() {
            let headline = "`expect` is ignored in a profile";
            let place = root.place("expect");
            sink.push(Diagnostic::warning(Code::ExpectInProfile, headline).at(place, ""));
        }
        head
    }

    /// Where the file speaks of a tree.
    pub fn place_of(&self, tree: &str) -> Option<Span> {
        let found = self.trees.iter().position(|there| there == tree)?;
        self.places.get(found).copied()
    }
}

fn strict(root: &Table<'_>, sink: &Sink) -> Option<Strict> {
    let node = root.get("strict")?;
    let found = match (node.flag(), node.text()) {
        (Some(true), _) => Some(Strict::Unverified),
        (Some(false), _) => Some(Strict::No),
        (None, Some("all")) => Some(Strict::All),
        _ => None,
    };
    if found.is_none() {
        let headline = "`strict` is true, false or \"all\"";
        sink.push(Diagnostic::error(Code::BadSetting, headline).at(node.span, ""));
    }
    found
}

fn risk(root: &Table<'_>, sink: &Sink) -> Option<Risk> {
    let node = root.get("risk")?;
    let word = node.word(sink, "an attitude")?;
    let found = Risk::ALL.into_iter().find(|risk| risk.as_str() == word);
    if found.is_none() {
        unknown_name(
            sink,
            node.span,
            "attitude",
            word,
            Risk::ALL.map(Risk::as_str),
        );
    }
    found
}

fn seed(root: &Table<'_>, sink: &Sink) -> Option<u64> {
    let number = root.number("seed")?;
    if !Range::SEED.holds(number) {
        let headline = "a seed is a whole number from 0 to 9007199254740992";
        let fault = Diagnostic::error(Code::OutOfRange, headline);
        sink.push(fault.at(root.place("seed"), ""));
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within the bounds"
    )]
    Some(number as u64)
}

/// A status by its word, or a fault.
pub(super) fn status(node: Node<'_>, sink: &Sink) -> Option<Status> {
    let word = node.word(sink, "a status")?;
    let found = Status::ALL
        .into_iter()
        .find(|status| status.as_str() == word);
    if found.is_none() {
        unknown_name(
            sink,
            node.span,
            "status",
            word,
            Status::ALL.map(Status::as_str),
        );
    }
    found
}
