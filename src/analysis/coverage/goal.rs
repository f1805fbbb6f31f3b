//! What cases can reach: every question, choice, rule, requirement and option of a tree.

use super::stated::Stated;
use crate::model::{
    CandidateIx, ChoiceIx, Condition, Item, QuestionIx, QuestionKind, RuleIx, Tree,
};

/// A kind of goal, by which coverage is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageKind {
    /// A question that applies and is answered.
    Questions,
    /// A choice or a band that is given as an answer, *none of these*, and *I don't know yet*
    /// where the tree says what then holds.
    Choices,
    /// A rule that holds.
    Rules,
    /// A requirement that is one of the reasons why an option is out.
    Requirements,
    /// An option that is first, alone or in a tie.
    First,
    /// An option that is out for a reason of the tree.
    Eliminated,
}

impl CoverageKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Questions,
        Self::Choices,
        Self::Rules,
        Self::Requirements,
        Self::First,
        Self::Eliminated,
    ];

    /// The word in reports and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Choices => "choices",
            Self::Rules => "rules",
            Self::Requirements => "requirements",
            Self::First => "first",
            Self::Eliminated => "eliminated",
        }
    }

    /// The kind of this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Something that a case can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goal {
    /// A question is answered.
    Question(QuestionIx),
    /// A choice is given as an answer.
    Choice(QuestionIx, ChoiceIx),
    /// A number in a band, by its place among the question's bands, is given as an answer.
    Band(QuestionIx, usize),
    /// *None of these* is the answer.
    Nothing(QuestionIx),
    /// A question applies and is not known.
    Unknown(QuestionIx),
    /// A rule holds.
    Rule(RuleIx),
    /// A requirement is a reason why an option is out.
    Requirement(Stated),
    /// An option is first.
    First(CandidateIx),
    /// An option is out.
    Eliminated(CandidateIx),
}

impl Goal {
    /// Its kind.
    pub fn kind(self) -> CoverageKind {
        match self {
            Self::Question(_) => CoverageKind::Questions,
            Self::Choice(..) | Self::Band(..) | Self::Nothing(_) | Self::Unknown(_) => {
                CoverageKind::Choices
            }
            Self::Rule(_) => CoverageKind::Rules,
            Self::Requirement(_) => CoverageKind::Requirements,
            Self::First(_) => CoverageKind::First,
            Self::Eliminated(_) => CoverageKind::Eliminated,
        }
    }

    /// Its name, of ids alone: `site`, `site.edge`, `site.none`, `site.edge: isolation`.
    pub fn name(self, tree: &Tree) -> String {
        let question = |ix: QuestionIx| &tree.questions()[ix].id;
        match self {
            Self::Question(ix) => question(ix).to_string(),
            Self::Choice(ix, choice) => Item::Choice(ix, choice).name(tree),
            Self::Band(ix, place) => Item::Band(ix, place).name(tree),
            Self::Nothing(ix) => format!("{}.none", question(ix)),
            Self::Unknown(ix) => format!("{}.unknown", question(ix)),
            Self::Rule(ix) => tree.rules()[ix].id.to_string(),
            Self::Requirement(stated) => stated.name(tree),
            Self::First(ix) | Self::Eliminated(ix) => tree.candidates()[ix].id.to_string(),
        }
    }

    /// What a case does that reaches it, as the end of *only this case …*.
    pub fn deed(self, tree: &Tree) -> String {
        let name = self.name(tree);
        match self {
            Self::Question(_) => format!("answers `{name}`"),
            Self::Choice(..) | Self::Band(..) | Self::Nothing(_) => {
                format!("gives the answer `{name}`")
            }
            Self::Unknown(ix) => {
                format!(
                    "leaves `{}` not known where it applies",
                    tree.questions()[ix].id
                )
            }
            Self::Rule(_) => format!("makes the rule `{name}` hold"),
            Self::Requirement(_) => format!("puts an option out by `{name}`"),
            Self::First(_) => format!("makes `{name}` first"),
            Self::Eliminated(_) => format!("puts `{name}` out"),
        }
    }
}

/// Every goal of a tree with what it states, kind by kind, in the order of the file.
pub(super) fn goals(tree: &Tree, stated: &[Stated]) -> Vec<Goal> {
    let questions = || tree.questions().iter();
    let mut all: Vec<Goal> = questions().map(|(ix, _)| Goal::Question(ix)).collect();
    for (ix, question) in questions() {
        let choices = question.choices().indices();
        all.extend(choices.map(|choice| Goal::Choice(ix, choice)));
        match &question.kind {
            QuestionKind::One(_) => {}
            QuestionKind::Many { .. } => all.push(Goal::Nothing(ix)),
            QuestionKind::Number { bands, .. } => {
                all.extend((0..bands.len()).map(|place| Goal::Band(ix, place)));
            }
        }
        if speaks_of_unknown(tree, ix) {
            all.push(Goal::Unknown(ix));
        }
    }
    all.extend(tree.rules().indices().map(Goal::Rule));
    all.extend(stated.iter().copied().map(Goal::Requirement));
    all.extend(tree.candidates().indices().map(Goal::First));
    all.extend(tree.candidates().indices().map(Goal::Eliminated));
    all
}

/// Whether anything hangs on a question that applies and is not known: a presumption, or a
/// condition that names `unknown`.
fn speaks_of_unknown(tree: &Tree, question: QuestionIx) -> bool {
    let names = |when: &Condition| {
        let tests = when.tests();
        let mut tests = tests.iter();
        tests.any(|(ix, test)| *ix == question && test.unknown)
    };
    !tree.questions()[question].open.effects.is_empty()
        || tree.conditions().any(|(_, when)| names(when))
}
