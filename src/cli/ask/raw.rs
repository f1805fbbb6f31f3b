//! The terminal's raw mode for a whole prompt.
//!
//! `console` sets it for each key and takes it back; what is typed between two keys is then
//! echoed, and Ctrl-C becomes a signal that nobody waits for. Under this guard each key is read
//! as a key. Where standard input is no terminal, or not on Unix, it does nothing.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Raw mode as long as it lives.
pub(super) struct Raw {
    #[cfg(unix)]
    before: Option<Termios>,
}

impl Raw {
    #[cfg(unix)]
    pub(super) fn on() -> Self {
        let before = tcgetattr(std::io::stdin()).ok();
        if let Some(before) = &before {
            let mut raw = before.clone();
            raw.make_raw();
            raw.output_modes = before.output_modes;
            tcsetattr(std::io::stdin(), OptionalActions::Drain, &raw).ok();
        }
        Self { before }
    }

    #[cfg(not(unix))]
    pub(super) fn on() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Raw {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            tcsetattr(std::io::stdin(), OptionalActions::Drain, before).ok();
        }
    }
}
