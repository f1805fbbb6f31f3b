//! `whystack graph`: a tree drawn for a reviewer.

use std::cell::RefCell;

use super::common::Work;
use super::decided::Done;
use super::outputs::{outputs, to_files, to_stdout};
use crate::cli::args::{DetailArg, Graph, GraphFormat, Input, Settings};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::report::graph::draw;

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Graph,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.output, by_word, FORMATS)?;
    let mut work = Work::open(environment, messages, "nothing was drawn")?;
    let tree = std::slice::from_ref(&args.tree);
    let (prepared, _) = work.prepare(tree, false, &args.input, Settings::default())?;
    let answered = has_answers(&args.input);
    let wanted = args.detail.map(DetailArg::detail);
    // A drawing that goes to a file is not wanted on the terminal too, unless that is asked for.
    let format = match args.format {
        None if outputs.is_empty() => Some(GraphFormat::Mermaid),
        format => format,
    };
    let notes = RefCell::new(Vec::new());
    for done in prepared.into_iter().map(Done::of) {
        let drawn = |format: GraphFormat| {
            let drawn = draw(
                &done.report(environment),
                answered,
                format.language(),
                wanted,
            );
            if let Some(note) = drawn.note {
                let name = format.as_str();
                notes.borrow_mut().push(format!("note ({name}): {note}"));
            }
            Ok(drawn.text.into_bytes())
        };
        to_files(&outputs, |format, _| drawn(format))?;
        if let Some(format) = format {
            to_stdout(environment, |_| drawn(format))?;
        }
    }
    for note in notes.into_inner() {
        messages.say(&note);
    }
    Ok(Exit::Done)
}

/// Whether there are answers, and so a way through the tree.
pub(super) fn has_answers(input: &Input) -> bool {
    input.answers.is_some() || input.profile.is_some() || !input.set.is_empty()
}

const FORMATS: &str = "end it in .mmd, .md, .dot or .svg, or write FORMAT:FILE with mermaid, \
     markdown, dot or svg";

/// A format by its name or by the ending of a file.
fn by_word(word: &str) -> Option<GraphFormat> {
    match word {
        "mermaid" | "mmd" => Some(GraphFormat::Mermaid),
        "markdown" | "md" => Some(GraphFormat::Markdown),
        "dot" | "gv" => Some(GraphFormat::Dot),
        "svg" => Some(GraphFormat::Svg),
        _ => None,
    }
}
