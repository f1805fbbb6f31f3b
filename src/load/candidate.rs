//! Options in a file.

use super::candidate_keys::NEED;
use super::effects::Names;
use super::evidence::Facts;
use super::node::Node;
use super::table::Table;
use crate::diagnostic::Code;
use crate::model::{Candidate, CriterionIx, Ended, Fact, Need, NextStep, Slug, Table as Rows};
use crate::text::ticked;

/// An option with its facts; its sources are in the tree already.
pub(super) fn candidate(
    names: Names<'_>,
    table: &Table<'_>,
) -> Option<(Candidate, Vec<(CriterionIx, Fact)>)> {
    let id = table.id("id")?;
    let facts = Facts { names, owner: &id };
    let given = facts_of(&facts, table);
    let needs = needs(&names, table);
    let next: Vec<Option<NextStep>> = table
        .tables("next")
        .iter()
        .map(|step| next_step(&facts, step))
        .collect();
    let ended = match table.table("ended") {
        Some(ended) => Some(Ended {
            date: ended.date("date")?,
            source: facts.source(ended.get("source")?.text()?, ended.place("source"))?,
        }),
        None => None,
    };
    let candidate = Candidate {
        name: table.text("name")?,
        summary: table.text("summary")?,
        homepage: table.text("homepage"),
        carried: table.text("carried"),
        form_of: table.id("form-of"),
        since: table.date("since"),
        ended,
        provides: names.capabilities(table, "provides"),
        needs,
        conflicts: names.capabilities(table, "conflicts"),
        facts: Rows::new(),
        next: next.into_iter().flatten().collect(),
        id: id.clone(),
    };
    Some((candidate, given))
}

fn facts_of(facts: &Facts<'_>, table: &Table<'_>) -> Vec<(CriterionIx, Fact)> {
    let Some(node) = table.get("facts") else {
        return Vec::new();
    };
    let Some(all) = Table::free(node, table.sink, "criteria with facts") else {
        return Vec::new();
    };
    let mut given = Vec::new();
    for (name, span, value) in all.entries() {
        let Some(criterion) = facts.names.criterion(name, span) else {
            continue;
        };
        let of = &facts.names.tree.criteria()[criterion];
        if let Some(fact) = facts.fact(of, value) {
            given.push((criterion, fact));
        }
    }
    given
}

fn needs(names: &Names<'_>, table: &Table<'_>) -> Vec<Need> {
    let Some(node) = table.get("needs") else {
        return Vec::new();
    };
    let Some(items) = node.items() else {
        node.expected(
            table.sink,
            "a list of capabilities, or of { any = [\"x\", \"y\"] }",
        );
        return Vec::new();
    };
    items
        .into_iter()
        .filter_map(|item| need(names, table, item))
        .collect()
}

fn need(names: &Names<'_>, table: &Table<'_>, item: Node<'_>) -> Option<Need> {
    if item.text().is_some() {
        return names.capability(item).map(|one| Need { any: vec![one] });
    }
    let alternative = Table::open(item, table.sink, &NEED)?;
    let mut any = names.capabilities(&alternative, "any");
    any.sort_unstable();
    any.dedup();
    if any.is_empty() {
        alternative.fault(
            Code::BadEffect,
            "any",
            "an alternative need names no capability",
        );
        return None;
    }
    Some(Need { any })
}

fn next_step(facts: &Facts<'_>, step: &Table<'_>) -> Option<NextStep> {
    let (run, text) = (step.text("run"), step.text("text"));
    if run.is_none() && text.is_none() {
        if !step.is_misspelt("run") && !step.is_misspelt("text") {
            let headline = "a next step needs `run` or `text`";
            step.fault(Code::MissingKey, "title", headline);
        }
        return None;
    }
    let source = facts.source(step.get("source")?.text()?, step.place("source"))?;
    Some(NextStep {
        title: step.text("title")?,
        run,
        text,
        source,
    })
}

/// Whether a file's name and the id in it agree.
pub(super) fn check_stem(table: &Table<'_>, stem: &str, id: Option<&Slug>) {
    if let Some(id) = id.filter(|id| id.as_str() != stem) {
        let headline = format!(
            "the id is {}, the file is called {}",
            ticked(id.as_str()),
            ticked(&format!("{stem}.toml"))
        );
        table.fault(Code::BadId, "id", headline);
    }
}
