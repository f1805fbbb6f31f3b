//! `--save-answers`: everything that was answered, as an answers file.

use super::decided::Done;
use crate::cli::answers_text::{rows_toml, tree_toml};
use crate::engine::{Answer, Evaluation, QuestionState};
use crate::model::{QuestionIx, Tree};

/// All answers that count, as one answers file for all decided trees.
pub(super) fn saved(done: &[Done]) -> String {
    let mut text = "schema = 1\n".to_owned();
    for done in done {
        text.push_str(&tree_toml(&done.prepared.loaded.tree));
    }
    let mut shared: Vec<String> = Vec::new();
    for (n, done) in done.iter().enumerate() {
        let tree = &done.prepared.loaded.tree;
        let mut rows = rows(tree, &done.evaluation);
        rows.retain(|(ix, _)| {
            let question = &tree.questions()[*ix];
            !question.shared || !shared.iter().any(|id| id == question.id.as_str())
        });
        let table = rows_toml(tree, &rows, true);
        // One table of shared answers for all trees.
        text.push_str(if n > 0 && !shared.is_empty() {
            table.trim_start().trim_start_matches("[answers.shared]\n")
        } else {
            &table
        });
        let ids = rows.iter().map(|(ix, _)| &tree.questions()[*ix]);
        shared.extend(ids.filter(|one| one.shared).map(|one| one.id.to_string()));
    }
    for done in done {
        let tree = &done.prepared.loaded.tree;
        text.push_str(&rows_toml(tree, &rows(tree, &done.evaluation), false));
    }
    text
}

/// The answers to the questions that apply; an open question is *I don't know yet*.
fn rows(tree: &Tree, evaluation: &Evaluation) -> Vec<(QuestionIx, Answer)> {
    let answers = &evaluation.situation.answers;
    tree.questions()
        .indices()
        .filter_map(|ix| match evaluation.states[ix] {
            QuestionState::NotApplicable => None,
            QuestionState::Open(_) => Some((ix, Answer::Unknown)),
            QuestionState::Answered => answers.get(ix).map(|given| (ix, given.answer.clone())),
        })
        .collect()
}
