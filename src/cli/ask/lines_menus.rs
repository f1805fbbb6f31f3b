//! Menus, an order by hand and a line of text in the plain skin.

use std::io::{self, BufRead, Write};

use super::lines::Lines;
use super::menu::{Field, Menu, Sorting};
use super::typed::{Command, command, order};
use super::{BACK, Given, Picked, QUIT};
use crate::text::{Shown, sentence};

impl<R: BufRead, W: Write> Lines<R, W> {
    pub(super) fn sorted(&mut self, sorting: &Sorting) -> io::Result<Given<Vec<usize>>> {
        self.line("")?;
        self.line(&sentence(sorting.title.as_str()))?;
        for (n, item) in sorting.items.iter().enumerate() {
            self.line(&format!("  {}. {}.", n + 1, item.line()))?;
        }
        let what = "Type the numbers in the order that you want, such as 3 1; those that you \
                    leave out follow in their order. Enter alone keeps the order; b: Back.";
        loop {
            self.line(what)?;
            let Some(text) = self.heard()? else {
                return Ok(Given::Interrupted);
            };
            if command(&text) == Some(Command::Back) {
                return Ok(Given::Back);
            }
            match order(&text, sorting.items.len()) {
                Ok(order) => return Ok(Given::This(order)),
                Err(reason) => self.line(&sentence(&format!("Not taken: {reason}")))?,
            }
        }
    }

    pub(super) fn filled(&mut self, field: &Field<'_>) -> io::Result<Given<String>> {
        self.line("")?;
        self.line(&sentence(field.title.as_str()))?;
        let preset = field.preset.as_ref();
        let enter = preset.map_or_else(String::new, |preset| {
            format!(" Enter alone: {}.", Shown::line(preset))
        });
        loop {
            self.line(&format!("{}; b: {BACK}.{enter}", field.name))?;
            let Some(text) = self.heard()? else {
                return Ok(Given::Interrupted);
            };
            if command(&text) == Some(Command::Back) {
                return Ok(Given::Back);
            }
            let text = match preset {
                Some(preset) if text.is_empty() => preset.clone(),
                _ => text,
            };
            match (field.check)(&text) {
                Ok(()) => return Ok(Given::This(text)),
                Err(reason) => self.line(&sentence(&format!("Not taken: {reason}")))?,
            }
        }
    }

    /// Reads a choice back.
    fn picked(&mut self, menu: &Menu, place: usize) -> io::Result<Picked> {
        if let Some(entry) = menu.entries.get(place) {
            self.line(&sentence(&format!("Your choice: {}", entry.text)))?;
        }
        Ok(Picked::Entry(place))
    }

    pub(super) fn pick(&mut self, menu: &Menu) -> io::Result<Picked> {
        self.line("")?;
        if !menu.title.as_str().is_empty() {
            self.line(&sentence(menu.title.as_str()))?;
        }
        for (n, entry) in menu.entries.iter().enumerate() {
            self.line(&format!("  {}. {}", n + 1, entry.line()))?;
        }
        let default = menu.entries.get(menu.default);
        let enter = default.map_or_else(String::new, |entry| {
            format!(" {}", sentence(&format!("Enter alone: {}", entry.text)))
        });
        let last = menu.entries.len();
        loop {
            let quit = if menu.leave {
                format!(", q: {QUIT}")
            } else {
                String::new()
            };
            self.line(&format!(
                "Type a number from 1 to {last}; b: {BACK}{quit}.{enter}"
            ))?;
            let Some(text) = self.heard()? else {
                return Ok(Picked::Interrupted);
            };
            let place = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            match (command(&text), place) {
                (Some(Command::Back), _) => return Ok(Picked::Back),
                (Some(Command::Quit), _) => return Ok(Picked::Quit),
                (None, Some(place)) if place < last => return self.picked(menu, place),
                (None, None) if text.is_empty() => return self.picked(menu, menu.default),
                _ => self.line(&format!(
                    "Not taken: `{}` is not in the list.",
                    Shown::line(&text)
                ))?,
            }
        }
    }
}
