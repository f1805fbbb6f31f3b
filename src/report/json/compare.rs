//! The report of `whystack compare`: options side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::COMPARE_SCHEMA_VERSION;
use super::context::Context;
use super::decision::{Tool, Tree};
use super::fact::Fact;
use super::finish::FinishKind;
use super::ranking::Mark;
use super::reason::{Dispute, Reason};
use super::source::Source;
use super::weights::{TermName, term_of};
use crate::analysis::compare;
use crate::engine::{Assessment, Current, Finish};
use crate::model::{CandidateIx, CriterionIx};
use crate::report::compare::Comparing;

/// What `whystack compare --format json` prints. Keys are fixed and never missing; what is not
/// known is null. Ids are those of the tree's files. What stands by option stands in the order of
/// `options`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "whystack compare report")]
pub(super) struct CompareReport<'a> {
    /// The version of this shape: 1.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// The tree.
    tree: Tree<'a>,
    /// The day that the end of options is compared with: a year, a month or a day.
    today: String,
    /// Whether that day was given; if not, it is the tree's `as_of`.
    today_given: bool,
    /// Whether anything is answered; if not, there are facts only.
    answered: bool,
    /// The options, in the order in which they are compared.
    options: Vec<Compared<'a>>,
    /// The terms on which some of them differ, the largest difference first; empty where nothing
    /// is answered.
    terms: Vec<TermRow<'a>>,
    /// The criteria that something reads and on which facts differ, though no points do; where
    /// nothing is answered all criteria on which they differ.
    facts: Vec<FactRow<'a>>,
    /// The ids of the criteria on which they differ and that nothing reads.
    aside: Vec<&'a str>,
    /// The ids of the criteria on which all are the same.
    same: Vec<&'a str>,
    /// The ids of the criteria on which nobody knows anything of any of them.
    unknown: Vec<&'a str>,
    /// The name of what runs today, where the tree does not carry it; null if it does, or nobody
    /// said.
    current_not_carried: Option<&'a str>,
    /// Every source that this report cites, in the order of the tree.
    sources: Vec<Source<'a>>,
}

/// An option that is compared.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Compared<'a> {
    /// Its id.
    option: &'a str,
    /// Its name.
    name: &'a str,
    /// Whether it runs today.
    current: bool,
    /// What became of it; null where nothing is answered.
    finish: Option<FinishKind>,
    /// Its rank, from 1; null if it is not ranked.
    rank: Option<usize>,
    /// Its points, of an option that is not ranked those that it would have; null where nothing is
    /// weighed or answered.
    score: Option<f64>,
    /// What a reader must know of it.
    marks: Vec<Mark>,
    /// Every reason why it is out; empty if it is not.
    reasons: Vec<Reason<'a>>,
    /// Where another source would alter whether it is viable.
    disputed: Vec<Dispute<'a>>,
}

/// A term on which options differ.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TermRow<'a> {
    /// The term.
    term: TermName<'a>,
    /// Its weight.
    weight: f64,
    /// What lies between the most and the fewest points.
    spread: f64,
    /// The points of each option.
    points: Vec<f64>,
    /// The fact of each option.
    facts: Vec<Fact<'a>>,
}

/// A criterion on which facts differ.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct FactRow<'a> {
    /// The id of the criterion.
    criterion: &'a str,
    /// The fact of each option.
    facts: Vec<Fact<'a>>,
}

impl<'a> CompareReport<'a> {
    pub(super) fn of(of: &Comparing<'a>, version: &'a str) -> Self {
        let (tree, evaluation) = (of.decided.tree, of.decided.evaluation);
        let cx = Context::new(tree, evaluation);
        let found = of.comparison;
        let shown = if of.answered {
            &found.facts
        } else {
            &found.aside
        };
        let aside: &[CriterionIx] = if of.answered { &found.aside } else { &[] };
        let ids = |all: &[CriterionIx]| all.iter().map(|ix| cx.criterion(*ix)).collect();
        let facts = |criterion: CriterionIx| {
            let options = found.options.iter();
            options
                .map(|ix| Fact::of(&cx, *ix, criterion))
                .collect::<Vec<_>>()
        };
        let term = |row: &compare::TermRow| TermRow {
            term: TermName::of(&cx, row.term),
            weight: row.weight,
            spread: row.spread(),
            points: row.points.clone(),
            facts: facts(term_of(&cx, row.term).criterion),
        };
        let row = |ix: &CriterionIx| FactRow {
            criterion: cx.criterion(*ix),
            facts: facts(*ix),
        };
        let option = |ix: &CandidateIx| Compared::of(&cx, *ix, of.answered);
        Self {
            schema_version: COMPARE_SCHEMA_VERSION,
            tool: Tool::of(version),
            tree: Tree::of(tree, (of.decided.place, of.decided.extends)),
            today: evaluation.situation.today.to_string(),
            today_given: of.decided.today_given,
            answered: of.answered,
            options: found.options.iter().map(option).collect(),
            terms: found.terms.iter().map(term).collect(),
            facts: shown.iter().map(row).collect(),
            aside: ids(aside),
            same: ids(&found.same),
            unknown: ids(&found.unknown),
            current_not_carried: match &evaluation.situation.current {
                Some(Current::Named(name)) => Some(name),
                _ => None,
            },
            // Written last, when all that cite have cited.
            sources: Source::cited(&cx),
        }
    }
}

impl<'a> Compared<'a> {
    fn of(cx: &Context<'a>, ix: CandidateIx, answered: bool) -> Self {
        let evaluation = cx.evaluation;
        let (finish, rank, of_it): (FinishKind, Option<usize>, Option<&Assessment>) =
            match evaluation.finish(ix) {
                Finish::Ranked { ranked, .. } => {
                    let assessment = Some(&ranked.assessment);
                    (FinishKind::Ranked, Some(ranked.rank), assessment)
                }
                Finish::Out(out) => (FinishKind::Out, None, Some(out)),
                Finish::Later => (FinishKind::Later, None, None),
            };
        let of_it = of_it.filter(|_| answered);
        let score = evaluation.would_score(cx.tree, ix);
        Self {
            option: cx.option(ix),
            name: &cx.tree.candidates()[ix].name,
            current: evaluation.situation.current == Some(Current::Carried(ix)),
            finish: answered.then_some(finish),
            rank: rank.filter(|_| answered),
            score: score.filter(|_| answered).map(|score| score.points),
            marks: of_it.map_or_else(Vec::new, |one| Mark::all(cx, one)),
            reasons: of_it.map_or_else(Vec::new, |one| Reason::all(cx, one)),
            disputed: of_it.map_or_else(Vec::new, |one| Dispute::all(cx, one)),
        }
    }
}
