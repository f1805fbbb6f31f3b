//! From a tree, and what follows from answers to it, to what is drawn.

use super::arrows;
use super::needs;
use super::rows;
use super::view::{Card, Ending, Graph, Left, RuleCard, State};
use super::when::condition;
use crate::engine::{Answer, Evaluation, Layer, QuestionState, WhyOpen};
use crate::model::{Ix, Question, QuestionIx, QuestionKind, Rule, Tree};
use crate::report::Decided;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::view::{View, colophon};
use crate::report::wording::layer;
use crate::text::plural;

impl Graph {
    /// Everything that can be drawn of a tree; with answers, how each thing stands under them.
    pub(crate) fn of(decided: &Decided<'_>, answered: bool) -> Self {
        let tree = decided.tree;
        let evaluation = answered.then_some(decided.evaluation);
        let questions = tree.questions().iter();
        let cards = questions.map(|(ix, question)| card(tree, ix, question, evaluation));
        let rules = tree.rules().rows().iter();
        Self {
            title: theirs(tree.title()),
            decides: told(&tree.scope().decides),
            about: colophon(decided),
            cards: cards.collect(),
            rules: rules.map(|one| rule(tree, one, evaluation)).collect(),
            arrows: arrows::all(tree, evaluation),
            ending: answered.then(|| ending(decided)),
            left: Left::default(),
        }
    }
}

fn card(tree: &Tree, ix: QuestionIx, question: &Question, given: Option<&Evaluation>) -> Card {
    let state = match given.map(|evaluation| evaluation.states[ix]) {
        None => State::Plain,
        Some(QuestionState::NotApplicable) => State::Skipped,
        Some(QuestionState::Open(_)) => State::Open,
        Some(QuestionState::Answered) => State::Answered,
    };
    let (said, brief) = given.map_or_else(Default::default, |evaluation| {
        said(question, ix, evaluation)
    });
    Card {
        number: ix.position() + 1,
        id: theirs(question.id.as_str()),
        ask: theirs(&question.ask),
        why: question.why.as_deref().map(told),
        takes: takes(question),
        essential: question.essential,
        shared: question.shared,
        when: question.when.as_ref().map(|when| condition(tree, when)),
        state,
        said,
        brief,
        layer: given.and_then(|evaluation| from(ix, evaluation)),
        groups: rows::groups(tree, ix, question, given),
        hidden: 0,
    }
}

/// The answers that a question takes: `one of 7`, `any of 4`, `1 to 600,000 ms`.
fn takes(question: &Question) -> Phrase {
    match &question.kind {
        QuestionKind::One(choices) => own(format!("one of {}", choices.len())),
        QuestionKind::Many { choices, .. } => own(format!("any of {}", choices.len())),
        QuestionKind::Number { min, max, unit, .. } => {
            let range = own(format!("a number, {}", number::figures(*min, *max)));
            match unit.as_deref() {
                Some(unit) => say![range, " ", theirs(unit)],
                None => range,
            }
        }
    }
}

/// Where the answer to a question comes from, if it counts.
fn from(ix: QuestionIx, evaluation: &Evaluation) -> Option<&'static str> {
    let counts = evaluation.states[ix] == QuestionState::Answered;
    let given = evaluation.situation.answers.get(ix).filter(|_| counts);
    given.map(|given| layer(given.layer))
}

/// What was answered, or why nothing was; and the same in a few words.
fn said(question: &Question, ix: QuestionIx, evaluation: &Evaluation) -> (Phrase, Phrase) {
    let given = evaluation.situation.answers.get(ix);
    let known = given.filter(|given| given.answer != Answer::Unknown);
    let from = |from: Layer| own(format!(" ({})", layer(from)));
    let words = known.map(|given| {
        let brief = brief(question, &given.answer);
        (say![brief.clone(), from(given.layer)], brief)
    });
    match (evaluation.states[ix], words) {
        (QuestionState::Answered, Some((words, brief))) => (say!["answer: ", words], brief),
        (QuestionState::NotApplicable, Some((words, _))) => {
            let words = say!["not asked here; without effect: ", words];
            (words, Phrase::default())
        }
        (QuestionState::NotApplicable, None) => ("not asked here".into(), Phrase::default()),
        (QuestionState::Open(WhyOpen::ChoiceNotOffered), Some((words, _))) => {
            let words = say!["open, because this is not offered here: ", words];
            (words, "open".into())
        }
        _ => {
            let unknown = given.filter(|given| given.answer == Answer::Unknown);
            let words = unknown.map_or_else(
                || "open: no answer".into(),
                |given| say!["open: not known", from(given.layer)],
            );
            (words, "open".into())
        }
    }
}

/// An answer by its ids.
fn brief(question: &Question, answer: &Answer) -> Phrase {
    let id = |ix| theirs(question.choices()[ix].id.as_str());
    match answer {
        Answer::Unknown => "not known".into(),
        Answer::One(choice) => id(*choice),
        Answer::Many(chosen) if chosen.is_empty() => "none of these".into(),
        Answer::Many(chosen) => Phrase::joined(chosen.iter().map(|ix| id(*ix)), ", "),
        Answer::Number(x) => match &question.kind {
            QuestionKind::Number {
                unit: Some(unit), ..
            } => say![own(number::figure(*x)), " ", theirs(unit)],
            _ => own(number::figure(*x)),
        },
    }
}

fn rule(tree: &Tree, rule: &Rule, given: Option<&Evaluation>) -> RuleCard {
    RuleCard {
        id: theirs(rule.id.as_str()),
        when: condition(tree, &rule.when),
        because: told(&rule.because),
        needs: needs::of_effects(tree, &rule.effects),
        holds: given.map(|evaluation| evaluation.holds(&rule.when)),
    }
}

/// What comes out, and what else decides beside the answers.
fn ending(decided: &Decided<'_>) -> Ending {
    let view = View::of(decided);
    let situation = &decided.evaluation.situation;
    let mut sentences = view.sentences;
    for (count, one, many) in [
        (
            situation.weights.len(),
            "weight is set by hand",
            "weights are set by hand",
        ),
        (
            situation.excluded.len(),
            "option is excluded by the organisation",
            "options are excluded by the organisation",
        ),
        (
            situation.only.len(),
            "list of the organisation is kept to",
            "lists of the organisation are kept to",
        ),
    ] {
        if count > 0 {
            sentences.push(own(format!("{}.", plural(count, one, many))));
        }
    }
    Ending {
        headline: view.headline,
        status: view.status,
        sentences,
    }
}
