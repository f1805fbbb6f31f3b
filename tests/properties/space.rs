//! The counted answer space against a naive enumeration: every answer set by itself through the
//! engine.

use std::collections::BTreeMap;

use proptest::prelude::*;
use whystack::analysis::space::{Budget, Count};
use whystack::analysis::{AnswerSet, Random as Seeded, Space};
use whystack::engine::{Layer, evaluate};
use whystack::model::{ChoiceIx, Ix, Tree};

use crate::oracle::{self, State};
use crate::random::Random;
use crate::spec::{Answer, Asked, Condition, Effects, Kind, Spec, Test, Word};
use crate::text::load;

/// The most answer sets that the enumeration goes through.
const MOST: usize = 1_200;

fn asked(answers: Vec<Answer>) -> Asked {
    Asked {
        answers,
        replaced: Vec::new(),
        banned: Vec::new(),
        only: None,
        strict: 0,
    }
}

fn words<'s>(condition: &'s Condition, question: usize, found: &mut Vec<&'s Word>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| words(part, question, found));
        }
        Condition::Not(part) => words(part, question, found),
        Condition::Is(of, all) if *of == question => found.extend(all),
        Condition::Is(..) => {}
    }
}

/// One number of each interval that anything tells apart: a fine grid, neighbours alike merged.
pub(crate) fn numbers(spec: &Spec, question: usize) -> Vec<f64> {
    let Kind::Number { bands, bound } = &spec.questions[question].kind else {
        return Vec::new();
    };
    let mut tests = Vec::new();
    for one in &spec.questions {
        let choices = match &one.kind {
            Kind::One(choices) | Kind::Many { choices, .. } => choices.as_slice(),
            Kind::Number { .. } => &[],
        };
        let whens = choices.iter().map(|choice| &choice.when).chain([&one.when]);
        whens
            .flatten()
            .for_each(|when| words(when, question, &mut tests));
    }
    // A rule from which nothing follows is not written.
    let nothing = |effects: &Effects| {
        let outside = false;
        Effects {
            outside,
            ..effects.clone()
        } == Effects::default()
    };
    for (when, _) in spec.rules.iter().filter(|(_, effects)| !nothing(effects)) {
        words(when, question, &mut tests);
    }
    let mark = |x: f64| {
        let bands: Vec<bool> = bands.iter().map(|(a, b, _)| x >= *a && x < *b).collect();
        let tests: Vec<bool> = tests
            .iter()
            .map(|word| matches!(word, Word::Interval(a, b) if x >= *a && x < *b))
            .collect();
        let facts: Vec<String> = bound
            .iter()
            .flat_map(|(at_least, weight)| {
                let test = if *at_least {
                    Test::Number(Some(x), None)
                } else {
                    Test::Number(None, Some(x))
                };
                spec.options.iter().map(move |option| match weight {
                    None => format!("{:?}", oracle::meets(&test, &option.facts[0])),
                    Some(_) => format!("{:?}", oracle::wish(0, &test, &option.facts[0])),
                })
            })
            .collect();
        (bands, tests, facts)
    };
    let mut found: Vec<f64> = Vec::new();
    let mut last = None;
    for step in 0..=40 {
        let x = f64::from(step) * 2.5;
        if last != Some(mark(x)) {
            found.push(x);
            last = Some(mark(x));
        }
    }
    found
}

/// Every answer that a question takes, offered or not.
pub(crate) fn answers(spec: &Spec, question: usize) -> Vec<Answer> {
    match &spec.questions[question].kind {
        Kind::One(choices) => (0..choices.len()).map(Answer::One).collect(),
        Kind::Many { choices, .. } => (0..1_usize << choices.len())
            .map(|bits| Answer::Many((0..choices.len()).filter(|c| bits >> c & 1 == 1).collect()))
            .collect(),
        Kind::Number { .. } => numbers(spec, question)
            .into_iter()
            .map(Answer::Number)
            .collect(),
    }
}

/// All answer sets, question by question; `None` if there are too many.
pub(crate) fn all(spec: &Spec) -> Option<Vec<Asked>> {
    let mut sets = vec![Vec::new()];
    for question in 0..spec.questions.len() {
        let mut more = Vec::new();
        for set in sets {
            let with = |answer: Answer| {
                let mut answers: Vec<Answer> = set.clone();
                answers.push(answer);
                let mut whole = answers.clone();
                whole.resize(spec.questions.len(), Answer::Unknown);
                (answers, oracle::states(spec, &asked(whole))[question])
            };
            more.push(with(Answer::Unknown).0);
            for answer in answers(spec, question) {
                let (answers, state) = with(answer);
                if state == State::Answered {
                    more.push(answers);
                }
            }
        }
        if more.len() > MOST {
            return None;
        }
        sets = more;
    }
    Some(sets.into_iter().map(asked).collect())
}

/// The fewest known answers for something, as found so far.
type Least = BTreeMap<String, usize>;

#[derive(Debug, Default, PartialEq)]
struct Tally {
    counts: BTreeMap<String, u128>,
    least: Least,
}

impl Tally {
    fn add(&mut self, what: String, known: usize) {
        *self.counts.entry(what.clone()).or_default() += 1;
        let least = self.least.entry(what).or_insert(known);
        *least = known.min(*least);
    }
}

/// An answer as the engine takes it, if it is known.
pub(crate) fn engine_answer(
    answer: &Answer,
    choices: &[ChoiceIx],
) -> Option<whystack::engine::Answer> {
    Some(match answer {
        Answer::Missing | Answer::Unknown => return None,
        Answer::One(c) => whystack::engine::Answer::One(choices[*c]),
        Answer::Many(all) => {
            whystack::engine::Answer::Many(all.iter().map(|c| choices[*c]).collect())
        }
        Answer::Number(x) => whystack::engine::Answer::Number(*x),
    })
}

/// The tree of a spec with no question answered.
pub(crate) fn load_unanswered(
    spec: &Spec,
) -> (whystack::load::Loaded, whystack::engine::Situation) {
    load(spec, &asked(vec![Answer::Missing; spec.questions.len()]))
}

/// Answers as the engine takes them, and how many of them are known.
pub(crate) fn known_answers(tree: &Tree, set: &Asked) -> (whystack::engine::Answers, usize) {
    let mut answers = whystack::engine::Answers::none(tree);
    let mut known = 0;
    for (ix, answer) in tree.questions().indices().zip(&set.answers) {
        let choices: Vec<_> = tree.questions()[ix].choices().indices().collect();
        if let Some(answer) = engine_answer(answer, &choices) {
            answers.give(tree, ix, answer, Layer::File).unwrap();
            known += 1;
        }
    }
    (answers, known)
}

fn naive(
    spec: &Spec,
    tree: &Tree,
    situation: &whystack::engine::Situation,
    sets: &[Asked],
) -> Tally {
    let mut tally = Tally::default();
    for set in sets {
        let mut situation = situation.clone();
        let (answers, known) = known_answers(tree, set);
        situation.answers = answers;
        let found = evaluate(tree, &situation);
        tally.add("sets".to_owned(), known);
        match found.ranking.len() {
            0 => tally.add("dead".to_owned(), known),
            1 => tally.add("sole".to_owned(), known),
            _ => {}
        }
        for ranked in &found.ranking {
            let id = &tree.candidates()[ranked.assessment.candidate].id;
            tally.add(format!("viable {id}"), known);
        }
        let states = oracle::states(spec, set);
        for (n, state) in states.iter().enumerate() {
            if *state == State::Off {
                tally.add(format!("skips q{n}"), known);
                continue;
            }
            tally.add(format!("applies q{n}"), known);
            let choices = match &spec.questions[n].kind {
                Kind::One(choices) | Kind::Many { choices, .. } => choices.as_slice(),
                Kind::Number { .. } => &[],
            };
            for (c, choice) in choices.iter().enumerate() {
                let holds = choice
                    .when
                    .as_ref()
                    .is_none_or(|when| oracle::holds(when, set, &states));
                let word = if holds { "offers" } else { "withholds" };
                tally.add(format!("{word} q{n}.c{c}"), known);
            }
        }
        for rule in tree.rules().rows() {
            let n: usize = rule.id.as_str()[1..].parse().unwrap();
            let holds = oracle::holds(&spec.rules[n].0, set, &states);
            let word = if holds { "holds" } else { "fails" };
            tally.add(format!("{word} r{n}"), known);
        }
    }
    tally
}

/// Notes a count, unless there is nothing to count.
pub(crate) fn note(counts: &mut BTreeMap<String, u128>, what: String, count: Count) {
    if !count.is_none() {
        counts.insert(what, count.exact().unwrap());
    }
}

fn counted(tree: &Tree, space: &Space<'_>) -> BTreeMap<String, u128> {
    let mut counts = BTreeMap::new();
    let mut set = |what, count| note(&mut counts, what, count);
    set("sets".to_owned(), space.answer_sets);
    set("dead".to_owned(), space.dead_ends);
    set("sole".to_owned(), space.sole_survivor);
    for (ix, candidate) in tree.candidates().iter() {
        set(format!("viable {}", candidate.id), space.viable_in[ix]);
    }
    for (ix, question) in tree.questions().iter() {
        set(format!("applies {}", question.id), space.applies[ix].yes);
        set(format!("skips {}", question.id), space.applies[ix].no);
        for (choice, of) in question.choices().iter() {
            let share = space.offered[ix][choice];
            set(format!("offers {}.{}", question.id, of.id), share.yes);
            set(format!("withholds {}.{}", question.id, of.id), share.no);
        }
    }
    for (ix, rule) in tree.rules().iter() {
        set(format!("holds {}", rule.id), space.holds[ix].yes);
        set(format!("fails {}", rule.id), space.holds[ix].no);
    }
    counts
}

fn viable(tree: &Tree, situation: &whystack::engine::Situation, set: &AnswerSet) -> Vec<usize> {
    let mut situation = situation.clone();
    situation.answers = set.answers(tree);
    let found = evaluate(tree, &situation);
    let mut all: Vec<usize> = found
        .ranking
        .iter()
        .map(|one| one.assessment.candidate.position())
        .collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn the_answer_space_is_what_an_enumeration_counts(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let Some(sets) = all(&spec) else { return Ok(()) };
        let (loaded, situation) = load(&spec, &asked(vec![Answer::Missing; spec.questions.len()]));
        let tree = &loaded.tree;
        let space = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
        let wanted = naive(&spec, tree, &situation, &sets);
        prop_assert_eq!(counted(tree, &space), wanted.counts.clone(), "seed {}", seed);

        // Witnesses are what they claim, and none is shorter.
        let dead = wanted.least.get("dead").copied();
        prop_assert_eq!(space.dead_witnesses.is_empty(), dead.is_none());
        for witness in &space.dead_witnesses {
            prop_assert_eq!(Some(witness.0.len()), dead, "seed {}", seed);
            prop_assert!(viable(tree, &situation, witness).is_empty());
        }
        let fallen = space.dead_at.rows().iter().fold(Count(0), |sum, n| sum + *n);
        let start = if space.dead_from_start { space.answer_sets } else { Count(0) };
        prop_assert_eq!(fallen + start, space.dead_ends);
        for (ix, rule) in tree.rules().iter() {
            let least = wanted.least.get(&format!("holds {}", rule.id)).copied();
            let witness = space.rule_witnesses[ix].as_ref().map(|set| set.0.len());
            prop_assert_eq!(witness, least, "seed {} rule {}", seed, rule.id);
        }
        for (ix, candidate) in tree.candidates().iter() {
            let least = wanted.least.get(&format!("viable {}", candidate.id)).copied();
            let witness = space.way_to_viable(|viable| viable.contains(ix));
            prop_assert_eq!(witness.as_ref().map(|set| set.0.len()), least);
            if let Some(witness) = witness {
                prop_assert!(viable(tree, &situation, &witness).contains(&ix.position()));
            }
        }
    }

    #[test]
    fn the_answer_sets_with_one_answer_are_counted_by_themselves(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let Some(sets) = all(&spec) else { return Ok(()) };
        let (loaded, situation) = load(&spec, &asked(vec![Answer::Missing; spec.questions.len()]));
        let tree = &loaded.tree;
        let question = Random(seed ^ 1).below(spec.questions.len());
        for answer in answers(&spec, question) {
            let with: Vec<Asked> =
                sets.iter().filter(|set| set.answers[question] == answer).cloned().collect();
            let ix = tree.questions().indices().nth(question).unwrap();
            let choices: Vec<_> = tree.questions()[ix].choices().indices().collect();
            let given = engine_answer(&answer, &choices).unwrap();
            let forced =
                Space::with_answer(tree, tree.as_of(), (ix, &given), Budget::default()).unwrap();
            let wanted = naive(&spec, tree, &situation, &with).counts;
            prop_assert_eq!(counted(tree, &forced), wanted, "seed {} {:?}", seed, answer);
        }
    }

    #[test]
    fn every_answer_set_is_drawn_as_often_as_any_other(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let Some(sets) = all(&spec) else { return Ok(()) };
        if sets.len() > 40 {
            return Ok(());
        }
        let (loaded, _) = load(&spec, &asked(vec![Answer::Missing; spec.questions.len()]));
        let tree = &loaded.tree;
        let space = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut random = Seeded::new(seed);
        let draws = 200 * sets.len();
        for _ in 0..draws {
            let drawn = space.draw(&mut random).unwrap();
            *seen.entry(format!("{drawn:?}")).or_default() += 1;
        }
        prop_assert_eq!(seen.len(), sets.len(), "seed {}", seed);
        // Each is expected 200 times, with a deviation of 14: seven of them are a fault.
        prop_assert!(seen.values().all(|n| (100..300).contains(n)), "{:?}", seen);
    }

    #[test]
    fn a_spent_budget_is_said(seed in any::<u64>()) {
        let spec = Random(seed).spec();
        let (loaded, _) = load(&spec, &asked(vec![Answer::Missing; spec.questions.len()]));
        let tree = &loaded.tree;
        let small = Budget { states: 2, steps: 3 };
        let whole = Space::of(tree, tree.as_of(), Budget::default()).unwrap();
        match Space::of(tree, tree.as_of(), small) {
            Ok(space) => prop_assert_eq!(space.answer_sets, whole.answer_sets),
            Err(why) => {
                let text = why.to_string();
                prop_assert!(text.starts_with("more than 2 states or 3 steps"), "{}", text);
            }
        }
    }
}
