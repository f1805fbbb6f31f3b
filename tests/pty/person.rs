//! A person at a real terminal: a program runs in a PTY, the screen is read back, keys are typed.
//!
//! Nothing sleeps: each wait is for bytes of the program, with a deadline that only a hang meets.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use expectrl::process::Process;
use expectrl::process::unix::{Signal, UnixProcess, WaitStatus};

/// How long a wait may last; a busy machine is slow, and a hang is a failure anyway.
const DEADLINE: Duration = Duration::from_secs(30);

pub(crate) const ENTER: &str = "\r";
pub(crate) const DOWN: &str = "\u{1b}[B";
pub(crate) const UP: &str = "\u{1b}[A";
pub(crate) const ESC: &str = "\u{1b}";
pub(crate) const CTRL_D: &str = "\u{4}";
pub(crate) const CTRL_C: &str = "\u{3}";
pub(crate) const BACKSPACE: &str = "\u{7f}";
pub(crate) const SPACE: &str = " ";

/// A program in a terminal of 80 columns and 24 rows.
pub(crate) struct Person {
    process: UnixProcess,
    keys: File,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    /// How many of the bytes are on the screen.
    drawn: usize,
    ended: bool,
}

impl Person {
    /// Starts a program in a terminal.
    pub(crate) fn starts(command: Command) -> Self {
        let process = UnixProcess::spawn_command(command).unwrap();
        let keys = process.get_raw_handle().unwrap();
        let mut out = process.get_raw_handle().unwrap();
        let (say, bytes) = channel();
        thread::spawn(move || {
            let mut piece = [0; 4096];
            // A terminal whose program has ended gives an error (EIO).
            while let Ok(n @ 1..) = out.read(&mut piece) {
                if say.send(piece[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let size = |n| NonZeroU16::new(n).unwrap();
        Self {
            process,
            keys,
            bytes,
            screen: vt100::Parser::new(size(24), size(80), 500),
            raw: Vec::new(),
            drawn: 0,
            ended: false,
        }
    }

    /// The screen as it is now, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// Every byte that the program wrote.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// The terminal itself.
    pub(crate) fn terminal(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// How many bytes the program wrote so far.
    pub(crate) fn heard(&self) -> usize {
        self.raw.len()
    }

    /// What the program wrote after so many bytes.
    pub(crate) fn since(&self, bytes: usize) -> String {
        String::from_utf8_lossy(self.raw.get(bytes..).unwrap_or_default()).into_owned()
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> i32 {
        self.process.pid().as_raw()
    }

    /// Makes the terminal another size.
    pub(crate) fn resizes(&mut self, columns: u16, rows: u16) {
        self.process.set_window_size(columns, rows).unwrap();
        let size = |n| NonZeroU16::new(n).unwrap();
        self.screen.screen_mut().set_size(size(rows), size(columns));
    }

    /// Takes in what was written already.
    pub(crate) fn takes_in(&mut self) {
        while self.reads(Instant::now() + Duration::from_millis(100)) {}
    }

    /// Takes in what the program writes within a second; false if that is nothing.
    pub(crate) fn writes_on(&mut self) -> bool {
        self.reads(Instant::now() + Duration::from_secs(1))
    }

    /// Whether the program has ended, taking in what it wrote.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.reads(Instant::now());
        self.ended
    }

    /// Whether the cursor is hidden.
    pub(crate) fn cursor_is_hidden(&self) -> bool {
        self.screen.screen().hide_cursor()
    }

    /// Types keys.
    pub(crate) fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the screen shows a text.
    pub(crate) fn sees(&mut self, text: &str) {
        self.waits(&format!("{text:?}"), |person| {
            person.screen().contains(text)
        });
    }

    /// Waits until the screen has a line that is this, blanks at its ends aside.
    pub(crate) fn sees_line(&mut self, line: &str) {
        self.waits(&format!("the line {line:?}"), |person| {
            person.screen().lines().any(|there| there.trim() == line)
        });
    }

    /// Waits until something is so.
    pub(crate) fn waits(&mut self, what: &str, seen: impl Fn(&Self) -> bool) {
        let until = Instant::now() + DEADLINE;
        while !seen(self) {
            assert!(
                self.reads(until),
                "{what} is not on the screen:\n{}\n--",
                self.screen()
            );
        }
    }

    /// Takes in what the program writes next; false if it ended or the deadline came.
    fn reads(&mut self, until: Instant) -> bool {
        let left = until.saturating_duration_since(Instant::now());
        match self.bytes.recv_timeout(left) {
            Ok(piece) => {
                self.raw.extend_from_slice(&piece);
                // A character that came in two pieces would cost the next one on this screen.
                let whole = match std::str::from_utf8(&self.raw[self.drawn..]) {
                    Err(e) if e.error_len().is_none() => self.drawn + e.valid_up_to(),
                    _ => self.raw.len(),
                };
                self.screen.process(&self.raw[self.drawn..whole]);
                self.drawn = whole;
                true
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                false
            }
            Err(RecvTimeoutError::Timeout) => false,
        }
    }

    /// Sends the program a signal.
    pub(crate) fn signals(&mut self, signal: Signal) {
        self.process.signal(signal).unwrap();
    }

    /// Waits for the program's end; gives its exit code, or the signal that ended it as text.
    pub(crate) fn sees_the_end(&mut self) -> Result<i32, String> {
        let until = Instant::now() + DEADLINE;
        while self.reads(until) {}
        assert!(self.ended, "the program does not end:\n{}", self.screen());
        match self.process.wait().unwrap() {
            WaitStatus::Exited(_, code) => Ok(code),
            other => Err(format!("{other:?}")),
        }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if !self.ended {
            self.process.exit(true).ok();
        }
    }
}
