//! `unused-source`: a source that nothing cites.

use std::collections::BTreeSet;

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Candidate, Item, SourceIx};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::UnusedSource,
    means: "No fact, dissent, end date or next step cites the source.",
    why: "Its reader looks for what it supports, and finds nothing; or a fact cites the wrong one.",
    bad: r#"[sources.old-guide]      # nothing says source = "old-guide"
title = "The guide of version 1"
url = "https://example.org/v1"
date = "2021"
kind = "primary""#,
    mend: "Cite it where it says something, or take it out.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let candidates = tree.candidates().rows().iter();
    let cited: BTreeSet<SourceIx> = candidates.flat_map(Candidate::cited).collect();
    let unused = tree.sources().indices().filter(|ix| !cited.contains(ix));
    unused
        .map(|ix| {
            let item = Item::Source(ix);
            let headline = format!("nothing cites source {}", ticked(&item.name(tree)));
            Finding::new(tree, Check::UnusedSource, item, headline)
                .proof("no fact, dissent, end date or next step names it")
                .remedy("cite it where it says something, or take it out")
        })
        .collect()
}
