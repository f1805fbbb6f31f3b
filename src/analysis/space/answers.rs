//! The answers to one question, those that do the same merged and counted.

use std::collections::BTreeMap;

use super::hard::Hard;
use super::memory::Outcome;
use super::together::Together;
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
    /// An answer that does something and passes some tests.
    fn of((hard, passed): (Hard, MemberSet), ways: Count, answer: Answer) -> Self {
        Self {
            hard,
            outcome: Outcome::Answered(passed),
            ways,
            answer,
        }
    }

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
    singles: Table<ChoiceIx, Together>,
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
            singles: Table::new(),
            numbers: Vec::new(),
        };
        asked.singles = Table::for_each_of(question.choices(), |choice, _| {
            let passed = asked.passing(|test| test.choices.contains(choice));
            Together::of(tree, question, choice, relevant, passed)
        });
        asked.numbers = intervals(tree, ix)
            .into_iter()
            .map(|number| asked.number(tree, number))
            .collect();
        asked
    }

    /// What each choice by itself does.
    pub(super) fn singles(&self) -> &Table<ChoiceIx, Together> {
        &self.singles
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
        let chosen = match answer {
            Answer::Unknown => return vec![Deed::open()],
            Answer::Number(number) => return vec![self.number(tree, *number)],
            Answer::One(ix) => std::slice::from_ref(ix),
            Answer::Many(chosen) => chosen.as_slice(),
        };
        if !chosen.iter().all(|ix| offered.contains(*ix)) {
            return Vec::new();
        }
        let all = chosen.iter().map(|ix| &self.singles[*ix]);
        let together = all.fold(Together::default(), |sum, one| sum.and(one));
        let deed = match chosen {
            [] => self.nothing(),
            _ => Deed::of(together.settled(), Count(1), answer.clone()),
        };
        vec![deed]
    }

    fn one(&self, choices: &Table<ChoiceIx, Choice>, offered: &MemberSet) -> Vec<Deed> {
        let given = choices.indices().filter(|ix| offered.contains(*ix));
        given
            .map(|ix| Deed::of(self.singles[ix].settled(), Count(1), Answer::One(ix)))
            .collect()
    }

    /// *None of these*.
    fn nothing(&self) -> Deed {
        let passed = self.passing(|test| test.nothing);
        Deed::of(
            (Hard::default(), passed),
            Count(1),
            Answer::Many(Vec::new()),
        )
    }

    /// All subsets, merged while choice by choice is added.
    fn many(
        &self,
        choices: &Table<ChoiceIx, Choice>,
        offered: &MemberSet,
    ) -> Result<Vec<Deed>, NotCounted> {
        let none = BTreeMap::from([(Together::default(), (Count(1), Vec::new()))]);
        let mut some: BTreeMap<Together, (Count, Vec<ChoiceIx>)> = BTreeMap::new();
        for ix in choices.indices().filter(|ix| offered.contains(*ix)) {
            let mut more = Vec::new();
            for (so_far, (ways, chosen)) in none.iter().chain(&some) {
                let with: Vec<ChoiceIx> = chosen.iter().copied().chain([ix]).collect();
                more.push((so_far.and(&self.singles[ix]), (*ways, with)));
            }
            for (together, subsets) in more {
                merge(&mut some, together, subsets);
            }
            if some.len() > KINDS {
                return Err(NotCounted::Kinds(KINDS));
            }
        }
        // What different sums come to may be the same once they are whole.
        let mut whole = BTreeMap::new();
        for (together, subsets) in some {
            merge(&mut whole, together.settled(), subsets);
        }
        let chosen = whole
            .into_iter()
            .map(|(does, (ways, chosen))| Deed::of(does, ways, Answer::Many(chosen)));
        Ok([self.nothing()].into_iter().chain(chosen).collect())
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
        let passed = self.passing(|test| test.intervals.iter().any(|part| part.contains(number)));
        Deed::of((hard, passed), Count(1), Answer::Number(number))
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
}

/// Adds subsets of the choices to those that do the same; keeps one with the fewest choices.
fn merge<K: Ord>(
    all: &mut BTreeMap<K, (Count, Vec<ChoiceIx>)>,
    does: K,
    (ways, chosen): (Count, Vec<ChoiceIx>),
) {
    let there = all
        .entry(does)
        .or_insert_with(|| (Count(0), chosen.clone()));
    there.0 = there.0 + ways;
    if chosen.len() < there.1.len() {
        there.1 = chosen;
    }
}
