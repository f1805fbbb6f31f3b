//! Facts in words: "150 to 300 ms", "amd64 and arm64; of riscv64 nobody knows".

use super::tests_of_facts::{members, unit_words};
use crate::model::{Criterion, CriterionIx, Evidence, Fact, LevelIx, Reading, Scale, SourceKind};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::view::Scribe;

/// A fact with its footnote; an assessment says that it is one.
pub(crate) fn fact_words(scribe: &mut Scribe<'_>, ix: CriterionIx, fact: &Fact) -> Phrase {
    match fact {
        Fact::Known { used, .. } => evidence_words(scribe, ix, used),
        Fact::NotApplicable { source, .. } => {
            say!["does not apply ", scribe.cite(*source)]
        }
        Fact::Unknown { reason, .. } => say!["unknown (", told(reason), ")"],
    }
}

/// The same without the reason of an unknown, which says instead what it counts.
pub(crate) fn fact_brief(scribe: &mut Scribe<'_>, ix: CriterionIx, fact: &Fact) -> Phrase {
    match fact {
        Fact::Unknown { .. } => {
            let counts = scribe.tree().criteria()[ix].unknown.get();
            say!["unknown, counts ", own(number::weight(counts))]
        }
        known => fact_words(scribe, ix, known),
    }
}

/// What one source says, with its footnote.
pub(crate) fn evidence_words(scribe: &mut Scribe<'_>, ix: CriterionIx, said: &Evidence) -> Phrase {
    let tree = scribe.tree();
    let mut words = reading_words(&tree.criteria()[ix], &said.reading);
    if tree.sources()[said.source].kind == SourceKind::Assessment {
        words.push(", our assessment");
    }
    words.push(" ");
    words.push(scribe.cite(said.source));
    words
}

/// A value on a criterion's scale.
pub(crate) fn reading_words(criterion: &Criterion, reading: &Reading) -> Phrase {
    match (reading, &criterion.scale) {
        (Reading::Number { low, high }, Scale::Number { unit, .. }) => {
            say![own(number::figures(*low, *high)), unit_words(unit)]
        }
        (Reading::Level { low, high }, Scale::Level(levels)) => {
            let title = |ix: LevelIx| theirs(&levels.all()[ix].title);
            if low == high {
                title(*low)
            } else {
                say![title(*low), " to ", title(*high)]
            }
        }
        (Reading::Flag(yes), _) => if *yes { "yes" } else { "no" }.into(),
        (
            Reading::Set {
                members: has,
                unknown,
            },
            _,
        ) => {
            let mut words = if has.is_empty() {
                "none".into()
            } else {
                Phrase::all_of(members(criterion, has))
            };
            if !unknown.is_empty() {
                words.push("; unknown: ");
                words.push(Phrase::all_of(members(criterion, unknown)));
            }
            words
        }
        _ => "as its source says".into(),
    }
}
