//! What other methods put first, and what that is worth.

use super::{Scribe, terms};
use crate::analysis::mcda::{CrossCheck, Kinship};
use crate::report::phrase::{Phrase, own, say};
use crate::text::plural;

/// The heading.
pub(crate) const METHODS: &str = "What other methods say";

/// How many agree, then a line a method; nothing where nobody asked, or nothing is left or
/// weighed.
pub(super) fn lines(scribe: &mut Scribe<'_>) -> Vec<Phrase> {
    let Some(found) = scribe
        .decided
        .robustness
        .and_then(|one| one.methods.as_ref())
    else {
        return Vec::new();
    };
    if found.options == 1 {
        return vec!["One option is left: there is nothing to compare.".into()];
    }
    let (agree, run) = found.own_views();
    let views = plural(run, "view of its own", "views of their own");
    let mut lines = vec![own(format!(
        "Of {views} {agree} {} the same option first, on the values of the {} viable options. They check the weighted sum on fixed value functions, which recommends and does not depend on the list of options.",
        if agree == 1 { "puts" } else { "put" },
        found.options
    ))];
    lines.extend(found.checks.iter().map(|check| line(scribe, check)));
    lines
}

fn line(scribe: &mut Scribe<'_>, check: &CrossCheck) -> Phrase {
    let mut words: Phrase = say![check.method.title(), ": "];
    if let Some((option, term, options)) = check.refused {
        let others = options - 1;
        words.push("not defined here: ");
        words.push(scribe.name(option));
        words.push(" is worth 0 on ");
        words.push(terms::title(scribe, term));
        if others > 0 {
            words.push(own(format!(
                " ({} worth 0 on something too)",
                plural(others, "other is", "others are")
            )));
        }
        words.push(", and one 0 wipes out all the rest");
        return words;
    }
    let first = check.ranking.iter().filter(|(_, rank, _)| *rank == 1);
    let first: Vec<_> = first.map(|(ix, ..)| *ix).collect();
    words.push(Phrase::all_of(scribe.names(&first)));
    words.push(match check.agrees {
        Some(true) => " first too",
        _ => " first instead",
    });
    if let Some(compromise) = check.compromise.as_ref().filter(|all| all.len() > 1) {
        words.push("; its compromise: ");
        words.push(Phrase::all_of(scribe.names(compromise)));
    }
    words.push(match (check.kinship, check.depends_on_list) {
        (Kinship::Half, _) => {
            " (half of it is the weighted sum on other ends, so it confirms little; depends on the list of options)"
        }
        (Kinship::Own, true) => " (depends on the list of options)",
        (Kinship::Own, false) => " (does not depend on the list of options)",
    });
    words
}
