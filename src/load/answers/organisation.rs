//! The organisation's own will in a file: weights, bans, lists, what runs today.

use super::keys::{CURRENT, ONLY};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Current, Exclusion, Layer, Only, ReplacedWeight, Situation};
use crate::load::former::{Once, renamed};
use crate::load::node::{Node, unknown_name};
use crate::load::table::Table;
use crate::model::{CandidateIx, Renamed, Tree, Weight};
use crate::text::{Span, ticked};

/// An option by its id, or by one that it had before, which is told; or a fault.
pub(super) fn option(
    tree: &Tree,
    table: &Table<'_>,
    name: &str,
    span: Span,
) -> Option<CandidateIx> {
    let found = known_option(tree, table, name, span)?;
    if tree.id_of(Renamed::Candidate(found)).as_str() != name {
        renamed(tree, Renamed::Candidate(found), span, name, table.sink);
    }
    Some(found)
}

/// An option by its id, or by one that it had before; or a fault.
fn known_option(tree: &Tree, table: &Table<'_>, name: &str, span: Span) -> Option<CandidateIx> {
    let found = tree.candidate(name);
    let found = found.or_else(|| tree.former_candidate(name));
    if found.is_none() {
        let ids = tree.candidates().rows().iter().map(|one| one.id.as_str());
        unknown_name(table.sink, span, "option", name, ids);
    }
    found
}

/// Options by a word or a list of words.
pub(super) fn options(tree: &Tree, table: &Table<'_>, node: Node<'_>) -> Vec<CandidateIx> {
    node.one_or_more()
        .iter()
        .filter_map(|item| {
            let word = item.word(table.sink, "the id of an option")?;
            option(tree, table, word, item.span)
        })
        .collect()
}

/// `[weights.TREE]`: criteria with the points that replace theirs.
pub(super) fn weights(tree: &Tree, table: &Table<'_>, layer: Layer, situation: &mut Situation) {
    let mut once = Once::default();
    for (name, span, node) in table.entries() {
        let named = tree.criterion(name);
        let criterion = named.or_else(|| tree.former_criterion(name));
        let thing = criterion.map(Renamed::Criterion);
        if thing.is_some_and(|thing| !once.first(tree, thing, name, span, table.sink)) {
            continue;
        }
        if criterion.is_none() {
            let ids = tree.criteria().rows().iter().map(|one| one.id.as_str());
            unknown_name(table.sink, span, "criterion", name, ids);
        }
        let weight = node.number().and_then(Weight::new);
        if weight.is_none() {
            let headline = "a weight is a number from 0 to 1,000,000";
            table
                .sink
                .push(Diagnostic::error(Code::OutOfRange, headline).at(node.span, ""));
        }
        let (Some(criterion), Some(weight)) = (criterion, weight) else {
            continue;
        };
        if tree.criteria()[criterion].can_be_weighed() {
            situation.replace_weight(ReplacedWeight {
                criterion,
                weight,
                layer,
            });
        } else {
            let headline = format!(
                "{} has no value function, so it cannot be weighed",
                ticked(name)
            );
            table
                .sink
                .push(Diagnostic::error(Code::BadSetting, headline).at(span, ""));
        }
    }
}

/// `[exclude.TREE]`: options with the reason of the ban.
pub(super) fn exclude(tree: &Tree, table: &Table<'_>, layer: Layer, situation: &mut Situation) {
    let mut once = Once::default();
    for (name, span, node) in table.entries() {
        let candidate = known_option(tree, table, name, span);
        let thing = candidate.map(Renamed::Candidate);
        if thing.is_some_and(|thing| !once.first(tree, thing, name, span, table.sink)) {
            continue;
        }
        let because = node.text().filter(|text| !text.trim().is_empty());
        if because.is_none() {
            node.expected(table.sink, "the reason of the ban, a text");
        }
        if let (Some(candidate), Some(because)) = (candidate, because) {
            let because = because.to_owned();
            situation.excluded.push(Exclusion {
                candidate,
                because,
                layer,
            });
        }
    }
}

/// `[only.TREE]`: the options to keep to, with the reason.
pub(super) fn only(tree: &Tree, table: &Table<'_>, layer: Layer, situation: &mut Situation) {
    let table = table.checked(&ONLY);
    let Some(node) = table.get("options") else {
        return;
    };
    let candidates = options(tree, &table, node);
    if let Some(because) = table.text("because").filter(|_| !candidates.is_empty()) {
        situation.only.push(Only {
            candidates,
            because,
            layer,
        });
    } else if node.items().is_some_and(|items| items.is_empty()) {
        table.fault(
            Code::BadSetting,
            "options",
            "a list to keep to names no option",
        );
    }
}

/// `[current.TREE]`: what runs today, an option or a name.
pub(super) fn current(tree: &Tree, table: &Table<'_>, layer: Layer, situation: &mut Situation) {
    let table = table.checked(&CURRENT);
    let carried = table.get("option").and_then(|node| {
        let word = node.text()?;
        option(tree, &table, word, node.span).map(Current::Carried)
    });
    let named = table.text("name").map(Current::Named);
    if table.get("option").is_some() == table.get("name").is_some() {
        let headline = "what runs today is either `option` or `name`";
        table
            .sink
            .push(Diagnostic::error(Code::BadSetting, headline).at(table.span, ""));
        return;
    }
    // A weaker layer speaks first, so that a stronger one replaces what it says.
    if layer != Layer::Profile || situation.current.is_none() {
        situation.current = carried.or(named).or_else(|| situation.current.take());
    }
}
