//! The words of a flowchart.

use super::Drawn;
use crate::analysis::distil::{Branch, Chart, Leaf, Outcome, Test};
use crate::analysis::space::Count;
use crate::analysis::{count_text, share};
use crate::model::{CandidateIx, QuestionKind, Tree};
use crate::text::{grouped, list_or};

/// The most ways in which a flowchart errs that are named.
const ERRORS: usize = 5;

/// What is asked.
pub(super) fn asked(tree: &Tree, test: &Test) -> String {
    let question = &tree.questions()[test.question()];
    match test {
        Test::Which(_) => question.ask.clone(),
        Test::Among(_, choice) => {
            let label = &question.choices()[*choice].label;
            format!("{} – among the answers “{label}”?", question.ask)
        }
        Test::AtLeast(_, from) | Test::Above(_, from) => {
            let how = match test {
                Test::Above(..) => "more than",
                _ => "at least",
            };
            let unit = match &question.kind {
                QuestionKind::Number {
                    unit: Some(unit), ..
                } => format!(" {unit}"),
                _ => String::new(),
            };
            format!("{} – {how} {from}{unit}?", question.ask)
        }
    }
}

/// Which answers lead along a branch; `rest` says that all others do.
pub(super) fn answers(tree: &Tree, test: &Test, branch: &Branch, rest: bool) -> String {
    if rest {
        return "anything else".to_owned();
    }
    let choices = tree.questions()[test.question()].choices();
    let word = |outcome: &Outcome| match outcome {
        Outcome::Choice(ix) => format!("“{}”", choices[*ix].label),
        Outcome::Yes => "yes".to_owned(),
        Outcome::No if matches!(test, Test::Among(..)) => "no, or not known".to_owned(),
        Outcome::No => "no".to_owned(),
        Outcome::Open => "not known, or not asked".to_owned(),
    };
    list_or(&branch.outcomes.iter().map(word).collect::<Vec<_>>())
}

/// Which branch of some is named by *anything else*: the one of the most answers, if it has more
/// than two and the one of what is not known among them.
pub(super) fn rest(branches: &[Branch]) -> Option<usize> {
    let open = branches
        .iter()
        .position(|one| one.outcomes.contains(&Outcome::Open))?;
    let most = branches.iter().map(|one| one.outcomes.len()).max()?;
    let own = branches.get(open)?.outcomes.len();
    (own > 2 && own == most).then_some(open)
}

/// The name of an option.
pub(super) fn name(tree: &Tree, option: CandidateIx) -> &str {
    &tree.candidates()[option].name
}

/// How often a leaf is right: `right in 93.1 %`, and what is first instead.
pub(super) fn verdict(tree: &Tree, leaf: &Leaf) -> String {
    let all = leaf.right + leaf.wrong();
    if all.is_none() {
        return "nothing is first in the answer sets that come here".to_owned();
    }
    let right = share(leaf.right, all).unwrap_or_default();
    let instead = leaf.instead.first().map(|(option, count)| {
        let share = share(*count, all).unwrap_or_default();
        format!(", else mostly {} ({share})", name(tree, *option))
    });
    format!("right in {right}{}", instead.unwrap_or_default())
}

/// What is said of the whole: how often it is right, where it errs, how it was made.
pub(super) fn account(drawn: &Drawn<'_>) -> Vec<String> {
    let Drawn {
        tree, distilled, ..
    } = drawn;
    let (right, wrong) = (distilled.right(), distilled.wrong());
    let some = right + wrong;
    let all = some + distilled.without;
    let part = |count: Count, of: Count| share(count, of).unwrap_or_else(|| "a part".to_owned());
    let mut lines = vec![format!(
        "Names what all {} questions put first in {} of the {} answer sets in which an option is first; in {} of all answer sets none is, and this cannot tell.",
        tree.questions().len(),
        part(right, some),
        count_text(some),
        part(distilled.without, all),
    )];
    if !distilled.open.is_none() {
        let reached = part(all, all + distilled.open);
        lines.push(format!(
            "Counted in {reached} of all answer sets; the rest were not reached within the budget."
        ));
    }
    let mut errors: Vec<(Count, CandidateIx, CandidateIx)> = Vec::new();
    for leaf in &distilled.leaves {
        for (other, count) in &leaf.instead {
            let is_it = |one: &&mut (Count, _, _)| (one.1, one.2) == (leaf.option, *other);
            match errors.iter_mut().find(is_it) {
                Some(there) => there.0 = there.0 + *count,
                None => errors.push((*count, leaf.option, *other)),
            }
        }
    }
    errors.sort_by_key(|(count, named, first)| (std::cmp::Reverse(*count), *named, *first));
    for (count, named, first) in errors.iter().take(ERRORS) {
        lines.push(format!(
            "Errs in {}: names {} where {} is first.",
            part(*count, some),
            name(tree, *named),
            name(tree, *first)
        ));
    }
    lines.push(format!(
        "The questions were chosen greedily on {} drawn answer sets, each as likely as any other; the shares are counted, not drawn.",
        grouped(distilled.grown_on as u128)
    ));
    lines
}

/// The leaves of a part of a flowchart with what was counted of them.
pub(super) fn leaf<'a>(leaves: &'a [Leaf], chart: &Chart) -> Option<&'a Leaf> {
    match chart {
        Chart::Leaf { place, .. } => leaves.get(*place),
        Chart::Ask { .. } => None,
    }
}
