//! The answers to one question, those that do the same merged and counted.

use std::collections::BTreeMap;

use super::hard::Hard;
use super::memory::Outcome;
use super::{Count, NotCounted, intervals};
use crate::engine::Answer;
use crate::model::{
    AnswerTest, Choice, ChoiceIx, MemberSet, Question, QuestionIx, QuestionKind, Requirement,
    Table, Tree,
};

/// The most different answers of one `many` question.
const KINDS: usize = 1 << 16;

/// Answers that eliminate the same and that no condition tells apart.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) hard: Hard,
    pub(super) outcome: Outcome,
    /// How many answers these are.
    pub(super) ways: Count,
    /// One of them; of a `many` question one with the fewest choices.
    pub(super) answer: Answer,
}

impl Deed {
    /// *I don't know yet*.
    fn open() -> Self {
        Self {
            hard: Hard::default(),
            outcome: Outcome::Open,
            ways: Count(1),
            answer: Answer::Unknown,
        }
    }

    /// The only thing that happens at a question that does not apply.
    pub(super) fn skipped() -> Self {
        Self {
            outcome: Outcome::NotApplicable,
            ..Self::open()
        }
    }

    /// Whether it is an answer that somebody knew.
    pub(super) fn is_known(&self) -> bool {
        self.answer != Answer::Unknown
    }
}

/// What the answers to one question do, before it is known which of them are offered.
#[derive(Debug)]
pub(super) struct Asked<'t> {
    question: &'t Question,
    /// The tests of conditions on this question that something can still tell apart.
    tests: Vec<&'t AnswerTest>,
    hards: Table<ChoiceIx, Hard>,
    numbers: Vec<Deed>,
}

impl<'t> Asked<'t> {
    /// The answers to a question; `relevant` are the capabilities that matter to some option.
    pub(super) fn new(
        tree: &'t Tree,
        ix: QuestionIx,
        tests: Vec<&'t AnswerTest>,
        relevant: &MemberSet,
    ) -> Self {
        let question = &tree.questions()[ix];
        let mut asked = Self {
            question,
            tests,
            hards: Table::for_each_of(question.choices(), |_, choice| {
                Hard::of(tree, &choice.effects).limited(relevant)
            }),
            numbers: Vec::new(),
        };
        asked.numbers = intervals(tree, ix)
            .into_iter()
            .map(|number| asked.number(tree, number))
            .collect();
        asked
    }

    /// What each choice by itself does, and the tests that it passes.
    pub(super) fn singles(&self) -> Table<ChoiceIx, (Hard, MemberSet)> {
        Table::for_each_of(&self.hards, |ix, hard| {
            (*hard, self.passing(|test| test.choices.contains(ix)))
        })
    }

    /// The answers under which each offered choice may be given, *I don't know yet* first.
    pub(super) fn deeds(&self, offered: &MemberSet) -> Result<Vec<Deed>, NotCounted> {
        let mut deeds = vec![Deed::open()];
        match &self.question.kind {
            QuestionKind::One(choices) => deeds.extend(self.one(choices, offered)),
            QuestionKind::Many { choices, .. } => deeds.extend(self.many(choices, offered)?),
            QuestionKind::Number { .. } => deeds.extend(self.numbers.iter().cloned()),
        }
        Ok(deeds)
    }

    /// One answer by itself, if it can be given.
    pub(super) fn given(&self, tree: &Tree, answer: &Answer, offered: &MemberSet) -> Vec<Deed> {
        let mut hard = Hard::default();
        let (chosen, outcome) = match answer {
            Answer::Unknown => return vec![Deed::open()],
            Answer::Number(number) => return vec![self.number(tree, *number)],
            Answer::One(ix) => (
                std::slice::from_ref(ix),
                self.outcome(|test| test.choices.contains(*ix)),
            ),
            Answer::Many(chosen) if chosen.is_empty() => {
                (chosen.as_slice(), self.outcome(|test| test.nothing))
            }
            Answer::Many(chosen) => (
                chosen.as_slice(),
                self.outcome(|test| chosen.iter().any(|ix| test.choices.contains(*ix))),
            ),
        };
        if !chosen.iter().all(|ix| offered.contains(*ix)) {
            return Vec::new();
        }
        for ix in chosen {
            hard = hard.and(&self.hards[*ix]);
        }
        vec![Deed {
            hard,
            outcome,
            ways: Count(1),
            answer: answer.clone(),
        }]
    }

    fn one(&self, choices: &Table<ChoiceIx, Choice>, offered: &MemberSet) -> Vec<Deed> {
        let given = choices.indices().filter(|ix| offered.contains(*ix));
        given
            .map(|ix| Deed {
                hard: self.hards[ix],
                outcome: self.outcome(|test| test.choices.contains(ix)),
                ways: Count(1),
                answer: Answer::One(ix),
            })
            .collect()
    }

    /// All subsets, merged while choice by choice is added.
    fn many(
        &self,
        choices: &Table<ChoiceIx, Choice>,
        offered: &MemberSet,
    ) -> Result<Vec<Deed>, NotCounted> {
        let nothing = self.outcome(|test| test.nothing);
        let mut none = BTreeMap::new();
        none.insert((Hard::default(), MemberSet::EMPTY), (Count(1), Vec::new()));
        let mut some: BTreeMap<(Hard, MemberSet), (Count, Vec<ChoiceIx>)> = BTreeMap::new();
        for ix in choices.indices().filter(|ix| offered.contains(*ix)) {
            let passes = self.passing(|test| test.choices.contains(ix));
            let mut more = Vec::new();
            for ((hard, passed), (ways, chosen)) in none.iter().chain(&some) {
                let with: Vec<ChoiceIx> = chosen.iter().copied().chain([ix]).collect();
                let key = (hard.and(&self.hards[ix]), passed.union(&passes));
                more.push((key, (*ways, with)));
            }
            for (key, (ways, chosen)) in more {
                let there = some
                    .entry(key)
                    .or_insert_with(|| (Count(0), chosen.clone()));
                there.0 = there.0 + ways;
                if chosen.len() < there.1.len() {
                    there.1 = chosen;
                }
            }
            if some.len() > KINDS {
                return Err(NotCounted::Kinds(KINDS));
            }
        }
        let empty = Deed {
            hard: Hard::default(),
            outcome: nothing,
            ways: Count(1),
            answer: Answer::Many(Vec::new()),
        };
        let chosen = some
            .into_iter()
            .map(|((hard, passed), (ways, chosen))| Deed {
                hard,
                outcome: Outcome::Answered(passed),
                ways,
                answer: Answer::Many(chosen),
            });
        Ok([empty].into_iter().chain(chosen).collect())
    }

    fn number(&self, tree: &Tree, number: f64) -> Deed {
        let mut hard = Hard::default();
        if let QuestionKind::Number {
            bands,
            always,
            from_answer,
            ..
        } = &self.question.kind
        {
            hard = hard.and(&Hard::of(tree, always));
            for band in bands.iter().filter(|band| band.interval.contains(number)) {
                hard = hard.and(&Hard::of(tree, &band.effects));
            }
            for effect in from_answer.iter().filter(|one| one.weight.is_none()) {
                let requirement = Requirement::Test {
                    criterion: effect.criterion,
                    test: effect.test(number),
                };
                hard = hard.and(&Hard::requiring(tree, &requirement));
            }
        }
        Deed {
            hard,
            outcome: self.outcome(|test| test.intervals.iter().any(|part| part.contains(number))),
            ways: Count(1),
            answer: Answer::Number(number),
        }
    }

    /// Which of the tests an answer passes.
    fn passing(&self, test_holds: impl Fn(&AnswerTest) -> bool) -> MemberSet {
        let mut holding = MemberSet::EMPTY;
        for (n, test) in self.tests.iter().enumerate() {
            if test_holds(test) {
                holding = holding.union(&MemberSet::place(n));
            }
        }
        holding
    }

    fn outcome(&self, passes: impl Fn(&AnswerTest) -> bool) -> Outcome {
        Outcome::Answered(self.passing(passes))
    }
}
