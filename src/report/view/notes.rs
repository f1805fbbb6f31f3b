//! What was answered, assumed, replaced, warned of, left out, expected.

use super::{Scribe, current, expectation, forms};
use crate::engine::{QuestionState, Risk, Strict, Warning};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::wording::{answer_words, capabilities, layer, question};

/// Some lines under a title.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// The word before each line in plain output.
    pub(crate) key: &'static str,
    /// What the lines are about.
    pub(crate) title: &'static str,
    /// The lines.
    pub(crate) lines: Vec<Phrase>,
}

/// All notes that have something to say.
pub(super) fn all(scribe: &Scribe<'_>) -> Vec<Note> {
    let notes = [
        Note {
            key: "expected",
            title: "Expected",
            lines: expectation::lines(scribe),
        },
        Note {
            key: "warning",
            title: "Warnings",
            lines: warnings(scribe),
        },
        Note {
            key: "today",
            title: "Today",
            lines: current::line(scribe).into_iter().collect(),
        },
        Note {
            key: "form",
            title: "Forms of one technology",
            lines: forms::lines(scribe),
        },
        Note {
            key: "will",
            title: "The organisation's will",
            lines: will(scribe),
        },
        Note {
            key: "answer",
            title: "Answers",
            lines: answers(scribe),
        },
        Note {
            key: "assumed",
            title: "Assumed",
            lines: assumed(scribe),
        },
        Note {
            key: "later",
            title: "Came later",
            lines: later(scribe),
        },
    ];
    notes
        .into_iter()
        .filter(|note| !note.lines.is_empty())
        .collect()
}

/// What the user should look at.
pub(super) fn warnings(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    // What a profile presets for another branch is no slip of anybody's.
    let slip = |from: crate::engine::Layer| from != crate::engine::Layer::Profile;
    evaluation
        .warnings
        .iter()
        .filter_map(|warning| match warning {
            Warning::NotApplicable {
                question: ix,
                layer: from,
            } => slip(*from).then(|| {
                let id = theirs(tree.questions()[*ix].id.as_str());
                say![
                    "the answer to ",
                    id,
                    " (",
                    layer(*from),
                    ") does not apply: under the other answers the question is not asked"
                ]
            }),
            Warning::NotOffered {
                question: ix,
                choice,
                layer: from,
            } => slip(*from).then(|| {
                let asked = &tree.questions()[*ix];
                let label = theirs(&asked.choices()[*choice].label);
                let id = theirs(asked.id.as_str());
                say![
                    "“",
                    label,
                    "” (",
                    layer(*from),
                    ") is not offered under the other answers; ",
                    id,
                    " is open"
                ]
            }),
            Warning::Contradiction(ix) => Some(say![
                "one answer provides what another lacks: ",
                capabilities(tree, &[*ix]),
                "; lacking counts"
            ]),
        })
        .collect()
}

fn will(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let situation = &scribe.evaluation().situation;
    let mut lines = Vec::new();
    for ban in &situation.excluded {
        let name = scribe.name(ban.candidate);
        lines.push(say![
            "without ",
            name,
            ": ",
            told(&ban.because),
            " (",
            layer(ban.layer),
            ")"
        ]);
    }
    for only in &situation.only {
        let names = Phrase::all_of(scribe.names(&only.candidates));
        lines.push(say![
            "only ",
            names,
            ": ",
            told(&only.because),
            " (",
            layer(only.layer),
            ")"
        ]);
    }
    for replaced in &situation.weights {
        let title = theirs(&scribe.tree().criteria()[replaced.criterion].title);
        let points = own(number::weight(replaced.weight.points()));
        lines.push(say![
            "weight of ",
            title,
            " set to ",
            points,
            " (",
            layer(replaced.layer),
            ")"
        ]);
    }
    match situation.strict {
        Strict::No => {}
        Strict::Unverified => lines.push("strict: what is not verified is out".into()),
        Strict::All => {
            lines.push("strict in all: what is not verified or conditional is out".into());
        }
    }
    match situation.risk {
        Risk::Neutral => {}
        Risk::Cautious => {
            lines.push("cautious: ranges and unknowns count with their low end".into());
        }
        Risk::Bold => lines.push("bold: ranges and unknowns count with their high end".into()),
    }
    lines
}

fn answers(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    let states = evaluation.states.iter();
    states
        .filter(|(_, state)| **state == QuestionState::Answered)
        .filter_map(|(ix, _)| {
            let given = evaluation.situation.answers.get(ix)?;
            let answer = answer_words(tree, ix, &given.answer);
            Some(say![
                question(tree, ix),
                " ",
                answer,
                " (",
                layer(given.layer),
                ")"
            ])
        })
        .collect()
}

fn assumed(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    tree.capabilities()
        .iter()
        .filter(|(_, capability)| capability.assumed)
        .map(|(ix, _)| {
            let said = capabilities(tree, &[ix]);
            match evaluation.needs.capabilities[ix].state {
                crate::engine::CapabilityState::Lacked => say![said, ": an answer says otherwise"],
                _ => said,
            }
        })
        .collect()
}

fn later(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let later = &scribe.evaluation().later;
    if later.is_empty() {
        return Vec::new();
    }
    let year = scribe.evaluation().situation.year.unwrap_or_default();
    let names = Phrase::all_of(scribe.names(later));
    vec![say![names, own(format!(": left out, later than {year}"))]]
}
