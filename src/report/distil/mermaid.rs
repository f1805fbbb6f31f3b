//! A flowchart as Mermaid, as GitHub draws it.

use std::io::{self, Write};

use super::Drawn;
use super::words::{account, answers, asked, leaf, name, rest, verdict};
use crate::analysis::distil::Chart;
use crate::report::mermaid::{bold, label, small};
use crate::report::phrase::{theirs, told};

/// Columns of what stands in a box or on an arrow.
const WIDE: usize = 110;
/// Columns of a line of what is said of the whole.
const ACCOUNT: usize = 300;

/// Writes a flowchart; what is said of it stands in a box of its own.
///
/// # Errors
/// The writer's.
pub fn write(drawn: &Drawn<'_>, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "flowchart TD")?;
    let head = theirs(&format!("{} {}", drawn.tree.title(), drawn.tree.version()));
    let mut lines = vec![bold(&head, WIDE)];
    for line in account(drawn) {
        lines.push(small(&told(&line), ACCOUNT));
    }
    writeln!(to, "  about[\"{}\"]", lines.join("<br>"))?;
    let mut next = 0;
    let first = part(drawn, &drawn.distilled.chart, &mut next, to)?;
    writeln!(to, "  about ~~~ {first}")?;
    writeln!(
        to,
        "  classDef ask fill:#eef3fb,stroke:#4a6fa5,color:#1b2a41"
    )?;
    writeln!(
        to,
        "  classDef end_ fill:#eaf6ec,stroke:#3c7d4a,color:#15301b"
    )?;
    writeln!(
        to,
        "  classDef note fill:#ffffff,stroke:#9aa0a6,color:#3c4043,text-align:left"
    )?;
    writeln!(to, "  class about note")
}

/// Writes a part; gives the name of its box.
fn part(
    drawn: &Drawn<'_>,
    chart: &Chart,
    next: &mut usize,
    to: &mut impl Write,
) -> io::Result<String> {
    let tree = drawn.tree;
    let own = format!("n{next}");
    *next += 1;
    match chart {
        Chart::Leaf { .. } => {
            if let Some(leaf) = leaf(&drawn.distilled.leaves, chart) {
                let option = bold(&theirs(name(tree, leaf.option)), WIDE);
                let verdict = small(&theirs(&verdict(tree, leaf)), WIDE);
                writeln!(to, "  {own}([\"{option}<br>{verdict}\"]):::end_")?;
            }
        }
        Chart::Ask { test, branches } => {
            let words = label(&theirs(&asked(tree, test)), WIDE);
            writeln!(to, "  {own}[\"{words}\"]:::ask")?;
            let rest = rest(branches);
            for (n, branch) in branches.iter().enumerate() {
                let below = part(drawn, &branch.to, next, to)?;
                let said = answers(tree, test, branch, Some(n) == rest);
                let said = label(&theirs(&said), WIDE);
                writeln!(to, "  {own} -->|\"{said}\"| {below}")?;
            }
        }
    }
    Ok(own)
}
