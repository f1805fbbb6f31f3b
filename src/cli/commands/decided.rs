//! A tree decided in its situation, and what that means for the exit code.

use super::prepare::Prepared;
use crate::analysis::mcda::cross_checks;
use crate::analysis::robustness::{Knowledge, Robustness, Sampling};
use crate::cli::args::Depth;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::engine::{Evaluation, Outcome, Status, evaluate};
use crate::report::Decided;

/// A decided tree.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) prepared: Prepared,
    pub(super) evaluation: Evaluation,
    /// How sure it is, if that was looked at.
    pub(super) robustness: Option<Robustness>,
    pub(super) outcome: Option<Outcome>,
    /// Whether its report was shown on stdout already.
    pub(super) shown: bool,
    place: String,
}

/// How deep decisions are examined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Examined {
    /// How to sample; `None` to decide only.
    sampled: Option<Sampled>,
    /// Whether other methods are tried too.
    methods: bool,
}

/// How to sample, as far as somebody says.
#[derive(Clone, Copy, Debug, Default)]
struct Sampled {
    /// How many samples, in place of what is usual for the size of the decision.
    samples: Option<usize>,
    /// Where samples begin, in place of what files say.
    seed: Option<u64>,
    /// What is known of the weights.
    weights: Knowledge,
}

impl Sampled {
    /// Looks at how sure a decision is, on as many threads as the machine has to give; samples
    /// begin where somebody says, else where the files say.
    fn examine(self, prepared: &Prepared, evaluation: &Evaluation) -> Robustness {
        let ranking = &evaluation.ranking;
        let terms = ranking.first().map_or(0, |one| one.contributions.len());
        let usual = || Sampling::usual(ranking.len(), terms);
        let seed = self.seed.or(prepared.seed);
        let sampling = Sampling {
            samples: self.samples.unwrap_or_else(usual),
            seed: seed.unwrap_or(Sampling::default().seed),
            weights: self.weights,
            threads: Environment::threads(),
        };
        Robustness::of(&prepared.loaded.tree, evaluation, sampling)
    }
}

impl Examined {
    /// As the command line says.
    pub(super) fn new(depth: &Depth) -> Self {
        let sampled = Sampled {
            samples: depth.samples,
            seed: depth.seed,
            weights: depth.weights.knowledge(),
        };
        Self {
            sampled: (!depth.quick).then_some(sampled),
            methods: depth.methods,
        }
    }

    /// Decides, and looks at how sure that is.
    pub(super) fn done(&self, prepared: Prepared) -> Done {
        let mut done = Done::sampled(prepared, self.sampled);
        if let Some(found) = done.robustness.as_mut().filter(|_| self.methods) {
            found.methods = cross_checks(&done.prepared.loaded.tree, &done.evaluation);
        }
        done
    }
}

impl Done {
    /// Decides; how sure that is is looked at only where a confidence is expected.
    pub(super) fn of(prepared: Prepared) -> Self {
        Self::sampled(prepared, None)
    }

    fn sampled(prepared: Prepared, sampled: Option<Sampled>) -> Self {
        let tree = &prepared.loaded.tree;
        let evaluation = evaluate(tree, &prepared.situation);
        let expect = prepared.expect.as_ref();
        let expected = expect.is_some_and(|expect| expect.min_confidence.is_some());
        let sampled = sampled.or_else(|| expected.then(Sampled::default));
        let robustness = sampled.map(|sampled| sampled.examine(&prepared, &evaluation));
        let confidence = robustness.as_ref().and_then(Robustness::confidence);
        let outcome = expect.map(|expect| expect.check(tree, &evaluation, confidence));
        let place = prepared.loaded.place.shown();
        Self {
            prepared,
            evaluation,
            robustness,
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
            robustness: self.robustness.as_ref(),
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
