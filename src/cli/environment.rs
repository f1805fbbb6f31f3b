//! What the process finds around it, read once.

use std::env;
use std::io::IsTerminal;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{Global, When};
use super::folders;
use super::stop::Stop;
use crate::analysis::Effort;
use crate::diagnostic::Faults;
use crate::load::Library;
use crate::model::{PartialDate, Tree};
use crate::text::ticked;

/// What the process finds around it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Environment {
    /// Whether somebody can be asked.
    pub(super) interactive: bool,
    /// Whether stdout is a terminal.
    pub(super) stdout_is_terminal: bool,
    /// Whether to ask in plain lines.
    pub(super) accessible: bool,
    /// Whether stdout is coloured.
    pub(super) colour: bool,
    /// Whether stderr is coloured.
    pub(super) colour_of_messages: bool,
    /// Whether stdout shows links.
    pub(super) links: bool,
    /// Columns.
    pub(super) width: usize,
    /// Whether stdout has a width of its own: it is a terminal, or `COLUMNS` says so.
    pub(super) has_width: bool,
    /// "Today", where somebody says it.
    pub(super) today: Option<PartialDate>,
    /// The day of `SOURCE_DATE_EPOCH`.
    pub(super) source_date: Option<PartialDate>,
    /// Trees beside the shipped ones.
    pub(super) trees: Vec<PathBuf>,
    /// The user's folder with trees and profiles, where it may be read.
    pub(super) configuration: Option<PathBuf>,
}

/// The width where nothing says one.
const WIDTH: usize = 100;

fn text(name: &str) -> Option<String> {
    env::var_os(name)
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|it| !it.is_empty())
}

fn is_set(name: &str) -> bool {
    text(name).is_some_and(|value| value != "0" && value != "false")
}

impl Environment {
    /// The trees and profiles that whystack brings along, those that are named, and the user's.
    pub(super) fn library(&self, faults: &mut Faults) -> Library {
        let mut library = Library::open(&self.trees, faults);
        if let Some(folder) = &self.configuration {
            library.add_trees(&folder.join("trees"), faults);
            library.add_profiles(&folder.join("profiles"), faults);
        }
        library
    }

    /// "Today" for a tree: as somebody says it, or else the day that the tree speaks of.
    pub(super) fn today_of(&self, tree: &Tree) -> PartialDate {
        let given = self.today.or(self.source_date);
        given.unwrap_or_else(|| tree.as_of())
    }

    /// So many steps of a count, by as many threads as the machine has to give.
    pub(super) fn effort(steps: usize) -> Effort {
        Effort {
            steps,
            threads: Self::threads(),
        }
    }

    /// As many threads as the machine has to give.
    pub(super) fn threads() -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    /// The same with the width that the terminal has now.
    pub(super) fn now(&self) -> Self {
        Self {
            width: width(),
            ..self.clone()
        }
    }

    /// The environment of this process, under the settings of the command line.
    pub(super) fn of_this_process(global: &Global) -> Result<Self, Stop> {
        let dumb = text("TERM").is_some_and(|term| term == "dumb");
        let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
        let plain = text("NO_COLOR").is_some() || dumb;
        let asking = !global.no_input && !is_set("CI");
        let interactive = asking && stdin.is_terminal() && stderr.is_terminal();
        let accessible = global.accessible || is_set("ACCESSIBLE") || dumb;
        // Who has a walk read out gets no escape byte.
        let plain = plain || (interactive && accessible);
        let colour = |terminal: bool| match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && !plain,
        };
        let mut trees = global.trees.clone();
        if let Some(more) = env::var_os("WHYSTACK_TREES") {
            trees.extend(env::split_paths(&more).filter(|path| !path.as_os_str().is_empty()));
        }
        Ok(Self {
            interactive,
            stdout_is_terminal: stdout.is_terminal(),
            accessible,
            colour: colour(stdout.is_terminal()),
            colour_of_messages: colour(stderr.is_terminal()),
            links: stdout.is_terminal() && !plain && global.color != When::Never,
            width: width(),
            has_width: stdout.is_terminal() || text("COLUMNS").is_some(),
            today: global.today.as_deref().map(today).transpose()?,
            source_date: text("SOURCE_DATE_EPOCH")
                .map(|text| source_date(&text))
                .transpose()?,
            trees,
            // What a run in CI decides must not hang on a file that lies on some machine.
            configuration: asking
                .then(|| folders::configuration(&|name| env::var_os(name)))
                .flatten(),
        })
    }
}

fn width() -> usize {
    let columns = text("COLUMNS").and_then(|text| text.parse::<usize>().ok());
    let terminal = || {
        let (_, columns) = console::Term::stdout().size_checked()?;
        Some(usize::from(columns))
    };
    columns
        .or_else(terminal)
        .filter(|columns| *columns > 0)
        .unwrap_or(WIDTH)
}

fn today(text: &str) -> Result<PartialDate, Stop> {
    text.parse()
        .map_err(|fault| Stop::Usage(format!("--today {}: {fault}", ticked(text))))
}

fn source_date(text: &str) -> Result<PartialDate, Stop> {
    let timestamp = text
        .trim()
        .parse()
        .ok()
        .and_then(|s| Timestamp::from_second(s).ok());
    let day = timestamp.map(|timestamp| TimeZone::UTC.to_datetime(timestamp).date());
    day.map(PartialDate::day).ok_or_else(|| {
        let wanted = "a number of seconds since 1970";
        Stop::Usage(format!(
            "SOURCE_DATE_EPOCH is {}, and should be {wanted}",
            ticked(text)
        ))
    })
}
