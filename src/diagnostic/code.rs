//! The stable codes of faults.

use super::check::Check;

/// What kind of fault; its name never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No TOML.
    Syntax,
    /// A key that means nothing here.
    UnknownKey,
    /// A key that must be there.
    MissingKey,
    /// A value of another type.
    WrongType,
    /// A value outside its bounds.
    OutOfRange,
    /// No well-formed id.
    BadId,
    /// An id that is taken.
    DuplicateId,
    /// A name that nothing has.
    UnknownName,
    /// A thing of another kind.
    WrongKind,
    /// A need that cannot be.
    BadEffect,
    /// A condition that cannot be.
    BadCondition,
    /// A value function that cannot be.
    BadValueFunction,
    /// A fact without a source.
    MissingSource,
    /// Evidence that cannot be.
    BadEvidence,
    /// No date.
    BadDate,
    /// No address that can be opened.
    BadUrl,
    /// Text that cannot be printed or run as it stands.
    BadText,
    /// A file that is too large.
    TooLarge,
    /// Too many of something.
    TooMany,
    /// A file that cannot be read.
    Unreadable,
    /// A format version that this program does not know.
    SchemaVersion,
    /// A tree with the id of a shipped one.
    ShadowsShipped,
    /// A question without an answer.
    MissingAnswer,
    /// An answer that the question does not take.
    UnknownAnswer,
    /// An answer without effect.
    AnswerNotApplicable,
    /// An answers file for another version of the tree.
    OtherVersion,
    /// A setting that cannot be.
    BadSetting,
    /// An expectation in a profile.
    ExpectInProfile,
    /// One answer provides what another lacks.
    CapabilityConflict,
    /// A file given as a test that expects nothing.
    NoExpectation,
    /// A name that something had before.
    Renamed,
    /// An extension of another tree that cannot be made.
    BadExtend,
    /// A finding of a check.
    Check(Check),
}

impl Code {
    /// All codes but those of checks.
    pub const ALL: [Self; 32] = [
        Self::Syntax,
        Self::UnknownKey,
        Self::MissingKey,
        Self::WrongType,
        Self::OutOfRange,
        Self::BadId,
        Self::DuplicateId,
        Self::UnknownName,
        Self::WrongKind,
        Self::BadEffect,
        Self::BadCondition,
        Self::BadValueFunction,
        Self::MissingSource,
        Self::BadEvidence,
        Self::BadDate,
        Self::BadUrl,
        Self::BadText,
        Self::TooLarge,
        Self::TooMany,
        Self::Unreadable,
        Self::SchemaVersion,
        Self::ShadowsShipped,
        Self::MissingAnswer,
        Self::UnknownAnswer,
        Self::AnswerNotApplicable,
        Self::OtherVersion,
        Self::BadSetting,
        Self::ExpectInProfile,
        Self::CapabilityConflict,
        Self::NoExpectation,
        Self::Renamed,
        Self::BadExtend,
    ];

    /// The word in diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::OutOfRange => "out-of-range",
            Self::BadId => "bad-id",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownName => "unknown-name",
            Self::WrongKind => "wrong-kind",
            Self::BadEffect => "bad-effect",
            Self::BadCondition => "bad-condition",
            Self::BadValueFunction => "bad-value-function",
            Self::MissingSource => "missing-source",
            Self::BadEvidence => "bad-evidence",
            Self::BadDate => "bad-date",
            Self::BadUrl => "bad-url",
            Self::BadText => "bad-text",
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many",
            Self::Unreadable => "unreadable",
            Self::SchemaVersion => "schema-version",
            Self::ShadowsShipped => "shadows-shipped",
            Self::MissingAnswer => "missing-answer",
            Self::UnknownAnswer => "unknown-answer",
            Self::AnswerNotApplicable => "answer-not-applicable",
            Self::OtherVersion => "other-version",
            Self::BadSetting => "bad-setting",
            Self::ExpectInProfile => "expect-in-profile",
            Self::CapabilityConflict => "capability-conflict",
            Self::NoExpectation => "no-expectation",
            Self::Renamed => "renamed",
            Self::BadExtend => "bad-extend",
            Self::Check(check) => check.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Check, Code};

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let checks = Check::ALL.iter().map(|check| Code::Check(*check));
        let all = || Code::ALL.into_iter().chain(checks.clone());
        let mut words: Vec<&str> = all().map(Code::as_str).collect();
        assert!(
            words
                .iter()
                .all(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        );
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all().count());
    }
}
