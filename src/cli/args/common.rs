//! What several commands take alike.

use clap::Args;

use super::{Format, RiskArg, StrictArg};

/// Settings that replace those of files.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Settings {
    /// Eliminate options that are not verified; `all`: conditional ones too; replaces what files
    /// say
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true,
          default_missing_value = "unverified")]
    pub strict: Option<StrictArg>,
    /// What counts of ranges and unknowns: their low end, mean, or high end; replaces what files
    /// say
    #[arg(long, value_name = "ATTITUDE")]
    pub risk: Option<RiskArg>,
}

/// Where a report goes.
#[derive(Clone, Debug, Default, Args)]
pub struct Destination {
    /// The format on stdout: table unless another is given; plain where --accessible asks
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Also write the report to a file; its ending (.json, .md, .txt) names the format, or
    /// FORMAT:FILE (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<String>,
}
