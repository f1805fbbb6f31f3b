//! The engine and the naive evaluator say the same.

use proptest::prelude::*;
use whystack::engine::{Clause, Evaluation, FlipKind, QuestionState, evaluate};
use whystack::model::Tree;

use crate::oracle::{self, State};
use crate::random::Random;
use crate::text::load;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn id(tree: &Tree, ix: whystack::model::CandidateIx) -> String {
    tree.candidates()[ix].id.to_string()
}

fn clauses(evaluation: &Evaluation) -> Vec<&'static str> {
    evaluation
        .recommendation
        .clauses
        .iter()
        .map(|clause| match clause {
            Clause::Essential(_) => "essential",
            Clause::Unverified => "unverified",
            Clause::Conditional => "conditional",
            Clause::Flips(_) => "flips",
            Clause::Unknown(_) => "unknown",
            Clause::Outside(_) => "outside",
            Clause::NothingWeighed => "nothing weighed",
        })
        .collect()
}

/// Everything on which the two disagree.
fn disagreements(seed: u64) -> Vec<String> {
    let mut random = Random(seed);
    let spec = random.spec();
    let asked = random.asked(&spec);
    let (loaded, situation) = load(&spec, &asked);
    let tree = &loaded.tree;
    let found = evaluate(tree, &situation);
    let wanted = oracle::evaluate(&spec, &asked);
    let mut wrong = Vec::new();
    let mut check = |what: &str, same: bool, detail: String| {
        if !same {
            wrong.push(format!("{what}: {detail}"));
        }
    };
    let states: Vec<State> = found
        .states
        .rows()
        .iter()
        .map(|state| match state {
            QuestionState::NotApplicable => State::Off,
            QuestionState::Open(_) => State::Open,
            QuestionState::Answered => State::Answered,
        })
        .collect();
    check(
        "states",
        states == wanted.states,
        format!("{states:?} {:?}", wanted.states),
    );
    let total = found.total_weight;
    check(
        "total",
        close(total, wanted.total),
        format!("{total} {}", wanted.total),
    );
    check(
        "ranking",
        found.ranking.len() == wanted.ranking.len(),
        format!("{} {}", found.ranking.len(), wanted.ranking.len()),
    );
    for (one, other) in found.ranking.iter().zip(&wanted.ranking) {
        let name = id(tree, one.assessment.candidate);
        check(
            "order",
            name == other.id && one.rank == other.rank,
            format!("{name} {other:?}"),
        );
        match one.score {
            Some(score) => {
                let same = close(score.points, other.score)
                    && close(score.low, other.low)
                    && close(score.high, other.high);
                check("score", same, format!("{score:?} {other:?}"));
            }
            None => check("score", wanted.total <= 0.0, format!("{other:?}")),
        }
        let marks = (
            one.assessment.unverified.len(),
            one.assessment.conditional.len(),
            !one.assessment.disputed.is_empty(),
        );
        let same = marks == (other.unverified, other.conditional, other.disputed);
        check("marks", same, format!("{marks:?} {other:?}"));
    }
    let mut out: Vec<(String, usize, bool)> = found
        .eliminated
        .iter()
        .map(|one| {
            (
                id(tree, one.candidate),
                one.reasons.len(),
                !one.disputed.is_empty(),
            )
        })
        .collect();
    out.sort();
    let mut expected = wanted.eliminated.clone();
    expected.sort();
    check(
        "eliminated",
        out == expected,
        format!("{out:?} {expected:?}"),
    );
    let recommendation = &found.recommendation;
    let status = recommendation.status.as_str();
    check(
        "status",
        status == wanted.status,
        format!("{status} {}", wanted.status),
    );
    check(
        "clauses",
        clauses(&found) == wanted.clauses,
        format!("{:?} {:?}", clauses(&found), wanted.clauses),
    );
    for (what, a, b) in [
        ("margin", recommendation.margin, wanted.margin),
        ("zone", recommendation.zone, wanted.zone),
    ] {
        let same = match (a, b) {
            (Some(a), Some(b)) => close(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        check(what, same, format!("{a:?} {b:?}"));
    }
    let rivals: Vec<String> = recommendation
        .rivals
        .iter()
        .map(|m| id(tree, m.candidate))
        .collect();
    let expected: Vec<String> = wanted.rivals.iter().map(|(id, ..)| id.clone()).collect();
    check(
        "rivals",
        rivals == expected,
        format!("{rivals:?} {expected:?}"),
    );
    let best: Vec<String> = recommendation
        .at_best
        .iter()
        .map(|ix| id(tree, *ix))
        .collect();
    check(
        "at best",
        best == wanted.at_best,
        format!("{best:?} {:?}", wanted.at_best),
    );
    for (open, (n, kinds)) in recommendation.open.iter().zip(&wanted.changes) {
        let mut found: Vec<&str> = open
            .changes
            .iter()
            .map(|flip| match flip.kind {
                FlipKind::Overtakes => "overtakes",
                FlipKind::RulesOut => "rules out",
                FlipKind::BringsBack => "brings back",
                FlipKind::LeavesNothing => "nothing",
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        check(
            "changes",
            found == *kinds,
            format!("question {n}: {found:?} {kinds:?}"),
        );
    }
    check(
        "open",
        recommendation.open.len() == wanted.changes.len(),
        String::new(),
    );
    let mut relax: Vec<(Vec<String>, Vec<String>)> = recommendation
        .relax
        .iter()
        .map(|one| {
            let ids = |all: &[_]| {
                let mut ids: Vec<String> = all.iter().map(|ix| id(tree, *ix)).collect();
                ids.sort();
                ids
            };
            (ids(&one.brings_back), ids(&one.first))
        })
        .collect();
    check(
        "relax in order",
        recommendation.relax.is_sorted_by_key(|one| {
            let mut reasons = one.reasons.clone();
            reasons.sort();
            reasons.dedup();
            reasons.len()
        }),
        format!("{:?}", recommendation.relax),
    );
    relax.sort();
    check(
        "relax",
        relax == wanted.relax,
        format!("{relax:?} {:?}", wanted.relax),
    );
    wrong
}

proptest! {
    #![proptest_config(crate::cases(1500))]

    #[test]
    fn the_engine_says_what_the_naive_evaluator_says(seed in any::<u64>()) {
        let wrong = disagreements(seed);
        prop_assert!(wrong.is_empty(), "seed {}: {:#?}", seed, wrong);
    }
}
