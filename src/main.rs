//! `whystack`: choose a technology and defend the choice.

use std::process::ExitCode;

fn main() -> ExitCode {
    whystack::cli::run().into()
}
