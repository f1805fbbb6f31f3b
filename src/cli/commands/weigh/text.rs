//! What was found, as text and as a table of an answers file.

use std::fmt::Write;

use super::{Found, Way};
use crate::cli::answers_text::{tree_toml, weights_toml};
use crate::model::{CriterionIx, Tree, Weight};
use crate::text::{Shown, plural, ticked};

/// Above this a consistency ratio asks for another look (Saaty 1990).
pub(super) const INCONSISTENT: f64 = 0.10;

/// How the weights were found, in a line, with what AHP says of it.
fn method(found: &Found) -> String {
    let count = plural(found.shares.len(), "criterion", "criteria");
    match (found.way, &found.ahp) {
        (Way::Order, _) => {
            format!("rank-order centroid of {count} (Barron & Barrett 1996)")
        }
        (Way::Swing, _) => format!("swing points of {count}"),
        (Way::Pairs, None) => format!("pairs of {count}"),
        (Way::Pairs, Some(ahp)) => {
            let ratio = ahp.ratio.map_or_else(
                || "no consistency ratio: Saaty's table ends at 15 criteria".to_owned(),
                |ratio| format!("consistency ratio {ratio:.3} by Saaty's table"),
            );
            format!(
                "pairs of {count} (AHP, Saaty 1990): lambda {:.4}, {ratio}",
                ahp.lambda
            )
        }
    }
}

/// Where to look, if judgments do not fit together.
pub(super) fn advice(found: &Found) -> Option<String> {
    let ahp = found.ahp.as_ref()?;
    let ratio = ahp.ratio.filter(|ratio| *ratio > INCONSISTENT)?;
    let worst = worst(found)?;
    Some(format!(
        "the consistency ratio is {ratio:.3}, above {INCONSISTENT:.2}: the judgments do not fit together; {worst}"
    ))
}

/// The judgment that is farthest from what the weights say.
pub(super) fn worst(found: &Found) -> Option<String> {
    let worst = found.ahp.as_ref()?.worst?;
    let name = |place: usize| found.names.get(place).map(|name| ticked(name));
    Some(format!(
        "the farthest off is {} against {}: judged {}, the weights say {}",
        name(worst.row)?,
        name(worst.column)?,
        judgment(worst.judged),
        judgment(worst.fits)
    ))
}

/// A judgment as people say it: `3`, `2.5`, `1/4`.
fn judgment(ratio: f64) -> String {
    if ratio >= 0.95 {
        let text = format!("{ratio:.1}");
        return text.trim_end_matches(".0").to_owned();
    }
    let text = format!("{:.1}", 1.0 / ratio);
    format!("1/{}", text.trim_end_matches(".0"))
}

/// The shares as a table for people.
pub(super) fn table(found: &Found) -> String {
    let mut out = format!("{}\n", method(found));
    for (name, share) in found.names.iter().zip(&found.shares) {
        writeln!(out, "  {share:.4}  {}", Shown::line(name)).ok();
    }
    if let Some(worst) = worst(found) {
        writeln!(out, "{}", Shown::line(&worst)).ok();
    }
    out
}

/// The table of an answers file, to be put into one.
pub(super) fn block(tree: &Tree, found: &Found, weights: &[(CriterionIx, Weight)]) -> String {
    let comment = Shown::line(&method(found)).to_string();
    let table = weights_toml(tree, weights.iter().copied());
    format!("\n# By {comment}.{table}")
}

/// A whole answers file.
pub(super) fn file(tree: &Tree, found: &Found, weights: &[(CriterionIx, Weight)]) -> String {
    format!(
        "schema = 1\n{}{}",
        tree_toml(tree),
        block(tree, found, weights)
    )
}
