//! The same tree with other weights or without some sources: to see what a result hangs on.
//!
//! A variant has the questions, criteria and options of its tree, so answers to the one are
//! answers to the other. It is no tree that anybody wrote: nothing reports it or takes its digest.

use super::effects::Effects;
use super::evidence::{Evidence, Fact, Source};
use super::ids::Table;
use super::numbers::Weight;
use super::question::{Question, QuestionKind};
use super::tree::Tree;

impl Tree {
    /// The tree with every weight replaced: of criteria before any answer, of answers, of open
    /// questions and of rules, in the order of the file.
    #[must_use]
    pub fn with_weights(&self, mut change: impl FnMut(Weight) -> Weight) -> Self {
        let mut tree = self.clone();
        let change: &mut dyn FnMut(Weight) -> Weight = &mut change;
        for criterion in tree.criteria.rows_mut() {
            criterion.base = change(criterion.base);
        }
        for question in tree.questions.rows_mut() {
            reweigh_question(question, change);
        }
        for rule in tree.rules.rows_mut() {
            reweigh(&mut rule.effects, change);
        }
        tree
    }

    /// The tree as if some sources had not been read: the next evidence of the same measure
    /// counts, and where there is none the fact is unknown.
    #[must_use]
    pub fn without_sources(&self, dropped: impl Fn(&Source) -> bool) -> Self {
        let mut tree = self.clone();
        let kept = |evidence: &Evidence| !dropped(&self.sources[evidence.source]);
        for candidate in tree.candidates.rows_mut() {
            let facts = std::mem::take(&mut candidate.facts).into_rows();
            let facts = facts.into_iter().map(|fact| match fact {
                Fact::Known {
                    used,
                    dissent,
                    context,
                } => {
                    let mut left = std::iter::once(used).chain(dissent).filter(kept);
                    match left.next() {
                        Some(used) => Fact::Known {
                            used,
                            dissent: left.collect(),
                            context,
                        },
                        None => Fact::Unknown {
                            reason: "its sources were left out".to_owned(),
                            context,
                        },
                    }
                }
                Fact::NotApplicable { source, .. } if dropped(&self.sources[source]) => {
                    Fact::Unknown {
                        reason: "its source was left out".to_owned(),
                        context: Vec::new(),
                    }
                }
                other => other,
            });
            candidate.facts = facts.collect::<Table<_, _>>();
        }
        tree
    }
}

fn reweigh_question(question: &mut Question, change: &mut dyn FnMut(Weight) -> Weight) {
    reweigh(&mut question.open.effects, change);
    match &mut question.kind {
        QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
            for choice in choices.rows_mut() {
                reweigh(&mut choice.effects, change);
            }
        }
        QuestionKind::Number {
            bands,
            always,
            from_answer,
            ..
        } => {
            for band in bands {
                reweigh(&mut band.effects, change);
            }
            reweigh(always, change);
            for weight in from_answer.iter_mut().filter_map(|one| one.weight.as_mut()) {
                *weight = change(*weight);
            }
        }
    }
}

fn reweigh(effects: &mut Effects, change: &mut dyn FnMut(Weight) -> Weight) {
    for weighing in &mut effects.weighs {
        weighing.weight = change(weighing.weight);
    }
    for preference in &mut effects.prefers {
        preference.weight = change(preference.weight);
    }
}
