//! The words of files that stand for one of a few things, each with what it means.

use super::spec::Words;
use crate::diagnostic::Check;
use crate::engine::{Confidence, Risk, Status};
use crate::model::SourceKind;

/// How a question is answered.
pub(super) const QUESTION_KINDS: Words = Words {
    what: "kind of question",
    all: || {
        vec![
            ("one", "one of the choices is the answer"),
            ("many", "any number of the choices, also none"),
            ("number", "a number from `min` to `max`"),
        ]
    },
};

/// How a criterion is measured or graded.
pub(super) const CRITERION_KINDS: Words = Words {
    what: "kind of criterion",
    all: || {
        vec![
            ("number", "a figure in a `unit`, or a range of figures"),
            (
                "level",
                "one of a few levels, worst to best, or from one to another",
            ),
            ("flag", "yes or no"),
            (
                "set",
                "some of declared `members`; also for unordered kinds, with one member each",
            ),
        ]
    },
};

/// How figures between the ends are valued.
pub(super) const SCALES: Words = Words {
    what: "scale",
    all: || {
        vec![
            ("linear", "equal differences count the same"),
            ("log", "equal ratios count the same; both ends above 0"),
        ]
    },
};

/// How the weights of several chosen choices become one.
pub(super) const COMBINE: Words = Words {
    what: "way to combine",
    all: || {
        vec![
            ("max", "the largest weight of the chosen choices counts"),
            ("sum", "the weights of the chosen choices add up"),
        ]
    },
};

/// How near a source is to what it speaks of.
pub(super) const SOURCE_KINDS: Words = Words {
    what: "kind of source",
    all: || {
        let doc = |kind| match kind {
            SourceKind::Primary => "the project itself, a paper, a specification",
            SourceKind::Independent => "a measurement or report by somebody else",
            SourceKind::Secondary => "a report of reports",
            SourceKind::Assessment => {
                "your own judgement, where no one can measure; its reasoning stands in `note`"
            }
        };
        SourceKind::ALL
            .map(|kind| (kind.as_str(), doc(kind)))
            .to_vec()
    },
};

/// How sure a recommendation is.
pub(super) const STATUSES: Words = Words {
    what: "status",
    all: || {
        let doc = |status| match status {
            Status::NoneLeft => "no option meets the requirements",
            Status::Open => "something essential is not known",
            Status::OnlyOne => "one option is left",
            Status::TooClose => "several options are too close to call",
            Status::Clear => "the winner stands out",
        };
        Status::ALL
            .map(|status| (status.as_str(), doc(status)))
            .to_vec()
    },
};

/// How far a recommendation can be trusted.
pub(super) const CONFIDENCES: Words = Words {
    what: "confidence",
    all: || {
        let doc = |word| match word {
            Confidence::Fragile => "a small change puts another option first",
            Confidence::Likely => "it mostly stays first",
            Confidence::Robust => "it stays first whatever is unsure",
        };
        let all = Confidence::ALL.map(|word| (word.as_str(), doc(word)));
        all.to_vec()
    },
};

/// Attitudes to uncertainty.
pub(super) const RISKS: Words = Words {
    what: "attitude to uncertainty",
    all: || {
        let doc = |risk| match risk {
            Risk::Cautious => "the low end of ranges; an unknown at 0",
            Risk::Neutral => "the mean of ranges; an unknown as its criterion says",
            Risk::Bold => "the high end of ranges; an unknown at 1",
        };
        Risk::ALL.map(|risk| (risk.as_str(), doc(risk))).to_vec()
    },
};

/// What `whystack check` looks for.
pub(super) const CHECKS: Words = Words {
    what: "check",
    all: || {
        let all = Check::ALL.iter();
        all.map(|check| (check.as_str(), check.title())).collect()
    },
};
