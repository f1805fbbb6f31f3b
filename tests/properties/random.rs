//! Random trees and situations from a seed.

use crate::spec::{
    Answer, Asked, Candidate, Choice, Condition, Effects, Fact, Kind, OfAnswer, Question, Said,
    Spec, Test, Word,
};

/// What options are called, so that their order is not that of the alphabet.
const IDS: [&str; 12] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu",
];

/// SplitMix64 (Steele, Lea & Flood, 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick(&mut self, numbers: &[f64]) -> f64 {
        numbers[self.below(numbers.len())]
    }

    fn some(&mut self, of: usize) -> Vec<usize> {
        let mut some: Vec<usize> = (0..of).filter(|_| self.chance(50)).collect();
        if some.is_empty() {
            some.push(self.below(of));
        }
        some
    }

    fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let n = self.below(most + 1);
        (0..n).map(|_| make(self)).collect()
    }

    pub(crate) fn spec(&mut self) -> Spec {
        self.spec_of(5, 5)
    }

    /// A tree of so many questions and options at most.
    pub(crate) fn spec_of(&mut self, questions: usize, options: usize) -> Spec {
        let base = [0; 5].map(|_| self.pick(&[0.0, 0.0, 0.5, 1.0]));
        let count = 1 + self.below(questions);
        let mut questions = Vec::new();
        for _ in 0..count {
            let question = self.question(&questions);
            questions.push(question);
        }
        let rules = self.many(2, |r| (r.condition(&questions, 0), r.effects(true)));
        let options = 1 + self.below(options);
        Spec {
            base,
            assumed: self.many(1, |r| r.below(3)),
            rules,
            options: (0..options).map(|n| self.candidate(n)).collect(),
            questions,
            indifference: self.pick(&[0.0, 2.0, 5.0]),
        }
    }

    fn candidate(&mut self, n: usize) -> Candidate {
        Candidate {
            id: IDS[n].to_owned(),
            facts: (0..5).map(|c| self.fact(c)).collect(),
            needs: self.many(1, |r| {
                let mut any = r.some(3);
                any.truncate(2);
                any
            }),
            conflicts: if self.chance(15) {
                vec![self.below(3)]
            } else {
                Vec::new()
            },
        }
    }

    fn fact(&mut self, criterion: usize) -> Fact {
        match self.below(12) {
            0 => Fact::Silent,
            1 => Fact::Unknown,
            2 => Fact::NotApplicable,
            _ => {
                let used = self.said(criterion);
                let range = matches!(&used, Said::Number(low, high) if low < high);
                let may = range || matches!(used, Said::Level(..));
                let assessed = may && self.chance(30);
                Fact::Known {
                    used,
                    assessed,
                    dissent: self.many(1, |r| r.said(criterion)),
                }
            }
        }
    }

    fn said(&mut self, criterion: usize) -> Said {
        let figures: &[f64] = if criterion == 0 {
            &[-5.0, 0.0, 20.0, 50.0, 50.0, 80.0, 120.0]
        } else {
            &[0.5, 1.0, 30.0, 200.0, 20000.0]
        };
        match criterion {
            0 | 1 => {
                let (a, b) = (self.pick(figures), self.pick(figures));
                if self.chance(60) {
                    Said::Number(a, a)
                } else {
                    Said::Number(a.min(b), a.max(b))
                }
            }
            2 => {
                let (a, b) = (self.below(3), self.below(3));
                if self.chance(70) {
                    Said::Level(a, a)
                } else {
                    Said::Level(a.min(b), a.max(b))
                }
            }
            3 => Said::Flag(self.chance(50)),
            _ => {
                let mut has = Vec::new();
                let mut unknown = Vec::new();
                for member in 0..3 {
                    match self.below(4) {
                        0 => unknown.push(member),
                        1 => {}
                        _ => has.push(member),
                    }
                }
                Said::Set { has, unknown }
            }
        }
    }

    fn test(&mut self, criterion: usize) -> Test {
        match criterion {
            0 | 1 => {
                let bound = if criterion == 0 {
                    [20.0, 50.0, 80.0]
                } else {
                    [1.0, 30.0, 200.0]
                };
                match self.below(4) {
                    0 => Test::Number(Some(bound[0]), Some(self.pick(&bound[1..]))),
                    1 => Test::Number(None, Some(self.pick(&bound))),
                    _ => Test::Number(Some(self.pick(&bound)), None),
                }
            }
            2 => match self.below(4) {
                0 => Test::OneOf(self.some(3)),
                1 => Test::Level(None, Some(self.below(3))),
                _ => Test::Level(Some(self.below(3)), None),
            },
            3 => Test::Is(self.chance(70)),
            _ if self.chance(50) => Test::Includes(self.some(3)),
            _ => Test::IncludesAny(self.some(3)),
        }
    }

    fn criterion_test(&mut self) -> (usize, Test) {
        let criterion = self.below(5);
        (criterion, self.test(criterion))
    }

    fn effects(&mut self, hard: bool) -> Effects {
        let mut effects = Effects {
            prefers: self.many(1, |r| {
                let (criterion, test) = r.criterion_test();
                (criterion, test, r.pick(&[0.0, 1.0, 2.5, 4.0]))
            }),
            weighs: {
                let mut weighs = self.many(2, |r| (r.below(5), r.pick(&[0.0, 1.0, 2.0, 3.5])));
                weighs.sort_by_key(|(criterion, _)| *criterion);
                weighs.dedup_by_key(|(criterion, _)| *criterion);
                weighs
            },
            ..Effects::default()
        };
        // Two tests on one criterion would be one table key.
        effects.prefers.truncate(1);
        if hard {
            if self.chance(35) {
                effects.requires.push(self.criterion_test());
            }
            if self.chance(15) {
                let way = |r: &mut Self| {
                    let mut way = vec![r.criterion_test()];
                    let second = r.criterion_test();
                    if r.chance(40) && second.0 != way[0].0 {
                        way.push(second);
                    }
                    way
                };
                effects.any = Some(vec![way(self), way(self)]);
            }
            if self.chance(20) {
                effects.provides.push(self.below(3));
            }
            if self.chance(20) {
                effects.lacks.push(self.below(3));
            }
            effects.outside = self.chance(4);
        }
        effects
    }

    fn question(&mut self, earlier: &[Question]) -> Question {
        let choice = |r: &mut Self| Choice {
            effects: r.effects(true),
            when: (r.chance(15) && !earlier.is_empty()).then(|| r.condition(earlier, 0)),
        };
        let kind = match self.below(5) {
            0 | 1 => Kind::One((0..2 + self.below(2)).map(|_| choice(self)).collect()),
            2 | 3 => Kind::Many {
                sum: self.chance(40),
                choices: (0..1 + self.below(3)).map(|_| choice(self)).collect(),
                answer: match self.below(5) {
                    0 => Some(OfAnswer::Includes),
                    1 | 2 => Some(OfAnswer::IncludesAny),
                    _ => None,
                },
            },
            _ => Kind::Number {
                bands: vec![
                    (0.0, 30.0, self.effects(true)),
                    (30.0, 70.0, self.effects(true)),
                ],
                bound: self.chance(50).then(|| {
                    let weight = self.chance(50).then(|| self.pick(&[1.0, 3.0]));
                    (self.chance(50), weight)
                }),
            },
        };
        Question {
            essential: self.chance(20),
            when: (self.chance(35) && !earlier.is_empty()).then(|| self.condition(earlier, 0)),
            open: self.effects(false),
            kind,
        }
    }

    fn condition(&mut self, earlier: &[Question], depth: usize) -> Condition {
        match self.below(if depth > 1 { 4 } else { 7 }) {
            4 => Condition::Not(Box::new(self.condition(earlier, depth + 1))),
            5 => Condition::Any(vec![
                self.condition(earlier, depth + 1),
                self.condition(earlier, depth + 1),
            ]),
            6 => {
                let mut parts = vec![self.is(earlier), self.is(earlier)];
                if let [Condition::Is(a, _), Condition::Is(b, _)] = &parts[..]
                    && a == b
                {
                    parts.truncate(1);
                }
                Condition::All(parts)
            }
            _ => self.is(earlier),
        }
    }

    fn is(&mut self, earlier: &[Question]) -> Condition {
        let question = self.below(earlier.len());
        let mut words = Vec::new();
        match &earlier[question].kind {
            Kind::One(choices) => words.push(Word::Choice(self.below(choices.len()))),
            Kind::Many { choices, .. } => {
                words.push(Word::Choice(self.below(choices.len())));
                if self.chance(30) {
                    words.push(Word::Nothing);
                }
            }
            Kind::Number { .. } => words.push(Word::Interval(10.0, self.pick(&[20.0, 50.0, 90.0]))),
        }
        if self.chance(20) {
            words.push(Word::Unknown);
        }
        Condition::Is(question, words)
    }

    pub(crate) fn asked(&mut self, spec: &Spec) -> Asked {
        let answers = spec
            .questions
            .iter()
            .map(|question| self.answer(question))
            .collect();
        let ids: Vec<String> = spec.options.iter().map(|one| one.id.clone()).collect();
        Asked {
            answers,
            replaced: if self.chance(15) {
                vec![(self.below(5), self.pick(&[0.0, 3.0]))]
            } else {
                Vec::new()
            },
            banned: if self.chance(10) {
                vec![ids[self.below(ids.len())].clone()]
            } else {
                Vec::new()
            },
            only: self.chance(8).then(|| {
                let kept = self.some(ids.len());
                kept.into_iter().map(|n| ids[n].clone()).collect()
            }),
            strict: if self.chance(20) {
                u8::try_from(1 + self.below(2)).unwrap()
            } else {
                0
            },
        }
    }

    pub(crate) fn answer(&mut self, question: &Question) -> Answer {
        match self.below(10) {
            0 | 1 => return Answer::Missing,
            2 => return Answer::Unknown,
            _ => {}
        }
        match &question.kind {
            Kind::One(choices) => Answer::One(self.below(choices.len())),
            Kind::Many { choices, .. } => {
                Answer::Many((0..choices.len()).filter(|_| self.chance(50)).collect())
            }
            Kind::Number { .. } => {
                Answer::Number(self.pick(&[0.0, 10.0, 20.0, 29.5, 30.0, 50.0, 70.0, 100.0]))
            }
        }
    }
}
