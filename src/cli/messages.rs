//! Messages on stderr: faults, warnings, why a command stopped.

use std::io::{self, Write};

use super::environment::Environment;
use super::stop::Stop;
use crate::diagnostic::{Faults, Style, draw};
use crate::text::{Shown, Sources, no_command, plural};

/// Writes messages to stderr.
#[derive(Clone, Copy, Debug)]
pub(super) struct Messages {
    style: Style,
}

impl Messages {
    pub(super) fn new(environment: &Result<Environment, Stop>) -> Self {
        let style = match environment {
            Ok(environment) => Style {
                width: environment.width,
                colour: environment.colour_of_messages,
            },
            Err(_) => Style {
                width: 100,
                colour: false,
            },
        };
        Self { style }
    }

    /// Draws faults, and after errors says what became of the run; what cannot be written to stderr
    /// nobody would read.
    pub(super) fn faults(&self, faults: Faults, sources: &Sources, became: &str) {
        if faults.is_empty() {
            return;
        }
        let faults = faults.sorted();
        let mut out = Vec::new();
        draw(&faults, sources, self.style, &mut out).ok();
        if faults.has_errors() {
            let errors = plural(faults.errors(), "error", "errors");
            writeln!(out, "\nwhystack: {errors}, {became}").ok();
        }
        io::stderr().write_all(&out).ok();
    }

    /// Says why a command stopped.
    pub(super) fn stop(&self, stop: &Stop) {
        let text = match stop {
            Stop::Usage(text) => format!("error: {text}\n\nFor more, try 'whystack --help'."),
            Stop::World(text) | Stop::Invalid(text) => format!("error: {text}"),
            Stop::Interrupted | Stop::ClosedPipe | Stop::Faults(_) => return,
        };
        self.say(&text);
    }

    /// Says something before there is an environment; no line is a command of a CI runner.
    pub(super) fn say_lines(text: &str) {
        let text = Shown::text(text.trim_end()).to_string();
        let lines: Vec<_> = text.lines().map(no_command).collect();
        writeln!(io::stderr(), "{}", lines.join("\n")).ok();
    }

    /// Says something, line by line.
    #[expect(
        clippy::unused_self,
        reason = "who says something has been given the right to"
    )]
    pub(super) fn say(&self, text: &str) {
        writeln!(io::stderr(), "{}", Shown::text(text)).ok();
    }
}
