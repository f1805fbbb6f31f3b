//! Signals during a walk: they end the prompt, not the process.
//!
//! `console` reads keys in raw mode and waits in `poll`, which a handled signal ends; it then
//! restores the terminal's mode and gives an error, which the walk takes as *interrupted*.
//! Outside a walk the signals do what they always do.
//!
//! A signal that comes just before `poll` would go unnoticed until the next key, so a thread
//! waits for signals too and wakes the prompt with `SIGURG`, which is ignored elsewhere. The
//! system gives it to the main thread: a walk belongs there.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::signal;
use signal_hook::flag;

/// Whether no walk is under way: then a signal has its default effect.
static OUTSIDE: AtomicBool = AtomicBool::new(true);
/// Whether a signal came during the walk.
static CAUGHT: AtomicBool = AtomicBool::new(false);
/// Whether the handlers are there; a number is the system's error.
static REGISTERED: OnceLock<Result<(), i32>> = OnceLock::new();

#[cfg(unix)]
const WATCHED: [i32; 3] = [signal::SIGINT, signal::SIGTERM, signal::SIGHUP];
#[cfg(not(unix))]
const WATCHED: [i32; 2] = [signal::SIGINT, signal::SIGTERM];

/// A watch over the signals that end a process, for as long as it lives.
#[derive(Debug)]
pub struct Signals(());

impl Signals {
    /// Starts to watch.
    ///
    /// # Errors
    /// The system takes no handler.
    pub fn watch() -> io::Result<Self> {
        let registered = REGISTERED.get_or_init(|| {
            let code = |error: io::Error| error.raw_os_error().unwrap_or_default();
            for number in WATCHED {
                flag::register_conditional_default(number, &OUTSIDE).map_err(code)?;
                flag::register(number, &CAUGHT).map_err(code)?;
            }
            wake_prompts().map_err(code)
        });
        registered.map_err(io::Error::from_raw_os_error)?;
        CAUGHT.store(false, Ordering::SeqCst);
        OUTSIDE.store(false, Ordering::SeqCst);
        Ok(Self(()))
    }

    /// Whether a signal came.
    pub fn caught(&self) -> bool {
        CAUGHT.load(Ordering::SeqCst)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        OUTSIDE.store(true, Ordering::SeqCst);
    }
}

#[cfg(unix)]
fn wake_prompts() -> io::Result<()> {
    use rustix::process::{Signal, getpid, kill_process};
    use std::{thread, time::Duration};

    static WOKEN: AtomicBool = AtomicBool::new(false);
    const AGAIN: Duration = Duration::from_millis(20);

    flag::register(signal::SIGURG, &WOKEN)?;
    let mut signals = signal_hook::iterator::Signals::new(WATCHED)?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for _ in signals.forever() {
                while !OUTSIDE.load(Ordering::SeqCst) {
                    kill_process(getpid(), Signal::URG).ok();
                    thread::sleep(AGAIN);
                }
            }
        })?;
    Ok(())
}

#[cfg(not(unix))]
fn wake_prompts() -> io::Result<()> {
    Ok(())
}
