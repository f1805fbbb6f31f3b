//! Where a need or a weight comes from, in words: the question, the answer, its layer.

use super::probes::answer_words;
use crate::engine::{Answer, By, Evaluation, Layer};
use crate::model::{CapabilityIx, QuestionIx, QuestionKind, Tree};
use crate::report::phrase::{Phrase, own, say, theirs, told};

/// The place of a layer: `the answers file`.
pub(crate) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Asked => "asked",
        Layer::Set => "--set",
        Layer::File => "answers file",
        Layer::Profile => "profile",
    }
}

/// A question, ready for its answer: with a mark at its end.
pub(crate) fn question(tree: &Tree, ix: QuestionIx) -> Phrase {
    let ask = theirs(&tree.questions()[ix].ask);
    if ask.line().ends_with(['?', ':', '.', '!', '？', '…']) {
        ask
    } else {
        say![ask, ":"]
    }
}

/// Who states a need or gives a weight.
pub(crate) fn by(tree: &Tree, evaluation: &Evaluation, by: By) -> Phrase {
    match by {
        By::Base if tree.questions().is_empty() => "as the table says".into(),
        By::Base => "before any answer".into(),
        By::Choice {
            question: ix,
            choice,
        } => {
            let label = answer_words(tree, ix, &Answer::One(choice));
            answered(tree, evaluation, ix, label)
        }
        By::Number { question: ix, band } => {
            let given = evaluation.situation.answers.get(ix);
            let mut words = given.map_or_else(Phrase::default, |given| {
                answer_words(tree, ix, &given.answer)
            });
            if let QuestionKind::Number { bands, .. } = &tree.questions()[ix].kind
                && let Some(band) = band.and_then(|n| bands.get(n))
            {
                words.push(", in the band ");
                words.push(theirs(band.id.as_str()));
            }
            answered(tree, evaluation, ix, words)
        }
        By::Open(ix) => {
            let mut words = say![question(tree, ix), " open, so presumed"];
            if let Some(because) = &tree.questions()[ix].open.because {
                words.push(": ");
                words.push(told(because));
            }
            words
        }
        By::Rule(ix) => {
            let rule = &tree.rules()[ix];
            say!["rule ", theirs(rule.id.as_str()), ": ", told(&rule.because)]
        }
        By::Replaced(from) => say!["set by hand (", layer(from), ")"],
        By::Assumed => "the tree assumes it".into(),
    }
}

/// Everybody who states a need; choices of one answer are named together.
pub(crate) fn all(tree: &Tree, evaluation: &Evaluation, from: &[By]) -> Vec<Phrase> {
    let mut told: Vec<QuestionIx> = Vec::new();
    let mut words = Vec::new();
    for one in from {
        let By::Choice { question: ix, .. } = *one else {
            words.push(by(tree, evaluation, *one));
            continue;
        };
        if told.contains(&ix) {
            continue;
        }
        told.push(ix);
        let chosen = from.iter().filter_map(|other| match other {
            By::Choice { question, choice } if *question == ix => Some(*choice),
            _ => None,
        });
        let label = answer_words(tree, ix, &Answer::Many(chosen.collect()));
        words.push(answered(tree, evaluation, ix, label));
    }
    words
}

fn answered(tree: &Tree, evaluation: &Evaluation, ix: QuestionIx, answer: Phrase) -> Phrase {
    let mut words = say![question(tree, ix), " ", answer];
    if let Some(given) = evaluation.situation.answers.get(ix) {
        words.push(say![" (", own(layer(given.layer)), ")"]);
    }
    words
}

/// Capabilities of which one is enough: “The nodes offer /dev/kvm” or “…”.
pub(crate) fn capabilities(tree: &Tree, any: &[CapabilityIx]) -> Phrase {
    let quoted = |ix: &CapabilityIx| say!["“", theirs(&tree.capabilities()[*ix].title), "”"];
    Phrase::any_of(any.iter().map(quoted))
}
