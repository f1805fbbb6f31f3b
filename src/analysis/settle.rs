//! Findings against the exceptions that a tree states.

use super::checks::ALL;
use super::finding::Finding;
use super::study::Study;
use crate::diagnostic::{Allow, Check};
use crate::model::Item;
use crate::text::ticked;

/// A finding, and why it is allowed if it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The finding.
    pub finding: Finding,
    /// Why the tree allows it.
    pub allowed_because: Option<String>,
}

/// All findings of a study: those that an exception names are allowed, and an exception that
/// names none is a finding itself.
pub fn settle(study: &Study<'_>, allows: &[Allow]) -> Vec<Settled> {
    let mut used = vec![false; allows.len()];
    let mut looked: Vec<Check> = Vec::new();
    let mut settled: Vec<Settled> = Vec::new();
    for definition in ALL {
        let Some(findings) = definition.findings(study) else {
            continue;
        };
        looked.push(definition.check);
        for finding in findings {
            let mut because = None;
            for (allow, used) in allows.iter().zip(&mut used) {
                if allow.check == finding.check && allow.item == finding.name {
                    *used = true;
                    because.get_or_insert_with(|| allow.because.clone());
                }
            }
            settled.push(Settled {
                finding,
                allowed_because: because,
            });
        }
    }
    for (allow, _) in allows.iter().zip(used).filter(|(_, used)| !used) {
        let tried = match allow.check {
            Check::BrokenCase => study.tried_case(&allow.item),
            Check::NotCounted => study.subject.effort.is_some(),
            _ => true,
        };
        if tried && looked.contains(&allow.check) {
            settled.push(Settled {
                finding: stale(study, allow),
                allowed_because: None,
            });
        }
    }
    settled
}

fn stale(study: &Study<'_>, allow: &Allow) -> Finding {
    let (code, item) = (allow.check.as_str(), ticked(&allow.item));
    let headline = format!(
        "the exception to {} for {item} silences nothing",
        ticked(code)
    );
    let finding = Finding::new(study.tree(), Check::StaleAllow, Item::Tree, headline)
        .proof(format!("{} finds nothing about {item}", ticked(code)))
        .remedy("take it out, so that a later finding is not silenced by it");
    Finding {
        name: format!("{code}:{}", allow.item),
        span: Some(allow.span),
        ..finding
    }
}
