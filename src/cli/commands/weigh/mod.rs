//! `whystack weigh`: weights for people who cannot name numbers.

mod asked;
mod files;
mod text;

use std::io::{self, Write};

use super::common::Work;
use super::outputs::{if_there, write};
use super::prepare::Prepared;
use crate::analysis::mcda::Ahp;
use crate::cli::args::{Settings, Weigh};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::engine::Evaluation;
use crate::model::{CriterionIx, Tree, Weight};
use crate::text::ticked;

/// How weights were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// From an order.
    Order,
    /// From swing points.
    Swing,
    /// From pairs.
    Pairs,
}

/// Weights that were found: names of criteria with shares of 1.
#[derive(Clone, Debug)]
struct Found {
    way: Way,
    names: Vec<String>,
    shares: Vec<f64>,
    /// What AHP says of the judgments.
    ahp: Option<Ahp>,
}

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Weigh,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    if let Some(path) = &args.output {
        if_there(path, args.force)?;
    }
    let mut work = Work::open(environment, messages, "nothing was weighed")?;
    let prepared = match &args.tree {
        Some(tree) => Some(prepared(tree, args, &mut work)?),
        None => None,
    };
    let Some(prepared) = prepared else {
        let (found, _) = files::read(args, None, &mut work)?;
        said(&found, messages);
        return printed(&text::table(&found));
    };
    let tree = &prepared.loaded.tree;
    let now = crate::engine::evaluate(tree, &prepared.situation);
    let from_file = args.ahp.is_some() || args.roc.is_some() || args.swing.is_some();
    let (found, criteria) = if from_file {
        files::read(args, Some(tree), &mut work)?
    } else {
        if !environment.interactive {
            let text =
                "there is no terminal to ask on; give the judgments with --roc, --swing or --ahp";
            return Err(Stop::World(text.to_owned()));
        }
        let mut asker = super::asking::asker(environment)?;
        asked::ask(tree, &now, asker.as_mut())?
    };
    said(&found, messages);
    let weights = points(&found.shares, &criteria, &now);
    match &args.output {
        Some(path) => {
            let if_there = if_there(path, args.force)?;
            let file = text::file(tree, &found, &weights);
            write(path, file.as_bytes(), if_there)?;
            let path = ticked(&path.to_string_lossy());
            messages.say(&format!("weights written to {path}"));
            Ok(Exit::Done)
        }
        None => printed(&text::block(tree, &found, &weights)),
    }
}

fn prepared(tree: &str, args: &Weigh, work: &mut Work<'_>) -> Result<Prepared, Stop> {
    let trees = [tree.to_owned()];
    let (prepared, _) = work.prepare(&trees, false, &args.input, Settings::default())?;
    let prepared = prepared.into_iter().next();
    prepared.ok_or_else(|| work.stopped())
}

fn printed(text: &str) -> Result<Exit, Stop> {
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::writing(&error, "the weights"))?;
    Ok(Exit::Done)
}

/// Says of judgments that do not fit together where to look.
fn said(found: &Found, messages: &Messages) {
    if let Some(line) = text::advice(found) {
        messages.say(&format!("whystack: {line}"));
    }
}

/// Shares as points: the criteria keep the sum that they have now, or have 100 where that is
/// nothing.
fn points(
    shares: &[f64],
    criteria: &[CriterionIx],
    now: &Evaluation,
) -> Vec<(CriterionIx, Weight)> {
    let before = |ix: &CriterionIx| now.needs.weight(*ix).points();
    let sum: f64 = criteria.iter().map(before).sum();
    let whole = if sum > 0.0 { sum } else { 100.0 };
    let weight = |(ix, share): (&CriterionIx, &f64)| {
        let points = (whole * share * 1e4).round() / 1e4;
        Weight::new(points).map(|weight| (*ix, weight))
    };
    criteria.iter().zip(shares).filter_map(weight).collect()
}

/// The criteria of a tree that can be weighed, those that weigh the most now first.
fn weighable(tree: &Tree, now: &Evaluation) -> Vec<(CriterionIx, f64)> {
    let all = tree.criteria().iter();
    let all = all.filter(|(_, criterion)| criterion.can_be_weighed());
    let mut all: Vec<(CriterionIx, f64)> = all
        .map(|(ix, _)| (ix, now.needs.weight(ix).points()))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all
}
