//! `whystack compare`: options side by side.

use super::common::{Work, option};
use super::decide::{FORMATS, by_word, usual};
use super::decided::Done;
use super::graph::has_answers;
use super::missing;
use super::outputs::{outputs, tell};
use crate::analysis::compare::Comparison;
use crate::cli::args::Compare;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::engine::{Current, Evaluation};
use crate::model::{CandidateIx, Tree};
use crate::report::compare::Comparing;
use crate::text::ticked;

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Compare,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    let outputs = outputs(&args.to.output, by_word, FORMATS)?;
    let mut work = Work::open(environment, messages, "nothing was compared")?;
    let trees = std::slice::from_ref(&args.tree);
    // A wrong name is told before what is wrong with the answers.
    let ids = work.named(trees)?;
    for loaded in work.load(&ids)? {
        named(&loaded.tree, &args.option)?;
    }
    let answered = has_answers(&args.input);
    let (prepared, _) = work.prepare(trees, false, &args.input, args.settings)?;
    if answered {
        missing::check(&prepared, &mut work)?;
    }
    for done in prepared.into_iter().map(Done::of) {
        let tree = &done.prepared.loaded.tree;
        let mut options = named(tree, &args.option)?;
        if answered {
            beside(&mut options, &done.evaluation);
        }
        if options.len() < 2 {
            return Err(Stop::Usage(few(answered, options.len())));
        }
        let comparison = if answered {
            Comparison::decided(tree, &done.evaluation, &options)
        } else {
            Comparison::of_facts(tree, &options)
        };
        let told = Comparing {
            decided: done.report(environment),
            comparison: &comparison,
            answered,
        };
        let format = args.to.format.unwrap_or_else(|| usual(environment));
        tell(format, &outputs, environment, &told)?;
    }
    Ok(Exit::Done)
}

/// The options that the command line names.
fn named(tree: &Tree, ids: &[String]) -> Result<Vec<CandidateIx>, Stop> {
    let mut found = Vec::new();
    for id in ids {
        let ix = option(tree, id)?;
        if found.contains(&ix) {
            let id = ticked(id);
            return Err(Stop::Usage(format!("the option {id} is named twice")));
        }
        found.push(ix);
    }
    Ok(found)
}

/// What is compared beside: what runs today, and the best ranked until there are two.
fn beside(options: &mut Vec<CandidateIx>, evaluation: &Evaluation) {
    if let Some(Current::Carried(ix)) = evaluation.situation.current
        && !options.contains(&ix)
    {
        options.push(ix);
    }
    for ranked in &evaluation.ranking {
        let ix = ranked.assessment.candidate;
        if options.len() >= 2 {
            break;
        }
        if !options.contains(&ix) {
            options.push(ix);
        }
    }
}

/// Why there is nothing to compare.
fn few(answered: bool, named: usize) -> String {
    if answered {
        "there is nothing to compare with: no other option is left\nname two options".to_owned()
    } else if named == 0 {
        "no option is named\nname two, or give answers (-a, --profile, --set) to compare the first"
            .to_owned()
    } else {
        "one option is named, and nothing to compare it with\n\
         name another, or give answers (-a, --profile, --set) to compare it with the first"
            .to_owned()
    }
}
