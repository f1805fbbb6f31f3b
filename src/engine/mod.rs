//! From answers to a recommendation: pure, the same for a terminal and a pipeline.
//!
//! Purpose: [`evaluate`] gives what follows from a tree and a [`Situation`]; [`Session`] walks a
//! tree question by question. Guarantee: the same input gives the same output, bit for bit; sums
//! run in the order of the file. It reads no file, no clock and no environment.
//!
//! The score is the additive model of multi-attribute value theory (Keeney & Raiffa, 1976,
//! ch. 3 and 6): `s = 100 · Σ w·v / W`, over criteria and preferences.

mod answers;
mod conditions;
mod confidence;
mod consequence;
mod eliminate;
mod evaluate;
mod evaluation;
mod expect;
mod explain;
mod flips;
mod judge;
mod missing;
mod needs;
mod probe;
mod quick;
mod recommend;
mod relax;
mod risk;
mod score;
mod session;
mod situation;
mod stakes;
mod states;
mod zone;

pub use answers::{Answer, AnswerFault, Answers, Given, Layer};
pub use confidence::Confidence;
pub use consequence::{Consequence, consequences};
pub use evaluate::evaluate;
pub use evaluation::{
    Assessment, Clause, Contribution, Dispute, Evaluation, Flip, FlipKind, Member, OpenQuestion,
    Ranked, Reason, Recommendation, Relaxation, Score, Status, TermRef, Warning,
};
pub use expect::{Expect, ExpectKey, ExpectedWinner, Miss, Outcome};
pub use explain::{Difference, Finish, differences, differences_of};
pub use judge::{Verdict, verdict_on_fact, verdict_on_reading};
pub use missing::{Missing, missing};
pub use needs::{By, CapabilityState, Demand, Needs, Part, PreferenceTerm, Standing};
pub use probe::{Probe, probes};
pub use quick::{Matrix, Quick};
pub use relax::{brought_back, first_with};
pub use risk::Risk;
pub use score::{TermKind, TermValue, criterion_value, preference_value};
pub use session::{Order, ReviewRow, Session};
pub use situation::{Current, Exclusion, Only, ReplacedWeight, Situation, Strict};
pub use states::{QuestionState, WhyOpen};

pub(crate) use conditions::{holds, holds_all, passes};
pub(crate) use eliminate::{assess, came_later, complies, complies_with, is_barred, is_supplied};
pub(crate) use evaluate::{is_too_close, score};
pub(crate) use judge::{verdict, verdict_if};
pub(crate) use needs::{one_of, sum};
pub(crate) use recommend::UNKNOWN_SHARE;
pub(crate) use score::{reading_preference, reading_value};
pub(crate) use session::{asked_now, wants_asking};
pub(crate) use states::states;
pub(crate) use zone::{is_better, is_equal, spread};
