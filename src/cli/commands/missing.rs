//! Missing answers without a terminal: all of them at once, ready to paste.

use std::fmt::Write;

use super::common::Work;
use super::prepare::Prepared;
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::engine::{Missing, missing};
use crate::model::{Question, QuestionKind, Slug, Tree};
use crate::text::{Shown, list_and, plural, ticked};

/// Stops if an answer is missing: lists what applies now, then what may follow; what several
/// trees ask stands there once, so that all of it can be pasted.
pub(super) fn check(prepared: &[Prepared], work: &mut Work<'_>) -> Result<(), Stop> {
    let found: Vec<(&Tree, Missing)> = prepared
        .iter()
        .map(|one| {
            let tree = &one.loaded.tree;
            (tree, missing(tree, &one.situation.answers))
        })
        .filter(|(_, found)| !found.now.is_empty())
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    for (tree, found) in &found {
        let count = plural(found.now.len(), "question", "questions");
        let verb = if found.now.len() == 1 { "has" } else { "have" };
        let id = ticked(tree.id().as_str());
        writeln!(
            text,
            "error[missing-answer]: {count} of {id} {verb} no answer"
        )
        .ok();
    }
    let mut told: Vec<&Slug> = Vec::new();
    let mut shared: Vec<&Question> = Vec::new();
    for (tree, found) in &found {
        for question in found.now.iter().map(|ix| &tree.questions()[*ix]) {
            if question.shared && !told.contains(&&question.id) {
                told.push(&question.id);
                shared.push(question);
            }
        }
    }
    lines(&mut text, "\n[answers.shared]", &shared, false);
    for (tree, found) in &found {
        let own = found.now.iter().map(|ix| &tree.questions()[*ix]);
        let own: Vec<&Question> = own.filter(|one| !one.shared).collect();
        lines(
            &mut text,
            &format!("\n[answers.{}]", tree.id()),
            &own,
            false,
        );
        let later = found.later.iter().map(|ix| &tree.questions()[*ix]);
        let later: Vec<&Question> = later.filter(|one| !told.contains(&&one.id)).collect();
        let title = "\n# These may follow, by the answers above:";
        lines(&mut text, title, &later, true);
    }
    text.push_str(
        "\nhelp: put these into the answers file; \"unknown\" is an answer to each question,\n      \
         and `unanswered = \"unknown\"` at the top of the file is one to all",
    );
    work.messages.say(&text);
    Err(Stop::Faults(Exit::Invalid))
}

/// Adds each missing answer as a fault, with the choices that its question offers; none while
/// there are errors, of which it may be a consequence.
pub(super) fn add(prepared: &[Prepared], faults: &mut Faults) {
    if !faults.has_errors() {
        for fault in all(prepared) {
            faults.push(fault);
        }
    }
}

fn all(prepared: &[Prepared]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for one in prepared {
        let tree = &one.loaded.tree;
        let found = missing(tree, &one.situation.answers);
        for ix in &found.now {
            faults.push(fault(tree, &tree.questions()[*ix]));
        }
        if let Some(last) = faults.last_mut().filter(|_| !found.now.is_empty()) {
            let later = found.later.iter();
            let later: Vec<String> = later
                .map(|ix| ticked(tree.questions()[*ix].id.as_str()))
                .collect();
            if !later.is_empty() {
                last.help
                    .push(format!("then may follow {}", list_and(&later)));
            }
            let all = "or say `unanswered = \"unknown\"` at the top of the file";
            last.help.push(all.to_owned());
        }
    }
    faults
}

fn fault(tree: &Tree, question: &Question) -> Diagnostic {
    let (id, of) = (ticked(question.id.as_str()), ticked(tree.id().as_str()));
    let ask = Shown::line(&question.ask);
    let headline = format!("{id} of {of} has no answer: {ask}");
    let table = if question.shared {
        "shared"
    } else {
        tree.id().as_str()
    };
    let takes = match &question.kind {
        QuestionKind::Number { min, max, .. } => format!("a number from {min} to {max}"),
        QuestionKind::One(_) | QuestionKind::Many { .. } => {
            let choices = question.choices().rows().iter();
            let ids: Vec<String> = choices.map(|choice| ticked(choice.id.as_str())).collect();
            match question.kind {
                QuestionKind::Many { .. } => format!("any of {}", list_and(&ids)),
                _ => format!("one of {}", list_and(&ids)),
            }
        }
    };
    Diagnostic::error(Code::MissingAnswer, headline).help(format!(
        "write {id} under `[answers.{table}]`: {takes}, or \"unknown\""
    ))
}

/// Questions under a title; nothing where there is none.
fn lines(text: &mut String, title: &str, questions: &[&Question], later: bool) {
    if questions.is_empty() {
        return;
    }
    writeln!(text, "{title}").ok();
    for question in questions {
        text.push_str(&question_toml(question, later));
    }
}

/// A question as lines of an answers file: what is asked, the choices, an empty answer.
pub(super) fn question_toml(question: &Question, commented: bool) -> String {
    let mut text = String::new();
    writeln!(text, "# {}", Shown::line(&question.ask)).ok();
    for choice in question.choices().rows() {
        writeln!(
            text,
            "#   {:<18} {}",
            choice.id.as_str(),
            Shown::line(&choice.label)
        )
        .ok();
    }
    let mark = if commented { "# " } else { "" };
    match &question.kind {
        QuestionKind::One(_) => writeln!(text, "{mark}{} = \"\"", question.id),
        QuestionKind::Many { .. } => writeln!(text, "{mark}{} = []", question.id),
        QuestionKind::Number { min, max, unit, .. } => {
            let unit = unit
                .as_deref()
                .map(|unit| format!(" {}", Shown::line(unit)));
            let unit = unit.unwrap_or_default();
            let range = format!("a number from {min} to {max}{unit}, without quotes");
            // Valid as it stands, so that what is wrong is told of this line alone.
            writeln!(text, "{mark}{} = \"\"    # {range}", question.id)
        }
    }
    .ok();
    text
}
