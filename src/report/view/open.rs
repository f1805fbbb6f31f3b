//! The open questions, and what their answers would change.

use super::Scribe;
use crate::engine::{Flip, FlipKind, OpenQuestion};
use crate::report::phrase::{Phrase, say, theirs};
use crate::report::wording::probe;

/// An open question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenView {
    /// Its id, as it stands in an answers file.
    pub(crate) id: Phrase,
    /// The question.
    pub(crate) ask: Phrase,
    /// Whether one of its answers puts another option first.
    pub(crate) decisive: bool,
    /// Whether nothing is clear while it is open.
    pub(crate) essential: bool,
    /// What its answers would change: overtaking, ruling out, leaving nothing.
    pub(crate) changes: Vec<Phrase>,
}

/// The open questions, those that still decide first.
pub(super) fn views(scribe: &Scribe<'_>) -> Vec<OpenView> {
    let open = &scribe.evaluation().recommendation.open;
    let mut views: Vec<OpenView> = open.iter().map(|one| view(scribe, one)).collect();
    views.sort_by_key(|view| (!view.decisive, view.changes.is_empty()));
    views
}

fn view(scribe: &Scribe<'_>, open: &OpenQuestion) -> OpenView {
    let question = &scribe.tree().questions()[open.question];
    let mut changes = Vec::new();
    for kind in [
        FlipKind::Overtakes,
        FlipKind::RulesOut,
        FlipKind::BringsBack,
        FlipKind::LeavesNothing,
    ] {
        let of_kind: Vec<&Flip> = open
            .changes
            .iter()
            .filter(|flip| flip.kind == kind)
            .collect();
        let mut leaders: Vec<Vec<_>> = Vec::new();
        for flip in &of_kind {
            if !leaders.contains(&flip.first) {
                leaders.push(flip.first.clone());
            }
        }
        for first in leaders {
            let answers = of_kind.iter().filter(|flip| flip.first == first);
            let answers = answers.map(|flip| probe(scribe.tree(), open.question, &flip.probe));
            let answers = Phrase::any_of(answers);
            let names = Phrase::all_of(scribe.names(&first));
            changes.push(match kind {
                FlipKind::Overtakes => say![names, " would overtake with ", answers],
                FlipKind::RulesOut => {
                    say![answers, " would rule the winner out; first then: ", names]
                }
                FlipKind::BringsBack => {
                    say![answers, " would bring back options; first then: ", names]
                }
                FlipKind::LeavesNothing => say![answers, " would leave nothing"],
            });
        }
    }
    OpenView {
        id: theirs(question.id.as_str()),
        ask: theirs(&question.ask),
        decisive: open.flips(),
        essential: question.essential,
        changes,
    }
}
