//! A sign on stderr that something takes its time, once it does.

use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use crate::cli::environment::Environment;
use crate::text::grouped;

/// From when on it is shown.
const MOMENT: Duration = Duration::from_millis(300);

/// A sign that something takes its time.
pub(super) struct Busy {
    /// Whether it may be drawn: on a terminal, not for a person who has it read out.
    drawn: bool,
    since: Option<Instant>,
    bar: Option<ProgressBar>,
}

impl Busy {
    pub(super) fn new(environment: &Environment) -> Self {
        Self {
            drawn: environment.interactive && !environment.accessible,
            since: None,
            bar: None,
        }
    }

    /// So much is done; `None` takes the sign away.
    pub(super) fn show(&mut self, done: Option<usize>) {
        let Some(done) = done.filter(|_| self.drawn) else {
            self.since = None;
            if let Some(bar) = self.bar.take() {
                bar.finish_and_clear();
            }
            return;
        };
        if self.since.get_or_insert_with(Instant::now).elapsed() < MOMENT {
            return;
        }
        let bar = self.bar.get_or_insert_with(ProgressBar::new_spinner);
        let sets = grouped(done as u128);
        bar.set_message(format!("looking ahead: {sets} sets of answers"));
        bar.tick();
    }
}
