//! What a base and its extender have in common with other trees.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::question::SharedQuestion;
use crate::load::shared::Shared;
use crate::load::sink::Sink;
use crate::load::value::Placed;
use crate::load::whole::{Whole, declares};
use crate::text::{Span, ticked};

/// The shared questions and capabilities of both; the base was written for its own.
pub(super) fn united(base: &Whole<'_>, own: &Whole<'_>, sink: &Sink) -> Shared {
    let mut all = base.shared.clone();
    // What the extender declares itself replaces, as it does among a tree's own.
    all.capabilities
        .retain(|one| !declares(&own.root, one.id.as_str()));
    for capability in &own.shared.capabilities {
        let id = capability.id.as_str();
        let is_there = declares(&base.root, id)
            || base
                .shared
                .capabilities
                .iter()
                .any(|one| one.id == capability.id);
        if !is_there {
            all.capabilities.push(capability.clone());
        }
    }
    for question in &own.shared.questions {
        let id = &question.question.id;
        let other = base
            .shared
            .questions
            .iter()
            .find(|one| one.question.id == *id);
        match other {
            None => all.questions.push(question.clone()),
            Some(other) if !own.lent && !same(question, other) => {
                another(base, own, id.as_str(), sink);
            }
            Some(_) => {}
        }
    }
    all
}

/// Whether two shared questions ask the same.
fn same(one: &SharedQuestion, other: &SharedQuestion) -> bool {
    let was = |of: &SharedQuestion| {
        let own = of.was.iter().map(|(id, _)| (None, id.clone()));
        let choices = of.choices_were.iter();
        let choices = choices.map(|(now, (id, _))| (Some(now.clone()), id.clone()));
        own.chain(choices).collect::<Vec<_>>()
    };
    one.question == other.question && was(one) == was(other)
}

/// Says that the extender has another shared question of a name that the tree uses.
fn another(base: &Whole<'_>, own: &Whole<'_>, id: &str, sink: &Sink) {
    let mut all = base
        .root
        .items("question")
        .iter()
        .chain(own.root.items("question"));
    if !all.any(|question| question.word("use") == Some(id)) {
        return;
    }
    let headline = format!(
        "shared question {} is another one for the tree that is extended",
        ticked(id)
    );
    let mut fault = Diagnostic::error(Code::DuplicateId, headline);
    if let Some(span) = place(&own.shared_files, id) {
        fault = fault.at(span, "");
    }
    if let Some(span) = place(&base.shared_files, id) {
        fault = fault.also(span, "the one for which that tree was written");
    }
    sink.push(fault.help("give yours another id, or ask the same with the same choices"));
}

fn place(files: &[Placed<'_>], id: &str) -> Option<Span> {
    let questions = files.iter().flat_map(|file| file.items("question"));
    let ids = questions.filter_map(|question| question.get("id"));
    let mut found = ids.filter(|one| one.value.as_text() == Some(id));
    found.next().map(|one| one.span)
}
