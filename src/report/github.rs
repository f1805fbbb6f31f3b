//! Annotations of GitHub Actions: commands on stdout that mark a line of a file.
//!
//! Guarantee: what a file says stays inside its annotation. Values are escaped as actions/toolkit
//! escapes them (`%` first, then line ends; in properties also `:` and `,`), and every other line
//! is one that no runner takes for a command.

use std::io::{self, Write};

use super::fault::Fault;
use crate::diagnostic::Severity;
use crate::text::{Shown, no_command, plural};

/// The most annotations of a level that GitHub shows for one step.
const MOST: usize = 10;
/// The most characters of a title or a message.
const CHARS: usize = 4_000;

/// How much an annotation matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The step should fail for it.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Good to know.
    Notice,
}

impl Level {
    const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    fn command(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Notice,
        }
    }
}

/// Something to be said at a line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// How much it matters.
    pub level: Level,
    /// The file, by its path from where the command runs.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// What it is about, in a few words.
    pub title: String,
    /// What is to be said; it may have several lines.
    pub message: String,
}

impl Annotation {
    /// The annotation of a fault.
    pub fn of(fault: &Fault) -> Self {
        let (line, column) = fault.place.unzip();
        let mut message = fault.message.clone();
        for help in &fault.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        Self {
            level: fault.severity.into(),
            file: fault.file.clone(),
            line,
            column,
            title: fault.code.as_str().to_owned(),
            message,
        }
    }

    fn command(&self) -> String {
        let mut properties = Vec::new();
        if let Some(file) = &self.file {
            properties.push(format!("file={}", property(file)));
        }
        if let Some(line) = self.line {
            properties.push(format!("line={line}"));
        }
        if let Some(column) = self.column {
            properties.push(format!("col={column}"));
        }
        properties.push(format!("title={}", property(&self.title)));
        let (command, properties) = (self.level.command(), properties.join(","));
        format!("::{command} {properties}::{}", data(&self.message))
    }
}

/// Writes annotations in their order, at most ten of a level; the rest is counted in plain lines.
///
/// # Errors
/// The writer's.
pub fn write(annotations: &[Annotation], to: &mut impl Write) -> io::Result<()> {
    for level in Level::ALL {
        let of_level = || annotations.iter().filter(|one| one.level == level);
        for one in of_level().take(MOST) {
            writeln!(to, "{}", one.command())?;
        }
        if let Some(more) = of_level().count().checked_sub(MOST).filter(|n| *n > 0) {
            let word = level.command();
            let more = plural(more, &format!("more {word}"), &format!("more {word}s"));
            writeln!(to, "and {more}: GitHub shows {MOST} for a step")?;
        }
    }
    Ok(())
}

/// Writes a line that no runner takes for a command.
pub(crate) fn write_line(line: &str, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "{}", no_command(Shown::line(line).as_str()))
}

/// A value after the second `::`.
fn data(text: &str) -> String {
    let text: String = text.chars().take(CHARS).collect();
    Shown::text(&text)
        .as_str()
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Annotation, Level, write};
    use proptest::prelude::*;

    fn annotation(level: Level, title: &str, message: &str) -> Annotation {
        Annotation {
            level,
            file: Some("a,b:c.toml".to_owned()),
            line: Some(3),
            column: Some(5),
            title: title.to_owned(),
            message: message.to_owned(),
        }
    }

    fn written(all: &[Annotation]) -> String {
        let mut out = Vec::new();
        write(all, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_are_escaped_as_the_toolkit_escapes_them() {
        let one = annotation(Level::Error, "50%: a, b", "100 %\nnext: x, y\r\n::stop");
        assert_eq!(
            written(&[one]),
            "::error file=a%2Cb%3Ac.toml,line=3,col=5,title=50%25%3A a%2C b::100 %25%0Anext: x, y%0A::stop\n"
        );
    }

    #[test]
    fn ten_of_a_level_are_shown_and_the_rest_is_counted() {
        let mut all = vec![annotation(Level::Warning, "w", "w")];
        all.extend((0..12).map(|n| annotation(Level::Error, "e", &n.to_string())));
        let text = written(&all);
        assert_eq!(text.matches("::error ").count(), 10);
        assert_eq!(text.matches("::warning ").count(), 1);
        assert!(text.contains("\nand 2 more errors: GitHub shows 10 for a step\n"));
    }

    /// What a runner makes of a line: the properties and the message.
    fn parsed(line: &str) -> (Vec<(String, String)>, String) {
        let rest = line.strip_prefix("::error ").unwrap();
        let (properties, message) = rest.split_once("::").unwrap();
        let back = |text: &str| {
            text.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%")
        };
        let pairs = properties.split(',').map(|pair| {
            let (key, value) = pair.split_once('=').unwrap();
            (key.to_owned(), back(value))
        });
        let message = message
            .replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%25", "%");
        (pairs.collect(), message)
    }

    proptest! {
        #[test]
        fn a_runner_reads_back_what_was_said(title in any::<String>(), message in any::<String>()) {
            let text = written(&[annotation(Level::Error, &title, &message)]);
            prop_assert_eq!(text.lines().count(), 1);
            let (properties, said) = parsed(text.trim_end_matches('\n'));
            let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
            prop_assert_eq!(keys, ["file", "line", "col", "title"]);
            prop_assert_eq!(&properties[0].1, "a,b:c.toml");
            let title = crate::text::Shown::text(&title);
            prop_assert_eq!(&properties[3].1, title.as_str());
            let message = crate::text::Shown::text(&message);
            prop_assert_eq!(said.as_str(), message.as_str());
        }
    }
}
