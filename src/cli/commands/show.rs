//! `whystack show`: a tree, or one option with its facts.

use std::io::{self, Write};

use super::common::{Work, option};
use crate::cli::args::{Global, Show};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::report::sheet;

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Show,
    _global: &Global,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let mut work = Work::new(environment, messages)?;
    let ids = work.named(std::slice::from_ref(&args.tree))?;
    let loaded = work.load(&ids)?;
    let mut out = Vec::new();
    for one in &loaded {
        let written = match &args.option {
            None => sheet::tree(&one.tree, &one.origin(), environment.width, &mut out),
            Some(id) => {
                let ix = option(&one.tree, id)?;
                sheet::option(&one.tree, ix, environment.width, &mut out)
            }
        };
        written.map_err(|error| Stop::writing(&error, "the sheet"))?;
    }
    io::stdout()
        .write_all(&out)
        .map_err(|error| Stop::writing(&error, "the sheet"))?;
    Ok(Exit::Done)
}
