//! What each profile gets in each tree.

use std::fmt::Write;

use whystack::diagnostic::Faults;
use whystack::engine::{Evaluation, Member, Situation, Status, evaluate};
use whystack::load::Role;
use whystack::model::{CandidateIx, Tree};

use crate::block::is_fresh;
use crate::support::{file, toml_files, trees};

/// The winner, or all that are too close to call, with the status.
fn cell(tree: &Tree, evaluation: &Evaluation) -> String {
    let recommendation = &evaluation.recommendation;
    let name = |ix: CandidateIx| tree.candidates()[ix].name.as_str();
    let rivals: &[Member] = match recommendation.status {
        Status::TooClose => &recommendation.rivals,
        _ => &[],
    };
    let first = recommendation.winner.into_iter();
    let names: Vec<&str> = first
        .chain(rivals.iter().map(|rival| rival.candidate))
        .map(name)
        .collect();
    let status = recommendation.status.as_str().replace('-', " ");
    format!("{} *({status})*", names.join(" or "))
        .trim()
        .to_owned()
}

#[test]
fn the_table_of_profiles_is_fresh() {
    let trees = trees();
    let known: Vec<&str> = trees.iter().map(|one| one.tree.id().as_str()).collect();
    let mut text = format!(
        "| profile | {} |\n| --- |{}\n",
        known.join(" | "),
        " --- |".repeat(known.len())
    );
    for path in toml_files("profiles") {
        let file = file(&path, Role::Profile);
        let mut faults = Faults::new();
        file.head(&known, &mut faults);
        let name = path.file_stem().unwrap().to_str().unwrap();
        write!(text, "| `{name}` |").unwrap();
        for loaded in &trees {
            let mut situation = Situation::new(&loaded.tree);
            file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
            let evaluation = evaluate(&loaded.tree, &situation);
            write!(text, " {} |", cell(&loaded.tree, &evaluation)).unwrap();
        }
        text.push('\n');
        assert!(faults.is_empty(), "{}: {:?}", path.display(), faults.all());
    }
    is_fresh("README.md", "profiles", &text);
}
