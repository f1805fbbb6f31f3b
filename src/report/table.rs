//! Tables for a terminal: the recommendation first, then why, then the rest.

use std::io::{self, Write};

use comfy_table::{Cell, ContentArrangement, Table, presets};

use super::Style;
use super::decided::Decided;
use super::page::{Page, status_colour};
use super::phrase::Phrase;
use super::view::{METHODS, Merit, OutRow, RankRow, SourceRow, View, status_word};
use crate::text::wrap;

/// Below this width a table has no room for words, and each option is a block of its own.
const ROOM_FOR_A_TABLE: usize = 60;

/// Writes decisions as tables, no line wider than the style says (at least 20); commands,
/// manifests and addresses are never broken.
///
/// # Errors
/// The writer's.
pub fn write(decisions: &[Decided<'_>], style: Style, to: &mut impl Write) -> io::Result<()> {
    let mut page = Page::new(style, to);
    for (n, decided) in decisions.iter().enumerate() {
        if n > 0 {
            page.blank()?;
        }
        page.view(&View::of(decided))?;
    }
    Ok(())
}

impl<W: Write> Page<'_, W> {
    fn view(&mut self, view: &View) -> io::Result<()> {
        self.indented("", &view.title.line())?;
        let headline = format!("► {}", view.headline.line());
        for line in wrap(&headline, self.style.width) {
            self.styled(&line, "1")?;
        }
        let colour = status_colour(view.status);
        self.styled(&format!("  {}", status_word(view.status)), colour)?;
        for sentence in &view.sentences {
            self.indented("  ", &sentence.line())?;
        }
        if !view.ranking.is_empty() {
            self.blank()?;
            self.ranking(&view.ranking)?;
            if !view.legend.is_empty() {
                self.indented("  ", &view.legend.line())?;
            }
        }
        self.bullets("How sure", &view.sure)?;
        self.bullets(METHODS, &view.methods)?;
        self.bullets("Why", &view.why)?;
        self.bullets("Not sure about the winner", &view.caveats)?;
        self.bullets("Marks", &view.marks)?;
        self.bullets("Where sources disagree", &view.dissent)?;
        let back = if view.ranking.is_empty() {
            "What to lift so that an option comes back"
        } else {
            "What would bring others back"
        };
        self.bullets(back, &view.relax_short())?;
        self.open(view)?;
        self.out(&view.out)?;
        for note in &view.notes {
            self.bullets(note.title, &note.lines)?;
        }
        self.weights(view)?;
        self.next(view)?;
        self.sources(&view.sources)?;
        self.bullets("What this tree leaves out", &view.limits)?;
        self.blank()?;
        self.indented("", &view.colophon.line())
    }

    fn ranking(&mut self, rows: &[RankRow]) -> io::Result<()> {
        if self.style.width < ROOM_FOR_A_TABLE {
            return rows.iter().try_for_each(|row| self.block(row));
        }
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.style.width).unwrap_or(u16::MAX));
        table.set_header([
            "#",
            "Option",
            "Score",
            "Speaks for it",
            "Speaks against it",
            "Marks",
        ]);
        for row in rows {
            table.add_row([
                Cell::new(row.rank),
                Cell::new(row.name.line()),
                Cell::new(score(row)),
                Cell::new(merits(&row.gains)),
                Cell::new(merits(&row.losses)),
                Cell::new(marks(row)),
            ]);
        }
        for line in table.lines() {
            self.line(&line)?;
        }
        Ok(())
    }

    /// An option of the ranking line by line.
    fn block(&mut self, row: &RankRow) -> io::Result<()> {
        let score = score(row).replace('\n', " ");
        self.indented("", &format!("{}. {}: {score}", row.rank, row.name.line()))?;
        for merit in row.gains.iter().chain(&row.losses) {
            self.item(" ", &format!("{} {}", merit.points, merit.what.line()))?;
        }
        let marks = marks(row).replace('\n', ", ");
        if !marks.is_empty() {
            self.item(" ", &marks)?;
        }
        Ok(())
    }

    fn open(&mut self, view: &View) -> io::Result<()> {
        if view.open.is_empty() {
            return Ok(());
        }
        self.heading("Open questions")?;
        for open in &view.open {
            let mut words = open.id.line();
            if open.essential {
                words.push_str(" (essential)");
            }
            if open.decisive {
                words.push_str(" (still decisive)");
            }
            self.item("  ", &format!("{words}: {}", open.ask.line()))?;
            for change in &open.changes {
                self.item("    ", &change.line())?;
            }
        }
        Ok(())
    }

    fn out(&mut self, rows: &[OutRow]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.heading("Out")?;
        for row in rows {
            let mut words = row.name.line();
            if row.current {
                words.push_str(" (runs today)");
            }
            if row.disputed() {
                words.push_str(" (disputed)");
            }
            self.item("  ", &words)?;
            for reason in &row.reasons {
                let mut text = reason.demand.line();
                if let Some(fact) = &reason.fact {
                    text.push_str("; it is: ");
                    text.push_str(&fact.line());
                }
                self.item("    ", &text)?;
                for by in &reason.by {
                    self.indented("        ", &format!("← {}", by.line()))?;
                }
                for disputed in &reason.disputed {
                    self.indented("        ", &disputed.line())?;
                }
            }
        }
        Ok(())
    }

    fn weights(&mut self, view: &View) -> io::Result<()> {
        if view.weights.is_empty() {
            return Ok(());
        }
        self.heading("What weighs how much")?;
        if self.style.width < ROOM_FOR_A_TABLE {
            for row in &view.weights {
                let (weight, share) = (&row.weight, &row.share);
                self.item(" ", &format!("{weight} ({share}) {}", row.what.line()))?;
                for from in &row.from {
                    self.item("   ", &from.line())?;
                }
            }
            return Ok(());
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.style.width - 2).unwrap_or(u16::MAX));
        for row in &view.weights {
            let from: Vec<String> = row.from.iter().map(Phrase::line).collect();
            table.add_row([
                row.weight.clone(),
                row.share.clone(),
                row.what.line(),
                from.join("\n"),
            ]);
        }
        for line in table.lines() {
            self.line(&format!("  {line}"))?;
        }
        Ok(())
    }

    fn next(&mut self, view: &View) -> io::Result<()> {
        let Some(name) = view.next_for.as_ref().filter(|_| !view.next.is_empty()) else {
            return Ok(());
        };
        self.heading(&format!("Next steps with {}", name.line()))?;
        for step in &view.next {
            self.item("  ", &step.title.line())?;
            // A command or a manifest is copied, so it is never broken.
            if let Some(run) = &step.run {
                self.line(&format!("      {run}"))?;
            }
            for line in step.text.iter().flat_map(|text| text.as_str().lines()) {
                self.line(&format!("      {line}"))?;
            }
        }
        Ok(())
    }

    /// The sources that are cited, by number.
    pub(super) fn sources(&mut self, rows: &[SourceRow]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.heading("Sources")?;
        for source in rows {
            let words = format!(
                "[{}] {}, {}, {}",
                source.number,
                source.title.line(),
                source.date,
                source.kind
            );
            self.indented("  ", &words)?;
            if let Some(link) = &source.link {
                let address = link.address();
                if self.style.links {
                    self.link("      ", address)?;
                } else {
                    self.line(&format!("      {address}"))?;
                }
            }
        }
        Ok(())
    }
}

fn score(row: &RankRow) -> String {
    match (&row.score, &row.range) {
        (Some(score), Some(range)) => format!("{score}\n({range})"),
        (Some(score), None) => score.clone(),
        (None, _) => "–".to_owned(),
    }
}

fn merits(all: &[Merit]) -> String {
    let lines: Vec<String> = all
        .iter()
        .map(|merit| format!("{} {}", merit.points, merit.what.line()))
        .collect();
    lines.join("\n")
}

fn marks(row: &RankRow) -> String {
    let mut words: Vec<&str> = Vec::new();
    for mark in &row.marks {
        if !words.contains(&mark.word) {
            words.push(mark.word);
        }
    }
    words.join("\n")
}
