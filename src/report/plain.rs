//! Plain lines: one record a line, no boxes, no wrapping, no colour; for screen readers and grep.

use std::io::{self, Write};

use super::decided::Decided;
use super::phrase::Phrase;
use super::view::{SourceRow, View};

/// Writes decisions as plain lines.
///
/// # Errors
/// The writer's.
pub fn write(decisions: &[Decided<'_>], to: &mut impl Write) -> io::Result<()> {
    for (n, decided) in decisions.iter().enumerate() {
        if n > 0 {
            writeln!(to)?;
        }
        for (key, value) in lines(&View::of(decided)) {
            writeln!(to, "{key}: {value}")?;
        }
    }
    Ok(())
}

/// Lines with their keys, in the order in which they are written.
#[derive(Default)]
struct Lines(Vec<(&'static str, String)>);

fn lines(view: &View) -> Vec<(&'static str, String)> {
    let mut lines = Lines::default();
    lines.outcome(view);
    lines.ranking(view);
    lines.reasons(view);
    lines.rest(view);
    lines.0
}

impl Lines {
    fn add(&mut self, key: &'static str, value: impl Into<String>) {
        self.0.push((key, value.into()));
    }

    fn outcome(&mut self, view: &View) {
        self.add("decision", view.title.line());
        self.add("recommendation", view.headline.line());
        self.add("status", view.status.as_str());
        for sentence in &view.sentences {
            self.add("reason", sentence.line());
        }
    }

    fn ranking(&mut self, view: &View) {
        for row in &view.ranking {
            let score = row.score.as_deref().unwrap_or("no score");
            let range = row.range.as_deref().map(|range| format!(" ({range})"));
            let (name, range) = (row.name.line(), range.unwrap_or_default());
            self.add("option", format!("{}. {name}, {score}{range}", row.rank));
            for (word, merits) in [("for", &row.gains), ("against", &row.losses)] {
                for merit in merits {
                    self.add(
                        word,
                        format!("{name}: {} {}", merit.points, merit.what.line()),
                    );
                }
            }
            for mark in &row.marks {
                self.add(
                    "mark",
                    format!("{name}: {}: {}", mark.word, mark.detail.line()),
                );
            }
        }
    }

    fn reasons(&mut self, view: &View) {
        let parts = [
            ("sure", &view.sure),
            ("why", &view.why),
            ("caveat", &view.caveats),
            ("dissent", &view.dissent),
            ("relax", &view.relax),
        ];
        for (key, phrases) in parts {
            for phrase in phrases {
                self.add(key, phrase.line());
            }
        }
        for open in &view.open {
            let decisive = if open.decisive { "decisive, " } else { "" };
            self.add(
                "open",
                format!("{decisive}{}: {}", open.id.line(), open.ask.line()),
            );
            for change in &open.changes {
                self.add("change", format!("{}: {}", open.id.line(), change.line()));
            }
        }
        for row in &view.out {
            for reason in &row.reasons {
                let mut parts = vec![format!("{}: {}", row.name.line(), reason.demand.line())];
                parts.extend(
                    reason
                        .fact
                        .iter()
                        .map(|fact| format!("it is: {}", fact.line())),
                );
                parts.extend(reason.by.iter().map(|by| format!("by: {}", by.line())));
                parts.extend(reason.disputed.iter().map(Phrase::line));
                self.add("out", parts.join("; "));
            }
        }
    }

    fn rest(&mut self, view: &View) {
        for row in &view.weights {
            let from = Phrase::joined(row.from.clone(), "; ").line();
            let what = row.what.line();
            self.add(
                "weight",
                format!("{} {what} ({}): {from}", row.weight, row.share),
            );
        }
        for line in &view.methods {
            self.add("method", line.line());
        }
        for note in view.robustness.iter().chain(&view.notes) {
            for line in &note.lines {
                self.add(note.key, line.line());
            }
        }
        for row in &view.steps {
            let (down, now, up) = (row.down.line(), row.now.line(), row.up.line());
            let question = row.question.line();
            self.add("step", format!("{question}: {down} | {now} | {up}"));
        }
        for step in &view.next {
            self.add("next", step.title.line());
            if let Some(run) = &step.run {
                self.add("run", run.to_string());
            }
            for line in step.text.iter().flat_map(|text| text.as_str().lines()) {
                self.add("text", line);
            }
        }
        for row in &view.sources {
            self.add("source", source(row));
        }
        for limit in &view.limits {
            self.add("limit", limit.line());
        }
        self.add("made by", view.colophon.line());
    }
}

/// `[1] Performance Guide, 2024-05, primary, https://…`.
pub(super) fn source(row: &SourceRow) -> String {
    let link = row.link.as_ref();
    let link = link.map(|link| format!(", {}", link.address()));
    let (title, link) = (row.title.line(), link.unwrap_or_default());
    let (number, date, kind) = (row.number, &row.date, row.kind);
    format!("[{number}] {title}, {date}, {kind}{link}")
}
