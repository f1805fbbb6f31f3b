//! The ranking: each viable option with its score, what speaks for it and against it, its marks.
//!
//! Points that every option earns say nothing about a choice. So what speaks *for* an option is
//! where it earns most above the mean of the ranked options; what speaks *against* it is where it
//! earns least beside the best of them. Where one option is ranked, its own points, and the
//! points that a full value would add, take their places.

use super::{Scribe, terms};
use crate::engine::{Assessment, Contribution, Current, Evaluation, Ranked};
use crate::model::{Fact, SourceKind};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say};
use crate::report::wording::{capabilities, dissent, fact_words, requirement};

/// How many merits are told on each side.
const TOLD: usize = 3;

/// A viable option.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RankRow {
    /// Its rank, from 1; ties share one.
    pub(crate) rank: usize,
    /// Its name.
    pub(crate) name: Phrase,
    /// Its points; nothing where nothing is weighed.
    pub(crate) score: Option<String>,
    /// What its points may be, `64–80`, if that differs.
    pub(crate) range: Option<String>,
    /// What speaks for it, the most first.
    pub(crate) gains: Vec<Merit>,
    /// What speaks against it, the most first.
    pub(crate) losses: Vec<Merit>,
    /// What a reader must know of it.
    pub(crate) marks: Vec<Mark>,
}

/// Points for or against an option, with the fact that they come from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Merit {
    /// `+12.3` or `−6.2`.
    pub(crate) points: String,
    /// "Isolation: User-space kernel [1]".
    pub(crate) what: Phrase,
}

/// A mark: its word, and what is behind it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// `unverified`, `conditional`, `disputed`, `current` …
    pub(crate) word: &'static str,
    /// What exactly.
    pub(crate) detail: Phrase,
}

/// What the points of gains and losses are compared with.
pub(super) fn legend(evaluation: &Evaluation) -> Phrase {
    if evaluation.total_weight <= 0.0 || evaluation.ranking.is_empty() {
        return Phrase::default();
    }
    match evaluation.ranking.len() {
        1 => "+ points that it earns; − points that it misses".into(),
        n => say![
            "+ points above the mean of the ",
            own(n.to_string()),
            " ranked options; − points below the best of them"
        ],
    }
}

/// The viable options, best first.
pub(super) fn rows(scribe: &mut Scribe<'_>) -> Vec<RankRow> {
    let evaluation = scribe.evaluation();
    let typical = typical(evaluation);
    evaluation
        .ranking
        .iter()
        .map(|ranked| row(scribe, ranked, &typical))
        .collect()
}

/// For each term what is usual and what is best: points to compare with.
fn typical(evaluation: &Evaluation) -> Vec<(f64, f64)> {
    let ranking = &evaluation.ranking;
    let terms = ranking.first().map_or(0, |one| one.contributions.len());
    let points = |n: usize| {
        ranking
            .iter()
            .filter_map(move |one| one.contributions.get(n))
            .map(|term| term.points)
    };
    (0..terms)
        .map(|n| {
            if let [only] = ranking.as_slice() {
                let full = only.contributions.get(n).map_or(0.0, |one| one.per_value);
                return (0.0, full);
            }
            #[expect(clippy::cast_precision_loss, reason = "at most 65,535 options")]
            let mean = points(n).sum::<f64>() / ranking.len() as f64;
            (mean, points(n).fold(0.0, f64::max))
        })
        .collect()
}

fn row(scribe: &mut Scribe<'_>, ranked: &Ranked, typical: &[(f64, f64)]) -> RankRow {
    let ix = ranked.assessment.candidate;
    let pairs = || ranked.contributions.iter().zip(typical);
    let gains = most(pairs().map(|(term, (mean, _))| (term, term.points - mean)));
    let losses = most(pairs().map(|(term, (_, best))| (term, best - term.points)));
    let mut merits = |all: Vec<(&Contribution, f64)>, sign: f64| -> Vec<Merit> {
        all.into_iter()
            .map(|(term, points)| Merit {
                points: number::signed(sign * points),
                what: say![
                    terms::title(scribe, term.term),
                    ": ",
                    terms::fact(scribe, term.term, ix)
                ],
            })
            .collect()
    };
    let (gains, losses) = (merits(gains, 1.0), merits(losses, -1.0));
    RankRow {
        rank: ranked.rank,
        name: scribe.name(ix),
        score: ranked.score.map(|score| number::score(score.points)),
        range: ranked
            .score
            .and_then(|score| number::score_range(score.low, score.high)),
        gains,
        losses,
        marks: marks(scribe, ranked),
    }
}

/// What the marks stand for, option by option; those of the first that the caveats tell are
/// left out.
pub(super) fn marks_told(rows: &[RankRow], caveats_told: bool) -> Vec<Phrase> {
    let mut told = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        for mark in &row.marks {
            if !(n == 0 && caveats_told && mark.is_hard()) {
                told.push(say![
                    row.name.clone(),
                    ": ",
                    mark.word,
                    ": ",
                    mark.detail.clone()
                ]);
            }
        }
    }
    told
}

impl Mark {
    /// Whether it speaks of what keeps an option from being sure.
    fn is_hard(&self) -> bool {
        matches!(self.word, "unverified" | "conditional" | "disputed")
    }
}

/// The terms with the most points, those that round to nothing left out.
fn most<'a>(all: impl Iterator<Item = (&'a Contribution, f64)>) -> Vec<(&'a Contribution, f64)> {
    let mut all: Vec<(&Contribution, f64)> = all
        .filter(|(_, points)| *points > 0.0 && number::shows(*points))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(TOLD);
    all
}

/// What a reader must know of a ranked option.
pub(crate) fn marks(scribe: &mut Scribe<'_>, ranked: &Ranked) -> Vec<Mark> {
    let evaluation = scribe.evaluation();
    let recommendation = &evaluation.recommendation;
    let ix = ranked.assessment.candidate;
    let mut marks = Vec::new();
    if evaluation.situation.current == Some(Current::Carried(ix)) {
        marks.push(Mark {
            word: "current",
            detail: "runs today".into(),
        });
    }
    if let Some(member) = recommendation.rivals.iter().find(|one| one.candidate == ix) {
        let (lead, zone) = number::told_apart(member.lead, member.zone);
        marks.push(Mark {
            word: "too close",
            detail: own(format!(
                "{lead} points behind the first, {zone} would tell them apart"
            )),
        });
    } else if recommendation.at_best.contains(&ix) {
        marks.push(Mark {
            word: "could lead",
            detail: "would lead if its unknowns were at their best".into(),
        });
    }
    marks.extend(hard(scribe, &ranked.assessment));
    let assessed = assessed_share(scribe, ranked);
    if assessed > 0.0 {
        let share = number::percent(assessed);
        marks.push(Mark {
            word: "assessed",
            detail: own(format!(
                "{share} of the weight rests on our own assessments"
            )),
        });
    }
    marks
}

/// Unverified, conditional, disputed: the marks that a viable option bears.
pub(super) fn hard(scribe: &mut Scribe<'_>, assessment: &Assessment) -> Vec<Mark> {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    let ix = assessment.candidate;
    let candidate = &tree.candidates()[ix];
    let mut marks = Vec::new();
    for demand in assessment
        .unverified
        .iter()
        .filter_map(|n| evaluation.needs.demands.get(*n))
    {
        let read = demand.requirement.criteria();
        let facts: Vec<Phrase> = read
            .into_iter()
            .map(|criterion| fact_words(scribe, criterion, &candidate.facts[criterion]))
            .collect();
        let detail = say![
            requirement(tree, &demand.requirement),
            " is not verified: ",
            Phrase::joined(facts, "; ")
        ];
        marks.push(Mark {
            word: "unverified",
            detail,
        });
    }
    for need in assessment
        .conditional
        .iter()
        .filter_map(|n| candidate.needs.get(*n))
    {
        marks.push(Mark {
            word: "conditional",
            detail: say!["only if ", capabilities(tree, &need.any)],
        });
    }
    for dispute in &assessment.disputed {
        if let Some(said) = dissent(scribe, ix, dispute) {
            marks.push(Mark {
                word: "disputed",
                detail: say![said, ", which would rule it out"],
            });
        }
    }
    marks
}

/// The share of the weight on facts that are our own judgement.
fn assessed_share(scribe: &Scribe<'_>, ranked: &Ranked) -> f64 {
    let tree = scribe.tree();
    let facts = &tree.candidates()[ranked.assessment.candidate].facts;
    let judged = |term: &&Contribution| {
        let fact = term
            .term
            .criterion(&scribe.evaluation().needs)
            .map(|ix| &facts[ix]);
        match fact {
            Some(Fact::Known { used, .. }) => {
                tree.sources()[used.source].kind == SourceKind::Assessment
            }
            _ => false,
        }
    };
    let weight: f64 = ranked
        .contributions
        .iter()
        .filter(judged)
        .map(|term| term.weight)
        .sum();
    if weight > 0.0 {
        weight / scribe.evaluation().total_weight
    } else {
        0.0
    }
}
