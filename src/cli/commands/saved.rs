//! `--save-answers`: everything that makes the decision, as an answers file that decides alike.

use std::fmt::Write;

use super::decided::Done;
use crate::cli::answers_text::{answer_lines, tree_toml, weights_toml};
use crate::engine::{Answer, Current, Evaluation, QuestionState, Risk, Strict};
use crate::model::{CandidateIx, QuestionIx, Slug, Tree};

/// All answers that count, and the organisation's will, as one answers file for all decided trees.
pub(super) fn saved(done: &[Done]) -> String {
    let mut text = "schema = 1\n".to_owned();
    match done.first().map(|done| done.evaluation.situation.strict) {
        Some(Strict::Unverified) => text.push_str("strict = true\n"),
        Some(Strict::All) => text.push_str("strict = \"all\"\n"),
        Some(Strict::No) | None => {}
    }
    if let Some(risk) = done.first().map(|done| done.evaluation.situation.risk)
        && risk != Risk::Neutral
    {
        writeln!(text, "risk = \"{}\"", risk.as_str()).ok();
    }
    for done in done {
        text.push_str(&tree_toml(&done.prepared.loaded.tree));
    }
    let shared = shared(done);
    if !shared.is_empty() {
        text.push_str("\n[answers.shared]\n");
    }
    for (_, line) in &shared {
        text.push_str(line);
    }
    for done in done {
        let tree = &done.prepared.loaded.tree;
        let mut own = rows(tree, &done.evaluation);
        // Where trees differ on what they share, the own table of a tree has its say.
        own.retain(|(ix, answer)| {
            let question = &tree.questions()[*ix];
            let told = answer_lines(question, answer);
            !question.shared || !shared.iter().any(|(_, line)| *line == told)
        });
        for (n, (ix, answer)) in own.iter().enumerate() {
            if n == 0 {
                writeln!(text, "\n[answers.{}]", tree.id()).ok();
            }
            text.push_str(&answer_lines(&tree.questions()[*ix], answer));
        }
        text.push_str(&will(tree, &done.evaluation));
    }
    text
}

/// One answer to each question that trees share, as lines: an answer before *not known*, else the
/// first.
fn shared(done: &[Done]) -> Vec<(Slug, String)> {
    let mut found: Vec<(Slug, bool, String)> = Vec::new();
    for done in done {
        let tree = &done.prepared.loaded.tree;
        for (ix, answer) in rows(tree, &done.evaluation) {
            let question = &tree.questions()[ix];
            if !question.shared {
                continue;
            }
            let known = answer != Answer::Unknown;
            let line = answer_lines(question, &answer);
            match found.iter_mut().find(|(id, ..)| *id == question.id) {
                Some(there) if known && !there.1 => (there.1, there.2) = (known, line),
                Some(_) => {}
                None => found.push((question.id.clone(), known, line)),
            }
        }
    }
    found.into_iter().map(|(id, _, line)| (id, line)).collect()
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

/// Replaced weights, bans, the list to keep to, what runs today.
fn will(tree: &Tree, evaluation: &Evaluation) -> String {
    let situation = &evaluation.situation;
    let (id, mut text) = (tree.id(), String::new());
    let name = |ix: CandidateIx| &tree.candidates()[ix].id;
    let weights = situation.weights.iter();
    text.push_str(&weights_toml(
        tree,
        weights.map(|one| (one.criterion, one.weight)),
    ));
    let kept: Vec<CandidateIx> = tree
        .candidates()
        .indices()
        .filter(|ix| {
            situation
                .only
                .iter()
                .all(|only| only.candidates.contains(ix))
        })
        .collect();
    let lists: Vec<&str> = situation
        .only
        .iter()
        .map(|only| only.because.as_str())
        .collect();
    let lists = lists.join("; ");
    // Lists that have no option in common rule everything out, which no single list can say.
    let none_kept = (kept.is_empty() && !situation.only.is_empty()).then_some(lists.as_str());
    let mut bans = String::new();
    for ix in tree.candidates().indices() {
        let own = situation.excluded.iter().filter(|ban| ban.candidate == ix);
        let reasons: Vec<&str> = own
            .map(|ban| ban.because.as_str())
            .chain(none_kept)
            .collect();
        if !reasons.is_empty() {
            writeln!(bans, "{} = {}", name(ix), quoted(&reasons.join("; "))).ok();
        }
    }
    if !bans.is_empty() {
        write!(text, "\n[exclude.{id}]\n{bans}").ok();
    }
    if !situation.only.is_empty() && !kept.is_empty() {
        let kept: Vec<String> = kept.iter().map(|ix| format!("\"{}\"", name(*ix))).collect();
        let (kept, because) = (kept.join(", "), quoted(&lists));
        write!(
            text,
            "\n[only.{id}]\noptions = [{kept}]\nbecause = {because}\n"
        )
        .ok();
    }
    match &situation.current {
        Some(Current::Carried(ix)) => {
            writeln!(text, "\n[current.{id}]\noption = \"{}\"", name(*ix)).ok();
        }
        Some(Current::Named(what)) => {
            writeln!(text, "\n[current.{id}]\nname = {}", quoted(what)).ok();
        }
        None => {}
    }
    text
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
