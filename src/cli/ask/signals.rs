//! Signals during a walk: they end or repeat the prompt, they do not end the process.
//!
//! `console` reads keys in raw mode and waits in `poll`, which a handled signal ends; it then
//! restores the terminal's mode and gives an error, on which the prompt asks here what came.
//! Outside a walk the signals do what they always do.
//!
//! A signal that comes just before `poll`, or to another thread, would go unnoticed until the
//! next key, so a thread waits for signals too and wakes the prompt with `SIGURG`, which is
//! ignored elsewhere. The system gives it to the main thread: a walk belongs there. `console`
//! takes every interrupted `poll` for Ctrl-C and raises `SIGINT`; so that counts only where
//! nothing else came.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::signal;
use signal_hook::flag;

/// Whether no walk is under way: then a signal has its default effect.
static OUTSIDE: AtomicBool = AtomicBool::new(true);
/// Whether Ctrl-C came.
static INTERRUPT: AtomicBool = AtomicBool::new(false);
/// Whether the walk is to end: SIGTERM, SIGHUP, Ctrl-D at a list.
static END: AtomicBool = AtomicBool::new(false);
/// Whether the process is to be suspended.
static SUSPEND: AtomicBool = AtomicBool::new(false);
/// Whether the prompt is to be drawn again.
static REDRAW: AtomicBool = AtomicBool::new(false);
/// Held while a prompt is woken, and while what came is taken note of.
static WAKING: Mutex<()> = Mutex::new(());
/// Whether the handlers are there; a number is the system's error.
static REGISTERED: OnceLock<Result<(), i32>> = OnceLock::new();

/// How often an unheard signal is repeated.
#[cfg(unix)]
const AGAIN: Duration = Duration::from_millis(15);

#[cfg(unix)]
const WATCHED: [(i32, &AtomicBool); 6] = [
    (signal::SIGINT, &INTERRUPT),
    (signal::SIGTERM, &END),
    (signal::SIGHUP, &END),
    (signal::SIGQUIT, &END),
    (signal::SIGTSTP, &SUSPEND),
    (signal::SIGCONT, &REDRAW),
];
#[cfg(not(unix))]
const WATCHED: [(i32, &AtomicBool); 2] = [(signal::SIGINT, &INTERRUPT), (signal::SIGTERM, &END)];

/// What came while a person was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// Nothing.
    Nothing,
    /// The prompt is to be drawn again.
    Redraw,
    /// The process is to be suspended, then the prompt drawn again.
    Suspend,
    /// The walk is to end.
    End,
}

/// A watch over the signals that end or suspend a process, for as long as it lives.
#[derive(Debug)]
pub struct Signals(());

impl Signals {
    /// Starts to watch.
    ///
    /// # Errors
    /// The system takes no handler.
    pub fn watch() -> io::Result<Self> {
        let registered = REGISTERED.get_or_init(|| register().map_err(|error| code(&error)));
        registered.map_err(io::Error::from_raw_os_error)?;
        for (_, came) in WATCHED {
            came.store(false, Ordering::SeqCst);
        }
        OUTSIDE.store(false, Ordering::SeqCst);
        Ok(Self(()))
    }

    /// What came. Suspending and drawing again are told once; the end stays.
    #[expect(
        clippy::unused_self,
        reason = "what comes is caught only while somebody watches"
    )]
    pub(super) fn came(&self) -> Came {
        let waking = WAKING.lock().unwrap_or_else(PoisonError::into_inner);
        let suspend = SUSPEND.swap(false, Ordering::SeqCst);
        let redraw = REDRAW.swap(false, Ordering::SeqCst);
        if END.load(Ordering::SeqCst) {
            return Came::End;
        }
        if suspend || redraw {
            // A last wake may be on its way; it arrives with the end of this call.
            thread::sleep(Duration::from_millis(1));
            INTERRUPT.store(false, Ordering::SeqCst);
            drop(waking);
            return if suspend { Came::Suspend } else { Came::Redraw };
        }
        if INTERRUPT.load(Ordering::SeqCst) {
            return Came::End;
        }
        Came::Nothing
    }

    /// Stops the process, as it would have been without a walk; returns when it goes on.
    #[expect(
        clippy::unused_self,
        reason = "outside a walk the system does it by itself"
    )]
    pub(super) fn suspend(&self) {
        #[cfg(unix)]
        {
            signal_hook::low_level::emulate_default_handler(signal::SIGTSTP).ok();
            REDRAW.store(false, Ordering::SeqCst);
        }
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        OUTSIDE.store(true, Ordering::SeqCst);
    }
}

/// Asks for the prompt to be drawn again.
#[cfg(unix)]
pub(super) fn redraw() {
    REDRAW.store(true, Ordering::SeqCst);
    wake();
}

fn code(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or_default()
}

fn register() -> io::Result<()> {
    for (number, came) in WATCHED {
        flag::register_conditional_default(number, &OUTSIDE)?;
        flag::register(number, came)?;
    }
    wake_prompts()
}

/// Whether something came that a prompt has not heard.
#[cfg(unix)]
fn pending() -> bool {
    !OUTSIDE.load(Ordering::SeqCst) && WATCHED.iter().any(|(_, came)| came.load(Ordering::SeqCst))
}

#[cfg(unix)]
fn wake_prompts() -> io::Result<()> {
    static WOKEN: AtomicBool = AtomicBool::new(false);
    flag::register(signal::SIGURG, &WOKEN)?;
    let numbers = WATCHED.map(|(number, _)| number);
    let mut signals = signal_hook::iterator::Signals::new(numbers)?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for _ in signals.forever() {
                wake();
            }
        })?;
    Ok(())
}

/// Wakes the prompt until it has heard.
#[cfg(unix)]
fn wake() {
    use rustix::process::{Signal, getpid, kill_process};
    loop {
        let waking = WAKING.lock().unwrap_or_else(PoisonError::into_inner);
        if !pending() {
            break;
        }
        kill_process(getpid(), Signal::URG).ok();
        drop(waking);
        thread::sleep(AGAIN);
    }
}

#[cfg(not(unix))]
fn wake_prompts() -> io::Result<()> {
    Ok(())
}
