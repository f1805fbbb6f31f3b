//! `whystack distil`: the flowchart for the wall.

use super::bar::Bar;
use super::common::Work;
use super::outputs::{outputs, to_files, to_stdout};
use crate::analysis::distil::distil;
use crate::cli::args::{Distil, DistilFormat};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::report::distil::{Drawn, mermaid, text};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Distil,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.output, by_word, FORMATS)?;
    let mut work = Work::open(environment, messages, "nothing was distilled")?;
    let ids = work.named(std::slice::from_ref(&args.tree))?;
    let trees = work.load_located(&ids)?;
    let format = match args.format {
        None if outputs.is_empty() => Some(DistilFormat::Text),
        format => format,
    };
    for located in &trees {
        let tree = &located.loaded.tree;
        let today = environment.today_of(tree);
        let effort = Environment::effort(args.budget);
        let bar = Bar::new();
        let distilled = distil(tree, today, args.depth.into(), effort, &mut |progress| {
            bar.show(tree.id().as_str(), progress);
        });
        bar.clear();
        let distilled =
            distilled.map_err(|why| Stop::World(format!("there is no flowchart: {why}")))?;
        let place = located.loaded.origin();
        let drawn = Drawn {
            tree,
            place: &place,
            distilled: &distilled,
        };
        let rendered = |format: DistilFormat, width: usize| {
            let mut out = Vec::new();
            match format {
                DistilFormat::Text => text(&drawn, width, &mut out)?,
                DistilFormat::Mermaid => mermaid(&drawn, &mut out)?,
            }
            Ok(out)
        };
        to_files(&outputs, |format, style| rendered(format, style.width))?;
        if let Some(format) = format {
            to_stdout(environment, |style| rendered(format, style.width))?;
        }
    }
    Ok(Exit::Done)
}

const FORMATS: &str = "end it in .txt or .mmd, or write FORMAT:FILE with text or mermaid";

/// A format by its name or by the ending of a file.
fn by_word(word: &str) -> Option<DistilFormat> {
    match word {
        "text" | "txt" => Some(DistilFormat::Text),
        "mermaid" | "mmd" => Some(DistilFormat::Mermaid),
        _ => None,
    }
}
