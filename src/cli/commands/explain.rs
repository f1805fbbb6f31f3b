//! `whystack explain`: why an option is where it is, and what would put it first.

use super::common::{Work, option};
use super::decide::{FORMATS, by_word, usual};
use super::decided::Done;
use super::missing;
use super::outputs::{outputs, tell};
use crate::analysis::explain::Explained;
use crate::cli::args::Explain;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::report::explain::Explaining;

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Explain,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.to.output, by_word, FORMATS)?;
    let mut work = Work::open(environment, messages, "nothing was explained")?;
    let trees = std::slice::from_ref(&args.tree);
    // A wrong name is told before what is wrong with the answers.
    let ids = work.named(trees)?;
    for loaded in work.load(&ids)? {
        option(&loaded.tree, &args.option)?;
    }
    let (prepared, _) = work.prepare(trees, false, &args.input, args.settings)?;
    missing::check(&prepared, &mut work)?;
    for done in prepared.into_iter().map(Done::of) {
        let tree = &done.prepared.loaded.tree;
        let candidate = option(tree, &args.option)?;
        let explained = Explained::of(tree, &done.evaluation, candidate);
        let told = Explaining {
            decided: done.report(environment),
            explained: &explained,
        };
        let format = args.to.format.unwrap_or_else(|| usual(environment));
        tell(format, &outputs, environment, &told)?;
    }
    Ok(Exit::Done)
}
