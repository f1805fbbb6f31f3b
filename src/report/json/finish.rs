//! What did not come out as expected, and how the options that it is about came out.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::reason::Reason;
use crate::engine;
use crate::engine::ExpectKey;
use crate::model::CandidateIx;
use crate::report::cases;
use crate::report::view::TestedView;

/// Something that did not come out as expected.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Miss<'a> {
    /// The key that states it.
    key: MissKey,
    /// The line of that key in the file, from 1; null if another file states it.
    line: Option<usize>,
    /// The column of that key, from 1, in characters.
    column: Option<usize>,
    /// What was expected, in words.
    expected: String,
    /// What came out, in words.
    found: String,
    /// How the options that it is about came out; empty for a status or a margin.
    options: Vec<OptionFinish<'a>>,
}

/// Keys that state what must come out.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum MissKey {
    /// Others are first.
    Winner,
    /// The status is another.
    Status,
    /// An option does not hold one of the first places.
    Top,
    /// An option is not out.
    Eliminated,
    /// An option is first.
    Never,
    /// The margin is smaller, or there is none.
    MinMargin,
    /// The confidence is less, or there is none.
    MinConfidence,
    /// Everything holds, although it is said that it would not.
    KnownMiss,
    /// The status is one on which the file says to fail.
    FailOn,
}

/// How an option came out. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OptionFinish<'a> {
    /// The id of the option.
    option: &'a str,
    /// Whether it is ranked.
    finish: FinishKind,
    /// Its rank, from 1; null if it is not ranked.
    rank: Option<usize>,
    /// Its points; null if it is not ranked or nothing is weighed.
    score: Option<f64>,
    /// The points that it lies behind the first; null where there is no score.
    behind: Option<f64>,
    /// Every reason why it is out; empty if it is not.
    reasons: Vec<Reason<'a>>,
}

/// Whether an option is ranked.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FinishKind {
    /// It is viable.
    Ranked,
    /// It is out.
    Out,
    /// It came later than the year of the case.
    Later,
}

impl<'a> Miss<'a> {
    /// All misses of a case; `view` says them in words.
    pub(super) fn all(cx: &Context<'a>, case: &cases::Case<'a>, view: &TestedView) -> Vec<Self> {
        let outcome = case.decided.expectation;
        let misses = outcome.map_or(&[][..], |(_, outcome)| outcome.misses());
        let said = view.misses.iter().enumerate();
        said.map(|(n, said)| {
            let (line, column) = case.place(said.key).unzip();
            let about = misses
                .get(n)
                .map_or_else(Vec::new, |miss| about(case, miss));
            Self {
                key: MissKey::of(said.key),
                line,
                column,
                expected: said.expected.line(),
                found: said.found.line(),
                options: about
                    .into_iter()
                    .map(|ix| OptionFinish::of(cx, ix))
                    .collect(),
            }
        })
        .collect()
    }
}

/// The options that a miss is about.
fn about(case: &cases::Case<'_>, miss: &engine::Miss) -> Vec<CandidateIx> {
    match miss {
        engine::Miss::Winner { .. } => {
            let expect = case.decided.expectation.map(|(expect, _)| expect);
            let winner = expect.and_then(|expect| expect.winner.as_ref());
            winner.map_or_else(Vec::new, |winner| winner.options(case.decided.tree))
        }
        engine::Miss::Top(ix) | engine::Miss::NotEliminated(ix) | engine::Miss::First(ix) => {
            vec![*ix]
        }
        engine::Miss::Status(_) | engine::Miss::Margin(_) | engine::Miss::Confidence(_) => {
            Vec::new()
        }
    }
}

impl<'a> OptionFinish<'a> {
    fn of(cx: &Context<'a>, ix: CandidateIx) -> Self {
        let (finish, ranked, behind, reasons) = match cx.evaluation.finish(ix) {
            engine::Finish::Ranked { ranked, behind } => {
                (FinishKind::Ranked, Some(ranked), behind, Vec::new())
            }
            engine::Finish::Out(out) => (FinishKind::Out, None, None, Reason::all(cx, out)),
            engine::Finish::Later => (FinishKind::Later, None, None, Vec::new()),
        };
        let score = ranked.and_then(|ranked| ranked.score);
        Self {
            option: cx.option(ix),
            finish,
            rank: ranked.map(|ranked| ranked.rank),
            score: score.map(|score| score.points),
            behind,
            reasons,
        }
    }
}

impl MissKey {
    fn of(key: ExpectKey) -> Self {
        match key {
            ExpectKey::Winner => Self::Winner,
            ExpectKey::Status => Self::Status,
            ExpectKey::Top => Self::Top,
            ExpectKey::Eliminated => Self::Eliminated,
            ExpectKey::Never => Self::Never,
            ExpectKey::MinMargin => Self::MinMargin,
            ExpectKey::MinConfidence => Self::MinConfidence,
            ExpectKey::KnownMiss => Self::KnownMiss,
            ExpectKey::FailOn => Self::FailOn,
        }
    }
}
