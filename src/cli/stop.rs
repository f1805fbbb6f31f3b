//! Why a command stopped before it had a result.

use std::io;

use super::exit::Exit;
use crate::diagnostic::{Code, Faults};
use crate::load::ReadFault;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Stop {
    /// The command line is wrong; what, and what is right.
    Usage(String),
    /// A file was read and is no text of ours.
    Invalid(String),
    /// A file or the terminal cannot be read or written.
    World(String),
    /// The reader of our output went away.
    ClosedPipe,
    /// Faults were drawn already.
    Faults(Exit),
    /// Interrupted; the answers are kept.
    Interrupted,
}

impl Stop {
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Invalid(_) => Exit::Invalid,
            Self::World(_) => Exit::CouldNotRun,
            Self::ClosedPipe => Exit::Done,
            Self::Faults(exit) => *exit,
            Self::Interrupted => Exit::Interrupted,
        }
    }

    /// The stop that errors among faults are.
    pub(super) fn of(faults: &Faults) -> Self {
        let unreadable = faults.all().iter().any(|one| one.code == Code::Unreadable);
        Self::Faults(if unreadable {
            Exit::CouldNotRun
        } else {
            Exit::Invalid
        })
    }

    /// The stop that an error of our output is.
    pub(super) fn writing(error: &io::Error, what: &str) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::World(format!("{what} cannot be written: {error}"))
        }
    }
}

impl From<ReadFault> for Stop {
    fn from(fault: ReadFault) -> Self {
        match fault {
            ReadFault::TooLarge(..) | ReadFault::NotText(..) => Self::Invalid(fault.to_string()),
            _ => Self::World(fault.to_string()),
        }
    }
}
