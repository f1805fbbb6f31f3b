//! What a code means, for `check --explain`, and the list of all codes.

use std::io::{self, Write};

use crate::analysis::checks::Definition;
use crate::diagnostic::Check;
use crate::text::wrap;

/// Writes what a check means, why it matters, how a bad example looks and how to mend it.
///
/// # Errors
/// The writer's.
pub fn explain(definition: &Definition, width: usize, to: &mut impl Write) -> io::Result<()> {
    let check = definition.check;
    let (code, severity) = (check.as_str(), check.severity().as_str());
    writeln!(to, "{code} ({severity}): {}", check.title())?;
    let parts = [("", definition.means), ("Why it matters", definition.why)];
    for (title, text) in parts {
        paragraph(title, text, width, to)?;
    }
    writeln!(to, "\nFor example")?;
    for line in definition.bad.lines() {
        writeln!(to, "{}", format!("    {line}").trim_end())?;
    }
    paragraph("How to mend it", definition.mend, width, to)?;
    writeln!(
        to,
        "\nSilence it with --allow {code}, or in the tree with [[allow]], code, item and because."
    )
}

fn paragraph(title: &str, text: &str, width: usize, to: &mut impl Write) -> io::Result<()> {
    writeln!(to)?;
    if !title.is_empty() {
        writeln!(to, "{title}")?;
    }
    let indent = if title.is_empty() { "" } else { "  " };
    for line in wrap(text, width.max(40) - indent.len()) {
        writeln!(to, "{indent}{line}")?;
    }
    Ok(())
}

/// Each check as a row: code, severity, one line.
pub fn list() -> Vec<Vec<String>> {
    let row = |check: &Check| {
        vec![
            check.as_str().to_owned(),
            check.severity().as_str().to_owned(),
            check.title().to_owned(),
        ]
    };
    Check::ALL.iter().map(row).collect()
}
