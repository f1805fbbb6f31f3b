//! What follows from a tree and a situation: the shape of every result.

use super::answers::Layer;
use super::needs::{By, Needs};
use super::probe::Probe;
use super::score::TermValue;
use super::situation::Situation;
use super::states::QuestionState;
use crate::model::{CandidateIx, CapabilityIx, ChoiceIx, CriterionIx, QuestionIx, Table};

/// Everything that follows from a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// What was decided on.
    pub situation: Situation,
    /// How each question stands.
    pub states: Table<QuestionIx, QuestionState>,
    /// What the answers need.
    pub needs: Needs,
    /// `W`: the sum of all weights.
    pub total_weight: f64,
    /// The viable options, best first; a tie is listed by id.
    pub ranking: Vec<Ranked>,
    /// The options that are out, those with a single reason first, then by id.
    pub eliminated: Vec<Assessment>,
    /// Options left out because they came after the given year.
    pub later: Vec<CandidateIx>,
    /// The recommendation.
    pub recommendation: Recommendation,
    /// Answers without effect, and the like.
    pub warnings: Vec<Warning>,
}

/// An option put to every hard constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The option.
    pub candidate: CandidateIx,
    /// Every reason why it is out; empty if it is viable.
    pub reasons: Vec<Reason>,
    /// The demands (by place) that no evidence settles.
    pub unverified: Vec<usize>,
    /// The needs (by place among its own) that no answer speaks of.
    pub conditional: Vec<usize>,
    /// Where another source would alter what is viable.
    pub disputed: Vec<Dispute>,
}

/// Why an option is out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A fact breaks a demand (by place).
    Requirement(usize),
    /// A needed capability (by place among its needs) is lacked.
    Lacked(usize),
    /// A capability stands that it conflicts with.
    Conflict(CapabilityIx),
    /// It has ended.
    Ended,
    /// The organisation bans it (by place among the exclusions).
    Excluded(usize),
    /// It is not on a list that the organisation keeps to (by place among the lists).
    NotListed(usize),
    /// A demand (by place) is not verified, and the decision is strict.
    Unverified(usize),
    /// A need (by place) is not settled, and the decision is strict in all.
    Conditional(usize),
}

/// A dissenting source of the same measure that would alter what is viable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The demand, by place.
    pub demand: usize,
    /// The criterion whose fact is disputed.
    pub criterion: CriterionIx,
    /// The place of the evidence among the fact's dissent.
    pub dissent: usize,
}

/// A viable option with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// How it passed the hard constraints.
    pub assessment: Assessment,
    /// Its rank, from 1; ties share one.
    pub rank: usize,
    /// Its score; `None` where nothing is weighed.
    pub score: Option<Score>,
    /// The terms of its score: criteria in file order, then preferences.
    pub contributions: Vec<Contribution>,
}

/// Points from 0 to 100, with what they may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The points.
    pub points: f64,
    /// With every range and unknown at its worst.
    pub low: f64,
    /// With every range and unknown at its best.
    pub high: f64,
}

/// One term of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The term.
    pub term: TermRef,
    /// Its weight.
    pub weight: f64,
    /// What the option is worth on it.
    pub value: TermValue,
    /// `100 · weight / W`: the points of the value 1.
    pub per_value: f64,
    /// `100 · weight · value / W`.
    pub points: f64,
}

/// A criterion, or a preference by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermRef {
    /// A weighed criterion.
    Criterion(CriterionIx),
    /// A preference, by its place in [`Needs::preferences`].
    Preference(usize),
}

impl TermRef {
    /// The criterion that it reads.
    pub fn criterion(self, needs: &Needs) -> Option<CriterionIx> {
        match self {
            Self::Criterion(ix) => Some(ix),
            Self::Preference(n) => needs.preferences.get(n).map(|term| term.criterion),
        }
    }
}

/// What to choose, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The status.
    pub status: Status,
    /// The clauses of an open status, every one that fired.
    pub clauses: Vec<Clause>,
    /// The first option, if any is viable and something is weighed.
    pub winner: Option<CandidateIx>,
    /// The second option.
    pub runner_up: Option<CandidateIx>,
    /// The winner's lead over the runner-up, in points.
    pub margin: Option<f64>,
    /// The zone between the two, in points.
    pub zone: Option<f64>,
    /// The group without the winner: who is too close to it.
    pub rivals: Vec<Member>,
    /// Rivals that would lead if their unknowns were at their best.
    pub at_best: Vec<CandidateIx>,
    /// The open questions that apply, with what their answers would change.
    pub open: Vec<OpenQuestion>,
    /// Where at most one option is left: every minimal set of reasons whose lifting brings an
    /// option back, the most useful first.
    pub relax: Vec<Relaxation>,
    /// The share of `W` on which the winner is unknown, 0 to 1.
    pub unknown_share: f64,
    /// How many of the questions that apply are answered.
    pub answered: usize,
    /// How many questions apply.
    pub applying: usize,
}

/// How sure a recommendation is; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// No option is viable.
    NoneLeft,
    /// Something essential is open.
    Open,
    /// One option is left.
    OnlyOne,
    /// Several are within the winner's zone.
    TooClose,
    /// The winner stands out.
    Clear,
}

impl Status {
    /// All statuses, in the order in which they are tried.
    pub const ALL: [Self; 5] = [
        Self::NoneLeft,
        Self::Open,
        Self::OnlyOne,
        Self::TooClose,
        Self::Clear,
    ];

    /// The word in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoneLeft => "none-left",
            Self::Open => "open",
            Self::OnlyOne => "only-one",
            Self::TooClose => "too-close",
            Self::Clear => "clear",
        }
    }
}

/// Why a status is *open*.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// Essential questions are open while two options or more are viable.
    Essential(Vec<QuestionIx>),
    /// A requirement meets an unknown fact of the winner, or a range that straddles it.
    Unverified,
    /// A need of the winner is neither provided nor lacked.
    Conditional,
    /// At least three open questions flip the first place.
    Flips(Vec<QuestionIx>),
    /// More than 30 % of the weight rests on what is unknown of the winner; the share, 0 to 1.
    Unknown(f64),
    /// Answers state needs that the tree does not decide.
    Outside(Vec<By>),
    /// Nothing is weighed.
    NothingWeighed,
}

/// An option too close to the winner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The option.
    pub candidate: CandidateIx,
    /// The winner's lead over it, in points.
    pub lead: f64,
    /// The zone between the two, in points.
    pub zone: f64,
}

/// An open question with what its answers would change.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenQuestion {
    /// The question.
    pub question: QuestionIx,
    /// Its answers that change the first place, or leave nothing.
    pub changes: Vec<Flip>,
}

impl OpenQuestion {
    /// Whether one of its answers puts another option first.
    pub fn flips(&self) -> bool {
        self.changes.iter().any(|flip| flip.kind.flips())
    }
}

/// What an answer to an open question would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// The answer.
    pub probe: Probe,
    /// How.
    pub kind: FlipKind,
    /// Who would be first.
    pub first: Vec<CandidateIx>,
}

/// How an answer changes the first place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlipKind {
    /// Another option would overtake the winner, which stays viable.
    Overtakes,
    /// The winner would be out.
    RulesOut,
    /// An option would be viable where none is now.
    BringsBack,
    /// No option would be left.
    LeavesNothing,
}

impl FlipKind {
    /// How the first place turns, by whether options are left now and then, whether one of
    /// today's first is first then, and whether one of them is viable; `None` if it does not turn.
    pub(crate) fn of(
        left: (bool, bool),
        stays_first: impl FnOnce() -> bool,
        stays_viable: impl FnOnce() -> bool,
    ) -> Option<Self> {
        match left {
            (false, false) => None,
            (true, false) => Some(Self::LeavesNothing),
            (false, true) => Some(Self::BringsBack),
            (true, true) if stays_first() => None,
            (true, true) if stays_viable() => Some(Self::Overtakes),
            (true, true) => Some(Self::RulesOut),
        }
    }

    /// Whether that is another option in first place.
    pub fn flips(self) -> bool {
        self != Self::LeavesNothing
    }
}

/// A minimal set of reasons to lift: a part of it brings nothing back.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxation {
    /// The reasons, each as it stands for the first option that is brought back.
    pub reasons: Vec<Reason>,
    /// The options that come back; the reasons are theirs.
    pub brings_back: Vec<CandidateIx>,
    /// Who is first then, several in a tie, in the order of the tree; nobody if nothing is
    /// weighed.
    pub first: Vec<CandidateIx>,
}

/// Something that the user should look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// An answer to a question that does not apply.
    NotApplicable {
        /// The question.
        question: QuestionIx,
        /// Where the answer comes from.
        layer: Layer,
    },
    /// A choice that is not offered under the other answers; the question is open.
    NotOffered {
        /// The question.
        question: QuestionIx,
        /// The choice.
        choice: ChoiceIx,
        /// Where the answer comes from.
        layer: Layer,
    },
    /// One answer provides what another lacks.
    Contradiction(CapabilityIx),
}
