//! Diagnostics as people and logs read them.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::faults::{Diagnostic, Faults, Label, Severity};
use super::window::{Window, window};
use crate::text::limits::{FAULTS_DRAWN, MESSAGE_CHARS};
use crate::text::{Shown, SourceFile, Sources, no_command, plural};

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour; nothing is carried by it alone.
    pub colour: bool,
}

/// Draws faults with the lines that they stand in, in rustc's look; at most 50, the rest counted.
///
/// # Errors
/// The writer's.
pub fn draw(
    faults: &Faults,
    sources: &Sources,
    style: Style,
    to: &mut impl Write,
) -> io::Result<()> {
    let first = faults.all().get(..FAULTS_DRAWN).unwrap_or(faults.all());
    draw_each(first, sources, style, to)?;
    rest(faults, to)
}

/// Draws each of some faults, however many they are.
///
/// # Errors
/// The writer's.
pub fn draw_each(
    all: &[Diagnostic],
    sources: &Sources,
    style: Style,
    to: &mut impl Write,
) -> io::Result<()> {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .term_width(style.width.max(40))
        .decor_style(DecorStyle::Ascii);
    for (n, diagnostic) in all.iter().enumerate() {
        if n > 0 {
            writeln!(to)?;
        }
        let drawn = renderer.render(&[group(diagnostic, sources)]);
        for line in drawn.lines() {
            writeln!(to, "{}", harmless(line.trim_end()))?;
        }
    }
    Ok(())
}

/// Writes each fault as one line, `path:line:column: error[code]: headline`; at most 50.
///
/// # Errors
/// The writer's.
pub fn draw_lines(faults: &Faults, sources: &Sources, to: &mut impl Write) -> io::Result<()> {
    for diagnostic in faults.all().iter().take(FAULTS_DRAWN) {
        let mut line = String::new();
        if let Some(place) = &diagnostic.place
            && let Some(file) = sources.get(place.span.source)
        {
            let (number, column) = file.line_col(place.span.start);
            line = format!("{}:{number}:{column}: ", Shown::line(file.name()));
        }
        let (severity, code) = (diagnostic.severity.as_str(), diagnostic.code.as_str());
        write!(
            line,
            "{severity}[{code}]: {}",
            message(&diagnostic.headline)
        )
        .ok();
        for help in &diagnostic.help {
            write!(line, "; {}", message(help)).ok();
        }
        writeln!(to, "{}", harmless(&line))?;
    }
    rest(faults, to)
}

fn rest(faults: &Faults, to: &mut impl Write) -> io::Result<()> {
    let undrawn = faults.all().get(FAULTS_DRAWN..).unwrap_or_default();
    let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
    let (more_errors, more_warnings) = faults.beyond();
    let errors = undrawn.iter().filter(is_error).count() + more_errors;
    let count = undrawn.len() + more_errors + more_warnings;
    if count == 0 {
        return Ok(());
    }
    let more = plural(count, "more fault", "more faults");
    let errors_text = plural(errors, "error", "errors");
    let warnings = plural(count - errors, "warning", "warnings");
    writeln!(to, "\nand {more} ({errors_text}, {warnings})")
}

fn group(diagnostic: &Diagnostic, sources: &Sources) -> Group<'static> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(message(&diagnostic.headline))
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    for (label, kind) in diagnostic
        .place
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(
            diagnostic
                .others
                .iter()
                .map(|label| (label, AnnotationKind::Context)),
        )
    {
        let Some(file) = sources.get(label.span.source) else {
            continue;
        };
        group = place(group, file, label, kind);
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(message(note)));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(message(help)));
    }
    group
}

fn place(
    group: Group<'static>,
    file: &SourceFile,
    label: &Label,
    kind: AnnotationKind,
) -> Group<'static> {
    let Window {
        line,
        column,
        text,
        range,
    } = window(file, label.span);
    let path = Shown::line(file.name()).to_string();
    let shown_column = text
        .get(..range.start)
        .map_or(0, |before| before.chars().count())
        + 1;
    let mut annotation = kind.span(range);
    if !label.text.is_empty() {
        annotation = annotation.label(message(&label.text));
    }
    let snippet = Snippet::source(text)
        .line_start(line)
        .annotation(annotation);
    if shown_column == column {
        group.element(snippet.path(path))
    } else {
        // The line is cut, or something in it is made visible: the true column is said first.
        group
            .element(Origin::path(path).line(line).char_column(column))
            .element(snippet)
    }
}

/// A message on one line, safe to show, cut where it is overlong.
fn message(text: &str) -> String {
    if text.chars().count() <= MESSAGE_CHARS {
        return Shown::line(text).into();
    }
    let cut: String = text.chars().take(MESSAGE_CHARS).collect();
    format!("{}…", Shown::line(&cut))
}

/// No line may be a command of a CI runner by a file's will; `:::` is how places are drawn.
fn harmless(line: &str) -> Cow<'_, str> {
    if line.trim_start().starts_with("::: ") {
        Cow::Borrowed(line)
    } else {
        no_command(line)
    }
}
