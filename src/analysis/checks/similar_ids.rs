//! `similar-ids`: ids that differ by one letter.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::study::Study;
use crate::diagnostic::Check;
use crate::model::{Item, Tree};
use crate::text::ticked;

pub(super) const DEFINITION: Definition = Definition {
    check: Check::SimilarIds,
    means: "Two ids of one kind (criteria, questions, choices of one question, rules, options, capabilities, sources of one option) differ by one letter added, left out or replaced, or by two that changed places. Ids below four characters are not looked at, and digits are not letters: k3s and k0s are different names.",
    why: "Whoever writes one for the other is not told: both exist.",
    bad: r#"[[criterion]]
id = "cold-start"

[[criterion]]
id = "cold-starts""#,
    mend: "Rename one, so that a slip of the pen is an error.",
    run: Run::Tree(run),
};

fn run(study: &Study<'_>) -> Vec<Finding> {
    let tree = study.tree();
    let mut found = Vec::new();
    for (kind, items) in kinds(tree) {
        for (n, (id, item)) in items.iter().enumerate() {
            let near = items
                .iter()
                .take(n)
                .find(|(other, _)| are_similar(id, other));
            let Some((other, first)) = near else { continue };
            let (id, other) = (ticked(id), ticked(other));
            let headline = format!("the {kind} {id} and {other} differ by one letter");
            found.push(
                Finding::new(tree, Check::SimilarIds, *item, headline)
                    .proof("a slip of the pen turns one into the other, and both exist")
                    .remedy("rename one")
                    .also(*first, "", "the other one"),
            );
        }
    }
    found
}

/// Ids with their items, those that could be taken for each other together.
fn kinds(tree: &Tree) -> Vec<(&'static str, Vec<(String, Item)>)> {
    let mut kinds = vec![
        (
            "criteria",
            list(
                tree.criteria()
                    .iter()
                    .map(|(ix, one)| (&one.id, Item::Criterion(ix))),
            ),
        ),
        (
            "questions",
            list(
                tree.questions()
                    .iter()
                    .map(|(ix, one)| (&one.id, Item::Question(ix))),
            ),
        ),
        (
            "rules",
            list(
                tree.rules()
                    .iter()
                    .map(|(ix, one)| (&one.id, Item::Rule(ix))),
            ),
        ),
        (
            "options",
            list(
                tree.candidates()
                    .iter()
                    .map(|(ix, one)| (&one.id, Item::Candidate(ix))),
            ),
        ),
        (
            "capabilities",
            list(
                tree.capabilities()
                    .iter()
                    .map(|(ix, one)| (&one.id, Item::Capability(ix))),
            ),
        ),
    ];
    for (ix, question) in tree.questions().iter() {
        let choices = question.choices().iter();
        kinds.push((
            "choices",
            list(choices.map(|(c, one)| (&one.id, Item::Choice(ix, c)))),
        ));
    }
    let owners = tree.candidates().rows().iter().map(|one| Some(&one.id));
    for owner in owners.chain([None]) {
        let own = tree
            .sources()
            .iter()
            .filter(|(_, one)| one.owner.as_ref() == owner);
        kinds.push((
            "sources",
            list(own.map(|(ix, one)| (&one.id, Item::Source(ix)))),
        ));
    }
    kinds
}

fn list<'t>(items: impl Iterator<Item = (&'t crate::model::Slug, Item)>) -> Vec<(String, Item)> {
    items.map(|(id, item)| (id.to_string(), item)).collect()
}

/// Whether two ids differ by one letter.
fn are_similar(one: &str, other: &str) -> bool {
    let digits = |id: &str| -> String { id.chars().filter(char::is_ascii_digit).collect() };
    one.len().min(other.len()) >= 4
        && digits(one) == digits(other)
        && strsim::damerau_levenshtein(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::are_similar;

    #[test]
    fn a_letter_makes_ids_similar_and_a_digit_does_not() {
        for (one, other, wanted) in [
            ("cold-start", "cold-starts", true),
            ("cold-start", "cold-strat", true),
            ("gvisor", "qvisor", true),
            ("k3s-1", "k0s-1", false),
            ("gpu", "gpus", false),
            ("runc", "crun", false),
            ("arm64", "arm32", false),
        ] {
            assert_eq!(are_similar(one, other), wanted, "{one} {other}");
        }
    }
}
