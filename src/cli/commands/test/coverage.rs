//! What the cases of a run reach, and cases for the rest.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::proposal;
use super::runner::{Runner, TestedFile};
use crate::analysis::coverage::{Ask, Coverage, propose};
use crate::cli::args::CoverageArgs;
use crate::cli::commands::bar::Bar;
use crate::cli::commands::outputs::write;
use crate::cli::environment::Environment;
use crate::cli::output::IfThere;
use crate::cli::stop::Stop;
use crate::diagnostic::{Check, Faults};
use crate::load::{Located, shown_path};
use crate::model::{Base, CandidateIx};
use crate::report::coverage::{Covered, Proposed, ProposedCase};
use crate::text::ticked;

/// The trees of which coverage is told: those that are named, and those of which cases were
/// decided, in the order of the library.
pub(super) fn trees(
    runner: &mut Runner<'_>,
    named: &[String],
    tested: &[TestedFile],
) -> Result<Vec<Located>, Stop> {
    let decided: BTreeSet<&str> = tested
        .iter()
        .flat_map(|file| &file.done)
        .map(|case| case.done.prepared.loaded.tree.id().as_str())
        .collect();
    let mut found = Vec::new();
    for id in runner.work.known() {
        if !decided.contains(id.as_str()) && !named.contains(&id) {
            continue;
        }
        let mut faults = Faults::new();
        if let Some(located) = runner.work.library.load_located(&id, &mut faults) {
            found.push(located);
        } else if !tested.iter().any(|file| file.speaks_of(&id)) {
            // No file told what is wrong with it.
            runner.work.faults.extend(faults);
        }
    }
    runner.work.check()?;
    Ok(found)
}

/// What the cases of each tree reach.
pub(super) fn measured<'t>(
    trees: &'t [Located],
    tested: &[TestedFile],
    budget: usize,
    environment: &Environment,
) -> Vec<Coverage<'t>> {
    let bar = Bar::new();
    let one = |located: &'t Located| {
        let tree = &located.loaded.tree;
        let done = tested.iter().flat_map(|file| &file.done);
        let own = done.filter(|case| case.done.prepared.loaded.tree.id() == tree.id());
        let evaluations = own.map(|case| &case.done.evaluation);
        let ask = Ask {
            today: environment.today_of(tree),
            allowed: &never_first(located),
            effort: Some(Environment::effort(budget)),
        };
        Coverage::of(tree, ask, evaluations, &mut |progress| {
            bar.show(tree.id().as_str(), progress);
        })
    };
    let measured = trees.iter().map(one).collect();
    bar.clear();
    measured
}

/// The options of which the tree allows that they are never first.
fn never_first(located: &Located) -> Vec<CandidateIx> {
    let allows = located.allows.iter();
    let allows = allows.filter(|allow| allow.check == Check::NeverFirst);
    allows
        .filter_map(|allow| located.loaded.tree.candidate(&allow.item))
        .collect()
}

/// The part of the report on coverage; proposals go to a folder, if one is given.
pub(super) fn covered<'a>(
    args: &CoverageArgs,
    coverages: &'a [Coverage<'a>],
    places: &'a [(String, Vec<Base>)],
    environment: &Environment,
) -> Result<Vec<Covered<'a>>, Stop> {
    let mut taken = BTreeSet::new();
    let proposed = |coverage: &Coverage<'_>| {
        let tree = coverage.tree;
        let found = propose(coverage, environment.today_of(tree));
        let cases = found.all.iter().map(|one| ProposedCase {
            name: proposal::name(tree, one, &mut taken),
            text: proposal::text(tree, one),
            written: None,
            only: one.only.clone(),
            first: one.first.clone(),
            status: one.status,
        });
        Proposed {
            cases: cases.collect(),
            not_found: found.not_found,
        }
    };
    let mut proposed: Vec<Option<Proposed>> = match args.propose {
        Some(_) => coverages.iter().map(proposed).map(Some).collect(),
        None => coverages.iter().map(|_| None).collect(),
    };
    if let Some(Some(folder)) = &args.propose {
        let cases = proposed.iter_mut().flatten();
        written(folder, cases.flat_map(|one| &mut one.cases).collect())?;
    }
    let all = coverages.iter().zip(places).zip(proposed);
    let one =
        |((coverage, (place, extends)), proposed): ((&'a _, &'a (String, Vec<Base>)), _)| Covered {
            coverage,
            place,
            extends,
            minima: args.min_coverage.clone(),
            proposed,
        };
    Ok(all.map(one).collect())
}

/// Writes proposed cases as files of a folder, none over a file that is there: then none at all.
fn written(folder: &Path, mut cases: Vec<&mut ProposedCase>) -> Result<(), Stop> {
    let there = |case: &&mut ProposedCase| folder.join(&case.name).symlink_metadata().is_ok();
    if let Some(case) = cases.iter().find(|case| there(case)) {
        let path = ticked(&shown_path(&folder.join(&case.name)));
        return Err(Stop::World(format!(
            "{path} is there already, and nothing was written; move it, or name another folder"
        )));
    }
    if cases.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder)
        .map_err(|error| Stop::writing(&error, &ticked(&shown_path(folder))))?;
    for case in &mut cases {
        let path = folder.join(&case.name);
        write(&path, case.text.as_bytes(), IfThere::Fail)?;
        case.written = Some(shown_path(&path));
    }
    Ok(())
}
