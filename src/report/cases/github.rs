//! The run as annotations: each expectation that does not hold, at its line.

use std::io::{self, Write};

use super::{Case, CaseFile, CaseOutcome, Run, summary};
use crate::analysis::coverage::Tally;
use crate::engine::{Finish, Miss, Outcome};
use crate::report::coverage::{Below, label, percent_text};
use crate::report::github::{Annotation, Level, write as write_annotations, write_line};
use crate::report::phrase::Phrase;
use crate::report::view::{MissView, TestedView};

/// Writes a run as annotations, those first that matter most, then the summary.
///
/// # Errors
/// The writer's.
pub fn write(run: &Run<'_>, to: &mut impl Write) -> io::Result<()> {
    write_annotations(&annotations(run), to)?;
    for covered in run.covered() {
        let tally = covered.coverage.tally(None);
        let (tree, percent) = (covered.tree().id(), percent_text(tally));
        let Tally { reached, of } = tally;
        let line = format!("coverage of {tree}: {percent} ({reached} of {of} goals)");
        write_line(&line, to)?;
    }
    for line in summary::lines(run) {
        write_line(&line, to)?;
    }
    Ok(())
}

/// What is to be said, the worst first: invalid files, then failures by how far the expected
/// winner is away, then unexpected passes.
pub fn annotations(run: &Run<'_>) -> Vec<Annotation> {
    let mut all: Vec<(f64, Annotation)> = Vec::new();
    for file in &run.files {
        let faults = file.faults.iter();
        all.extend(faults.map(|fault| (f64::INFINITY, Annotation::of(fault))));
        for case in &file.cases {
            let view = TestedView::of(&case.decided, case.fails);
            let far = distance(case);
            let misses = view.misses.iter();
            all.extend(misses.map(|miss| (far, of_miss(file, case, &view, miss))));
        }
    }
    // Stable: what is equally far stays in the order of the files.
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let cases = all.into_iter().map(|(_, annotation)| annotation);
    let below = run.covered().iter().flat_map(Below::all);
    cases
        .chain(below.map(|below| of_coverage(&below)))
        .collect()
}

fn of_coverage(below: &Below) -> Annotation {
    let kind = label(below.minimum.kind);
    Annotation {
        level: Level::Error,
        file: None,
        line: None,
        column: None,
        title: format!("coverage of {}: {kind}", below.tree),
        message: format!("{}\nmissing: {}", below.figures(), below.missing()),
    }
}

/// How far a case is from what it expects, in points: more than 100 if the winner is out.
fn distance(case: &Case<'_>) -> f64 {
    let Some((expect, outcome)) = case.decided.expectation else {
        return 0.0;
    };
    let missed = |miss: &Miss| matches!(miss, Miss::Winner { .. });
    if !outcome.misses().iter().any(missed) {
        return if *outcome == Outcome::HoldsUnexpectedly {
            -1.0
        } else {
            0.0
        };
    }
    let wanted = expect.winner.as_ref();
    let options = wanted.map_or_else(Vec::new, |winner| winner.options(case.decided.tree));
    let behind = options
        .iter()
        .map(|ix| match case.decided.evaluation.finish(*ix) {
            Finish::Ranked { behind, .. } => behind.unwrap_or_default(),
            Finish::Out(_) | Finish::Later => 200.0,
        });
    behind.fold(200.0, f64::min)
}

fn of_miss(file: &CaseFile<'_>, case: &Case<'_>, view: &TestedView, miss: &MissView) -> Annotation {
    let level = match case.outcome() {
        CaseOutcome::KnownMiss => Level::Notice,
        _ => Level::Error,
    };
    let (line, column) = case.place(miss.key).unzip();
    let tree = case.decided.tree.id();
    let mut message = vec![miss.line().line()];
    let why = miss.why.iter();
    message.extend(why.map(|words| words.without_notes().line()));
    if !view.ranking.is_empty() {
        let ranking: Vec<String> = view.ranking.iter().map(Phrase::line).collect();
        message.push(format!("ranking: {}", ranking.join(", ")));
    }
    let word = case.outcome().word();
    Annotation {
        level,
        file: Some(file.name.clone()),
        line,
        column,
        title: format!("{word}: {} of {tree}", miss.key.as_str()),
        message: message.join("\n"),
    }
}
