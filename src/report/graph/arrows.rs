//! Which answer opens which question, adds which choices, takes part in which rule.

use super::view::{Arrow, To};
use super::when::part;
use crate::engine::{Evaluation, QuestionState};
use crate::model::{Condition, Ix, QuestionIx, Tree};
use crate::report::phrase::{Phrase, own, say};
use crate::text::plural;

/// All arrows: to questions in their order, then to rules; those to one thing in the order of the
/// questions that they come from.
pub(super) fn all(tree: &Tree, given: Option<&Evaluation>) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for (ix, question) in tree.questions().iter() {
        let applies = given.map(|evaluation| evaluation.states[ix] != QuestionState::NotApplicable);
        if let Some(when) = &question.when {
            let to = To::Question(ix.position());
            arrows.extend(each(tree, when, to, applies));
        }
        arrows.extend(offers(tree, ix, given, applies));
    }
    for (ix, rule) in tree.rules().iter() {
        let holds = given.map(|evaluation| evaluation.holds(&rule.when));
        let to = To::Rule(ix.position());
        arrows.extend(each(tree, &rule.when, to, holds));
    }
    arrows
}

/// An arrow from each question that a condition names.
fn each<'a>(
    tree: &'a Tree,
    when: &'a Condition,
    to: To,
    live: Option<bool>,
) -> impl Iterator<Item = Arrow> + 'a {
    when.questions().into_iter().map(move |from| Arrow {
        from: from.position(),
        to,
        words: say!["if ", part(tree, when, from)],
        live,
    })
}

/// An arrow from each question on which it hangs what another offers, unless it hangs on it too
/// whether that is asked at all.
fn offers(
    tree: &Tree,
    ix: QuestionIx,
    given: Option<&Evaluation>,
    applies: Option<bool>,
) -> Vec<Arrow> {
    let question = &tree.questions()[ix];
    let own_condition = question.when.iter().flat_map(Condition::questions);
    let told: Vec<QuestionIx> = own_condition.collect();
    let choices = question.choices().rows().iter();
    let conditions: Vec<&Condition> = choices.filter_map(|one| one.when.as_ref()).collect();
    let mut sources: Vec<QuestionIx> = conditions.iter().flat_map(|one| one.questions()).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.retain(|from| !told.contains(from));
    let arrow = |from: QuestionIx| {
        let hang = conditions
            .iter()
            .filter(|one| one.questions().contains(&from));
        let (mut count, mut live) = (0, false);
        for condition in hang {
            count += 1;
            live |= given.is_some_and(|evaluation| evaluation.holds(condition));
        }
        let words: Phrase = own(format!("for {}", plural(count, "choice", "choices")));
        Arrow {
            from: from.position(),
            to: To::Choices(ix.position()),
            words,
            live: applies.map(|applies| applies && live),
        }
    };
    sources.into_iter().map(arrow).collect()
}
