//! The plain skin: numbered lines and typed answers, for screen readers and dumb terminals.
//!
//! It never redraws, writes no escape byte, and carries nothing by colour or glyph alone. Lines
//! are not wrapped: that is left to whoever reads them.

use std::io::{self, BufRead, BufReader, Read, Stderr, Write};

use crate::engine::Answer;
use crate::report::Report;
use crate::text::{Shown, cut_list, sentence};

use super::listen::Listener;
use super::menu::{Field, Menu, Sorting};
use super::prompt::{Prompt, Takes};
use super::signals::Signals;
use super::typed::{Command, command, many, number, one};
use super::{Asker, BACK, Given, NONE, Picked, QUIT, REVIEW, Reply, Tone, UNKNOWN};

/// The most bytes of a typed line.
const LINE_BYTES: u64 = 1 << 16;
/// The most columns of what an answer rules out, beside it; the rest is behind `?`.
const DOES: usize = 90;

/// Asks in plain lines.
#[derive(Debug)]
pub struct Lines<R, W> {
    input: R,
    out: W,
}

impl Lines<BufReader<Listener>, Stderr> {
    /// Asks on standard error and hears standard input, also signals.
    ///
    /// # Errors
    /// The system takes no signal handler or gives no thread.
    pub fn stdio() -> io::Result<Self> {
        let listener = Listener::stdin(Signals::watch()?)?;
        Ok(Self::new(BufReader::new(listener), io::stderr()))
    }
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// Asks on `out` and hears `input`.
    pub fn new(input: R, out: W) -> Self {
        Self { input, out }
    }

    /// What was written.
    pub fn into_written(self) -> W {
        self.out
    }

    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// The next typed line, without its end; `None` at the end of the input.
    pub(super) fn heard(&mut self) -> io::Result<Option<String>> {
        write!(self.out, "> ")?;
        self.out.flush()?;
        let mut bytes = Vec::new();
        let mut limited = self.input.by_ref().take(LINE_BYTES);
        if limited.read_until(b'\n', &mut bytes)? == 0 {
            self.line("")?;
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&bytes);
        // A Ctrl-D amid a line arrives as a byte where the terminal is in no line mode.
        if text.trim() == "\u{4}" {
            return Ok(None);
        }
        Ok(Some(text.trim().to_owned()))
    }

    fn head(&mut self, prompt: &Prompt) -> io::Result<()> {
        self.line("")?;
        self.line(&format!("{}.", prompt.progress))?;
        self.line(prompt.ask.as_str())?;
        if let Some(why) = &prompt.why {
            self.line(&format!("Why: {why}"))?;
        }
        for (n, offer) in prompt.choices.iter().enumerate() {
            let does = offer.does.as_ref();
            let does = does.map_or_else(String::new, |does| {
                format!(" {}", sentence(&cut_list(does.as_str(), DOES)))
            });
            self.line(&format!(
                "  {}. {} ({}).{does}",
                n + 1,
                offer.label,
                offer.id
            ))?;
        }
        for run in &prompt.runs {
            self.line(&format!("  {}", sentence(&cut_list(run.as_str(), DOES))))?;
        }
        if let Some(current) = &prompt.current {
            let layer = current.layer.as_str();
            let keeps = match prompt.preset() {
                Some(answer) if answer == current.answer => " Enter keeps it.".to_owned(),
                Some(answer) => format!(" Enter answers: {}.", prompt.words(&answer)),
                None => String::new(),
            };
            self.line(&format!(
                "Answer so far: {} ({layer}).{keeps}",
                current.words
            ))?;
        }
        Ok(())
    }

    fn explain(&mut self, prompt: &Prompt) -> io::Result<()> {
        for line in &prompt.explained {
            self.line(line.as_str())?;
        }
        Ok(())
    }

    fn help(&mut self, what: &str) -> io::Result<()> {
        self.line(&format!(
            "Type {what}; u: {UNKNOWN}, b: {BACK}, r: {REVIEW}, q: {QUIT}, ?: why, and what each answer does."
        ))
    }

    fn prompted(
        &mut self,
        prompt: &Prompt,
        what: &str,
        read: impl Fn(&str) -> Result<Answer, String>,
    ) -> io::Result<Reply> {
        self.head(prompt)?;
        self.help(what)?;
        loop {
            let Some(text) = self.heard()? else {
                return Ok(Reply::Interrupted);
            };
            let answer = match command(&text) {
                Some(Command::Back) => return Ok(Reply::Back),
                Some(Command::Review) => return Ok(Reply::Review),
                Some(Command::Quit) => return Ok(Reply::Quit),
                Some(Command::Unknown) => Ok(Answer::Unknown),
                Some(Command::Why) => {
                    self.explain(prompt)?;
                    self.head(prompt)?;
                    self.help(what)?;
                    continue;
                }
                None if text.is_empty() => prompt
                    .preset()
                    .ok_or_else(|| "nothing was typed".to_owned()),
                None => read(&text),
            };
            match answer {
                Ok(answer) => {
                    let words = prompt.words(&answer);
                    self.line(&sentence(&format!("Your answer: {words}")))?;
                    return Ok(Reply::Answer(answer));
                }
                Err(reason) => {
                    self.line(&sentence(&format!("Not taken: {reason}")))?;
                    self.line(&format!("Type {what}."))?;
                }
            }
        }
    }
}

/// A person whose input or output fails is gone.
impl<R: BufRead, W: Write> Asker for Lines<R, W> {
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        let reply = match &prompt.takes {
            Takes::One => {
                let what = "a number of the list or the name in brackets";
                let read = |text: &str| one(text, &prompt.choices).map(Answer::One);
                self.prompted(prompt, what, read)
            }
            Takes::Many => {
                let what = &format!("numbers or names with commas between them, or 0: {NONE}");
                let read = |text: &str| many(text, &prompt.choices).map(Answer::Many);
                self.prompted(prompt, what, read)
            }
            Takes::Number(bounds) => {
                let what = bounds.range();
                let read = |text: &str| number(text, bounds).map(Answer::Number);
                self.prompted(prompt, what.as_str(), read)
            }
        };
        Ok(reply.unwrap_or(Reply::Interrupted))
    }

    fn choose(&mut self, menu: &Menu) -> io::Result<Picked> {
        Ok(self.pick(menu).unwrap_or(Picked::Interrupted))
    }

    fn sort(&mut self, sorting: &Sorting) -> io::Result<Given<Vec<usize>>> {
        Ok(self.sorted(sorting).unwrap_or(Given::Interrupted))
    }

    fn field(&mut self, field: &Field<'_>) -> io::Result<Given<String>> {
        Ok(self.filled(field).unwrap_or(Given::Interrupted))
    }

    fn say(&mut self, _tone: Tone, line: &Shown) {
        self.line(line.as_str()).ok();
    }

    fn show(&mut self, report: &dyn Report) {
        let mut lines = Vec::new();
        if report.plain(&mut lines).is_ok() {
            self.out.write_all(&lines).ok();
        }
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
