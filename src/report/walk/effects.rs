//! What is behind a question: why it is asked, and what each answer does, whole.

use super::{does, run, shown};
use crate::engine::{Answer, Consequence};
use crate::model::{
    AnswerBound, ChoiceIx, Effects, Interval, Question, QuestionIx, QuestionKind, Tree, Weight,
};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::wording::{capabilities, requirement, test_words};
use crate::text::Shown;

/// Everything behind a question, line by line: why it is asked, what each answer requires, weighs
/// and rules out, and what holds while it is open.
pub fn explained(tree: &Tree, ix: QuestionIx, consequences: &[Consequence]) -> Vec<Shown> {
    let question = &tree.questions()[ix];
    let mut lines = Vec::new();
    if let Some(why) = &question.why {
        lines.push(shown(&say!["Why: ", told(why)]));
    }
    if question.essential {
        lines.push(Shown::line(
            "Essential: while it is open, nothing is called clear.",
        ));
    }
    for one in consequences {
        lines.extend(answer(tree, ix, one));
    }
    if let QuestionKind::Number {
        bands,
        always,
        from_answer,
        ..
    } = &question.kind
    {
        let mut any = effects(tree, always);
        for effect in from_answer {
            let criterion = &tree.criteria()[effect.criterion];
            let bound = match effect.bound {
                AnswerBound::AtLeast => " at least the number",
                AnswerBound::AtMost => " at most the number",
            };
            let words = say![theirs(&criterion.title), bound];
            any.push(match effect.weight {
                None => say!["requires ", words],
                Some(weight) => say!["prefers ", words, points(weight)],
            });
        }
        if !any.is_empty() {
            let all = Phrase::joined(any, "; ");
            lines.push(shown(&say!["Any number: ", all, "."]));
        }
        for band in bands {
            let does = Phrase::joined(effects(tree, &band.effects), "; ");
            let range = own(interval(&band.interval));
            let mut words = say!["Band ", theirs(band.id.as_str()), range, ": ", does, "."];
            if let Some(because) = &band.because {
                words.push(say![" (", told(because), ")"]);
            }
            lines.push(shown(&words));
        }
    }
    lines.extend(while_open(tree, question));
    lines
}

/// The numbers of a band: " (from 50, below 1000)".
fn interval(band: &Interval) -> String {
    match (band.from, band.below) {
        (Some(from), Some(below)) => {
            let (from, below) = (number::figure(from), number::figure(below));
            format!(" (from {from}, below {below})")
        }
        (Some(from), None) => format!(" (from {})", number::figure(from)),
        (None, Some(below)) => format!(" (below {})", number::figure(below)),
        (None, None) => String::new(),
    }
}

fn answer(tree: &Tree, ix: QuestionIx, one: &Consequence) -> Option<Shown> {
    let question = &tree.questions()[ix];
    let chosen: ChoiceIx = match &one.probe.answer {
        Answer::One(choice) => *choice,
        Answer::Many(chosen) => *chosen.first()?,
        Answer::Number(_) => {
            let does = does(tree, one)?;
            return Some(run(tree, ix, one, &does));
        }
        Answer::Unknown => return None,
    };
    let choice = &question.choices()[chosen];
    let mut parts = effects(tree, &choice.effects);
    for united in question.united() {
        if let Some(whole) = united.requirement(&[chosen]) {
            parts.push(say!["requires ", requirement(tree, &whole)]);
        }
    }
    if let Some(outside) = &choice.outside {
        parts.push(say!["is not what this tree decides: ", told(outside)]);
    }
    parts.extend(does(tree, one).map(|does| own(String::from(does))));
    if parts.is_empty() {
        parts.push("changes nothing by itself".into());
    }
    let mut words = say![
        theirs(&choice.label),
        ": ",
        Phrase::joined(parts, "; "),
        "."
    ];
    if let Some(because) = &choice.because {
        words.push(say![" (", told(because), ")"]);
    }
    Some(shown(&words))
}

fn while_open(tree: &Tree, question: &Question) -> Option<Shown> {
    let open = effects(tree, &question.open.effects);
    if open.is_empty() {
        return None;
    }
    let mut words = say!["While it is not known: ", Phrase::joined(open, "; "), "."];
    if let Some(because) = &question.open.because {
        words.push(say![" (", told(because), ")"]);
    }
    Some(shown(&words))
}

fn effects(tree: &Tree, effects: &Effects) -> Vec<Phrase> {
    let title = |ix| theirs(&tree.criteria()[ix].title);
    let requires = effects.requires.iter();
    let mut words: Vec<Phrase> = requires
        .map(|one| say!["requires ", requirement(tree, one)])
        .collect();
    words.extend(effects.weighs.iter().map(|one| {
        let weight = number::weight(one.weight.points());
        say![title(one.criterion), own(format!(" weighs {weight} more"))]
    }));
    words.extend(effects.prefers.iter().map(|one| {
        let test = test_words(&tree.criteria()[one.criterion], &one.test);
        say![
            "prefers ",
            title(one.criterion),
            " ",
            test,
            points(one.weight)
        ]
    }));
    for (word, all) in [
        ("there is: ", &effects.provides),
        ("there is not: ", &effects.lacks),
    ] {
        words.extend(all.iter().map(|ix| say![word, capabilities(tree, &[*ix])]));
    }
    words
}

fn points(weight: Weight) -> Phrase {
    let weight = number::weight(weight.points());
    own(format!(" (weight {weight})"))
}
