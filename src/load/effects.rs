//! Effects in a file: require, require-any, prefer, weigh, provides, lacks.

use super::names::{Broken, Named};
use super::node::{Node, unknown_name};
use super::sink::Sink;
use super::table::Table;
use super::test::{self, Written, tests};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    AnswerBound, AnswerEffect, CapabilityIx, Choice, ChoiceIx, Criterion, CriterionIx, Effects,
    Preference, Requirement, Scale, Slug, Table as Rows, Test, Tree, TreeBuilder, United, Weighing,
    Weight,
};
use crate::text::{Span, ticked};

/// What names in effects can mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'b> {
    pub(super) tree: &'b Tree,
    pub(super) builder: &'b TreeBuilder,
    pub(super) broken: &'b Broken,
    pub(super) sink: &'b Sink,
}

/// Effects as they stand in a file: those with fixed operands, and those of the answer itself.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) fixed: Effects,
    pub(super) of_answer: Vec<OfAnswer>,
    /// Of those, what a `many` question requires of its whole answer.
    united: Vec<OfAnswer>,
}

/// An effect whose operand is the answer.
#[derive(Debug)]
pub(super) struct OfAnswer {
    criterion: CriterionIx,
    key: test::Key,
    weight: Option<Weight>,
    span: Span,
}

impl Parsed {
    /// The same for a `many` question: any of the answer is one requirement over all chosen ones.
    pub(super) fn of_many(mut self) -> Self {
        let over_all =
            |effect: &OfAnswer| effect.weight.is_none() && effect.key == test::Key::IncludesAny;
        (self.united, self.of_answer) = self.of_answer.into_iter().partition(over_all);
        self
    }
}

impl Names<'_> {
    /// The criterion of a name.
    pub(super) fn criterion(&self, name: &str, span: Span) -> Option<CriterionIx> {
        let found = self.tree.criterion(name);
        if found.is_none() && !self.broken.has(Named::Criterion, name) {
            let names = self
                .tree
                .criteria()
                .rows()
                .iter()
                .map(|one| one.id.as_str());
            unknown_name(self.sink, span, "criterion", name, names);
        }
        found
    }

    /// The capability of a name.
    pub(super) fn capability(&self, node: Node<'_>) -> Option<CapabilityIx> {
        let name = node.text()?;
        let found = self.tree.capability(name);
        if found.is_none() && !self.broken.has(Named::Capability, name) {
            let names = self
                .tree
                .capabilities()
                .rows()
                .iter()
                .map(|one| one.id.as_str());
            unknown_name(self.sink, node.span, "capability", name, names);
        }
        found
    }

    /// The capabilities that a list names.
    pub(super) fn capabilities(&self, table: &Table<'_>, name: &str) -> Vec<CapabilityIx> {
        let items = table
            .get(name)
            .and_then(|node| node.items())
            .unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| self.capability(item))
            .collect()
    }

    /// All effects that stand in a table.
    pub(super) fn effects(&self, table: &Table<'_>) -> Parsed {
        let mut parsed = Parsed::default();
        if let Some(node) = table.get("require") {
            self.requires(node, &mut parsed);
        }
        if let Some(items) = table.get("require-any").and_then(|node| node.items()) {
            let ways: Vec<Option<Vec<(CriterionIx, Test)>>> =
                items.into_iter().map(|item| self.way(item)).collect();
            if let Some(ways) = ways.into_iter().collect::<Option<Vec<_>>>() {
                if ways.len() < 2 {
                    let headline = "`require-any` needs at least two ways to comply";
                    table.fault(Code::BadEffect, "require-any", headline);
                } else {
                    parsed.fixed.requires.push(Requirement::Any(ways));
                }
            }
        }
        for node in table
            .get("prefer")
            .map(|node| node.one_or_more())
            .unwrap_or_default()
        {
            self.prefers(node, &mut parsed);
        }
        if let Some(node) = table.get("weigh") {
            self.weighs(node, &mut parsed.fixed);
        }
        parsed.fixed.provides = self.capabilities(table, "provides");
        parsed.fixed.lacks = self.capabilities(table, "lacks");
        parsed
    }

    /// The same where the answer itself cannot be meant.
    pub(super) fn fixed_effects(&self, table: &Table<'_>) -> Effects {
        let parsed = self.effects(table);
        for effect in &parsed.of_answer {
            let headline = "`$answer` stands among the effects of a question, not here";
            self.sink
                .push(Diagnostic::error(Code::BadEffect, headline).at(effect.span, ""));
        }
        parsed.fixed
    }

    fn requires(&self, node: Node<'_>, parsed: &mut Parsed) {
        let Some(table) = Table::free(node, self.sink, "criteria with tests") else {
            return;
        };
        for (name, span, value) in table.entries() {
            let Some(criterion) = self.criterion(name, span) else {
                continue;
            };
            let of = &self.tree.criteria()[criterion];
            for written in tests(of, value, self.sink, None).unwrap_or_default() {
                match written {
                    Written::Fixed(test) => {
                        parsed
                            .fixed
                            .requires
                            .push(Requirement::Test { criterion, test });
                    }
                    Written::Answer(key, span) => {
                        parsed.of_answer.push(OfAnswer {
                            criterion,
                            key,
                            weight: None,
                            span,
                        });
                    }
                }
            }
        }
    }

    /// One way to comply: all its tests must hold.
    fn way(&self, node: Node<'_>) -> Option<Vec<(CriterionIx, Test)>> {
        let table = Table::free(node, self.sink, "a way to comply")?;
        let mut way = Vec::new();
        let mut whole = true;
        for (name, span, value) in table.entries() {
            let Some(criterion) = self.criterion(name, span) else {
                whole = false;
                continue;
            };
            let of = &self.tree.criteria()[criterion];
            let Some(found) = tests(of, value, self.sink, None) else {
                whole = false;
                continue;
            };
            for written in found {
                match written {
                    Written::Fixed(test) => way.push((criterion, test)),
                    Written::Answer(_, span) => {
                        let headline = "`$answer` cannot stand in `require-any`";
                        self.sink
                            .push(Diagnostic::error(Code::BadEffect, headline).at(span, ""));
                        whole = false;
                    }
                }
            }
        }
        if way.is_empty() && whole {
            let headline = "a way to comply that tests nothing";
            self.sink
                .push(Diagnostic::error(Code::BadEffect, headline).at(node.span, ""));
            whole = false;
        }
        whole.then_some(way)
    }

    fn prefers(&self, node: Node<'_>, parsed: &mut Parsed) {
        let Some(table) = Table::free(node, self.sink, "criteria with tests and a weight") else {
            return;
        };
        for (name, span, value) in table.entries() {
            let Some(criterion) = self.criterion(name, span) else {
                continue;
            };
            let of = &self.tree.criteria()[criterion];
            let Some(found) = tests(of, value, self.sink, Some("weight")) else {
                continue;
            };
            let Some(weight) = self.weight_of(value) else {
                continue;
            };
            if found.len() > 1 {
                let headline = "a preference has one test; give a list of preferences for several";
                self.sink
                    .push(Diagnostic::error(Code::BadEffect, headline).at(value.span, ""));
                continue;
            }
            for written in found {
                match written {
                    Written::Fixed(test) => {
                        parsed.fixed.prefers.push(Preference {
                            criterion,
                            test,
                            weight,
                        });
                    }
                    Written::Answer(key, span) => {
                        let weight = Some(weight);
                        parsed.of_answer.push(OfAnswer {
                            criterion,
                            key,
                            weight,
                            span,
                        });
                    }
                }
            }
        }
    }

    fn weight_of(&self, node: Node<'_>) -> Option<Weight> {
        let table = Table::free(node, self.sink, "a test and a weight")?;
        let Some(weight) = table.get("weight") else {
            let headline = "a preference needs `weight`, the points it is worth";
            self.sink
                .push(Diagnostic::error(Code::MissingKey, headline).at(node.span, ""));
            return None;
        };
        self.points(weight)
    }

    fn points(&self, node: Node<'_>) -> Option<Weight> {
        let Some(number) = node.number() else {
            node.expected(self.sink, "a number of points");
            return None;
        };
        let weight = Weight::new(number);
        if weight.is_none() {
            let headline = "a weight lies from 0 to 1,000,000";
            self.sink
                .push(Diagnostic::error(Code::OutOfRange, headline).at(node.span, ""));
        }
        weight
    }

    fn weighs(&self, node: Node<'_>, effects: &mut Effects) {
        let Some(table) = Table::free(node, self.sink, "criteria with points") else {
            return;
        };
        for (name, span, value) in table.entries() {
            let (criterion, weight) = (self.criterion(name, span), self.points(value));
            let (Some(criterion), Some(weight)) = (criterion, weight) else {
                continue;
            };
            let of = &self.tree.criteria()[criterion];
            if of.can_be_weighed() {
                effects.weighs.push(Weighing { criterion, weight });
            } else {
                self.not_weighable(of, span);
            }
        }
    }

    /// Says that a weight on a criterion would do nothing.
    pub(super) fn not_weighable(&self, criterion: &Criterion, span: Span) {
        let headline = format!(
            "{} has no value function, so a weight on it does nothing",
            ticked(criterion.id.as_str())
        );
        let help = format!(
            "give it one, such as `{}`, or use `prefer`",
            criterion.value_example()
        );
        self.sink.push(
            Diagnostic::error(Code::BadEffect, headline)
                .at(span, "")
                .help(help),
        );
    }

    /// What the effects of a question mean for one of its choices.
    pub(super) fn for_choice(&self, parsed: &Parsed, choice: &Slug) -> Effects {
        let mut effects = parsed.fixed.clone();
        let test = |effect: &OfAnswer| {
            let criterion = &self.tree.criteria()[effect.criterion];
            test::of_choice(effect.key, criterion, choice, effect.span, self.sink)
        };
        for effect in &parsed.of_answer {
            let Some(test) = test(effect) else {
                continue;
            };
            let criterion = effect.criterion;
            match effect.weight {
                None => effects.requires.push(Requirement::Test { criterion, test }),
                Some(weight) => effects.prefers.push(Preference {
                    criterion,
                    test,
                    weight,
                }),
            }
        }
        // They are of no single choice; but each choice must stand for a member.
        for effect in &parsed.united {
            test(effect);
        }
        effects
    }

    /// What a `many` question requires of its whole answer. A choice that stands for no member
    /// is reported with the choice.
    pub(super) fn united(&self, parsed: &Parsed, choices: &Rows<ChoiceIx, Choice>) -> Vec<United> {
        let of = |effect: &OfAnswer| {
            let Scale::Set(all) = &self.tree.criteria()[effect.criterion].scale else {
                return None;
            };
            let member = |choice: &Choice| all.find(choice.id.as_str());
            Some(United {
                criterion: effect.criterion,
                members: choices.rows().iter().map(member).collect::<Option<_>>()?,
            })
        };
        parsed.united.iter().filter_map(of).collect()
    }

    /// What the effects of a number question mean: bounds that are the answer itself.
    pub(super) fn for_number(&self, parsed: &Parsed) -> Vec<AnswerEffect> {
        let bound = |effect: &OfAnswer| {
            let number = matches!(
                self.tree.criteria()[effect.criterion].scale,
                Scale::Number { .. }
            );
            let bound = match effect.key {
                test::Key::AtLeast if number => Some(AnswerBound::AtLeast),
                test::Key::AtMost if number => Some(AnswerBound::AtMost),
                _ => None,
            };
            if bound.is_none() {
                let headline = "the answer is a number: it can bound number criteria only";
                self.sink
                    .push(Diagnostic::error(Code::BadEffect, headline).at(effect.span, ""));
            }
            Some(AnswerEffect {
                criterion: effect.criterion,
                bound: bound?,
                weight: effect.weight,
            })
        };
        parsed.of_answer.iter().filter_map(bound).collect()
    }
}

/// Joins effects that follow from the question with those of the choice itself.
pub(super) fn joined(mut question: Effects, own: Effects) -> Effects {
    question.requires.extend(own.requires);
    question.prefers.extend(own.prefers);
    question.weighs.extend(own.weighs);
    question.provides.extend(own.provides);
    question.lacks.extend(own.lacks);
    question
}
