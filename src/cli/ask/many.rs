//! Questions of several choices in the rich skin: marks, and what is behind them.

use super::prompt::Prompt;
use super::screen::Gone;
use super::skin::Row;
use super::terminal::{BEHIND, Taken, Terminal, choice_rows, row};
use super::{NONE, Reply, Tone, WHY};
use crate::engine::Answer;
use crate::model::ChoiceIx;

impl Terminal {
    /// Lets choices be marked, or one of the entries behind them be taken.
    pub(super) fn many(&self, prompt: &Prompt) -> Result<Reply, Gone> {
        let rows = choice_rows(prompt);
        let choices = prompt.choices.len();
        let preset = prompt.preset();
        let mut unknown = preset == Some(Answer::Unknown);
        let mut chosen: Vec<ChoiceIx> = match preset {
            Some(Answer::Many(chosen)) => chosen,
            _ => Vec::new(),
        };
        loop {
            let is_marked = |n: usize| match prompt.choices.get(n) {
                Some(offer) => chosen.contains(&offer.choice),
                None => unknown && n == choices,
            };
            let marked: Vec<bool> = (0..rows.len()).map(is_marked).collect();
            let head = || self.head(prompt);
            let Some((picked, at)) = self.screen.mark(&rows, &marked, &head)? else {
                return Ok(Reply::Back);
            };
            let behind = |n: &usize| n.checked_sub(choices);
            let extras: Vec<usize> = picked.iter().filter_map(behind).collect();
            // Enter on an entry behind the choices takes it, marked or not.
            if extras.is_empty()
                && let Some(extra) = behind(&at)
            {
                match self.extra(prompt, extra)? {
                    Taken::Reply(reply) => return Ok(reply),
                    Taken::Why => continue,
                }
            }
            unknown = false;
            chosen = picked
                .iter()
                .filter_map(|n| prompt.choices.get(*n))
                .map(|offer| offer.choice)
                .collect();
            match (extras.as_slice(), chosen.is_empty()) {
                ([], false) => return Ok(self.answered(prompt, Answer::Many(chosen))),
                ([], true) => {
                    if let Some(chosen) = self.unmarked(prompt, at)? {
                        return Ok(self.answered(prompt, Answer::Many(chosen)));
                    }
                }
                ([extra], alone) if alone || BEHIND.get(*extra) == Some(&WHY) => {
                    if let Taken::Reply(reply) = self.extra(prompt, *extra)? {
                        return Ok(reply);
                    }
                }
                _ => {
                    let what = "Mark choices, or one of the entries behind them, not both.";
                    self.screen.say(what, Tone::Warning);
                }
            }
        }
    }

    /// What is meant by Enter where nothing is marked; `None` is nothing yet.
    fn unmarked(&self, prompt: &Prompt, at: usize) -> Result<Option<Vec<ChoiceIx>>, Gone> {
        let mut meant: Vec<(Row, Vec<ChoiceIx>)> = Vec::new();
        if let Some(offer) = prompt.choices.get(at) {
            let only = format!("Only: {}", offer.label);
            meant.push((row(&only), vec![offer.choice]));
        }
        meant.push((row(NONE), Vec::new()));
        let mut rows: Vec<Row> = meant.iter().map(|(row, _)| row.clone()).collect();
        rows.push(row("To the list: Space marks a choice"));
        let head = || self.screen.say("Nothing is marked.", Tone::Warning);
        let picked = self.screen.select(&rows, 0, &head)?;
        let chosen = picked.and_then(|place| meant.into_iter().nth(place));
        Ok(chosen.map(|(_, chosen)| chosen))
    }
}
