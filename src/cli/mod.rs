//! The command line: the only rung that prints, and that reads the environment and the clock.

pub mod answers_text;
mod args;
pub mod ask;
mod commands;
mod environment;
mod exit;
mod folders;
mod messages;
mod output;
mod policy;
pub mod state;
mod stop;
pub mod walk;

use clap::Parser;

pub use args::Cli;
pub use exit::Exit;

use args::Command;
use environment::Environment;
use messages::Messages;

/// Runs the command line of this process.
pub fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout and are no fault; a closed pipe is none either.
            if !error.use_stderr() {
                error.print().ok();
                return Exit::Done;
            }
            // What is wrong holds words of the command line, which a script may have from anybody.
            Messages::say_lines(&error.to_string());
            return Exit::Usage;
        }
    };
    let environment = Environment::of_this_process(&cli.global);
    let messages = Messages::new(&environment);
    let done = environment.and_then(|environment| match &cli.command {
        None => commands::walk::run(&cli.global, &environment, &messages),
        Some(Command::Decide(decide)) => {
            commands::decide::run(decide, &cli.global, &environment, &messages)
        }
        Some(Command::Test(test)) => commands::test::run(test, &environment, &messages),
        Some(Command::List(list)) => {
            commands::list::run(list, &cli.global, &environment, &messages)
        }
        Some(Command::Show(show)) => {
            commands::show::run(show, &cli.global, &environment, &messages)
        }
        Some(Command::Explain(explain)) => commands::explain::run(explain, &environment, &messages),
        Some(Command::Compare(compare)) => commands::compare::run(compare, &environment, &messages),
        Some(Command::Answers(answers)) => {
            commands::answers::run(answers, &cli.global, &environment, &messages)
        }
        Some(Command::Check(check)) => commands::check::run(check, &environment, &messages),
        Some(Command::Graph(graph)) => commands::graph::run(graph, &environment, &messages),
        Some(Command::Distil(distil)) => commands::distil::run(distil, &environment, &messages),
        Some(Command::Weigh(weigh)) => commands::weigh::run(weigh, &environment, &messages),
        Some(Command::New(new)) => commands::new::run(new, &environment, &messages),
        Some(Command::Schema(schema)) => commands::schema::run(schema),
        Some(Command::Completions(completions)) => commands::completions::run(completions),
        Some(Command::Man(man)) => commands::man::run(man, &messages),
    });
    match done {
        Ok(exit) => exit,
        Err(stop) => {
            messages.stop(&stop);
            stop.exit()
        }
    }
}
