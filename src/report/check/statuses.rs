//! How often a recommendation has which status, as it is told.

use super::Checked;
use crate::analysis::space::Count;
use crate::analysis::{Statuses, share};

/// The statuses that leave an option, each with in how many answer sets and with its share among
/// those that leave one.
pub(super) fn told(statuses: &Statuses) -> Vec<(&'static str, Count, String)> {
    let live = statuses.live();
    let all = [
        ("clear", statuses.clear),
        ("too close to call", statuses.too_close),
        ("only one left", statuses.only_one),
        ("open", statuses.open),
    ];
    let told = |(word, count)| (word, count, share(count, live).unwrap_or_default());
    all.into_iter().map(told).collect()
}

/// The line of the summary, where that was counted, or why it was not.
pub(super) fn line(checked: &Checked<'_>) -> Option<String> {
    match checked.study.statuses.as_ref()? {
        Ok(statuses) if statuses.live().is_none() => None,
        Ok(statuses) => {
            let parts = told(statuses).into_iter();
            let parts: Vec<String> = parts
                .filter(|(_, count, _)| !count.is_none())
                .map(|(word, _, share)| format!("{word} in {share}"))
                .collect();
            Some(format!(
                "where an option is left, flips aside: {}",
                parts.join(", ")
            ))
        }
        Err(why) => Some(format!("statuses not counted: {why}")),
    }
}
