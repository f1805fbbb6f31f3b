//! A tree decided in its situation, and what that means for the exit code.

use super::prepare::Prepared;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::engine::{Evaluation, Outcome, Status, evaluate};
use crate::report::Decided;

/// A decided tree.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) prepared: Prepared,
    pub(super) evaluation: Evaluation,
    pub(super) outcome: Option<Outcome>,
    /// Whether its report was shown on stdout already.
    pub(super) shown: bool,
    place: String,
}

impl Done {
    /// Decides.
    pub(super) fn of(prepared: Prepared) -> Self {
        let tree = &prepared.loaded.tree;
        let evaluation = evaluate(tree, &prepared.situation);
        let expect = prepared.expect.as_ref();
        let outcome = expect.map(|expect| expect.check(tree, &evaluation));
        let place = prepared.loaded.place.shown();
        Self {
            prepared,
            evaluation,
            outcome,
            shown: false,
            place,
        }
    }

    /// Its status.
    pub(super) fn status(&self) -> Status {
        self.evaluation.recommendation.status
    }

    /// What a report says of it.
    pub(super) fn report(&self, environment: &Environment) -> Decided<'_> {
        Decided {
            tree: &self.prepared.loaded.tree,
            place: &self.place,
            extends: &self.prepared.loaded.extends,
            evaluation: &self.evaluation,
            expectation: self.prepared.expect.as_ref().zip(self.outcome.as_ref()),
            today_given: environment.today.is_some()
                || environment.source_date.is_some()
                || self.prepared.situation.year.is_some(),
        }
    }

    /// With an expectation it alone decides; without one nothing left is told. A status to fail on
    /// counts beside.
    pub(super) fn exit(&self, fails: bool) -> Exit {
        let own = match &self.outcome {
            Some(outcome) if outcome.is_fine() => Exit::Done,
            Some(_) => Exit::Finding,
            None if self.status() == Status::NoneLeft => Exit::NothingLeft,
            None => Exit::Done,
        };
        if fails { own.and(Exit::Finding) } else { own }
    }
}
