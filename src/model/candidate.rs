//! Options: what can be chosen.

use std::collections::BTreeSet;

use super::date::PartialDate;
use super::evidence::Fact;
use super::ids::{CapabilityIx, CriterionIx, Slug, SourceIx, Table};

/// An option of a tree (`Option` is std's): facts, needs and next steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// What it is, in a line.
    pub summary: String,
    /// Its homepage.
    pub homepage: Option<String>,
    /// Why it is carried although it is never first, where that is so.
    pub carried: Option<String>,
    /// The family of which it is one form.
    pub form_of: Option<Slug>,
    /// When it could first be chosen.
    pub since: Option<PartialDate>,
    /// When it ends, or ended.
    pub ended: Option<Ended>,
    /// What it offers to other decisions; without effect in its own tree.
    pub provides: Vec<CapabilityIx>,
    /// What the situation must offer.
    pub needs: Vec<Need>,
    /// What the situation must not offer.
    pub conflicts: Vec<CapabilityIx>,
    /// What it is or does, one fact for each criterion.
    pub facts: Table<CriterionIx, Fact>,
    /// What to do once it is chosen.
    pub next: Vec<NextStep>,
}

/// When an option ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ended {
    /// From this day on it is eliminated.
    pub date: PartialDate,
    /// Who says so.
    pub source: SourceIx,
}

/// A needed capability, or several of which one is enough.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The capabilities of which one must be provided; never empty, in order.
    pub any: Vec<CapabilityIx>,
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// What it achieves.
    pub title: String,
    /// One line to run.
    pub run: Option<String>,
    /// A text, or a manifest of several lines.
    pub text: Option<String>,
    /// Where it was read.
    pub source: SourceIx,
}

impl Candidate {
    /// Whether it has ended by a day.
    pub fn has_ended(&self, today: PartialDate) -> bool {
        self.ended
            .is_some_and(|ended| ended.date.is_reached_by(today))
    }

    /// The sources that it cites, each once, in the order of the tree's.
    pub fn cited(&self) -> BTreeSet<SourceIx> {
        let of_fact = |fact: &Fact| -> Vec<SourceIx> {
            match fact {
                Fact::Known {
                    used,
                    dissent,
                    context,
                } => std::iter::once(used)
                    .chain(dissent)
                    .chain(context)
                    .map(|one| one.source)
                    .collect(),
                Fact::NotApplicable { source, .. } => vec![*source],
                Fact::Unknown { context, .. } => context.iter().map(|one| one.source).collect(),
            }
        };
        let facts = self.facts.rows().iter().flat_map(of_fact);
        let steps = self.next.iter().map(|step| step.source);
        let ended = self.ended.map(|ended| ended.source);
        facts.chain(steps).chain(ended).collect()
    }
}
