//! Findings against the exceptions that a tree states.

use super::checks::{Definition, ran};
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
    let mut settled: Vec<Settled> = super::checks::ALL
        .iter()
        .filter(|definition| ran(definition, study))
        .flat_map(|definition: &Definition| (definition.run)(study))
        .map(|finding| {
            let mut because = None;
            for (allow, used) in allows.iter().zip(&mut used) {
                if allow.check == finding.check && allow.item == finding.name {
                    *used = true;
                    because.get_or_insert_with(|| allow.because.clone());
                }
            }
            Settled {
                finding,
                allowed_because: because,
            }
        })
        .collect();
    for (allow, _) in allows.iter().zip(used).filter(|(_, used)| !used) {
        let looked = super::checks::ALL
            .iter()
            .any(|definition| definition.check == allow.check && ran(definition, study))
            && (allow.check != Check::BrokenCase || study.tried_case(&allow.item));
        if looked || allow.check == Check::StaleAllow {
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
