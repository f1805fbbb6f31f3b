//! What `whystack test` is asked about coverage.

use std::path::PathBuf;

use clap::Args;

use super::STEPS;
use crate::analysis::coverage::{CoverageKind, Minimum};
use crate::text::{list_or, ticked};

/// Which goals of a tree the cases reach.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Coverage")]
pub struct CoverageArgs {
    /// Tell which questions, choices, rules, requirements and options of each tree the cases
    /// reach, and which they do not
    #[arg(long)]
    pub coverage: bool,
    /// Exit 3 if the cases of a tree reach less than so many percent of its goals, or of those of
    /// one kind: questions, choices, rules, requirements, first, eliminated (repeatable)
    #[arg(long, value_name = "[KIND=]PERCENT", value_parser = minimum)]
    pub min_coverage: Vec<Minimum>,
    /// How many steps the count of who is first may take in a tree, over all ways to answer it,
    /// where no case and no search finds an option first; what the count shows to be never first
    /// is not asked of the cases. 0: only search
    #[arg(long, value_name = "STEPS", default_value_t = STEPS)]
    pub budget: usize,
    /// Propose new cases for what is not reached, as answers files for a person to judge: in the
    /// report, or as files in a folder, of which none is replaced
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "absent, without a folder, with one")]
    pub propose: Option<Option<PathBuf>>,
}

impl CoverageArgs {
    /// Whether coverage is looked at.
    pub(in crate::cli) fn is_wanted(&self) -> bool {
        self.coverage || !self.min_coverage.is_empty() || self.propose.is_some()
    }
}

/// `80`, `choices=90.5`.
fn minimum(text: &str) -> Result<Minimum, String> {
    let (kind, percent) = match text.split_once('=') {
        Some((word, percent)) => {
            let kind = CoverageKind::find(word).ok_or_else(|| {
                let all = CoverageKind::ALL.map(CoverageKind::as_str);
                format!("{} is no kind; there is {}", ticked(word), list_or(&all))
            })?;
            (Some(kind), percent)
        }
        None => (None, text),
    };
    let number = percent.parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=100.0).contains(number));
    let percent = number.ok_or("write percent from 0 to 100, such as 80 or choices=92.5")?;
    Ok(Minimum {
        kind,
        percent: percent + 0.0,
    })
}

#[cfg(test)]
mod tests {
    use super::{CoverageKind, Minimum, minimum};

    #[test]
    fn a_minimum_is_a_share_of_all_or_of_a_kind() {
        let wanted = |kind, percent| Ok(Minimum { kind, percent });
        assert_eq!(minimum("80"), wanted(None, 80.0));
        assert_eq!(minimum("0"), wanted(None, 0.0));
        let choices = Some(CoverageKind::Choices);
        assert_eq!(minimum("choices=92.5"), wanted(choices, 92.5));
        for bad in ["", "x", "101", "-1", "NaN", "inf", "choices=", "80%", "=80"] {
            assert!(minimum(bad).is_err(), "{bad}");
        }
        let error = minimum("options=3").unwrap_err();
        assert!(error.starts_with("`options` is no kind; there is questions, choices"));
    }
}
