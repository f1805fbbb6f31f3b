//! `--deny`, `--warn` and `--allow`: which findings are errors, warnings, or nothing to say.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::diagnostic::{Check, Severity};

/// What the command line makes of findings: of several settings of one check the last counts.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    rules: Vec<(Which, Verdict)>,
}

/// Which findings a setting is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    One(Check),
    Warnings,
    All,
}

/// What a setting says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The finding is an error.
    Deny,
    /// The finding is a warning.
    Warn,
    /// The finding is allowed.
    Allow,
}

impl Policy {
    /// The severity of a check's findings; `None` if they are allowed.
    pub(super) fn severity(&self, check: Check) -> Option<Severity> {
        let mut severity = Some(check.severity());
        for (which, verdict) in &self.rules {
            let meant = match which {
                Which::One(one) => *one == check,
                Which::Warnings => severity == Some(Severity::Warning),
                Which::All => severity.is_some(),
            };
            if meant {
                severity = match verdict {
                    Verdict::Deny => Some(Severity::Error),
                    Verdict::Warn => Some(Severity::Warning),
                    Verdict::Allow => None,
                };
            }
        }
        severity
    }
}

const FLAGS: [(&str, Verdict, &str); 3] = [
    (
        "deny",
        Verdict::Deny,
        "Make findings errors: a code, `warnings` or `all` (repeatable, comma lists; of several the last counts)",
    ),
    ("warn", Verdict::Warn, "Make findings warnings: a code"),
    ("allow", Verdict::Allow, "Allow findings: a code"),
];

/// The checks, and for `--deny` the two groups.
fn which(flag: &str) -> impl Fn(&str) -> Result<Which, String> + Clone + Send + Sync + 'static {
    let groups = flag == "deny";
    move |word| match word {
        "warnings" if groups => Ok(Which::Warnings),
        "all" if groups => Ok(Which::All),
        _ => Check::find(word).map(Which::One).ok_or_else(|| {
            let groups = if groups {
                ["warnings", "all"].as_slice()
            } else {
                &[]
            };
            let codes = Check::ALL.iter().map(|check| check.as_str());
            let near = crate::text::did_you_mean(word, codes.chain(groups.iter().copied()));
            let help = "whystack list checks names all codes".to_owned();
            format!(
                "no check is called `{}`; {}",
                crate::text::Shown::line(word),
                near.unwrap_or(help)
            )
        }),
    }
}

impl FromArgMatches for Policy {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut rules: Vec<(usize, Which, Verdict)> = Vec::new();
        for (flag, verdict, _) in FLAGS {
            let values = matches.get_many::<Which>(flag).unwrap_or_default();
            let places = matches.indices_of(flag).unwrap_or_default();
            rules.extend(places.zip(values).map(|(at, which)| (at, *which, verdict)));
        }
        rules.sort_by_key(|(at, ..)| *at);
        let rules = rules
            .into_iter()
            .map(|(_, which, verdict)| (which, verdict));
        Ok(Self {
            rules: rules.collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Policy {
    fn augment_args(command: Command) -> Command {
        FLAGS.iter().fold(command, |command, (flag, _, help)| {
            command.arg(
                Arg::new(*flag)
                    .long(*flag)
                    .value_name("CODE")
                    .value_delimiter(',')
                    .action(ArgAction::Append)
                    .value_parser(which(flag))
                    .help(*help),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
