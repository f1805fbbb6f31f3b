//! `whystack decide --matrix` and `--method`: plain tables, and textbook methods.

use std::path::PathBuf;
use std::rc::Rc;

use super::common::Work;
use super::decide::{said, written};
use super::decided::{Done, Examined};
use super::outputs::{Output, tell};
use super::prepare::{Layers, Prepared};
use crate::analysis::mcda::{Method, NotPositive, figure_matrix, value_matrix};
use crate::cli::args::{Decide, Format};
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Loaded, MatrixFile, Place};
use crate::model::DecisionMatrix;
use crate::report::mcda::{Basis, Worked};
use crate::text::{plural, ticked};

/// A table that was read, as a tree in its situation.
struct Read {
    file: MatrixFile,
    prepared: Prepared,
}

/// Runs the command where a table or a method is named; nothing is asked.
pub(super) fn decide(
    args: &Decide,
    output: (Format, &[Output<Format>]),
    work: &mut Work<'_>,
) -> Result<Exit, Stop> {
    let read = match &args.matrix {
        Some(path) => Some(read(path, args, work)?),
        None => None,
    };
    if let Some(arg) = args.method {
        return by_method(args, arg.method(), read, output, work);
    }
    let Some(Read { prepared, .. }) = read else {
        return Ok(Exit::Done);
    };
    let done = Examined::new(&args.depth).done(prepared);
    let fails = args
        .fail_on
        .iter()
        .any(|one| one.status() == Some(done.status()));
    let done = [done];
    written(args, &done, output, work.environment, work.messages)?;
    let [done] = &done;
    said(done, fails, work.messages);
    Ok(done.exit(fails))
}

/// Reads a table.
fn read(path: &std::path::Path, args: &Decide, work: &mut Work<'_>) -> Result<Read, Stop> {
    let (source, file) = work.table_file(path)?;
    let found = MatrixFile::read(&file, source, &mut work.faults);
    work.check()?;
    let Some(found) = found else {
        return Err(work.stopped());
    };
    let loaded = Loaded {
        tree: found.tree(file.name()),
        place: Place::Path(PathBuf::from(file.name())),
        extends: Vec::new(),
        shared: Vec::new(),
    };
    let layers = Layers {
        settings: args.settings,
        ..Layers::default()
    };
    let prepared = work.situations(&layers, &[], vec![Rc::new(loaded)]);
    match prepared.into_iter().next() {
        Some(prepared) => Ok(Read {
            file: found,
            prepared,
        }),
        None => Err(work.stopped()),
    }
}

/// Decides a table, or what is left of a tree, by a textbook method.
fn by_method(
    args: &Decide,
    method: Method,
    read: Option<Read>,
    (format, outputs): (Format, &[Output<Format>]),
    work: &mut Work<'_>,
) -> Result<Exit, Stop> {
    let (done, file) = match read {
        Some(Read { file, prepared }) => (Done::of(prepared), Some(file)),
        None => (tree(args, work)?, None),
    };
    let tree = &done.prepared.loaded.tree;
    let evaluation = &done.evaluation;
    let (matrix, basis) = match &file {
        Some(file) => (Some(file.matrix.clone()), Basis::Figures),
        None => match figure_matrix(tree, evaluation) {
            Some(matrix) => (Some(matrix), Basis::Figures),
            None => {
                let out = evaluation.eliminated.len() + evaluation.later.len();
                (value_matrix(tree, evaluation), Basis::Values { out })
            }
        },
    };
    let Some(matrix) = matrix else {
        let nothing = evaluation.ranking.is_empty();
        let what = if nothing {
            "no option is left"
        } else {
            "nothing is weighed"
        };
        let text = format!("whystack: {what}: there is nothing to compare");
        work.messages.say(&text);
        return Ok(if nothing {
            Exit::NothingLeft
        } else {
            Exit::Finding
        });
    };
    let outcome = match (method.run(&matrix), &file) {
        (Ok(outcome), _) => outcome,
        (Err(refused), Some(file)) => return Err(at_their_places(file, &refused, work)),
        (Err(refused), None) => return Err(not_positive(&matrix, &refused)),
    };
    let place = done.prepared.loaded.origin();
    let worked = Worked {
        title: tree.title(),
        tree: file.is_none().then_some(tree),
        place: &place,
        basis,
        matrix: &matrix,
        method,
        outcome: &outcome,
    };
    tell(format, outputs, work.environment, &worked)?;
    Ok(Exit::Done)
}

/// The tree that is named, decided without a question.
fn tree(args: &Decide, work: &mut Work<'_>) -> Result<Done, Stop> {
    if args.tree.len() != 1 {
        let text = "--method decides one tree at a time";
        return Err(Stop::Usage(text.to_owned()));
    }
    let (prepared, gate) = work.prepare(&args.tree, false, &args.input, args.settings)?;
    super::missing::check(&prepared, work)?;
    let Some(prepared) = prepared.into_iter().next() else {
        return Err(work.stopped());
    };
    if gate.is_set() || prepared.expect.is_some() {
        work.messages.say(
            "whystack: `fail-on` and `expect` of the files speak of scores; by a method they are not checked",
        );
    }
    Ok(Done::of(Prepared {
        expect: None,
        ..prepared
    }))
}

/// What the weighted product says of a figure of 0 or below.
const ABOVE: &str = "the weighted product needs figures above 0";
/// What to do then.
const INSTEAD: &str = "where 0 is a fair figure, take another method";

/// Figures of a table that the weighted product cannot take, each at its place.
fn at_their_places(file: &MatrixFile, refused: &[NotPositive], work: &mut Work<'_>) -> Stop {
    for one in refused {
        let headline = format!("{}: {ABOVE}", what(&file.matrix, *one));
        let fault = Diagnostic::error(Code::OutOfRange, headline);
        let fault = match file.place(one.option, one.column) {
            Some(place) => fault.at(place, ""),
            None => fault,
        };
        work.faults.push(fault.help(INSTEAD));
    }
    work.stopped()
}

/// Values of a tree that the weighted product cannot take.
fn not_positive(matrix: &DecisionMatrix, refused: &[NotPositive]) -> Stop {
    let shown = refused.iter().take(5).map(|one| what(matrix, *one));
    let shown: Vec<String> = shown.collect();
    let more = refused.len() - shown.len();
    let more = if more > 0 {
        format!(", and {}", plural(more, "figure more", "figures more"))
    } else {
        String::new()
    };
    Stop::Invalid(format!("{ABOVE}: {}{more}\n{INSTEAD}", shown.join(", ")))
}

/// "`Alpha` has 0 on `Price`".
fn what(matrix: &DecisionMatrix, one: NotPositive) -> String {
    let name = |names: Option<&String>| names.map_or_else(String::new, |name| ticked(name));
    let option = name(matrix.options().get(one.option));
    let column = matrix.columns().get(one.column);
    let column = name(column.map(|column| &column.title));
    let row = matrix.rows().get(one.option);
    let figure = row.and_then(|row| row.get(one.column)).copied();
    format!("{option} has {} on {column}", figure.unwrap_or_default())
}
