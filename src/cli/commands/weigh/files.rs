//! Judgments from a file.

use std::path::Path;

use super::{Found, Way};
use crate::analysis::mcda::{Judgments, centroid, swing};
use crate::cli::args::Weigh;
use crate::cli::commands::common::Work;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Listed, judgments, listed};
use crate::model::{CriterionIx, Tree};
use crate::text::{did_you_mean, ticked};

/// What the file of the command line says, and of which criteria of a tree.
pub(super) fn read(
    args: &Weigh,
    tree: Option<&Tree>,
    work: &mut Work<'_>,
) -> Result<(Found, Vec<CriterionIx>), Stop> {
    let (way, path): (Way, &Path) = match (&args.ahp, &args.roc, &args.swing) {
        (Some(path), _, _) => (Way::Pairs, path),
        (_, Some(path), _) => (Way::Order, path),
        (_, _, Some(path)) => (Way::Swing, path),
        _ => return Err(Stop::Usage("give --ahp, --roc or --swing".to_owned())),
    };
    let (source, file) = work.table_file(path)?;
    let faults = &mut work.faults;
    let (names, square) = if way == Way::Pairs {
        let read = judgments(&file, source, faults);
        read.map_or((Vec::new(), Vec::new()), |read| (read.names, read.rows))
    } else {
        let read = listed(&file, source, way == Way::Swing, faults);
        (read, Vec::new())
    };
    let criteria = match tree {
        Some(tree) => in_tree(&names, tree, work),
        None => Vec::new(),
    };
    work.check()?;
    let ahp = match way {
        Way::Pairs => Judgments::new(&square).map(|all| all.weigh()).ok(),
        Way::Order | Way::Swing => None,
    };
    let shares = match (way, &ahp) {
        (Way::Pairs, Some(ahp)) => Some(ahp.weights.clone()),
        (Way::Pairs, None) => None,
        (Way::Order, _) => Some(centroid(names.len())),
        (Way::Swing, _) => swing(&names.iter().map(|one| one.points).collect::<Vec<_>>()),
    };
    let Some(shares) = shares else {
        return Err(work.stopped());
    };
    let found = Found {
        way,
        names: names.into_iter().map(|one| one.name).collect(),
        shares,
        ahp,
    };
    Ok((found, criteria))
}

/// The criteria that the names mean: by id, else by title; what means none is told.
fn in_tree(names: &[Listed], tree: &Tree, work: &mut Work<'_>) -> Vec<CriterionIx> {
    let mut found: Vec<CriterionIx> = Vec::new();
    for one in names {
        let by_title = || {
            let titled = |title: &str| title.eq_ignore_ascii_case(&one.name);
            tree.criteria().find(|criterion| titled(&criterion.title))
        };
        let Some(ix) = tree.criterion(&one.name).or_else(by_title) else {
            let headline = format!(
                "{} is no criterion of {}",
                ticked(&one.name),
                ticked(tree.id().as_str())
            );
            let ids = tree.criteria().rows().iter().map(|one| one.id.as_str());
            let near = did_you_mean(&one.name, ids);
            let help = near
                .unwrap_or_else(|| format!("`whystack list criteria {}` lists them", tree.id()));
            let fault = Diagnostic::error(Code::UnknownName, headline).at(one.span, "");
            work.faults.push(fault.help(help));
            continue;
        };
        let criterion = &tree.criteria()[ix];
        if !criterion.can_be_weighed() {
            let id = ticked(criterion.id.as_str());
            let headline = format!("{id} has no value function, so a weight has no effect");
            work.faults
                .push(Diagnostic::error(Code::BadSetting, headline).at(one.span, ""));
        }
        if found.contains(&ix) {
            let headline = format!("{} is named twice", ticked(criterion.id.as_str()));
            work.faults
                .push(Diagnostic::error(Code::DuplicateId, headline).at(one.span, ""));
        }
        found.push(ix);
    }
    found
}
