//! `whystack graph`: what is drawn of a small tree, and what becomes of hostile words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod command;
mod hostile;
mod readers;

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the binary in the folder of these tests, with nothing of the environment that it reads.
pub(crate) fn whystack(args: &[&str]) -> Ran {
    whystack_in(&here(), args)
}

/// The same in another folder.
pub(crate) fn whystack_in(folder: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("CI", "true")
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graph")
}

/// The drawing of a run that succeeds.
pub(crate) fn drawn(args: &[&str]) -> String {
    let mut all = vec!["graph"];
    all.extend(args);
    let ran = whystack(&all);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}
