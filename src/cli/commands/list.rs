//! `whystack list`: what there is.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};

use super::common::{Work, unknown};
use crate::cli::args::{Global, List, Listed};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::load::{Loaded, Place};
use crate::model::{QuestionKind, Source};
use crate::text::{Shown, plural};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &List,
    _global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let mut work = Work::new(environment, messages)?;
    let of_no_tree = match args.what {
        Listed::Profiles => Some("tree for profiles"),
        Listed::Checks => Some("tree for checks"),
        _ => None,
    };
    if let (Some(kind), Some(tree)) = (of_no_tree, args.tree.first()) {
        return Err(unknown(kind, tree, &[]));
    }
    let rows = if args.what == Listed::Profiles {
        profiles(&mut work)?
    } else if args.what == Listed::Checks {
        crate::report::check::list()
    } else {
        let ids = if args.tree.is_empty() {
            work.library.trees().map(|(id, _)| id.to_owned()).collect()
        } else {
            work.named(&args.tree)?
        };
        let loaded = work.load(&ids)?;
        loaded
            .iter()
            .flat_map(|one| rows(args.what, one, loaded.len() > 1))
            .collect()
    };
    // An address is copied or opened, and a pipe wants one record a line: neither is broken.
    let fits = environment.has_width && args.what != Listed::Sources;
    let text = columns(&rows, fits.then_some(environment.width));
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::writing(&error, "the list"))?;
    Ok(Exit::Done)
}

fn profiles(work: &mut Work<'_>) -> Result<Vec<Vec<String>>, Stop> {
    let names: Vec<String> = work.library.profiles().map(str::to_owned).collect();
    // Where they come from is worth a column only if not all come from one place.
    let shown = |work: &Work<'_>, name: &str| work.library.profile_place(name).map(Place::shown);
    let some_own = names.iter().any(|name| {
        let place = work.library.profile_place(name);
        place.is_some_and(|place| *place != Place::Shipped)
    });
    let mut rows = Vec::new();
    for name in names {
        let Some(read) = work.profile(&name) else {
            continue;
        };
        let (title, description) = (read.head.title, read.head.description);
        let place = shown(work, &name).filter(|_| some_own);
        let row = [Some(name), title, description];
        let mut row: Vec<String> = row.into_iter().map(Option::unwrap_or_default).collect();
        row.extend(place);
        rows.push(row);
    }
    work.check()?;
    Ok(rows)
}

fn rows(what: Listed, loaded: &Loaded, name_tree: bool) -> Vec<Vec<String>> {
    let tree = &loaded.tree;
    let mut rows: Vec<Vec<String>> = match what {
        Listed::Profiles | Listed::Checks => Vec::new(),
        Listed::Trees => {
            let counts = format!(
                "{}, {}, {}",
                plural(tree.candidates().len(), "option", "options"),
                plural(tree.questions().len(), "question", "questions"),
                plural(tree.criteria().len(), "criterion", "criteria"),
            );
            let (id, version) = (tree.id().to_string(), tree.version().to_owned());
            return vec![vec![
                id,
                version,
                tree.title().to_owned(),
                counts,
                loaded.origin(),
            ]];
        }
        Listed::Options => tree
            .candidates()
            .rows()
            .iter()
            .map(|one| vec![one.id.to_string(), one.name.clone(), one.summary.clone()])
            .collect(),
        Listed::Questions => tree
            .questions()
            .rows()
            .iter()
            .map(|one| {
                let answers = match &one.kind {
                    QuestionKind::Number { min, max, unit, .. } => {
                        format!("{min} to {max} {}", unit.as_deref().unwrap_or_default())
                    }
                    QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
                        let ids: Vec<&str> = choices
                            .rows()
                            .iter()
                            .map(|choice| choice.id.as_str())
                            .collect();
                        ids.join(", ")
                    }
                };
                let kind = if one.essential { "essential" } else { "" };
                vec![
                    one.id.to_string(),
                    one.ask.clone(),
                    answers,
                    kind.to_owned(),
                ]
            })
            .collect(),
        Listed::Criteria => tree
            .criteria()
            .rows()
            .iter()
            .map(|one| {
                let measure = one.measure.clone().unwrap_or_default();
                vec![
                    one.id.to_string(),
                    one.title.clone(),
                    one.kind().to_owned(),
                    measure,
                ]
            })
            .collect(),
        Listed::Sources => tree
            .sources()
            .rows()
            .iter()
            .map(|one| {
                let url = one.url.clone().unwrap_or_default();
                let (date, kind) = (one.date.to_string(), one.kind.as_str().to_owned());
                vec![source_key(one), one.title.clone(), date, kind, url]
            })
            .collect(),
    };
    if name_tree {
        for row in &mut rows {
            row.insert(0, tree.id().to_string());
        }
    }
    rows
}

/// The name of a source in reports: an option's own stand below the option's id.
fn source_key(source: &Source) -> String {
    match &source.owner {
        Some(owner) => format!("{owner}/{}", source.id),
        None => source.id.to_string(),
    }
}

/// Columns without borders, as wide as the terminal or as they are.
fn columns(rows: &[Vec<String>], width: Option<usize>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    if let Some(width) = width {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    for row in rows {
        table.add_row(
            row.iter()
                .map(|cell| Shown::line(cell).to_string())
                .collect::<Vec<_>>(),
        );
    }
    if rows.is_empty() {
        return "there is none\n".to_owned();
    }
    table
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect::<Vec<_>>()
        .concat()
}
