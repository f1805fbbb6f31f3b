//! The seven things that must always hold.

use proptest::prelude::*;
use whystack::engine::{
    Answer, Answers, Evaluation, Layer, Order, QuestionState, Session, consequences, evaluate,
    probes,
};
use whystack::model::{QuestionIx, Tree};

use crate::random::Random;
use crate::spec::{Asked, Fact, Said, Spec, Test};
use crate::text::load;

fn decided(spec: &Spec, asked: &Asked) -> (Tree, Evaluation) {
    let (loaded, situation) = load(spec, asked);
    let evaluation = evaluate(&loaded.tree, &situation);
    (loaded.tree, evaluation)
}

fn order(tree: &Tree, evaluation: &Evaluation) -> Vec<String> {
    let ids = evaluation
        .ranking
        .iter()
        .map(|one| one.assessment.candidate);
    ids.map(|ix| tree.candidates()[ix].id.to_string()).collect()
}

fn score(tree: &Tree, evaluation: &Evaluation, id: &str) -> Option<f64> {
    let ranked = evaluation.ranked(tree.candidate(id)?)?;
    ranked.score.map(|score| score.points)
}

fn random(seed: u64) -> (Random, Spec, Asked) {
    let mut random = Random(seed);
    let spec = random.spec();
    let asked = random.asked(&spec);
    (random, spec, asked)
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn one_adding_removing_or_reordering_options_never_changes_the_order_of_the_others(seed in any::<u64>()) {
        let (mut random, spec, mut asked) = random(seed);
        asked.banned.clear();
        asked.only = None;
        let (tree, all) = decided(&spec, &asked);
        let mut fewer = spec.clone();
        let gone = fewer.options.remove(random.below(spec.options.len()));
        if fewer.options.is_empty() {
            return Ok(());
        }
        fewer.options.reverse();
        let (less_tree, less) = decided(&fewer, &asked);
        let mut expected = order(&tree, &all);
        expected.retain(|id| *id != gone.id);
        prop_assert_eq!(order(&less_tree, &less), expected);
        for id in order(&less_tree, &less) {
            prop_assert_eq!(score(&less_tree, &less, &id), score(&tree, &all, &id));
        }
    }

    #[test]
    fn two_improving_a_known_fact_never_lowers_the_score(seed in any::<u64>()) {
        let (mut random, mut spec, asked) = random(seed);
        // `speed` rises in value; preferences that read it must rise with it.
        let rises = |test: &Test| matches!(test, Test::Number(_, None));
        let mut effects = Vec::new();
        for question in &mut spec.questions {
            effects.push(&mut question.open);
            match &mut question.kind {
                crate::spec::Kind::One(choices) | crate::spec::Kind::Many { choices, .. } => {
                    effects.extend(choices.iter_mut().map(|choice| &mut choice.effects));
                }
                crate::spec::Kind::Number { bands, bound } => {
                    *bound = bound.filter(|(at_least, _)| *at_least);
                    effects.extend(bands.iter_mut().map(|(_, _, effects)| effects));
                }
            }
        }
        effects.extend(spec.rules.iter_mut().map(|(_, effects)| effects));
        for one in effects {
            one.prefers.retain(|(criterion, test, _)| *criterion != 0 || rises(test));
            one.requires.clear();
            one.any = None;
        }
        for question in &mut spec.questions {
            if let crate::spec::Kind::Number { bound: Some((_, weight)), .. } = &mut question.kind {
                weight.get_or_insert(1.0);
            }
        }
        let n = random.below(spec.options.len());
        let (low, high) = (random.pick(&[0.0, 20.0, 50.0]), random.pick(&[50.0, 60.0, 90.0]));
        let known = |a: f64, b: f64| Fact::Known { used: Said::Number(a, b), assessed: false, dissent: vec![] };
        spec.options[n].facts[0] = known(low, high);
        let mut better = spec.clone();
        let step = random.pick(&[1.0, 7.0, 30.0]);
        better.options[n].facts[0] = if random.chance(50) { known(low + step, high + step) } else { known(low, high + step) };
        let (tree, before) = decided(&spec, &asked);
        let (_, after) = decided(&better, &asked);
        let id = &spec.options[n].id;
        if let (Some(a), Some(b)) = (score(&tree, &before, id), score(&tree, &after, id)) {
            prop_assert!(b >= a - 1e-9, "{a} became {b}");
        }
    }

    #[test]
    fn three_adding_a_requirement_never_revives_an_option(seed in any::<u64>()) {
        let (mut random, spec, asked) = random(seed);
        let (tree, before) = decided(&spec, &asked);
        let mut more = spec.clone();
        let extra = Random(random.below(usize::MAX) as u64).spec();
        // The need of another tree, as a rule that holds always.
        let need = extra.rules.into_iter().map(|(_, effects)| effects).next().unwrap_or_default();
        let mut need = crate::spec::Effects { requires: need.requires, any: need.any, ..Default::default() };
        if need.requires.is_empty() {
            need.requires.push((3, Test::Is(true)));
        }
        let always = crate::spec::Condition::Any(vec![
            crate::spec::Condition::Is(0, vec![crate::spec::Word::Unknown]),
            crate::spec::Condition::Not(Box::new(crate::spec::Condition::Is(0, vec![crate::spec::Word::Unknown]))),
        ]);
        more.rules.push((always, need));
        let (more_tree, after) = decided(&more, &asked);
        for id in order(&more_tree, &after) {
            prop_assert!(order(&tree, &before).contains(&id), "{id} came back");
        }
    }

    #[test]
    fn four_multiplying_all_weights_changes_nothing(seed in any::<u64>(), k in prop::sample::select(vec![0.5, 2.0, 3.7])) {
        let (_, spec, asked) = random(seed);
        let (loaded, mut situation) = load(&spec, &asked);
        let tree = &loaded.tree;
        // Replaced weights are the way to set every criterion's; preferences stay out of this.
        let plain = evaluate(tree, &situation);
        if !plain.needs.preferences.is_empty() {
            return Ok(());
        }
        for ix in tree.criteria().indices() {
            let weight = plain.needs.weight(ix).times(k).unwrap();
            situation.replace_weight(whystack::engine::ReplacedWeight { criterion: ix, weight, layer: Layer::Asked });
        }
        let scaled = evaluate(tree, &situation);
        prop_assert_eq!(order(tree, &plain), order(tree, &scaled));
        for id in order(tree, &plain) {
            let (a, b) = (score(tree, &plain, &id), score(tree, &scaled, &id));
            prop_assert!(a.zip(b).is_none_or(|(a, b)| (a - b).abs() < 1e-9));
        }
        let (a, b) = (plain.recommendation.zone, scaled.recommendation.zone);
        prop_assert!(a.zip(b).is_none_or(|(a, b)| (a - b).abs() < 1e-9));
        prop_assert_eq!(plain.recommendation.rivals.len(), scaled.recommendation.rivals.len());
    }

    #[test]
    fn five_contributions_add_up_and_so_do_their_parts(seed in any::<u64>()) {
        let (_, spec, asked) = random(seed);
        let (_, evaluation) = decided(&spec, &asked);
        for ranked in &evaluation.ranking {
            let Some(score) = ranked.score else { continue };
            let sum: f64 = ranked.contributions.iter().map(|term| term.points).sum();
            prop_assert!((sum - score.points).abs() < 1e-9);
            prop_assert!(score.low <= score.points + 1e-9 && score.points <= score.high + 1e-9);
            prop_assert!((-1e-9..=100.0 + 1e-9).contains(&score.points));
            for term in &ranked.contributions {
                let parts = match term.term {
                    whystack::engine::TermRef::Criterion(ix) => &evaluation.needs.weights[ix],
                    whystack::engine::TermRef::Preference(n) => &evaluation.needs.preferences[n].parts,
                };
                let sum: f64 = parts.iter().map(|part| part.weight.points()).sum();
                prop_assert!((sum - term.weight).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn six_the_same_input_gives_the_same_output(seed in any::<u64>()) {
        let (_, spec, asked) = random(seed);
        let (one_tree, one) = decided(&spec, &asked);
        let (other_tree, other) = decided(&spec, &asked);
        prop_assert!(one == other);
        prop_assert_eq!(one_tree.digest(), other_tree.digest());
        let packed = one_tree.pack();
        prop_assert!(Tree::unpack(&packed).is_some_and(|tree| tree == one_tree));
    }

    #[test]
    fn a_walk_asks_no_more_than_it_says_and_nothing_in_vain(seed in any::<u64>()) {
        let (mut random, spec, asked) = random(seed);
        let (loaded, situation) = load(&spec, &asked);
        let tree = &loaded.tree;
        for order in [Order::Stakes, Order::Tree] {
            let mut base = situation.clone();
            base.answers = Answers::none(tree);
            let mut session = Session::new(tree, base, order);
            let mut most = session.to_come().len();
            while let Some(question) = session.next() {
                prop_assert!(session.wanted().contains(&question));
                prop_assert!(session.asked().iter().all(|(asked, _)| *asked != question));
                let offered = probes(tree, question, &session.answers(), &session.states());
                let place = random.below(offered.len() + 1);
                let answer = offered.get(place).map_or(Answer::Unknown, |one| one.answer.clone());
                session.answer(question, answer).unwrap();
                let left = session.to_come().len();
                prop_assert!(left < most, "{left} after {most}");
                most = left;
            }
            // No later answer made an earlier question not apply.
            let states = session.states();
            for (question, _) in session.asked() {
                prop_assert!(states[*question] != QuestionState::NotApplicable);
            }
        }
    }

    #[test]
    fn what_an_answer_is_said_to_rule_out_falls_out_once_it_is_given(seed in any::<u64>()) {
        let (_, spec, asked) = random(seed);
        let (loaded, situation) = load(&spec, &asked);
        let tree = &loaded.tree;
        let viable = |question, answer: &Answer| {
            let mut answers = Answers::none(tree);
            for ix in tree.questions().indices() {
                let given = situation.answers.get(ix).filter(|_| ix != question);
                let given = given.map(|given| given.answer.clone());
                let given = if ix == question { Some(answer.clone()) } else { given };
                if let Some(given) = given {
                    answers.give(tree, ix, given, Layer::Asked).unwrap();
                }
            }
            let mut then = situation.clone();
            then.answers = answers;
            let ranking = evaluate(tree, &then).ranking;
            let mut viable: Vec<_> = ranking.iter().map(|one| one.assessment.candidate).collect();
            viable.sort_unstable();
            viable
        };
        let states = evaluate(tree, &situation).states;
        for question in tree.questions().indices() {
            if states[question] == QuestionState::NotApplicable {
                continue;
            }
            let open = viable(question, &Answer::Unknown);
            for one in consequences(tree, &situation, question) {
                let then = viable(question, &one.probe.answer);
                let gone = open.iter().copied().filter(|ix| !then.contains(ix));
                let mut said = one.rules_out.clone();
                said.sort_unstable();
                prop_assert_eq!(gone.collect::<Vec<_>>(), said);
                let back = then.iter().copied().filter(|ix| !open.contains(ix));
                let mut said = one.brings_back.clone();
                said.sort_unstable();
                prop_assert_eq!(back.collect::<Vec<_>>(), said);
                prop_assert_eq!(then.len(), one.leaves);
            }
        }
    }

    #[test]
    fn seven_a_walk_gives_what_a_file_with_the_same_answers_gives(seed in any::<u64>()) {
        let (mut random, spec, asked) = random(seed);
        let (loaded, situation) = load(&spec, &asked);
        let tree = &loaded.tree;
        let order = if random.chance(50) { Order::Stakes } else { Order::Tree };
        let mut base = situation.clone();
        base.answers = Answers::none(tree);
        let mut session = Session::new(tree, base, order);
        let mut steps = 0;
        while let Some(question) = session.next() {
            steps += 1;
            prop_assert!(steps < 200, "the walk ends");
            if random.chance(15) && steps < 40 && session.back().is_some() {
                continue;
            }
            session.answer(question, given(tree, &mut random, &spec, question)).unwrap();
        }
        if random.chance(50)
            && let Some(row) = session.review().first()
        {
            let question = row.question;
            session.revisit(question);
            session.answer(question, given(tree, &mut random, &spec, question)).unwrap();
            while let Some(next) = session.next() {
                session.answer(next, Answer::Unknown).unwrap();
            }
        }
        let mut walked = situation.clone();
        walked.answers = session.answers();
        let mut written = situation;
        written.answers = Answers::none(tree);
        for question in tree.questions().indices() {
            if let Some((answer, _)) = session.given(question) {
                written.answers.give(tree, question, answer, Layer::File).unwrap();
            }
        }
        let (walked, written) = (evaluate(tree, &walked), evaluate(tree, &written));
        prop_assert!(walked.ranking == written.ranking);
        prop_assert!(walked.eliminated == written.eliminated);
        prop_assert!(walked.recommendation == written.recommendation);
        // Nothing that applies is left without being asked.
        prop_assert!(walked.recommendation.open.iter().all(|open| session.given(open.question).is_some()));
    }
}

/// A random answer to a question, as the engine takes it.
fn given(tree: &Tree, random: &mut Random, spec: &Spec, question: QuestionIx) -> Answer {
    let n = tree
        .questions()
        .indices()
        .position(|ix| ix == question)
        .unwrap();
    let choices: Vec<_> = tree.questions()[question].choices().indices().collect();
    match random.answer(&spec.questions[n]) {
        crate::spec::Answer::Missing | crate::spec::Answer::Unknown => Answer::Unknown,
        crate::spec::Answer::One(c) => Answer::One(choices[c]),
        crate::spec::Answer::Many(all) => {
            Answer::Many(all.into_iter().map(|c| choices[c]).collect())
        }
        crate::spec::Answer::Number(x) => Answer::Number(x),
    }
}
