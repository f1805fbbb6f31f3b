//! Missing answers without a terminal: all of them at once, ready to paste.

use std::fmt::Write;

use super::common::Work;
use super::prepare::Prepared;
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::missing;
use crate::model::{Question, QuestionIx, QuestionKind, Tree};
use crate::text::{Shown, list_and, plural, ticked};

/// Stops if an answer is missing: lists what applies now, then what may follow.
pub(super) fn check(prepared: &[Prepared], work: &mut Work<'_>) -> Result<(), Stop> {
    let mut text = String::new();
    let mut profile_hint = false;
    for one in prepared {
        let tree = &one.loaded.tree;
        let found = missing(tree, &one.situation.answers);
        if found.now.is_empty() {
            continue;
        }
        profile_hint = true;
        let count = plural(found.now.len(), "question", "questions");
        let verb = if found.now.len() == 1 { "has" } else { "have" };
        let id = ticked(tree.id().as_str());
        writeln!(
            text,
            "error[missing-answer]: {count} of {id} {verb} no answer\n"
        )
        .ok();
        let shared = |ix: &&QuestionIx| tree.questions()[**ix].shared;
        lines(
            &mut text,
            tree,
            "shared",
            found.now.iter().filter(shared),
            false,
        );
        let own = |ix: &&QuestionIx| !tree.questions()[**ix].shared;
        lines(
            &mut text,
            tree,
            tree.id().as_str(),
            found.now.iter().filter(own),
            false,
        );
        if !found.later.is_empty() {
            writeln!(text, "# These may follow, by the answers above:").ok();
            lines(&mut text, tree, "", found.later.iter(), true);
        }
    }
    if !profile_hint {
        return Ok(());
    }
    text.push_str(
        "help: put these into the answers file; \"unknown\" is an answer to each question,\n      \
         and `unanswered = \"unknown\"` at the top of the file is one to all",
    );
    work.messages.say(&text);
    Err(Stop::Faults(Exit::Invalid))
}

/// Each missing answer as a fault, with the choices that its question offers.
pub(super) fn faults(prepared: &[Prepared]) -> Vec<Diagnostic> {
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

fn lines<'i>(
    text: &mut String,
    tree: &Tree,
    table: &str,
    questions: impl Iterator<Item = &'i QuestionIx>,
    later: bool,
) {
    let mut any = false;
    for ix in questions {
        if !any && !table.is_empty() {
            writeln!(text, "[answers.{table}]").ok();
        }
        any = true;
        write!(text, "{}", question_toml(&tree.questions()[*ix], later)).ok();
    }
    if any {
        text.push('\n');
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
            writeln!(text, "#   a number from {min} to {max}{unit}").ok();
            writeln!(text, "{mark}{} = ", question.id)
        }
    }
    .ok();
    text
}
