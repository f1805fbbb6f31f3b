//! How far something is that takes its time.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::analysis::Progress;

/// A bar on stderr, where that is a terminal.
pub(super) struct Bar(Option<ProgressBar>);

impl Bar {
    /// A bar, where there is a terminal.
    pub(super) fn new() -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// Shows how far it is.
    pub(super) fn show(&self, tree: &str, progress: Progress) {
        if let Some(bar) = &self.0 {
            bar.set_length(progress.of as u64);
            bar.set_position(progress.done as u64);
            bar.set_message(format!("{tree}: {}", progress.what));
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
