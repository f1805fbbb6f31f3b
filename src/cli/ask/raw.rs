//! The terminal's raw mode for a whole prompt, in which Ctrl-Z and Ctrl-D still mean something.
//!
//! `console` sets raw mode for each key and takes it back; what is typed between two keys is then
//! echoed, and Ctrl-C becomes a signal that nobody waits for. Under this guard each key is read
//! as a key. dialoguer passes over Ctrl-Z and Ctrl-D, so the terminal is told to send signals for
//! them, and told again whenever `console` has taken that away: [`keep`] is called for it now and
//! then. Where standard input is no terminal, or not on Unix, all of it does nothing.

#[cfg(unix)]
use std::sync::{Mutex, PoisonError};

#[cfg(unix)]
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

/// What the terminal was before a prompt, as long as one is on.
#[cfg(unix)]
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

#[cfg(unix)]
const CTRL_D: u8 = 4;
#[cfg(unix)]
const CTRL_Z: u8 = 26;
/// What switches a special key off.
#[cfg(unix)]
const OFF: u8 = if cfg!(any(target_os = "linux", target_os = "android")) {
    0
} else {
    0xff
};

/// Raw mode as long as it lives.
pub(super) struct Raw(());

impl Raw {
    #[cfg(unix)]
    pub(super) fn on() -> Self {
        let mut held = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(before) = tcgetattr(std::io::stdin()) {
            let mut raw = before.clone();
            raw.make_raw();
            raw.output_modes = before.output_modes;
            raw.local_modes |= LocalModes::ISIG;
            raw.special_codes[SpecialCodeIndex::VINTR] = OFF;
            raw.special_codes[SpecialCodeIndex::VQUIT] = CTRL_D;
            raw.special_codes[SpecialCodeIndex::VSUSP] = CTRL_Z;
            tcsetattr(std::io::stdin(), OptionalActions::Drain, &raw).ok();
            *held = Some(before);
        }
        Self(())
    }

    #[cfg(not(unix))]
    pub(super) fn on() -> Self {
        Self(())
    }
}

#[cfg(unix)]
impl Drop for Raw {
    fn drop(&mut self) {
        let mut held = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = held.take() {
            tcsetattr(std::io::stdin(), OptionalActions::Drain, &before).ok();
        }
    }
}

/// Lets Ctrl-Z and Ctrl-D send signals again, if a prompt is on.
#[cfg(unix)]
pub(super) fn keep() {
    let held = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    if held.is_some()
        && let Ok(mut modes) = tcgetattr(std::io::stdin())
        && !modes.local_modes.contains(LocalModes::ISIG)
    {
        modes.local_modes |= LocalModes::ISIG;
        tcsetattr(std::io::stdin(), OptionalActions::Now, &modes).ok();
    }
}
