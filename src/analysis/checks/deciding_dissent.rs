//! `deciding-dissent`: a disputed fact that decides who is first.

use super::definition::{Definition, Run};
use crate::analysis::finding::Finding;
use crate::analysis::influence::{Dispute, Influence, Says};
use crate::analysis::space::AnswerSet;
use crate::analysis::study::Study;
use crate::analysis::wording::{reading_text, set_text};
use crate::diagnostic::Check;
use crate::engine::{Matrix, Quick, Situation};
use crate::model::{Fact, Item, Tree};
use crate::text::{list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::DecidingDissent,
    means: "Another source says something else of the same measure, and if it were right another option would be first under some answers, or none, or one where none is now. The answers are shown. Looked at with `--influence` only.",
    why: "A recommendation under such answers hangs on which of two sources is believed. A reviewer who knows the other one will ask.",
    bad: r#"[option.facts]
start = [
  { value = 1137, source = "benchmark" },
  { value = 200, source = "vendor" },       # and then it would be first
]"#,
    mend: "Read both sources, use the one that measured what the criterion says, and write in `note` why the other differs.",
    run: Run::Influence(run),
};

fn run(study: &Study<'_>, influence: &Influence) -> Vec<Finding> {
    let disputes = influence.disputes.iter();
    disputes
        .filter_map(|dispute| match &dispute.says {
            Says::First(set) => finding(study, dispute, set),
            _ => None,
        })
        .collect()
}

fn finding(study: &Study<'_>, dispute: &Dispute, set: &AnswerSet) -> Option<Finding> {
    let tree = study.tree();
    let Dispute {
        candidate,
        criterion,
        place,
        ..
    } = dispute;
    let Fact::Known { used, dissent, .. } = &tree.candidates()[*candidate].facts[*criterion] else {
        return None;
    };
    let other = dissent.get(*place)?;
    let item = Item::Fact(*candidate, *criterion);
    let name = |source| ticked(&Item::Source(source).name(tree));
    let says = |reading| reading_text(tree, *criterion, reading);
    let now = firsts(study, tree, set);
    let then = firsts(study, &dispute.believed(tree)?, set);
    let headline = format!(
        "which source is right on {} decides who is first",
        ticked(&item.name(tree))
    );
    let proof = format!(
        "{} by {} makes {then} first, {} by {}, which counts, {now}, as under {}",
        says(&other.reading),
        name(other.source),
        says(&used.reading),
        name(used.source),
        set_text(tree, set)
    );
    let finding = Finding::new(tree, Check::DecidingDissent, item, headline)
        .proof(proof)
        .remedy("read both, use the one that measured what the criterion says, and note why the other differs")
        .witnessed([set.clone()]);
    Some(finding)
}

/// Who is first under some answers.
fn firsts(study: &Study<'_>, tree: &Tree, set: &AnswerSet) -> String {
    let situation = Situation::on(tree, study.subject.today).under(set.answers(tree));
    let quick = Quick::of(tree, &situation, &Matrix::of(tree));
    let id = |ix| ticked(tree.candidates()[ix].id.as_str());
    let names: Vec<String> = quick.first().into_iter().map(id).collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        list_and(&names)
    }
}
