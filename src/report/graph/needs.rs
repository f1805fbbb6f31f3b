//! What answers and rules do, in the few words that a drawing has room for.

use super::view::{Need, Verb};
use crate::model::{
    AnswerBound, AnswerEffect, CapabilityIx, CriterionIx, Effects, MemberSet, Question,
    QuestionKind, Requirement, Scale, Test, Tree, Weight,
};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::wording::{capabilities, requirement, test_words};

/// What some effects do: hard constraints first.
pub(super) fn of_effects(tree: &Tree, effects: &Effects) -> Vec<Need> {
    let requires = effects.requires.iter();
    let mut needs: Vec<Need> = requires
        .map(|one| plain(Verb::Requires, requirement(tree, one)))
        .collect();
    needs.extend(effects.prefers.iter().map(|one| {
        let criterion = &tree.criteria()[one.criterion];
        let test = test_words(criterion, &one.test);
        let words = say![theirs(&criterion.title), ": ", test, plus(one.weight)];
        plain(Verb::Prefers, words)
    }));
    if !effects.weighs.is_empty() {
        let weighs = effects.weighs.iter().map(|one| {
            let title = theirs(&tree.criteria()[one.criterion].title);
            say![title, plus(one.weight)]
        });
        needs.push(plain(Verb::Weighs, Phrase::joined(weighs, ", ")));
    }
    for (verb, all) in [
        (Verb::Provides, &effects.provides),
        (Verb::Lacks, &effects.lacks),
    ] {
        needs.extend(standing(tree, verb, all));
    }
    needs
}

/// Capabilities by their ids, in full by their titles.
fn standing(tree: &Tree, verb: Verb, all: &[CapabilityIx]) -> Option<Need> {
    let id = |ix: &CapabilityIx| theirs(tree.capabilities()[*ix].id.as_str());
    let titled = all.iter().map(|ix| capabilities(tree, &[*ix]));
    (!all.is_empty()).then(|| Need {
        verb,
        words: Phrase::joined(all.iter().map(id), ", "),
        full: Some(Phrase::joined(titled, ", ")),
    })
}

/// That a need is not what the tree decides.
pub(super) fn outside(reason: &str) -> Need {
    plain(Verb::Outside, told(reason))
}

fn plain(verb: Verb, words: Phrase) -> Need {
    Need {
        verb,
        words,
        full: None,
    }
}

fn plus(weight: Weight) -> Phrase {
    own(format!(" +{}", number::weight(weight.points())))
}

/// What is required of, or preferred for, each choice in the same way: a set with the member that
/// has the choice's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Each {
    criterion: CriterionIx,
    /// Whether all the chosen ones are meant, or any of them.
    all: bool,
    /// The points of a preference; `None` is a requirement.
    weight: Option<Weight>,
}

impl Each {
    /// Everything that a question asks in the same way for each of its choices.
    pub(super) fn of(tree: &Tree, question: &Question) -> Vec<Self> {
        let choices = question.choices().rows();
        let Some(first) = choices.first().filter(|_| choices.len() > 1) else {
            return Vec::new();
        };
        let asked_of_all = |each: &Self| {
            let mut all = choices.iter();
            all.all(|choice| {
                let mut effects = choice.effects.clone();
                each.take_out(tree, choice.id.as_str(), &mut effects)
            })
        };
        let found = candidates(&first.effects);
        found.into_iter().filter(asked_of_all).collect()
    }

    /// Takes what is asked in this way of the choice with this id out of its effects; whether
    /// there was something.
    pub(super) fn take_out(&self, tree: &Tree, id: &str, effects: &mut Effects) -> bool {
        let Scale::Set(members) = &tree.criteria()[self.criterion].scale else {
            return false;
        };
        let Some(member) = members.find(id) else {
            return false;
        };
        let meant = |criterion: CriterionIx, test: &Test, weight: Option<Weight>| {
            let asked = single(test);
            (criterion, weight) == (self.criterion, self.weight)
                && asked.is_some_and(|(all, set)| all == self.all && set.contains(member))
        };
        let before = effects.requires.len() + effects.prefers.len();
        effects.requires.retain(|one| match one {
            Requirement::Test { criterion, test } => !meant(*criterion, test, None),
            Requirement::Any(_) => true,
        });
        effects
            .prefers
            .retain(|one| !meant(one.criterion, &one.test, Some(one.weight)));
        effects.requires.len() + effects.prefers.len() < before
    }

    /// What it asks of the answer as a whole.
    pub(super) fn need(&self, tree: &Tree, question: &Question) -> Need {
        let title = theirs(&tree.criteria()[self.criterion].title);
        let with = match (&question.kind, self.all) {
            (QuestionKind::Many { .. }, true) => " with all that is chosen",
            (QuestionKind::Many { .. }, false) if self.weight.is_some() => {
                " with any of what is chosen"
            }
            (QuestionKind::Many { .. }, false) => " with each that is chosen",
            _ => " with what is chosen",
        };
        match self.weight {
            None => plain(Verb::Requires, say![title, with]),
            Some(weight) => plain(Verb::Prefers, say![title, with, plus(weight)]),
        }
    }
}

/// What a test over one member asks: whether all, and the member.
fn single(test: &Test) -> Option<(bool, MemberSet)> {
    match test {
        Test::Includes(set) if set.len() == 1 => Some((true, *set)),
        Test::IncludesAny(set) if set.len() == 1 => Some((false, *set)),
        _ => None,
    }
}

fn candidates(effects: &Effects) -> Vec<Each> {
    let requires = effects.requires.iter().filter_map(|one| match one {
        Requirement::Test { criterion, test } => Some((*criterion, single(test)?.0, None)),
        Requirement::Any(_) => None,
    });
    let prefers = effects.prefers.iter().filter_map(|one| {
        let (all, _) = single(&one.test)?;
        Some((one.criterion, all, Some(one.weight)))
    });
    let each = |(criterion, all, weight)| Each {
        criterion,
        all,
        weight,
    };
    requires.chain(prefers).map(each).collect()
}

/// What a question asks of its whole answer beside that: any of what is chosen will do.
pub(super) fn united(tree: &Tree, question: &Question) -> Vec<Need> {
    let words = question.united().iter().map(|one| {
        let title = theirs(&tree.criteria()[one.criterion].title);
        say![title, " with any of what is chosen"]
    });
    words.map(|words| plain(Verb::Requires, words)).collect()
}

/// What a number question does with the number itself.
pub(super) fn of_answer(tree: &Tree, effect: &AnswerEffect) -> Need {
    let title = theirs(&tree.criteria()[effect.criterion].title);
    let bound = match effect.bound {
        AnswerBound::AtLeast => " at least the number",
        AnswerBound::AtMost => " at most the number",
    };
    match effect.weight {
        None => plain(Verb::Requires, say![title, bound]),
        Some(weight) => plain(Verb::Prefers, say![title, bound, plus(weight)]),
    }
}
