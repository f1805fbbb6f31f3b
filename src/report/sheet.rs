//! Fact sheets: a tree, or one of its options, with every source.

use std::io::{self, Write};

use super::link::Link;
use super::phrase::{Phrase, say, theirs, told};
use super::wording::{capabilities, reading_words};
use crate::model::{Candidate, CandidateIx, Criterion, Evidence, Fact, SourceIx, Tree};
use crate::text::{no_command, wrap};

/// Writes what a tree decides, compares, asks and offers.
///
/// # Errors
/// The writer's.
pub fn tree(tree: &Tree, place: &str, width: usize, to: &mut impl Write) -> io::Result<()> {
    let mut sheet = Sheet {
        tree,
        width: width.max(40),
        to,
    };
    let mut version = theirs(tree.version());
    if let Some(date) = tree.dated() {
        version.push(", as of ");
        version.push(told(&date.to_string()));
    }
    sheet.put(
        0,
        &say![
            theirs(tree.title()),
            " (",
            theirs(tree.id().as_str()),
            " ",
            version,
            ", ",
            theirs(place),
            ")"
        ],
    )?;
    sheet.put(0, &say!["Decides: ", told(&tree.scope().decides)])?;
    let omits = tree.scope().omits.iter().map(|omit| told(omit));
    sheet.put(0, &say!["Leaves out: ", Phrase::joined(omits, "; ")])?;
    sheet.heading("Options")?;
    for candidate in tree.candidates().rows() {
        sheet.put(
            2,
            &say![
                theirs(candidate.id.as_str()),
                ": ",
                told(&candidate.summary)
            ],
        )?;
    }
    sheet.heading("Criteria")?;
    for criterion in tree.criteria().rows() {
        let kind = criterion.kind();
        sheet.put(
            2,
            &say![
                theirs(criterion.id.as_str()),
                ", ",
                kind,
                ": ",
                theirs(&criterion.title)
            ],
        )?;
        if let Some(measure) = &criterion.measure {
            sheet.put(6, &told(measure))?;
        }
    }
    if !tree.questions().is_empty() {
        sheet.heading("Questions")?;
    }
    for question in tree.questions().rows() {
        let essential = if question.essential {
            " (essential)"
        } else {
            ""
        };
        sheet.put(
            2,
            &say![
                theirs(question.id.as_str()),
                ": ",
                theirs(&question.ask),
                essential
            ],
        )?;
        if let Some(why) = &question.why {
            sheet.put(6, &told(why))?;
        }
        for choice in question.choices().rows() {
            sheet.put(
                6,
                &say![
                    "- ",
                    theirs(choice.id.as_str()),
                    ": ",
                    theirs(&choice.label)
                ],
            )?;
        }
    }
    if !tree.changes().is_empty() {
        sheet.heading("Changes")?;
    }
    for change in tree.changes() {
        sheet.put(2, &say![theirs(&change.version), ": ", told(&change.what)])?;
    }
    Ok(())
}

/// Writes the facts of an option, each with its source, its date and what others say.
///
/// # Errors
/// The writer's.
pub fn option(tree: &Tree, ix: CandidateIx, width: usize, to: &mut impl Write) -> io::Result<()> {
    let mut sheet = Sheet {
        tree,
        width: width.max(40),
        to,
    };
    let candidate = &tree.candidates()[ix];
    sheet.head(candidate)?;
    sheet.heading("Facts")?;
    for (criterion, fact) in candidate.facts.iter() {
        sheet.fact(&tree.criteria()[criterion], fact)?;
    }
    if !candidate.next.is_empty() {
        sheet.heading("Next steps")?;
    }
    for step in &candidate.next {
        let from = sheet.source(step.source);
        sheet.put(2, &say![theirs(&step.title), " (", from, ")"])?;
        for line in step
            .run
            .iter()
            .chain(&step.text)
            .flat_map(|text| text.lines())
        {
            sheet.raw(&format!("      {}", crate::text::Shown::line(line)))?;
        }
    }
    sheet.sources(candidate)
}

struct Sheet<'a, W> {
    tree: &'a Tree,
    width: usize,
    to: &'a mut W,
}

impl<W: Write> Sheet<'_, W> {
    fn raw(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.to, "{}", no_command(line.trim_end()))
    }

    fn heading(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.to, "\n{title}")
    }

    fn put(&mut self, indent: usize, phrase: &Phrase) -> io::Result<()> {
        for (n, line) in wrap(&phrase.line(), self.width - indent - 2)
            .iter()
            .enumerate()
        {
            let more = if n == 0 { indent } else { indent + 2 };
            self.raw(&format!("{}{line}", " ".repeat(more)))?;
        }
        Ok(())
    }

    fn head(&mut self, candidate: &Candidate) -> io::Result<()> {
        self.put(
            0,
            &say![
                theirs(&candidate.name),
                " (",
                theirs(candidate.id.as_str()),
                "): ",
                told(&candidate.summary)
            ],
        )?;
        if let Some(link) = candidate.homepage.as_deref().and_then(Link::parse) {
            self.raw(link.address())?;
        }
        if let Some(family) = &candidate.form_of {
            self.put(0, &say!["A form of ", theirs(family.as_str())])?;
        }
        if let Some(since) = candidate.since {
            self.put(0, &say!["Since ", theirs(&since.to_string())])?;
        }
        if let Some(ended) = &candidate.ended {
            let from = self.source(ended.source);
            self.put(
                0,
                &say!["Ends ", theirs(&ended.date.to_string()), " (", from, ")"],
            )?;
        }
        if let Some(carried) = &candidate.carried {
            self.put(
                0,
                &say!["Carried although it is never first: ", told(carried)],
            )?;
        }
        let needs: Vec<Phrase> = candidate
            .needs
            .iter()
            .map(|need| capabilities(self.tree, &need.any))
            .collect();
        if !needs.is_empty() {
            self.put(0, &say!["Needs ", Phrase::joined(needs, "; ")])?;
        }
        for (word, all) in [
            ("Provides ", &candidate.provides),
            ("Conflicts with ", &candidate.conflicts),
        ] {
            if !all.is_empty() {
                let each = all.iter().map(|ix| capabilities(self.tree, &[*ix]));
                self.put(0, &say![word, Phrase::joined(each, "; ")])?;
            }
        }
        Ok(())
    }

    fn fact(&mut self, criterion: &Criterion, fact: &Fact) -> io::Result<()> {
        let title = theirs(&criterion.title);
        match fact {
            Fact::Known {
                used,
                dissent,
                context,
            } => {
                let words = self.evidence(criterion, used);
                self.put(2, &say![title, ": ", words])?;
                self.note(used.note.as_deref())?;
                for other in dissent {
                    let words = self.evidence(criterion, other);
                    let agrees = other.reading == used.reading;
                    let word = if agrees { "agrees: " } else { "dissent: " };
                    self.put(6, &say![word, words])?;
                    self.note(other.note.as_deref())?;
                }
                self.context(criterion, context)
            }
            Fact::NotApplicable { source, note } => {
                let from = self.source(*source);
                self.put(2, &say![title, ": does not apply (", from, ")"])?;
                self.note(note.as_deref())
            }
            Fact::Unknown { reason, context } => {
                self.put(2, &say![title, ": unknown: ", told(reason)])?;
                self.context(criterion, context)
            }
        }
    }

    fn context(&mut self, criterion: &Criterion, context: &[Evidence]) -> io::Result<()> {
        for other in context {
            let words = self.evidence(criterion, other);
            let measure = told(other.measure.as_deref().unwrap_or_default());
            self.put(6, &say!["another measure, ", measure, ": ", words])?;
            self.note(other.note.as_deref())?;
        }
        Ok(())
    }

    fn note(&mut self, note: Option<&str>) -> io::Result<()> {
        note.map_or(Ok(()), |note| self.put(6, &told(note)))
    }

    fn evidence(&self, criterion: &Criterion, said: &Evidence) -> Phrase {
        say![
            reading_words(criterion, &said.reading),
            " (",
            self.source(said.source),
            ")"
        ]
    }

    /// `source-id, 2024-05, primary`.
    fn source(&self, ix: SourceIx) -> Phrase {
        let source = &self.tree.sources()[ix];
        let date = told(&source.date.to_string());
        say![
            theirs(source.id.as_str()),
            ", ",
            date,
            ", ",
            source.kind.as_str()
        ]
    }

    fn sources(&mut self, candidate: &Candidate) -> io::Result<()> {
        self.heading("Sources")?;
        let cited = candidate.cited();
        for source in cited.into_iter().map(|ix| &self.tree.sources()[ix]) {
            self.put(
                2,
                &say![theirs(source.id.as_str()), ": ", theirs(&source.title)],
            )?;
            if let Some(link) = source.url.as_deref().and_then(Link::parse) {
                self.raw(&format!("      {}", link.address()))?;
            }
        }
        Ok(())
    }
}
