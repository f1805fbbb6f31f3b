//! What is looked for while a prompt is on: a terminal of another size, keys that lost their
//! meaning.

/// How many looks in a row must see the same new size before the prompt is drawn again: whoever
/// drags a window passes many sizes.
#[cfg(unix)]
const STEADY: usize = 6;

#[cfg(unix)]
mod unix {
    use std::sync::{Mutex, Once, PoisonError};
    use std::thread;
    use std::time::Duration;

    use console::Term;

    use super::STEADY;
    use crate::cli::ask::{raw, signals};

    /// The size for which a list was drawn, as long as one is on.
    static DRAWN: Mutex<Option<(u16, u16)>> = Mutex::new(None);
    static STARTED: Once = Once::new();

    const LOOK: Duration = Duration::from_millis(15);

    pub(in crate::cli::ask) fn drawn(size: Option<(u16, u16)>) {
        *DRAWN.lock().unwrap_or_else(PoisonError::into_inner) = size;
    }

    pub(in crate::cli::ask) fn start() {
        STARTED.call_once(|| {
            let spawned = thread::Builder::new().name("terminal".to_owned());
            spawned.spawn(look).ok();
        });
    }

    fn look() {
        let term = Term::stderr();
        let (mut last, mut steady) = (None, 0);
        loop {
            thread::sleep(LOOK);
            raw::keep();
            let drawn = *DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
            let now = term.size_checked();
            let changed = drawn.is_some() && now.is_some() && drawn != now;
            steady = if changed && last == now {
                steady + 1
            } else {
                0
            };
            last = now;
            if steady >= STEADY {
                self::drawn(None);
                steady = 0;
                signals::redraw();
            }
        }
    }
}

#[cfg(unix)]
pub(super) use unix::{drawn, start};

/// Says for which size a list is drawn.
#[cfg(not(unix))]
pub(super) fn drawn(_size: Option<(u16, u16)>) {}

/// Starts to look.
#[cfg(not(unix))]
pub(super) fn start() {}
