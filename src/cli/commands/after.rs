//! What can be asked of a decision that stands on the screen: what-if, why, two side by side,
//! another order, a file of answers, a report, the next tree.

use std::io;
use std::path::Path;

use super::decided::Done;
use super::outputs::write;
use super::saved::saved;
use crate::cli::ask::{Asker, Entry, Field, Given, Menu, Picked, Tone, pick};
use crate::cli::output::IfThere;
use crate::cli::stop::Stop;
use crate::cli::walk::{compare, explain, weigh, what_if};
use crate::engine::Session;
use crate::report::Decided;
use crate::text::{Shown, shell_word, ticked};

/// What a person wants after a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Enough of this tree.
    Enough,
    /// Enough of this tree, and another decision.
    Another,
    /// To the review of the answers.
    Review,
    /// Something was changed: the decision is to be shown anew.
    Changed,
    /// The person or the terminal went away.
    Interrupted,
}

/// Writes a report of decisions to a file, in the format that its name says, or says why not.
pub(super) type Reporting<'a> = &'a dyn Fn(&[Done], &str) -> Result<(), String>;

/// What lies at hand after a decision.
pub(super) struct Desk<'a> {
    /// The decisions so far, the one on the screen last.
    pub(super) done: &'a [Done],
    /// The one on the screen, as reports tell it.
    pub(super) decided: Decided<'a>,
    /// The title of the tree that comes next.
    pub(super) next: Option<&'a str>,
    /// Whether another decision can be chosen.
    pub(super) more: bool,
    pub(super) report: Reporting<'a>,
    /// The trees that are decided, as the command line would name them.
    pub(super) trees: &'a [String],
}

#[derive(Clone, Copy)]
enum Wish {
    Enough,
    Another,
    WhatIf,
    Explain,
    Compare,
    Weigh,
    Review,
    Save,
    Report,
}

/// Lets a person look at the decision until something is to be shown anew or it is enough.
///
/// # Errors
/// There is no terminal to ask on.
pub(super) fn after(
    desk: &Desk<'_>,
    session: &mut Session<'_>,
    asker: &mut dyn Asker,
) -> io::Result<After> {
    loop {
        let wishes = desk.wishes();
        let menu = Menu {
            title: Shown::line("What next?"),
            entries: wishes.iter().map(|(_, entry)| entry.clone()).collect(),
            default: 0,
            leave: false,
        };
        let wish = match asker.choose(&menu)? {
            Picked::Entry(place) => wishes.get(place).map(|(wish, _)| *wish),
            Picked::Back => Some(Wish::Review),
            Picked::Quit | Picked::Interrupted => return Ok(After::Interrupted),
        };
        let looked = match wish.unwrap_or(Wish::Enough) {
            Wish::Enough => return Ok(After::Enough),
            Wish::Another => return Ok(After::Another),
            Wish::Review => return Ok(After::Review),
            Wish::WhatIf => what_if(session, desk.decided.robustness, asker)?,
            Wish::Weigh => weigh(session, asker)?,
            Wish::Explain => explain(desk.decided, asker)?,
            Wish::Compare => compare(desk.decided, asker)?,
            Wish::Save => desk.save(asker)?,
            Wish::Report => desk.write(asker)?,
        };
        match looked {
            Given::This(()) => return Ok(After::Changed),
            Given::Back => {}
            Given::Interrupted => return Ok(After::Interrupted),
        }
    }
}

impl Desk<'_> {
    fn wishes(&self) -> Vec<(Wish, Entry)> {
        let mut wishes = vec![match self.next {
            Some(next) => (Wish::Enough, Entry::with("Next decision", next)),
            None => (Wish::Enough, Entry::plain("Done")),
        }];
        let what_if = "What if one answer were different?";
        wishes.extend([
            (Wish::WhatIf, Entry::plain(what_if)),
            (
                Wish::Explain,
                Entry::with(
                    "Why this option, why not that one?",
                    "its points, and what would put it first",
                ),
            ),
            (Wish::Compare, Entry::plain("Two options side by side")),
            (Wish::Weigh, Entry::plain("Order what matters by hand")),
            (Wish::Review, Entry::plain("All answers, to change one")),
            (
                Wish::Save,
                Entry::with("Save the answers", "a file that CI can decide from"),
            ),
            (
                Wish::Report,
                Entry::with("Write a report", "Markdown, JSON or text"),
            ),
        ]);
        if self.more && self.next.is_none() {
            wishes.push((
                Wish::Another,
                Entry::with("Another decision", "shared answers are taken along"),
            ));
        }
        wishes
    }

    /// Writes the answers to a file.
    fn save(&self, asker: &mut dyn Asker) -> io::Result<Given<()>> {
        let any = |path: &str| match path {
            "-" => Err("a file has a name; - is standard input".to_owned()),
            _ => Ok(()),
        };
        file(
            asker,
            "Save the answers to which file?",
            "answers.toml",
            &any,
            |path| {
                let text = saved(self.done);
                write(Path::new(path), text.as_bytes(), IfThere::Replace).map_err(why)?;
                let mut words: Vec<String> = self.trees.iter().map(|id| shell_word(id)).collect();
                if words.is_empty() {
                    words.push("--all".to_owned());
                }
                Ok(format!(
                    "Answers written; decide from them with: whystack decide {} -a {}",
                    words.join(" "),
                    shell_word(path)
                ))
            },
        )
    }

    /// Writes a report to a file.
    fn write(&self, asker: &mut dyn Asker) -> io::Result<Given<()>> {
        let ending = |path: &str| {
            if path.contains(':') {
                let what = "the ending says the format; a name with a colon would say another";
                return Err(what.to_owned());
            }
            let known = [".md", ".json", ".txt"]
                .iter()
                .any(|end| path.ends_with(end));
            if known {
                Ok(())
            } else {
                Err("the name ends in .md, .json or .txt, which says the format".to_owned())
            }
        };
        file(
            asker,
            "Write the report to which file?",
            "report.md",
            &ending,
            |path| {
                (self.report)(self.done, path)?;
                Ok(format!("Report written to {}", ticked(path)))
            },
        )
    }
}

/// Asks for a file's name, and again before a file is replaced, then lets it be written.
fn file(
    asker: &mut dyn Asker,
    title: &str,
    preset: &str,
    check: &dyn Fn(&str) -> Result<(), String>,
    write: impl Fn(&str) -> Result<String, String>,
) -> io::Result<Given<()>> {
    let check = |path: &str| {
        if path.trim().is_empty() {
            return Err("a file has a name".to_owned());
        }
        check(path.trim())
    };
    let field = Field {
        title: Shown::line(title),
        name: Shown::line("File"),
        preset: Some(preset.to_owned()),
        check: &check,
    };
    let path = match asker.field(&field)? {
        Given::This(path) => path,
        Given::Back => return Ok(Given::Back),
        Given::Interrupted => return Ok(Given::Interrupted),
    };
    if Path::new(&path).exists() {
        let title = format!("{} is there already", ticked(&path));
        let entries = ["Leave it", "Replace it"].map(Entry::plain);
        match pick(asker, &title, entries.to_vec(), 0)? {
            Given::This(1) => {}
            Given::This(_) | Given::Back => return Ok(Given::Back),
            Given::Interrupted => return Ok(Given::Interrupted),
        }
    }
    match write(&path) {
        Ok(done) => asker.say(Tone::Good, &Shown::line(&done)),
        Err(why) => asker.say(Tone::Warning, &Shown::line(&format!("Not written: {why}"))),
    }
    Ok(Given::Back)
}

/// Why a file was not written.
pub(super) fn why(stop: Stop) -> String {
    match stop {
        Stop::World(text) | Stop::Usage(text) | Stop::Invalid(text) => text,
        Stop::ClosedPipe | Stop::Faults(_) | Stop::Interrupted => "it cannot be written".to_owned(),
    }
}
