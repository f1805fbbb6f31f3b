//! The stable codes of checks: what may be unsound about a tree that loads.

use super::faults::Severity;
use crate::text::Span;

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $word:literal $severity:ident $title:literal;)*) => {
        /// What a check looks for; its name never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check { $($(#[$doc])* $name,)* }

        impl Check {
            /// All checks, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in findings and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// How bad a finding is unless somebody says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it finds, in a line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

checks! {
    /// A question that is never asked.
    UnreachableQuestion "unreachable-question" Error "a question that no answers ever bring up";
    /// A choice that is never offered.
    UnreachableChoice "unreachable-choice" Error "a choice that is never offered";
    /// A rule that never holds.
    ConditionNeverTrue "condition-never-true" Error "a rule whose condition never holds";
    /// A condition that always holds.
    ConditionAlwaysTrue "condition-always-true" Warning "a condition that always holds";
    /// An option that is always eliminated.
    NeverViable "never-viable" Error "an option that every answer set eliminates";
    /// An option for which no search finds a way to the first place.
    NeverFirst "never-first" Warning "an option that is never first";
    /// An option that another one beats whatever is answered.
    Dominated "dominated" Note "an option that another one beats whatever is answered";
    /// A part of a tree without which the first place would be the same under all answers.
    NeverDecides "never-decides" Note "a part that never decides who is first";
    /// A fact in which another source would make another option first.
    DecidingDissent "deciding-dissent" Note "a disputed fact that decides who is first";
    /// Answers that leave no option.
    DeadEnds "dead-ends" Note "answers that leave no option";
    /// A requirement that another one implies.
    RedundantRequirement "redundant-requirement" Warning "a requirement that another on the same answer implies";
    /// Requirements that nothing can meet together.
    ContradictoryRequirements "contradictory-requirements" Error "requirements that no value can meet together";
    /// Capabilities that are needed and that nothing provides.
    NeededNowhereProvided "needed-nowhere-provided" Error "a need that no answer can ever meet";
    /// A capability that nothing speaks of.
    CapabilityUnused "capability-unused" Warning "a capability of the tree's own that nothing speaks of";
    /// A question or choice from which nothing follows.
    NoEffect "no-effect" Warning "a question or choice from which nothing follows";
    /// A criterion that matters nowhere.
    UnusedCriterion "unused-criterion" Warning "a criterion that nothing weighs, prefers or requires";
    /// A set criterion that nothing tests.
    SetWithoutUse "set-without-use" Warning "a set without a value that nothing tests";
    /// A criterion on which all options are equal.
    ConstantCriterion "constant-criterion" Warning "a criterion on which all options are equal";
    /// Base weights that decide much.
    HeavyBase "heavy-base" Warning "base weights above a fifth of the usual weight";
    /// A criterion that decides often.
    HeavyCriterion "heavy-criterion" Warning "a criterion that often holds over 40 % of the weight";
    /// An option that is silent on criteria.
    UnmentionedCriterion "unmentioned-criterion" Warning "an option that says nothing of a criterion";
    /// An option of which much is unknown.
    UnknownShare "unknown-share" Warning "an option with over a third of its facts unknown";
    /// A figure that its scale clips.
    OutsideScale "outside-scale" Note "a figure beyond the ends of its scale";
    /// A preference on what does not apply.
    PreferenceOnInapplicable "preference-on-inapplicable" Note "a preference that meets a fact that does not apply";
    /// An old or undated source in use.
    StaleFact "stale-fact" Warning "a fact older than --max-age";
    /// A source that nothing cites.
    UnusedSource "unused-source" Warning "a source that nothing cites";
    /// A question without its reason.
    QuestionWithoutWhy "question-without-why" Warning "a question that does not say why it is asked";
    /// A tree that leaves nothing out.
    EmptyScope "empty-scope" Warning "a tree that does not say what it leaves out";
    /// No essential question.
    EssentialMissing "essential-missing" Warning "a tree without an essential question";
    /// Ids that differ by a letter.
    SimilarIds "similar-ids" Warning "ids that differ by one letter";
    /// Names that look the same.
    LookAlikeNames "look-alike-names" Warning "names that look the same and are not";
    /// A profile that does not load.
    BrokenProfile "broken-profile" Error "a profile that no longer loads for the tree";
    /// A profile under which nothing is left.
    ProfileLeavesNothing "profile-leaves-nothing" Warning "a profile under which no option is left";
    /// A case that does not load or hold.
    BrokenCase "broken-case" Error "a case that no longer loads or holds";
    /// An exception that excepts nothing.
    StaleAllow "stale-allow" Warning "an [[allow]] that silences nothing";
    /// An answer space that was not counted.
    NotCounted "not-counted" Warning "an answer space too large to be counted";
}

impl Check {
    /// The check with this name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|check| check.as_str() == word)
    }

    /// Whether its findings are about profiles or cases, files that are no part of the tree.
    pub fn is_of_files(self) -> bool {
        matches!(
            self,
            Self::BrokenProfile | Self::ProfileLeavesNothing | Self::BrokenCase
        )
    }
}

/// An exception to a check, stated in the tree with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The check.
    pub check: Check,
    /// The name of the item whose findings it allows; of a profile or a case that of its file
    /// without `.toml`.
    pub item: String,
    /// Why.
    pub because: String,
    /// Where it stands.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::Check;

    #[test]
    fn checks_are_kebab_case_and_found_by_their_names() {
        for check in Check::ALL {
            let word = check.as_str();
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert_eq!(Check::find(word), Some(*check));
        }
        assert_eq!(Check::find("never"), None);
    }
}
