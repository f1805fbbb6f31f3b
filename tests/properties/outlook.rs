//! Whether questions to come can change the first place, against a naive enumeration: every way
//! to go on with a walk by itself through the engine.

use proptest::prelude::*;
use whystack::analysis::{Future, Outlook, outlook};
use whystack::engine::{Answer as Given, Answers, Layer, QuestionState, Situation, evaluate};
use whystack::model::{CandidateIx, ChoiceIx, QuestionIx, Tree};

use crate::oracle::{self, State};
use crate::random::Random;
use crate::space::{answers, engine_answer};
use crate::spec::{Answer, Asked, Spec};
use crate::text::load;

/// The most ways to go on that the enumeration goes through.
const MOST: usize = 400;
/// More partial answer sets than any of these trees has.
const AMPLE: usize = 10_000_000;

/// A walk: what was answered, and who said it.
pub(crate) struct Walk<'s> {
    spec: &'s Spec,
    asked: Asked,
    layers: Vec<Layer>,
    pub(crate) tree: &'s Tree,
    pub(crate) situation: Situation,
}

impl Walk<'_> {
    fn answers(&self, said: &[Answer], layer: impl Fn(usize) -> Layer) -> Answers {
        let mut answers = Answers::none(self.tree);
        for (n, ix) in self.tree.questions().indices().enumerate() {
            let choices: Vec<ChoiceIx> = self.tree.questions()[ix].choices().indices().collect();
            let answer = match &said[n] {
                Answer::Missing => continue,
                Answer::Unknown => Given::Unknown,
                known => engine_answer(known, &choices).unwrap(),
            };
            answers.give(self.tree, ix, answer, layer(n)).unwrap();
        }
        answers
    }

    fn first(&self, answers: Answers) -> Vec<CandidateIx> {
        let mut situation = self.situation.clone();
        situation.answers = answers;
        let found = evaluate(self.tree, &situation);
        let first = found.ranking.iter().filter(|one| one.rank == 1);
        first.map(|one| one.assessment.candidate).collect()
    }

    /// Whether the walk asks a question once those before it are answered.
    fn asks(&self, said: &[Answer], question: usize) -> bool {
        let asked = Asked {
            answers: said.to_vec(),
            ..self.asked.clone()
        };
        oracle::states(self.spec, &asked)[question] == State::Open
            && match &said[question] {
                Answer::Unknown => self.layers[question] == Layer::Profile,
                _ => true,
            }
    }

    /// Who is first under each way to go on; `None` if these are too many.
    fn all(&self) -> Option<Vec<Vec<CandidateIx>>> {
        let ways = self.ways()?;
        Some(
            ways.into_iter()
                .map(|answers| self.first(answers))
                .collect(),
        )
    }

    /// The answers of each way to go on; `None` if these are too many.
    pub(crate) fn ways(&self) -> Option<Vec<Answers>> {
        let mut ways = vec![self.asked.answers.clone()];
        for question in 0..self.spec.questions.len() {
            let mut more = Vec::new();
            for said in ways {
                if !self.asks(&said, question) {
                    more.push(said);
                    continue;
                }
                let with = |answer: Answer| {
                    let mut said = said.clone();
                    said[question] = answer;
                    said
                };
                for answer in answers(self.spec, question) {
                    let said = with(answer);
                    let asked = Asked {
                        answers: said.clone(),
                        ..self.asked.clone()
                    };
                    if oracle::states(self.spec, &asked)[question] == State::Answered {
                        more.push(said);
                    }
                }
                more.push(with(Answer::Unknown));
            }
            if more.len() > MOST {
                return None;
            }
            ways = more;
        }
        let answers = |said: &Vec<Answer>| self.answers(said, |_| Layer::Asked);
        Some(ways.iter().map(answers).collect())
    }

    fn outlook(&self, budget: usize) -> Outlook {
        outlook(self.tree, &self.situation, budget, &mut |_| {})
    }

    /// Who is first with some answers, each of which must be one that the walk comes to ask for;
    /// `None` if it never does.
    fn follows(&self, witness: &[(QuestionIx, Given)]) -> Option<Vec<CandidateIx>> {
        let mut situation = self.situation.clone();
        for (question, answer) in witness {
            let open = evaluate(self.tree, &situation).states[*question];
            let unknown = situation
                .answers
                .get(*question)
                .filter(|given| given.answer == Given::Unknown);
            let asked = matches!(open, QuestionState::Open(_))
                && unknown.is_none_or(|given| given.layer == Layer::Profile);
            situation.answers.clear(*question);
            let fits = situation
                .answers
                .give(self.tree, *question, answer.clone(), Layer::Asked);
            fits.unwrap();
            let then = evaluate(self.tree, &situation).states[*question];
            if !asked || then != QuestionState::Answered {
                return None;
            }
        }
        Some(self.first(situation.answers))
    }
}

/// A random tree and a walk that has come some way, to be looked at by a test.
pub(crate) fn walk(seed: u64, test: impl FnOnce(&Walk<'_>)) {
    let mut random = Random(seed);
    let mut spec = random.spec();
    let mut asked = random.asked(&spec);
    if let [one, other, ..] = &mut spec.options[..]
        && random.chance(25)
    {
        // Twins: equal wherever both are viable.
        other.facts = one.facts.clone();
    }
    let answered = random.below(101);
    let mut layers = Vec::new();
    for (n, answer) in asked.answers.iter_mut().enumerate() {
        if !random.chance(answered) {
            *answer = if random.chance(50) {
                Answer::Missing
            } else {
                Answer::Unknown
            };
        } else if matches!(answer, Answer::Missing) {
            *answer = random.answer(&spec.questions[n]);
        }
        layers.push([Layer::Asked, Layer::File, Layer::Profile, Layer::Profile][random.below(4)]);
    }
    let (loaded, situation) = load(&spec, &asked);
    let mut walk = Walk {
        spec: &spec,
        asked,
        layers,
        tree: &loaded.tree,
        situation,
    };
    walk.situation.answers = walk.answers(&walk.asked.answers, |n| walk.layers[n]);
    test(&walk);
}

fn sorted(mut all: Vec<CandidateIx>) -> Vec<CandidateIx> {
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(crate::cases(1500))]

    #[test]
    fn an_outlook_is_what_an_enumeration_of_all_ways_to_go_on_finds(seed in any::<u64>()) {
        walk(seed, |walk| {
            let Some(all) = walk.all() else { return };
            let now = walk.first(walk.situation.answers.clone());
            let found = walk.outlook(AMPLE);
            assert_eq!(sorted(found.first.clone()), sorted(now.clone()), "seed {seed}");
            let stays = all.iter().all(|first| *first == now);
            match &found.future {
                Future::Stays => assert!(stays, "seed {seed}: {all:?}"),
                Future::MayChange { answers, first } => {
                    assert!(!stays, "seed {seed}: {answers:?}");
                    assert_ne!(*first, now, "seed {seed}");
                    assert_eq!(walk.follows(&answers.0).as_ref(), Some(first), "seed {seed}");
                    for n in 0..answers.0.len() {
                        let mut fewer = answers.0.clone();
                        fewer.remove(n);
                        let without = walk.follows(&fewer);
                        assert!(without.is_none_or(|first| first == now), "seed {seed}: {n}");
                    }
                }
                Future::NotProven => panic!("seed {seed}: nothing is proven, stays: {stays}"),
            }
        });
    }

    #[test]
    fn a_small_budget_never_proves_what_is_not_so(seed in any::<u64>()) {
        walk(seed, |walk| {
            let whole = walk.outlook(AMPLE);
            for budget in [0, 1, 3, 10, 30, whole.visited.saturating_sub(1), whole.visited] {
                let found = walk.outlook(budget);
                assert!(found.visited <= budget, "seed {seed}");
                assert_eq!(found.first, whole.first);
                if found.future != Future::NotProven {
                    assert_eq!(found.future, whole.future, "seed {seed} budget {budget}");
                }
                if budget == whole.visited {
                    assert_eq!(found, whole, "seed {seed}");
                }
            }
        });
    }
}
