//! Running the binary.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The folder of these tests.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/test_command")
}

/// Runs the binary in a folder, with nothing of the environment that it reads.
pub(crate) fn whystack(folder: &Path, args: &[&str]) -> Ran {
    whystack_in(100, folder, args)
}

/// The same on a terminal with so many columns.
pub(crate) fn whystack_in(columns: usize, folder: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("CI", "true")
        .env("COLUMNS", columns.to_string())
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// `whystack test` on the trees of this folder.
pub(crate) fn test(args: &[&str]) -> Ran {
    let mut all = vec!["test", "--trees", "trees"];
    all.extend(args);
    whystack(&here(), &all)
}
