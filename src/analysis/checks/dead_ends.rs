//! `dead-ends`: answers that leave no option.

use std::collections::BTreeMap;

use super::definition::{Definition, Run};
use crate::analysis::conflicts::Conflicts;
use crate::analysis::finding::Finding;
use crate::analysis::space::{AnswerSet, Space};
use crate::analysis::study::Study;
use crate::analysis::wording::{answer_text, count_text, set_text, share};
use crate::diagnostic::Check;
use crate::model::{Item, QuestionIx};
use crate::text::{list_and, plural, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::DeadEnds,
    means: "Some answers leave no option viable. Named are the answers that do so by themselves and the pairs of answers to different questions that do so together while all else is not known: every pair was tried, of a `many` question each choice by itself, and no answer can be taken out of what is named. Where no pair leaves nothing, or there are too many to be tried, the shortest dead ends are named instead. How many of all answer sets leave nothing is counted exactly and says little: most of them choose much of a `many` question that does not go together.",
    why: "Nothing left is an honest answer, and the one that helps least. A dead end of one or two answers is often a requirement that should be a weight or a preference, or a missing option.",
    bad: r#"[[question.choice]]
id = "offline"
require = { cloud-only = { is = false }, price = { at-most = 0 } }   # no option is both"#,
    mend: "Look at the pairs: weigh or prefer where the need is not absolute, add the option that people choose there, or let it be.",
    run: Run::Space(run),
};

/// How many pairs of questions are named, each with an example.
const NAMED: usize = 2;

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    if space.dead_ends.is_none() {
        return Vec::new();
    }
    let conflicts = Conflicts::of(space, study.subject.today);
    let conflicts = conflicts.filter(|found| !found.alone.is_empty() || !found.pairs.is_empty());
    vec![match conflicts {
        Some(conflicts) => by_pairs(study, space, &conflicts),
        None => by_share(study, space),
    }]
}

/// Names the answers that do not go together.
fn by_pairs(study: &Study<'_>, space: &Space<'_>, conflicts: &Conflicts) -> Finding {
    let tree = study.tree();
    let counts = [
        (conflicts.alone.len(), "answer", "answers"),
        (conflicts.pairs.len(), "pair of answers", "pairs of answers"),
    ];
    let counts = counts.iter().filter(|(n, ..)| *n > 0);
    let told: Vec<String> = counts.map(|(n, one, many)| plural(*n, one, many)).collect();
    let is_one = conflicts.alone.len() + conflicts.pairs.len() == 1;
    let verb = if is_one { "leaves" } else { "leave" };
    let headline = format!("{} {verb} no option", list_and(&told));
    let mut parts: Vec<String> = Vec::new();
    if let Some((last, before)) = conflicts.alone.first().and_then(|set| set.0.split_last()) {
        let answer = answer_text(tree, last.0, &last.1);
        let asked = if before.is_empty() {
            String::new()
        } else {
            let before = set_text(tree, &AnswerSet(before.to_vec()));
            format!(" (asked with {before})")
        };
        parts.push(format!("by itself {answer}{asked}"));
    }
    let mut between: BTreeMap<(QuestionIx, QuestionIx), Vec<&AnswerSet>> = BTreeMap::new();
    for (one, other, set) in &conflicts.pairs {
        between.entry((*one, *other)).or_default().push(set);
    }
    let mut between: Vec<_> = between.into_iter().collect();
    // The sort is stable: as many pairs stay in the order of the questions.
    between.sort_by_key(|(_, sets)| std::cmp::Reverse(sets.len()));
    let id = |ix: &QuestionIx| ticked(tree.questions()[*ix].id.as_str());
    let most = between.first().map(|((_, other), _)| *other);
    for ((one, other), sets) in between.iter().take(NAMED) {
        let example = sets.first().map(|set| set_text(tree, set));
        let (one, other, n) = (id(one), id(other), sets.len());
        let example = example.unwrap_or_default();
        parts.push(format!("{n} of {one} and {other} ({example})"));
    }
    if between.len() > NAMED {
        let more = between.iter().skip(NAMED).map(|(_, sets)| sets.len());
        let more: usize = more.sum();
        parts.push(format!("{more} of other questions"));
    }
    let pairs = conflicts.pairs.iter().map(|(.., set)| set);
    let finding = Finding::new(tree, Check::DeadEnds, Item::Tree, headline)
        .proof(format!("{}; {}", parts.join("; "), in_all(space)))
        .remedy(REMEDY)
        .witnessed(conflicts.alone.iter().chain(pairs).cloned());
    match most {
        Some(ix) => finding.also(Item::Question(ix), "", "most pairs hang on this question"),
        None => finding,
    }
}

/// `1 of 3 answer sets (33.3 %)`.
fn shares(space: &Space<'_>) -> String {
    let (dead, all) = (count_text(space.dead_ends), count_text(space.answer_sets));
    let share = share(space.dead_ends, space.answer_sets);
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    format!("{dead} of {all} answer sets{share}")
}

/// How many answer sets leave nothing.
fn in_all(space: &Space<'_>) -> String {
    let all = count_text(space.answer_sets);
    match share(space.dead_ends, space.answer_sets) {
        Some(share) => format!("in all {share} of {all} answer sets leave none"),
        None => format!(
            "in all {} answer sets leave none",
            count_text(space.dead_ends)
        ),
    }
}

const REMEDY: &str = "look whether these needs are absolute; weigh or prefer those that are not";

/// Where no two answers leave nothing: the shortest dead ends.
fn by_share(study: &Study<'_>, space: &Space<'_>) -> Finding {
    let tree = study.tree();
    let dead = count_text(space.dead_ends);
    let headline = match share(space.dead_ends, space.answer_sets) {
        Some(share) => format!("{share} of all answer sets leave no option"),
        None => format!("{dead} answer sets leave no option"),
    };
    let mut proof = shares(space);
    if let Some(shortest) = space.dead_witnesses.first() {
        let answers = plural(shortest.0.len(), "answer", "answers");
        let text = set_text(tree, shortest);
        proof = format!("{proof}; {answers} can be enough: {text}");
    }
    let most = tree
        .questions()
        .indices()
        .max_by_key(|ix| (space.dead_at[*ix], std::cmp::Reverse(*ix)))
        .filter(|ix| !space.dead_at[*ix].is_none());
    let finding = Finding::new(tree, Check::DeadEnds, Item::Tree, headline)
        .proof(proof)
        .remedy(REMEDY)
        .witnessed(space.dead_witnesses.iter().cloned());
    match most {
        Some(ix) => finding.also(
            Item::Question(ix),
            "",
            "the last option falls most often here",
        ),
        None => finding,
    }
}
