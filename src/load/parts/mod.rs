//! The parts of a tree, added one by one: a fault in one hides none of the next.

mod questions;
mod sources;

use std::collections::BTreeSet;

use super::candidate::candidate;
use super::condition::condition;
use super::effects::Names;
use super::former::{Former, former_ids};
use super::names::{Broken, Named};
use super::scale::criterion;
use super::shared::{Shared, capability, word};
use super::sink::Sink;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BuildFault, Renamed, Rule, TreeBuilder};
use crate::text::limits;
use crate::text::{Span, ticked};

/// Adds the parts of a tree to the builder one by one, and goes on after a fault.
pub(super) struct Parts<'b> {
    builder: &'b mut TreeBuilder,
    broken: &'b mut Broken,
    sink: &'b Sink,
    /// Former ids, to be held against the ids of all things once these are known.
    former: Vec<(Renamed, Former)>,
}

impl<'b> Parts<'b> {
    /// Nothing added yet.
    pub(super) fn new(
        builder: &'b mut TreeBuilder,
        broken: &'b mut Broken,
        sink: &'b Sink,
    ) -> Self {
        Self {
            builder,
            broken,
            sink,
            former: Vec::new(),
        }
    }
}

impl Parts<'_> {
    fn names(&self) -> Names<'_> {
        Names {
            tree: self.builder.so_far(),
            builder: self.builder,
            broken: self.broken,
            sink: self.sink,
        }
    }

    fn report(&self, fault: &BuildFault, span: Span) {
        let code = match fault {
            BuildFault::Duplicate { .. }
            | BuildFault::StillTaken { .. }
            | BuildFault::FormerTwice(..) => Code::DuplicateId,
            BuildFault::CapabilityIsOption(_)
            | BuildFault::EmptyNeed
            | BuildFault::NotWeighable(_)
            | BuildFault::Test { .. }
            | BuildFault::United(_)
            | BuildFault::OpenDemands => Code::BadEffect,
            BuildFault::TooFewChoices(_) => Code::MissingKey,
            BuildFault::TooManyChoices | BuildFault::TooDeep => Code::TooMany,
            BuildFault::LooksAhead(_)
            | BuildFault::WrongAnswer { .. }
            | BuildFault::NamesNothing(_) => Code::BadCondition,
            BuildFault::Bounds
            | BuildFault::EmptyBand(_)
            | BuildFault::Overlap(..)
            | BuildFault::Indifference => Code::OutOfRange,
            BuildFault::Reading(..) | BuildFault::Assessed(..) | BuildFault::Unreasoned(_) => {
                Code::BadEvidence
            }
        };
        self.sink
            .push(Diagnostic::error(code, fault.to_string()).at(span, ""));
    }

    fn too_many(root: &Table<'_>, name: &str, count: usize, limit: usize) -> bool {
        if count > limit {
            let headline = format!("{count} tables of {}, at most {limit} fit", ticked(name));
            root.fault(Code::TooMany, name, headline);
        }
        count > limit
    }

    pub(super) fn capabilities(&mut self, shared: &Shared, root: &Table<'_>) {
        for capability in &shared.capabilities {
            if let Err(fault) = self.builder.add_capability(capability.clone()) {
                self.report(&fault, root.span);
            }
        }
        for table in root.tables("capability") {
            match capability(&table).map(|capability| self.builder.add_capability(capability)) {
                Some(Ok(_)) => {}
                Some(Err(fault)) => self.report(&fault, table.place("id")),
                None => self.broken.add(Named::Capability, word(&table, "id")),
            }
        }
        if let Some(assume) = root.table("assume") {
            for capability in self.names().capabilities(&assume, "provides") {
                self.builder.assume(capability);
            }
        }
    }

    pub(super) fn criteria(&mut self, root: &Table<'_>) {
        let tables = root.tables("criterion");
        if Self::too_many(root, "criterion", tables.len(), limits::CRITERIA) {
            return;
        }
        for table in tables {
            let found = criterion(&table);
            if let Some(one) = found
                .as_ref()
                .filter(|one| !one.base.is_zero() && !one.can_be_weighed())
            {
                self.names().not_weighable(one, table.place("weight"));
                self.broken.add(Named::Criterion, word(&table, "id"));
                continue;
            }
            match found.map(|criterion| self.builder.add_criterion(criterion)) {
                Some(Ok(ix)) => {
                    let was = former_ids(&table).into_iter();
                    self.former
                        .extend(was.map(|former| (Renamed::Criterion(ix), former)));
                }
                Some(Err(fault)) => self.report(&fault, table.place("id")),
                None => self.broken.add(Named::Criterion, word(&table, "id")),
            }
        }
    }

    /// Adds the former ids; one that something has now, or that two had, is a fault.
    pub(super) fn former_ids(&mut self) {
        for (thing, (id, span)) in std::mem::take(&mut self.former) {
            if let Err(fault) = self.builder.add_former_id(id, thing) {
                self.report(&fault, span);
            }
        }
    }

    pub(super) fn rules(&mut self, root: &Table<'_>) {
        for table in root.tables("rule") {
            let names = self.names();
            let before = self.sink.count();
            let effects = names.fixed_effects(&table);
            let sound = self.sink.count() == before;
            let when = table
                .get("when")
                .and_then(|node| condition(&names, node, &[]));
            // Effects that are faulty are there all the same.
            if effects.is_empty() && sound {
                table.fault(Code::BadEffect, "id", "a rule from which nothing follows");
            }
            let rule = (|| {
                Some(Rule {
                    id: table.id("id")?,
                    when: when?,
                    because: table.text("because")?,
                    effects,
                })
            })();
            if let Some(Err(fault)) = rule.map(|rule| self.builder.add_rule(rule)) {
                self.report(&fault, table.place("id"));
            }
        }
    }

    pub(super) fn options(&mut self, options: &[Table<'_>]) {
        if let Some(first) = options.first()
            && Self::too_many(first, "option", options.len(), limits::CANDIDATES)
        {
            return;
        }
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for table in options {
            let id = table.id("id");
            if let (Some(node), Some(id)) = (table.get("sources"), id.as_ref())
                && seen.insert(id.as_str().to_owned())
            {
                self.sources(node, Some(id));
            }
            let Some((candidate, given)) = candidate(self.names(), table) else {
                continue;
            };
            match self.builder.add_candidate(candidate, given) {
                Ok(ix) => {
                    let was = former_ids(table).into_iter();
                    self.former
                        .extend(was.map(|former| (Renamed::Candidate(ix), former)));
                }
                Err(fault) => self.report(&fault, table.place("id")),
            }
        }
    }
}
