//! The report of `whystack explain`: one option, and what would have to be true for it to be first.

use schemars::JsonSchema;
use serde::Serialize;

use super::EXPLAIN_SCHEMA_VERSION;
use super::answers::Answered;
use super::context::Context;
use super::decision::{Tool, Tree};
use super::differences::Because;
use super::finish::FinishKind;
use super::ranking::{Contribution, Mark};
use super::reason::{Dispute, Reason};
use super::robustness::{OtherAnswer, WeightFlip};
use super::situation::{Risk, Strict};
use super::source::Source;
use super::tipping::TippingPoint;
use crate::analysis::{explain, what_if};
use crate::engine::{Assessment, Finish};
use crate::report::explain::Explaining;

/// What `whystack explain --format json` prints. Keys are fixed and never missing; what is not
/// known is null. Ids are those of the tree's files.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "whystack explain report")]
pub(super) struct ExplainReport<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// The tree that was decided.
    tree: Tree<'a>,
    /// The day that the end of options is compared with: a year, a month or a day.
    today: String,
    /// Whether that day was given; if not, it is the tree's `as_of`.
    today_given: bool,
    /// What else is eliminated.
    strict: Strict,
    /// What counts of ranges and unknowns.
    risk: Risk,
    /// Every question, with how it stands and what was answered.
    answers: Vec<Answered<'a>>,
    /// The option.
    option: Explained<'a>,
    /// What would have to change for it to be first; if it is, what would take that from it.
    changes: Changes<'a>,
    /// Every source that this report cites, in the order of the tree.
    sources: Vec<Source<'a>>,
}

/// Where an option stands, and why.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Explained<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// What became of it.
    finish: FinishKind,
    /// Its rank, from 1; of an option that is not ranked the one that it would have if it alone
    /// came back.
    rank: usize,
    /// How many options are ranked, itself counted.
    of: usize,
    /// Its points, or those that it would have; null where nothing is weighed.
    score: Option<f64>,
    /// Its points with every range and unknown at its worst.
    low: Option<f64>,
    /// Its points with every range and unknown at its best.
    high: Option<f64>,
    /// What a reader must know of it.
    marks: Vec<Mark>,
    /// What its points are made of, or would be; they add up to the score.
    contributions: Vec<Contribution<'a>>,
    /// Every reason why it is out; empty if it is not.
    reasons: Vec<Reason<'a>>,
    /// The requirements that no evidence settles.
    unverified: Vec<Reason<'a>>,
    /// The needs that no answer speaks of.
    conditional: Vec<Reason<'a>>,
    /// Where another source would alter whether it is viable.
    disputed: Vec<Dispute<'a>>,
    /// The id of the option that it is compared with: the first, or for the first the second; null
    /// where nobody else is left.
    against: Option<&'a str>,
    /// The points by which it leads that one, negative if it is behind; null where nothing is
    /// weighed, or nobody else is left.
    lead: Option<f64>,
    /// Where the two differ, the largest first; the points add up to the lead.
    because: Vec<Because<'a>>,
}

/// What would put an option first, or take the first place from it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Changes<'a> {
    /// What follows if all that keeps it out is lifted; null if it is not out, or has ended.
    lifted: Option<Lifted<'a>>,
    /// Of how many answers the largest sets were that were tried: every set of one, then of two,
    /// and so on until some do it, at most three; of the first, single answers only.
    answers_tried: usize,
    /// All smallest sets of other answers that put it first, those that bring and rule out the
    /// fewest other options first; of the first every single answer that takes that from it. Empty
    /// if none that was tried does.
    answers: Vec<Way<'a>>,
    /// The smallest change of weights that puts it first, or takes that from it; null where none
    /// does, or weights do not matter.
    weights: Option<WeightFlip<'a>>,
    /// Why there is no such change; null where there is one.
    no_weights: Option<NoWeights>,
    /// The id of an option that is worth at least as much on everything that could be weighed; null
    /// where none is.
    dominated_by: Option<&'a str>,
    /// Its own facts of which one, changed by itself, puts it first, or takes that from it.
    own_facts: Vec<TippingPoint<'a>>,
    /// The facts of the first of which one, changed by itself, puts it first.
    facts_of_first: Vec<TippingPoint<'a>>,
}

/// Some answers that do it together, and not without any of them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Way<'a> {
    /// The answers, in the order of the questions; all others stay.
    changes: Vec<OtherAnswer<'a>>,
    /// The ids of the options that would be first.
    first: Vec<&'a str>,
}

/// Why no weights put an option first, or take that from it.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum NoWeights {
    /// Another option is worth at least as much on everything that could be weighed.
    Dominated,
    /// Whatever is weighed, it is the same.
    Never,
    /// It is not viable, and weights do not change that; or nothing is weighed.
    NoMatter,
}

/// What follows if all that keeps an option out is lifted.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Lifted<'a> {
    /// The ids of the options that come back, itself among them.
    brings_back: Vec<&'a str>,
    /// The ids of the options that would be first.
    first: Vec<&'a str>,
}

impl<'a> ExplainReport<'a> {
    pub(super) fn of(of: &Explaining<'a>, version: &'a str) -> Self {
        let (tree, evaluation) = (of.decided.tree, of.decided.evaluation);
        let cx = Context::new(tree, evaluation);
        Self {
            schema_version: EXPLAIN_SCHEMA_VERSION,
            tool: Tool::of(version),
            tree: Tree::of(tree, (of.decided.place, of.decided.extends)),
            today: evaluation.situation.today.to_string(),
            today_given: of.decided.today_given,
            strict: Strict::of(&cx),
            risk: Risk::of(evaluation.situation.risk),
            answers: Answered::all(&cx),
            option: Explained::of(&cx, of.explained),
            changes: Changes::of(&cx, of.explained),
            // Written last, when all that cite have cited.
            sources: Source::cited(&cx),
        }
    }
}

impl<'a> Explained<'a> {
    fn of(cx: &Context<'a>, found: &'a explain::Explained) -> Self {
        let ix = found.candidate;
        let (finish, of_it): (FinishKind, Option<&Assessment>) = match cx.evaluation.finish(ix) {
            Finish::Ranked { ranked, .. } => (FinishKind::Ranked, Some(&ranked.assessment)),
            Finish::Out(out) => (FinishKind::Out, Some(out)),
            Finish::Later => (FinishKind::Later, None),
        };
        let against = found.against;
        let score = found.score;
        Self {
            id: cx.option(ix),
            name: &cx.tree.candidates()[ix].name,
            finish,
            rank: found.rank,
            of: found.of,
            score: score.map(|score| score.points),
            low: score.map(|score| score.low),
            high: score.map(|score| score.high),
            marks: of_it.map_or_else(Vec::new, |one| Mark::all(cx, one)),
            contributions: Contribution::all(cx, ix, &found.terms),
            reasons: of_it.map_or_else(Vec::new, |one| Reason::all(cx, one)),
            unverified: of_it.map_or_else(Vec::new, |one| Reason::unverified(cx, one)),
            conditional: of_it.map_or_else(Vec::new, |one| Reason::conditional(cx, one)),
            disputed: of_it.map_or_else(Vec::new, |one| Dispute::all(cx, one)),
            against: against.map(|other| cx.option(other)),
            lead: score.and(against).map(|_| found.points()),
            because: against.map_or_else(Vec::new, |other| {
                Because::of_differences(cx, (ix, other), &found.lead)
            }),
        }
    }
}

impl<'a> Changes<'a> {
    fn of(cx: &Context<'a>, found: &explain::Explained) -> Self {
        let lifted = found.lifted.as_ref();
        let (flip, no_weights, dominator) = match &found.weights {
            explain::Weights::Flip(flip) => (Some(flip), None, None),
            explain::Weights::Dominated(by) => (None, Some(NoWeights::Dominated), Some(*by)),
            explain::Weights::Never => (None, Some(NoWeights::Never), None),
            explain::Weights::NoMatter => (None, Some(NoWeights::NoMatter), None),
        };
        Self {
            answers_tried: found.tried,
            answers: found.answers.iter().map(|way| Way::of(cx, way)).collect(),
            weights: flip.map(|flip| WeightFlip::of(cx, flip)),
            no_weights,
            dominated_by: dominator.map(|by| cx.option(by)),
            lifted: lifted.map(|lifted| Lifted {
                brings_back: cx.options(&lifted.back),
                first: cx.options(&lifted.first),
            }),
            own_facts: TippingPoint::all(cx, &found.own),
            facts_of_first: TippingPoint::all(cx, &found.winners),
        }
    }
}

impl<'a> Way<'a> {
    fn of(cx: &Context<'a>, way: &what_if::Way) -> Self {
        let changes = way.changes.iter();
        Self {
            changes: changes.map(|one| OtherAnswer::of(cx, one)).collect(),
            first: cx.options(&way.first),
        }
    }
}
