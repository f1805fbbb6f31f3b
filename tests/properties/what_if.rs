//! What other answers do, against a naive enumeration: every set of changed answers by itself
//! through the engine.

use proptest::prelude::*;
use whystack::analysis::what_if::{
    Change, Found, OpenPoints, Settling, Step, Subject, Turned, WhatIf, examined, ways_to,
};
use whystack::engine::{
    Answer, Answers, Evaluation, FlipKind, Layer, QuestionState, Risk, Situation, evaluate, probes,
};
use whystack::model::{CandidateIx, QuestionIx, QuestionKind, Tree};

use crate::random::Random;
use crate::spec::{Asked, Fact, Said, Spec};
use crate::text::load;

/// Changes of one answer each.
type Set = Vec<(QuestionIx, Answer)>;

/// A random tree in a random situation, to be looked at by a test.
fn decision(seed: u64, test: impl FnOnce(&Tree, &Situation)) {
    let (spec, asked, risk) = drawn(seed);
    let (loaded, mut situation) = load(&spec, &asked);
    situation.risk = risk;
    test(&loaded.tree, &situation);
}

fn drawn(seed: u64) -> (Spec, Asked, Risk) {
    let mut random = Random(seed);
    let mut spec = random.spec();
    let asked = random.asked(&spec);
    if let [one, other, ..] = &mut spec.options[..]
        && random.chance(20)
    {
        // Twins: equal wherever both are viable.
        other.facts = one.facts.clone();
    }
    (spec, asked, Risk::ALL[random.below(3)])
}

/// The other answers to a question, by the words of the documentation.
fn others(tree: &Tree, answers: &Answers, ix: QuestionIx) -> Vec<Answer> {
    let given = answers.get(ix).map(|given| given.answer.clone());
    let states = evaluate_under(tree, answers.clone(), None).states;
    let mut all = Vec::new();
    match &tree.questions()[ix].kind {
        QuestionKind::One(choices) => all.extend(choices.indices().map(Answer::One)),
        QuestionKind::Many { choices, .. } => {
            let chosen = match &given {
                Some(Answer::Many(chosen)) if !matches!(states[ix], QuestionState::Open(_)) => {
                    chosen.clone()
                }
                _ => Vec::new(),
            };
            for choice in choices.indices() {
                let mut other: Vec<_> = choices
                    .indices()
                    .filter(|one| chosen.contains(one) != (*one == choice))
                    .collect();
                other.sort_unstable();
                all.push(Answer::Many(other));
            }
            if !all.contains(&Answer::Many(Vec::new())) {
                all.push(Answer::Many(Vec::new()));
            }
        }
        QuestionKind::Number { .. } => {
            let tried = probes(tree, ix, answers, &states);
            all.extend(tried.into_iter().map(|probe| probe.answer));
        }
    }
    all.retain(|answer| Some(answer) != given.as_ref());
    all
}

fn evaluate_under(tree: &Tree, answers: Answers, situation: Option<&Situation>) -> Evaluation {
    let mut situation = situation.cloned().unwrap_or_else(|| Situation::new(tree));
    situation.answers = answers;
    evaluate(tree, &situation)
}

/// What follows from a set of changes; `None` if one of the answers cannot be given.
fn under(tree: &Tree, situation: &Situation, set: &[(QuestionIx, Answer)]) -> Option<Evaluation> {
    let mut answers = situation.answers.clone();
    for (question, answer) in set {
        answers.clear(*question);
        answers
            .give(tree, *question, answer.clone(), Layer::Asked)
            .unwrap();
    }
    let then = evaluate_under(tree, answers, Some(situation));
    let counts =
        |(question, _): &(QuestionIx, Answer)| then.states[*question] == QuestionState::Answered;
    set.iter().all(counts).then_some(then)
}

/// All sets of so many changes of so many questions.
fn sets(tree: &Tree, answers: &Answers, size: usize, may: &dyn Fn(QuestionIx) -> bool) -> Vec<Set> {
    let mut all: Vec<Set> = vec![Vec::new()];
    for question in tree.questions().indices().filter(|ix| may(*ix)) {
        let others = others(tree, answers, question);
        let mut more = Vec::new();
        for set in all.iter().filter(|set| set.len() < size) {
            for answer in &others {
                let mut set = set.clone();
                set.push((question, answer.clone()));
                more.push(set);
            }
        }
        all.extend(more);
    }
    all.retain(|set| set.len() == size);
    all
}

/// Whether a change stands for an answer: a number for all of its run.
fn stands_for(change: &Change, (question, answer): &(QuestionIx, Answer)) -> bool {
    let same = match (&change.probe.run, answer) {
        (Some(((from, from_in), (to, to_in))), Answer::Number(number)) => {
            (from < number || (*from_in && from == number))
                && (number < to || (*to_in && number == to))
        }
        _ => change.probe.answer == *answer,
    };
    change.question == *question && same
}

fn set_of(changes: &[Change]) -> Set {
    let one = |change: &Change| (change.question, change.probe.answer.clone());
    changes.iter().map(one).collect()
}

fn sorted(mut all: Vec<CandidateIx>) -> Vec<CandidateIx> {
    all.sort_unstable();
    all
}

/// Who is first where something is weighed.
fn first(evaluation: &Evaluation) -> Vec<CandidateIx> {
    if evaluation.total_weight > 0.0 {
        sorted(evaluation.first())
    } else {
        Vec::new()
    }
}

proptest! {
    #![proptest_config(crate::cases(600))]

    #[test]
    fn the_ways_to_an_option_are_all_smallest_sets_of_an_enumeration(seed in any::<u64>()) {
        decision(seed, |tree, situation| {
            let target = tree.candidates().indices().next_back().unwrap();
            let ways = ways_to(tree, situation, target, 3);
            let now = first(&evaluate(tree, situation)).contains(&target);
            assert_eq!(ways.is_first, now, "seed {seed}");
            if now {
                assert!(ways.sets.is_empty() && ways.looked == 0, "seed {seed}");
                return;
            }
            for size in 1..=3 {
                let all = sets(tree, &situation.answers, size, &|_| true);
                let found: Vec<Set> = all
                    .into_iter()
                    .filter(|set| {
                        under(tree, situation, set)
                            .is_some_and(|then| first(&then).contains(&target))
                    })
                    .collect();
                if found.is_empty() {
                    continue;
                }
                assert_eq!(ways.size, size, "seed {seed}: {found:?}");
                for set in &found {
                    let is_told = ways.sets.iter().any(|way| {
                        way.changes.len() == size
                            && way.changes.iter().zip(set).all(|(change, one)| stands_for(change, one))
                    });
                    assert!(is_told, "seed {seed}: {set:?}");
                }
                for way in &ways.sets {
                    let set = set_of(&way.changes);
                    assert!(found.contains(&set), "seed {seed}: {set:?}");
                    let then = under(tree, situation, &set).unwrap();
                    assert_eq!(way.first, first(&then), "seed {seed}");
                }
                assert!(ways.sets.is_sorted_by_key(|way| way.turns), "seed {seed}");
                return;
            }
            assert!(ways.sets.is_empty() && ways.size == 3, "seed {seed}: {ways:?}");
        });
    }
}

/// How the first place turns, by the words of the design.
fn turn(now: &Evaluation, then: &Evaluation) -> Option<FlipKind> {
    let viable = |ix: &CandidateIx| then.ranked(*ix).is_some();
    if then.ranking.is_empty() {
        (!now.ranking.is_empty()).then_some(FlipKind::LeavesNothing)
    } else if now.ranking.is_empty() {
        Some(FlipKind::BringsBack)
    } else if now.first().iter().any(|ix| then.first().contains(ix)) {
        None
    } else if now.first().iter().any(viable) {
        Some(FlipKind::Overtakes)
    } else {
        Some(FlipKind::RulesOut)
    }
}

fn flips(kind: Option<FlipKind>) -> bool {
    kind.is_some_and(|kind| kind != FlipKind::LeavesNothing)
}

/// The options that are viable in one evaluation and not in another.
fn only_in(one: &Evaluation, other: &Evaluation) -> Vec<CandidateIx> {
    let ids = one.ranking.iter().map(|ranked| ranked.assessment.candidate);
    sorted(ids.filter(|ix| other.ranked(*ix).is_none()).collect())
}

fn come_and_go(now: &Evaluation, then: &Evaluation) -> usize {
    only_in(now, then).len() + only_in(then, now).len()
}

/// Every single change as an enumeration finds it, numbers one by one.
fn singles_are_whole(tree: &Tree, now: &Evaluation, what_if: &WhatIf, note: &str) -> bool {
    let given = |ix| now.states[ix] == QuestionState::Answered;
    let mut flipping = false;
    for set in sets(tree, &now.situation.answers, 1, &given) {
        let Some(then) = under(tree, &now.situation, &set) else {
            continue;
        };
        let (kind, back) = (turn(now, &then), only_in(&then, now));
        flipping |= flips(kind);
        let told = |one: &&Turned| stands_for(&one.change, &set[0]);
        match what_if.changes.iter().find(told) {
            Some(told) => {
                assert_eq!(told.kind, kind, "{note}: {set:?}");
                assert_eq!(told.brings_back, back, "{note}: {set:?}");
                assert_eq!(told.first, sorted(then.first()), "{note}: {set:?}");
                assert_eq!(told.turns, come_and_go(now, &then), "{note}: {set:?}");
            }
            None => assert!(
                kind.is_none() && back.is_empty(),
                "{note}: {set:?} {kind:?}"
            ),
        }
    }
    flipping
}

fn pairs_are_smallest(tree: &Tree, now: &Evaluation, what_if: &WhatIf, note: &str) {
    let given = |ix| now.states[ix] == QuestionState::Answered;
    let pairs = what_if.pairs.as_ref().unwrap();
    let mut least = None;
    for set in sets(tree, &now.situation.answers, 2, &given) {
        let Some(then) = under(tree, &now.situation, &set) else {
            continue;
        };
        if flips(turn(now, &then)) {
            let turns = come_and_go(now, &then);
            least = Some(least.map_or(turns, |least: usize| least.min(turns)));
        }
    }
    assert_eq!(pairs.flipping > 0, least.is_some(), "{note}");
    assert!(pairs.flipping <= pairs.looked, "{note}");
    let Some(pair) = &pairs.smallest else {
        assert!(least.is_none(), "{note}");
        return;
    };
    let then = under(tree, &now.situation, &set_of(&pair.changes)).unwrap();
    assert_eq!(pair.changes.len(), 2, "{note}");
    assert_eq!(Some(pair.kind), turn(now, &then), "{note}");
    assert_eq!(pair.first, sorted(then.first()), "{note}");
    assert_eq!(Some(come_and_go(now, &then)), least, "{note}");
}

fn steps_are_next(tree: &Tree, now: &Evaluation, what_if: &WhatIf, note: &str) {
    let position = |answer: &Answer, ix: QuestionIx| -> f64 {
        match answer {
            Answer::Number(number) => *number,
            Answer::One(choice) => {
                let choices = tree.questions()[ix].choices();
                choices.indices().position(|one| one == *choice).unwrap() as f64
            }
            _ => panic!("{note}: no order"),
        }
    };
    for row in &what_if.steps {
        let ix = row.question;
        assert_eq!(now.states[ix], QuestionState::Answered, "{note}");
        let here = position(&now.situation.answers.get(ix).unwrap().answer, ix);
        for (step, sign) in [(&row.down, -1.0), (&row.up, 1.0)] {
            let reached = match step {
                Step::End => f64::INFINITY,
                Step::Same(probe) | Step::Other(probe, _) => {
                    let answer = &probe.answer;
                    let then = under(tree, &now.situation, &[(ix, answer.clone())]).unwrap();
                    let (first, before) = (sorted(then.first()), sorted(now.first()));
                    match step {
                        Step::Other(_, told) => {
                            assert_eq!(*told, first, "{note}");
                            assert_ne!(first, before, "{note}");
                        }
                        _ => assert_eq!(first, before, "{note}"),
                    }
                    sign * (position(answer, ix) - here)
                }
            };
            assert!(reached > 0.0, "{note}");
            // What lies between is not offered, or does what the answer of today does.
            for other in others(tree, &now.situation.answers, ix) {
                let off = sign * (position(&other, ix) - here);
                let set = [(ix, other)];
                if off > 0.0
                    && off < reached
                    && let Some(then) = under(tree, &now.situation, &set)
                {
                    assert!(matches!(set[0].1, Answer::Number(_)), "{note}: {set:?}");
                    assert_eq!(then.ranking.len(), now.ranking.len(), "{note}: {set:?}");
                    assert_eq!(sorted(then.first()), sorted(now.first()), "{note}: {set:?}");
                }
            }
        }
    }
}

/// What a way to settle something must say.
fn check_settling(now: &Evaluation, then: &Evaluation, one: &Settling, note: &str) {
    assert_eq!(one.kind, turn(now, then), "{note}: {one:?}");
    assert_eq!(one.first, sorted(then.first()), "{note}: {one:?}");
    let points = |ix| {
        let score = then.ranked(ix).and_then(|ranked| ranked.score);
        score.map_or(0.0, |score| score.points)
    };
    let best = then.first().first().map_or(0.0, |ix| points(*ix));
    match (now.recommendation.winner, one.regret) {
        (Some(winner), Some(regret)) => {
            assert!(
                (best - points(winner) - regret).abs() < 1e-9,
                "{note}: {one:?}"
            );
        }
        (winner, regret) => assert!(winner.is_none() && regret.is_none(), "{note}"),
    }
}

fn open_questions_are_whole(tree: &Tree, now: &Evaluation, open: &OpenPoints, note: &str) {
    let is_open = |ix: &QuestionIx| matches!(now.states[*ix], QuestionState::Open(_));
    let wanted: Vec<Subject> = tree
        .questions()
        .indices()
        .filter(is_open)
        .map(Subject::Question)
        .collect();
    let subjects: Vec<Subject> = open.questions.iter().map(|point| point.subject).collect();
    assert_eq!(subjects, wanted, "{note}");
    for point in &open.questions {
        let Subject::Question(ix) = point.subject else {
            panic!("{note}");
        };
        for probe in probes(tree, ix, &now.situation.answers, &now.states) {
            let set = [(ix, probe.answer)];
            let then = under(tree, &now.situation, &set).unwrap();
            let told = point.outcomes.iter().find(|one| match &one.found {
                Found::Answer(probe) => {
                    let probe = probe.clone();
                    stands_for(
                        &Change {
                            question: ix,
                            probe,
                        },
                        &set[0],
                    )
                }
                _ => false,
            });
            check_settling(now, &then, told.unwrap(), note);
        }
        let count = point.outcomes.len().max(1) as f64;
        let flipping = point.outcomes.iter().filter(|one| flips(one.kind)).count();
        assert!(
            (point.flips - flipping as f64 / count).abs() < 1e-12,
            "{note}"
        );
        let is_recommended = now.recommendation.winner.is_some();
        assert_eq!(point.value.is_some(), is_recommended, "{note}");
        if let Some(value) = point.value {
            let sum: f64 = point.outcomes.iter().map(|one| one.regret.unwrap()).sum();
            assert!((value - sum / count).abs() < 1e-9, "{note}");
        }
    }
    let all = || open.questions.iter().chain(&open.facts);
    let flipping = all().filter(|point| point.flips > 0.0);
    let most = flipping
        .map(|point| point.value.unwrap_or(0.0))
        .fold(None, |most: Option<f64>, value| {
            Some(most.map_or(value, |most| most.max(value)))
        });
    let worth = open.worth_first.map(|subject| {
        let point = all().find(|point| point.subject == subject).unwrap();
        assert!(point.flips > 0.0, "{note}");
        point.value.unwrap_or(0.0)
    });
    assert_eq!(worth, most, "{note}");
}

/// What an unknown fact could be.
fn readings(criterion: usize, known: &[usize], unknown: &[usize]) -> Vec<Said> {
    match criterion {
        0 => [-5.0, 0.0, 20.0, 50.0, 80.0, 120.0]
            .map(|x| Said::Number(x, x))
            .into(),
        1 => [0.5, 1.0, 30.0, 200.0, 20000.0]
            .map(|x| Said::Number(x, x))
            .into(),
        2 => (0..3).map(|level| Said::Level(level, level)).collect(),
        3 => vec![Said::Flag(false), Said::Flag(true)],
        _ => (0..1_usize << unknown.len())
            .map(|set| {
                let more = unknown
                    .iter()
                    .enumerate()
                    .filter(|(n, _)| set >> n & 1 == 1);
                let mut has = known.to_vec();
                has.extend(more.map(|(_, member)| *member));
                has.sort_unstable();
                Said::Set {
                    has,
                    unknown: Vec::new(),
                }
            })
            .collect(),
    }
}

proptest! {
    #![proptest_config(crate::cases(600))]

    #[test]
    fn what_other_answers_do_is_what_an_enumeration_finds(seed in any::<u64>()) {
        decision(seed, |tree, situation| {
            let now = evaluate(tree, situation);
            let (what_if, open) = examined(tree, &now);
            let note = format!("seed {seed}");
            let flipping = singles_are_whole(tree, &now, &what_if, &note);
            assert_eq!(what_if.pairs.is_none(), flipping, "{note}");
            if !flipping {
                pairs_are_smallest(tree, &now, &what_if, &note);
            }
            steps_are_next(tree, &now, &what_if, &note);
            open_questions_are_whole(tree, &now, &open, &note);
        });
    }

}

proptest! {
    #![proptest_config(crate::cases(150))]

    #[test]
    fn no_value_of_an_unknown_fact_does_what_neither_of_its_ends_does(seed in any::<u64>()) {
        let (spec, asked, risk) = drawn(seed);
        let (loaded, mut situation) = load(&spec, &asked);
        situation.risk = risk;
        let tree = &loaded.tree;
        let now = evaluate(tree, &situation);
        let (_, open) = examined(tree, &now);
        for (n, option) in spec.options.iter().enumerate() {
            let ix = tree.candidate(&option.id).unwrap();
            for (criterion, fact) in option.facts.iter().enumerate() {
                let says = match fact {
                    Fact::Unknown => readings(criterion, &[], &[0, 1, 2]),
                    Fact::Known { used: Said::Set { has, unknown }, .. } if !unknown.is_empty() => {
                        readings(criterion, has, unknown)
                    }
                    _ => continue,
                };
                let place = tree.criteria().indices().nth(criterion).unwrap();
                let subject = Subject::Fact { option: ix, criterion: place };
                let point = open.facts.iter().find(|point| point.subject == subject);
                let flips_told = point.is_some_and(|point| point.flips > 0.0);
                for used in says {
                    let mut other = spec.clone();
                    other.options[n].facts[criterion] =
                        Fact::Known { used, assessed: false, dissent: Vec::new() };
                    let (then_loaded, mut then) = load(&other, &asked);
                    then.risk = risk;
                    let then = evaluate(&then_loaded.tree, &then);
                    let turned = turn(&now, &then);
                    if now.ranked(ix).is_some() && flips(turned) {
                        prop_assert!(flips_told, "seed {}: {} {:?}", seed, option.id, point);
                    }
                }
            }
        }
    }
}
