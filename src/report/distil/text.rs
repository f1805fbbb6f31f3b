//! A flowchart as text: each question with its ways below it.

use std::io::{self, Write};

use super::Drawn;
use super::words::{account, answers, asked, leaf, name, rest, verdict};
use crate::analysis::distil::Chart;
use crate::text::{Shown, no_command, plural, wrap};

/// Writes a flowchart as indented lines of at most so many columns.
///
/// # Errors
/// The writer's.
pub fn write(drawn: &Drawn<'_>, width: usize, to: &mut impl Write) -> io::Result<()> {
    let mut lines = Lines {
        drawn,
        width: width.max(40),
        to,
    };
    let chart = &drawn.distilled.chart;
    let (tree, place) = (drawn.tree, drawn.place);
    let depth = match chart.depth() {
        0 => "without a question".to_owned(),
        depth => format!("in at most {}", plural(depth, "question", "questions")),
    };
    let head = format!("{} {} ({place}), {depth}", tree.title(), tree.version());
    lines.line(0, &head)?;
    lines.line(0, "")?;
    lines.part(0, chart)?;
    lines.line(0, "")?;
    for line in account(drawn) {
        lines.line(0, &line)?;
    }
    Ok(())
}

struct Lines<'a, W> {
    drawn: &'a Drawn<'a>,
    width: usize,
    to: &'a mut W,
}

impl<W: Write> Lines<'_, W> {
    /// A line with its continuation lines indented further.
    fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        let text = Shown::line(text);
        let room = self.width.saturating_sub(indent + 4).max(20);
        for (n, part) in wrap(text.as_str(), room).into_iter().enumerate() {
            let indent = if n == 0 { indent } else { indent + 4 };
            let line = format!("{:indent$}{part}", "");
            writeln!(self.to, "{}", no_command(line.trim_end()))?;
        }
        Ok(())
    }

    fn part(&mut self, indent: usize, chart: &Chart) -> io::Result<()> {
        let tree = self.drawn.tree;
        let Chart::Ask { test, branches } = chart else {
            return self.end(indent, "", chart);
        };
        let id = &tree.questions()[test.question()].id;
        self.line(indent, &format!("{} [{id}]", asked(tree, test)))?;
        let rest = rest(branches);
        let place = |n: &usize| (Some(*n) == rest, *n);
        let mut order: Vec<usize> = (0..branches.len()).collect();
        order.sort_by_key(place);
        for n in order {
            let Some(branch) = branches.get(n) else {
                continue;
            };
            let said = answers(tree, test, branch, Some(n) == rest);
            match &branch.to {
                to @ Chart::Leaf { .. } => self.end(indent + 2, &format!("{said} → "), to)?,
                to @ Chart::Ask { .. } => {
                    self.line(indent + 2, &format!("{said} →"))?;
                    self.part(indent + 4, to)?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, indent: usize, said: &str, chart: &Chart) -> io::Result<()> {
        let tree = self.drawn.tree;
        let Some(leaf) = leaf(&self.drawn.distilled.leaves, chart) else {
            return Ok(());
        };
        let (option, verdict) = (name(tree, leaf.option), verdict(tree, leaf));
        self.line(indent, &format!("{said}{option} ({verdict})"))
    }
}
