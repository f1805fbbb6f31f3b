//! Where reports go: stdout, and the files of `-o`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::args::Format;
use crate::cli::environment::Environment;
use crate::cli::output::{IfThere, write_whole};
use crate::cli::stop::Stop;
use crate::report::{Report, Style};
use crate::text::ticked;

/// A file to write, with the format of its content.
pub(super) type Output<F> = (F, PathBuf);

/// The files to write, with the format that their ending or prefix says; `by_word` knows the
/// formats by both, `help` names them.
pub(super) fn outputs<F>(
    texts: &[String],
    by_word: impl Fn(&str) -> Option<F>,
    help: &str,
) -> Result<Vec<Output<F>>, Stop> {
    let output = |text: &String| {
        if let Some((format, path)) = text.split_once(':')
            && let Some(format) = by_word(format)
            && !path.is_empty()
        {
            return Ok((format, PathBuf::from(path)));
        }
        let ending = Path::new(text)
            .extension()
            .and_then(|ending| ending.to_str());
        let format = ending.and_then(&by_word);
        format
            .map(|format| (format, PathBuf::from(text)))
            .ok_or_else(|| {
                let text = ticked(text);
                Stop::Usage(format!("the format of {text} is not known\n{help}"))
            })
    };
    texts.iter().map(output).collect()
}

/// Writes each file whole, then stdout; `rendered` lays the report out.
pub(super) fn deliver<F: Copy>(
    format: F,
    outputs: &[Output<F>],
    environment: &Environment,
    rendered: impl Fn(F, Style) -> io::Result<Vec<u8>>,
) -> Result<(), Stop> {
    to_files(outputs, &rendered)?;
    to_stdout(environment, |style| rendered(format, style))
}

/// Writes each file whole; `rendered` lays the report out.
pub(super) fn to_files<F: Copy>(
    outputs: &[Output<F>],
    rendered: impl Fn(F, Style) -> io::Result<Vec<u8>>,
) -> Result<(), Stop> {
    let style = Style {
        width: 100,
        colour: false,
        links: false,
    };
    for (format, path) in outputs {
        let report = rendered(*format, style);
        let report = report.map_err(|error| Stop::writing(&error, "the report"))?;
        write(path, &report, IfThere::Replace)?;
    }
    Ok(())
}

/// Writes to stdout; `rendered` lays the report out.
pub(super) fn to_stdout(
    environment: &Environment,
    rendered: impl Fn(Style) -> io::Result<Vec<u8>>,
) -> Result<(), Stop> {
    let style = Style {
        width: environment.width,
        colour: environment.colour,
        links: environment.links,
    };
    let mut stdout = io::stdout().lock();
    rendered(style)
        .and_then(|report| stdout.write_all(&report))
        .and_then(|()| stdout.flush())
        .map_err(|error| Stop::writing(&error, "the report"))
}

/// Writes a report to each file, then to stdout.
pub(super) fn tell(
    format: Format,
    outputs: &[Output<Format>],
    environment: &Environment,
    report: &impl Report,
) -> Result<(), Stop> {
    deliver(format, outputs, environment, |format, style| {
        rendered(format, style, report)
    })
}

/// A report in a format.
pub(super) fn rendered(
    format: Format,
    style: Style,
    report: &(impl Report + ?Sized),
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        Format::Table => report.table(style, &mut out)?,
        Format::Plain => report.plain(&mut out)?,
        Format::Markdown => report.markdown(&mut out)?,
        Format::Json => out.extend(report.json(env!("CARGO_PKG_VERSION")).into_bytes()),
    }
    Ok(out)
}

/// What becomes of a file that is there already, where `--force` says it.
///
/// # Errors
/// It is there, and may not be replaced.
pub(super) fn if_there(path: &Path, force: bool) -> Result<IfThere, Stop> {
    if force {
        Ok(IfThere::Replace)
    } else if path.exists() {
        let path = ticked(&path.to_string_lossy());
        Err(Stop::World(format!(
            "{path} is there already; --force replaces it"
        )))
    } else {
        Ok(IfThere::Fail)
    }
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, content: &[u8], if_there: IfThere) -> Result<(), Stop> {
    write_whole(path, content, if_there)
        .map_err(|error| Stop::writing(&error, &ticked(&path.to_string_lossy())))
}
