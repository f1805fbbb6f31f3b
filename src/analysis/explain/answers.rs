//! The single answers whose change takes the first place from all that hold it.

use crate::analysis::what_if::{Change, Way, changes};
use crate::engine::{Evaluation, Matrix, QuestionState, Quick, states};
use crate::model::{CandidateIx, QuestionIx, Tree};

/// Every single answer under which something is weighed, options are left, and none of today's
/// first is first; in the order of the questions.
pub(super) fn away(tree: &Tree, evaluation: &Evaluation) -> Vec<Way> {
    let situation = &evaluation.situation;
    let matrix = Matrix::under(tree, situation.risk);
    let today = evaluation.first();
    let now: Vec<CandidateIx> = Quick::of(tree, situation, &matrix).viable();
    let of = |question: QuestionIx| changes(tree, &situation.answers, question);
    let all = tree.questions().indices().flat_map(of);
    let way = |change: Change| {
        let then = situation.with(change.question, change.probe.answer.clone());
        let given = states(tree, &then.answers)[change.question] == QuestionState::Answered;
        let quick = Quick::of(tree, &then, &matrix);
        let first = quick.first();
        let turned = !first.is_empty() && !first.iter().any(|one| today.contains(one));
        let viable = quick.viable();
        let other = |ix: &&CandidateIx| !today.contains(ix);
        let back = viable.iter().filter(|ix| !now.contains(ix));
        let out = now.iter().filter(|ix| !viable.contains(ix)).filter(other);
        (given && turned && quick.total > 0.0).then(|| Way {
            first,
            turns: back.count() + out.count(),
            changes: vec![change],
        })
    };
    all.filter_map(way).collect()
}
