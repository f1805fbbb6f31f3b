//! What other answers do, against a naive enumeration: every set of changed answers by itself
//! through the engine.

use proptest::prelude::*;
use whystack::analysis::what_if::{Change, ways_to};
use whystack::engine::{
    Answer, Answers, Evaluation, Layer, QuestionState, Risk, Situation, evaluate, probes,
};
use whystack::model::{CandidateIx, QuestionIx, QuestionKind, Tree};

use crate::random::Random;
use crate::text::load;

/// Changes of one answer each.
type Set = Vec<(QuestionIx, Answer)>;

/// A random tree in a random situation, to be looked at by a test.
fn decision(seed: u64, test: impl FnOnce(&Tree, &Situation)) {
    let mut random = Random(seed);
    let mut spec = random.spec();
    let asked = random.asked(&spec);
    if let [one, other, ..] = &mut spec.options[..]
        && random.chance(20)
    {
        // Twins: equal wherever both are viable.
        other.facts = one.facts.clone();
    }
    let (loaded, mut situation) = load(&spec, &asked);
    situation.risk = Risk::ALL[random.below(3)];
    test(&loaded.tree, &situation);
}

/// The other answers to a question, by the words of the documentation.
fn others(tree: &Tree, answers: &Answers, ix: QuestionIx) -> Vec<Answer> {
    let given = answers.get(ix).map(|given| given.answer.clone());
    let mut all = Vec::new();
    match &tree.questions()[ix].kind {
        QuestionKind::One(choices) => all.extend(choices.indices().map(Answer::One)),
        QuestionKind::Many { choices, .. } => {
            let chosen = match &given {
                Some(Answer::Many(chosen)) => chosen.clone(),
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
            let states = evaluate_under(tree, answers.clone(), None).states;
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
