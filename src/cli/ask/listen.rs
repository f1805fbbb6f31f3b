//! Standard input that a signal can interrupt.
//!
//! `read` on a terminal in line mode goes on after a handled signal, so Ctrl-C would wait for
//! the next line. A thread reads instead, one piece for each wish, and the listener looks for
//! signals while it waits.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::signals::{Came, Signals};

/// How long a signal may go unnoticed.
const LOOK: Duration = Duration::from_millis(40);

/// Standard input that ends with an error when a signal comes.
#[derive(Debug)]
pub struct Listener {
    signals: Signals,
    wish: Sender<()>,
    heard: Receiver<io::Result<Vec<u8>>>,
    waiting: bool,
    rest: Vec<u8>,
}

impl Listener {
    /// Listens to standard input under a watch.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn stdin(signals: Signals) -> io::Result<Self> {
        let (wish, wished) = channel::<()>();
        let (say, heard) = channel();
        thread::Builder::new()
            .name("stdin".to_owned())
            .spawn(move || {
                while wished.recv().is_ok() {
                    let mut piece = vec![0; 4096];
                    let read = io::stdin().lock().read(&mut piece).map(|n| {
                        piece.truncate(n);
                        piece
                    });
                    if say.send(read).is_err() {
                        break;
                    }
                }
            })?;
        Ok(Self {
            signals,
            wish,
            heard,
            waiting: false,
            rest: Vec::new(),
        })
    }
}

impl Read for Listener {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let gone = || io::Error::other("interrupted by a signal");
        while self.rest.is_empty() {
            match self.signals.came() {
                Came::End => return Err(gone()),
                Came::Suspend => self.signals.suspend(),
                Came::Redraw | Came::Nothing => {}
            }
            if !self.waiting {
                self.wish.send(()).map_err(|_| gone())?;
                self.waiting = true;
            }
            match self.heard.recv_timeout(LOOK) {
                Ok(read) => {
                    self.waiting = false;
                    self.rest = read?;
                    if self.rest.is_empty() {
                        return Ok(0);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            }
        }
        let n = self.rest.len().min(into.len());
        for (to, from) in into.iter_mut().zip(self.rest.drain(..n)) {
            *to = from;
        }
        Ok(n)
    }
}
