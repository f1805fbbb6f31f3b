//! What must be remembered of earlier answers: what is left of the conditions to come.
//!
//! Each condition is settled part by part as the questions that it names are answered; what is
//! left of all conditions together is a *memory*. Answer sets with the same memory are not told
//! apart by anything that comes later.

use std::collections::BTreeMap;

use super::hard::Hard;
use crate::model::{
    AnswerTest, ChoiceIx, Condition, Item, MemberSet, QuestionIx, RuleIx, Table, Tree,
};

/// How a question came out, as far as conditions can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum Outcome {
    /// It does not apply.
    NotApplicable,
    /// It is open.
    Open,
    /// It is answered, and the answer passes these tests.
    Answered(MemberSet),
}

/// What is left of a condition.
#[derive(Clone, Debug, PartialEq)]
enum Rest {
    Open(Condition),
    Known(bool),
    /// It was used, and what it was no longer matters.
    Spent,
}

/// What an outcome does to a memory.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Turn {
    /// The memory after it.
    pub(in crate::analysis) memory: u32,
    /// What the rules do that turn out to hold.
    pub(super) hard: Hard,
    /// The rules that turn out to hold.
    pub(in crate::analysis) holds: Vec<RuleIx>,
    /// The rules that turn out not to hold.
    pub(in crate::analysis) fails: Vec<RuleIx>,
}

/// All memories that occur in a walk.
#[derive(Debug)]
pub(in crate::analysis) struct Memories<'t> {
    /// All conditions of the tree with whose they are.
    conditions: Vec<(Item, &'t Condition)>,
    /// For each question the different tests on it.
    tests: Table<QuestionIx, Vec<&'t AnswerTest>>,
    rules: Table<RuleIx, Hard>,
    /// For each condition what can be left of it.
    rests: Vec<Vec<Rest>>,
    /// For each memory what is left of each condition, by place among its rests.
    all: Vec<Vec<u16>>,
    places: BTreeMap<Vec<u16>, u32>,
    /// For each question when it comes.
    turns: Table<QuestionIx, usize>,
}

impl<'t> Memories<'t> {
    /// Memories of walks in the order of the tree.
    pub(in crate::analysis) fn new(tree: &'t Tree) -> Self {
        let order: Vec<QuestionIx> = tree.questions().indices().collect();
        Self::in_order(tree, &order)
    }

    /// Memories of walks in some order, in which each question comes after those that its
    /// conditions name. The memory of nothing answered is number 0.
    pub(in crate::analysis) fn in_order(tree: &'t Tree, order: &[QuestionIx]) -> Self {
        let conditions: Vec<(Item, &Condition)> = tree.conditions().collect();
        let mut tests: Table<QuestionIx, Vec<&AnswerTest>> =
            Table::for_each_of(tree.questions(), |_, _| Vec::new());
        for (question, test) in conditions
            .iter()
            .flat_map(|(_, condition)| condition.tests())
        {
            let there = tests.row_mut(question);
            if !there.contains(&test) {
                there.push(test);
            }
        }
        let rests = conditions
            .iter()
            .map(|(_, condition)| vec![Rest::Open((*condition).clone())])
            .collect();
        let nothing = vec![0; conditions.len()];
        Self {
            conditions,
            tests,
            rules: Table::for_each_of(tree.rules(), |_, rule| Hard::of(tree, &rule.effects)),
            rests,
            all: vec![nothing.clone()],
            places: BTreeMap::from([(nothing, 0)]),
            turns: Table::for_each_of(tree.questions(), |ix, _| {
                order
                    .iter()
                    .position(|one| *one == ix)
                    .unwrap_or(usize::MAX)
            }),
        }
    }

    /// The tests on a question that answers are told apart by.
    pub(in crate::analysis) fn tests(&self, question: QuestionIx) -> &[&'t AnswerTest] {
        &self.tests[question]
    }

    /// Whether a question applies; its condition is settled when it comes to it.
    pub(in crate::analysis) fn applies(&self, memory: u32, question: QuestionIx) -> bool {
        self.holds(memory, Item::Question(question))
    }

    /// Whether a choice is offered.
    pub(in crate::analysis) fn offers(
        &self,
        memory: u32,
        question: QuestionIx,
        choice: ChoiceIx,
    ) -> bool {
        self.holds(memory, Item::Choice(question, choice))
    }

    fn holds(&self, memory: u32, owner: Item) -> bool {
        let place = self.conditions.iter().position(|(one, _)| *one == owner);
        place.is_none_or(|place| *self.rest(memory, place) == Rest::Known(true))
    }

    fn rest(&self, memory: u32, place: usize) -> &Rest {
        let at = self
            .all
            .get(memory as usize)
            .and_then(|rests| rests.get(place));
        let rests = self.rests.get(place);
        rests
            .zip(at)
            .and_then(|(rests, at)| rests.get(usize::from(*at)))
            .expect("a memory names what is left of each condition")
    }

    /// The memory once a question came out in some way, and the rules that this decides.
    pub(in crate::analysis) fn turn(
        &mut self,
        memory: u32,
        question: QuestionIx,
        outcome: Outcome,
    ) -> Turn {
        let mut after = Vec::with_capacity(self.conditions.len());
        let (mut holds, mut fails) = (Vec::new(), Vec::new());
        let mut hard = Hard::default();
        for (place, (owner, _)) in self.conditions.clone().into_iter().enumerate() {
            let rest = match self.rest(memory, place) {
                Rest::Open(condition) => self.settled(condition, question, outcome),
                other => other.clone(),
            };
            let rest = match (owner, rest) {
                (Item::Question(of) | Item::Choice(of, _), _)
                    if self.turns[of] <= self.turns[question] =>
                {
                    Rest::Spent
                }
                (Item::Rule(rule), Rest::Known(true)) => {
                    holds.push(rule);
                    hard = hard.and(&self.rules[rule]);
                    Rest::Spent
                }
                (Item::Rule(rule), Rest::Known(false)) => {
                    fails.push(rule);
                    Rest::Spent
                }
                (_, rest) => rest,
            };
            after.push(self.place_of(place, rest));
        }
        Turn {
            memory: self.memory_of(after),
            hard,
            holds,
            fails,
        }
    }

    fn settled(&self, condition: &Condition, question: QuestionIx, outcome: Outcome) -> Rest {
        let settle = |part: &Condition| self.settled(part, question, outcome);
        match condition {
            Condition::All(parts) => gathered(parts.iter().map(settle), false, Condition::All),
            Condition::Any(parts) => gathered(parts.iter().map(settle), true, Condition::Any),
            Condition::Not(part) => match settle(part) {
                Rest::Known(yes) => Rest::Known(!yes),
                Rest::Open(rest) => Rest::Open(Condition::Not(Box::new(rest))),
                Rest::Spent => Rest::Spent,
            },
            Condition::Answered { question: of, test } if *of == question => {
                Rest::Known(match outcome {
                    Outcome::NotApplicable => false,
                    Outcome::Open => test.unknown,
                    Outcome::Answered(passed) => {
                        let place = self.tests[question].iter().position(|one| *one == test);
                        place.is_some_and(|place| passed.has(place))
                    }
                })
            }
            Condition::Answered { .. } => Rest::Open(condition.clone()),
        }
    }

    fn place_of(&mut self, condition: usize, rest: Rest) -> u16 {
        let rests = self
            .rests
            .get_mut(condition)
            .expect("each condition has rests");
        let place = rests
            .iter()
            .position(|one| *one == rest)
            .unwrap_or_else(|| {
                rests.push(rest);
                rests.len() - 1
            });
        u16::try_from(place).expect("conditions nest at most 16 deep and have few rests")
    }

    fn memory_of(&mut self, rests: Vec<u16>) -> u32 {
        if let Some(there) = self.places.get(&rests) {
            return *there;
        }
        let place = u32::try_from(self.all.len()).expect("memories are fewer than states");
        self.all.push(rests.clone());
        self.places.insert(rests, place);
        place
    }

    /// What rules may still lack and provide from some question on.
    pub(super) fn rules_to_come(&self, tree: &Tree, from: QuestionIx) -> Hard {
        let mut hard = Hard::default();
        for (ix, rule) in tree.rules().iter() {
            if rule
                .when
                .questions()
                .last()
                .is_some_and(|last| *last >= from)
            {
                hard = hard.and(&self.rules[ix]);
            }
        }
        hard
    }
}

/// What is left of several parts; `deciding` is the value of a part that decides the whole.
fn gathered(
    parts: impl Iterator<Item = Rest>,
    deciding: bool,
    join: fn(Vec<Condition>) -> Condition,
) -> Rest {
    let mut open = Vec::new();
    for part in parts {
        match part {
            Rest::Known(yes) if yes == deciding => return Rest::Known(deciding),
            Rest::Open(condition) => open.push(condition),
            Rest::Known(_) | Rest::Spent => {}
        }
    }
    match open.pop() {
        None => Rest::Known(!deciding),
        Some(only) if open.is_empty() => Rest::Open(only),
        Some(last) => {
            open.push(last);
            Rest::Open(join(open))
        }
    }
}
