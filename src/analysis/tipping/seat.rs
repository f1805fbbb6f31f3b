//! Where an option stands, and what its facts would have to do to turn the first place.

use super::{How, Tipping, beyond, figures, words};
use crate::engine::{
    Assessment, Contribution, Evaluation, Ranked, Reason, Risk, complies_with, criterion_value,
    reading_preference, reading_value, score,
};
use crate::model::{
    Candidate, CandidateIx, Criterion, CriterionIx, EPSILON, Fact, Reading, Scale, Table, Test,
    Tree,
};

/// What is the same for all options.
pub(super) struct Ground<'a> {
    pub(super) tree: &'a Tree,
    evaluation: &'a Evaluation,
    /// What reads each criterion.
    reads: Table<CriterionIx, Reads>,
    /// Today's first.
    first: Vec<CandidateIx>,
    /// The score of the best; none where nothing is left.
    top: Option<f64>,
    /// Who would be first without a single first, and their score.
    second: Option<(Vec<CandidateIx>, f64)>,
}

/// What reads a criterion.
#[derive(Clone, Debug, Default)]
struct Reads {
    /// The points of the value 1; none where it is not weighed.
    per_value: f64,
    /// The preferences, by place, with their points.
    preferences: Vec<(usize, f64)>,
    /// The demands, by place.
    demands: Vec<usize>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(tree: &'a Tree, evaluation: &'a Evaluation) -> Self {
        let needs = &evaluation.needs;
        let total = evaluation.total_weight;
        let points = |weight: f64| {
            if total > 0.0 {
                100.0 * weight / total
            } else {
                0.0
            }
        };
        let mut reads = Table::for_each_of(tree.criteria(), |ix, _| Reads {
            per_value: points(needs.weight(ix).points()),
            ..Reads::default()
        });
        for (n, term) in needs.preferences.iter().enumerate() {
            let weight = term.parts.iter().map(|part| part.weight.points()).sum();
            let read = reads.row_mut(term.criterion);
            read.preferences.push((n, points(weight)));
        }
        for (n, demand) in needs.demands.iter().enumerate() {
            for ix in demand.requirement.criteria() {
                reads.row_mut(ix).demands.push(n);
            }
        }
        let first = evaluation.first();
        let top = evaluation.ranking.iter().map(points_of).reduce(f64::max);
        let second = second(evaluation, &first);
        Self {
            tree,
            evaluation,
            reads,
            first,
            top,
            second,
        }
    }
}

fn points_of(ranked: &Ranked) -> f64 {
    ranked.score.map_or(0.0, |score| score.points)
}

/// Who would be first without a single first.
fn second(evaluation: &Evaluation, first: &[CandidateIx]) -> Option<(Vec<CandidateIx>, f64)> {
    let others = || {
        let ranking = evaluation.ranking.iter();
        ranking.filter(|one| !first.contains(&one.assessment.candidate))
    };
    let best = others().map(points_of).reduce(f64::max)?;
    let tied = others().filter(|one| points_of(one) >= best - EPSILON);
    Some((tied.map(|one| one.assessment.candidate).collect(), best))
}

/// What an option must do to turn the first place.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    /// Fall below a score, or be out.
    Fall(f64),
    /// Rise above a score; above nothing where nobody is left.
    Rise(f64),
}

/// An option, and what its facts would have to do.
pub(super) struct Seat<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) candidate: CandidateIx,
    goal: Goal,
    score: f64,
    /// Its points by criterion: of the criterion itself and of the preferences that read it.
    points: Table<CriterionIx, f64>,
    /// What keeps it out today.
    reasons: &'a [Reason],
}

/// A fact of an option, with what reads it.
pub(super) struct Spot<'s> {
    pub(super) seat: &'s Seat<'s>,
    pub(super) ix: CriterionIx,
    pub(super) criterion: &'s Criterion,
    pub(super) fact: &'s Fact,
    reads: &'s Reads,
    /// The score without what reads this fact.
    base: f64,
}

impl<'a> Seat<'a> {
    /// The seat of a ranked option; none where no fact of it can turn anything.
    pub(super) fn of_ranked(ground: &'a Ground<'a>, ranked: &'a Ranked) -> Option<Self> {
        Self::new(ground, &ranked.assessment, &ranked.contributions)
    }

    /// The seat of any option; none where no fact of it can turn anything.
    pub(super) fn of(ground: &'a Ground<'a>, candidate: CandidateIx) -> Option<Self> {
        let evaluation = ground.evaluation;
        if let Some(ranked) = evaluation.ranked(candidate) {
            return Self::of_ranked(ground, ranked);
        }
        let mut out = evaluation.eliminated.iter();
        let assessment = out.find(|one| one.candidate == candidate)?;
        let terms = evaluation.terms(ground.tree, candidate);
        Self::new(ground, assessment, &terms)
    }

    fn new(
        ground: &'a Ground<'a>,
        assessment: &'a Assessment,
        terms: &[Contribution],
    ) -> Option<Self> {
        let candidate = assessment.candidate;
        let goal = match (ground.first.as_slice(), &ground.second) {
            ([only], second) if *only == candidate => Goal::Fall(second.as_ref()?.1),
            (first, _) if first.contains(&candidate) => return None,
            _ => Goal::Rise(ground.top.unwrap_or(f64::NEG_INFINITY)),
        };
        let mut points = Table::for_each_of(ground.tree.criteria(), |_, _| 0.0);
        let weighed = ground.evaluation.total_weight > 0.0;
        for term in terms.iter().filter(|_| weighed) {
            if let Some(ix) = term.term.criterion(&ground.evaluation.needs) {
                *points.row_mut(ix) += term.points;
            }
        }
        Some(Self {
            ground,
            candidate,
            goal,
            score: if weighed { score(terms).points } else { 0.0 },
            points,
            reasons: &assessment.reasons,
        })
    }

    /// The facts on which the first place hangs.
    pub(super) fn tipping(&self) -> Vec<Tipping> {
        let criteria = self.ground.tree.criteria().indices();
        criteria.filter_map(|ix| self.tipping_of(ix)).collect()
    }

    fn tipping_of(&self, ix: CriterionIx) -> Option<Tipping> {
        let spot = self.spot(ix)?;
        let turns = match &spot.criterion.scale {
            Scale::Number { value, .. } => figures::turns(&spot, value.as_ref()),
            Scale::Level(levels) => words::levels(&spot, levels),
            Scale::Flag { .. } => words::flags(&spot),
            Scale::Set(members) => words::members(&spot, members),
        };
        let beyond = beyond::beyond(&spot, &turns);
        let any = !turns.is_empty() || !beyond.is_empty();
        any.then_some(Tipping {
            candidate: self.candidate,
            criterion: ix,
            turns,
            beyond,
        })
    }

    /// A fact that can turn something; none where nothing that it could be would.
    fn spot(&self, ix: CriterionIx) -> Option<Spot<'_>> {
        let ground = self.ground;
        let reads = &ground.reads[ix];
        let base = self.score - self.points[ix];
        let most: f64 = reads.preferences.iter().map(|(_, points)| points).sum();
        let best = base + reads.per_value + most;
        let elsewhere = |reason: &Reason| match reason {
            Reason::Requirement(n) | Reason::Unverified(n) => !reads.demands.contains(n),
            _ => true,
        };
        let can = match self.goal {
            Goal::Fall(below) => !reads.demands.is_empty() || base < below - EPSILON,
            Goal::Rise(above) => best > above + EPSILON && !self.reasons.iter().any(elsewhere),
        };
        can.then(|| Spot {
            seat: self,
            ix,
            criterion: &ground.tree.criteria()[ix],
            fact: &self.candidate().facts[ix],
            reads,
            base,
        })
    }

    fn candidate(&self) -> &Candidate {
        &self.ground.tree.candidates()[self.candidate]
    }
}

impl Spot<'_> {
    /// How the first place turns if the fact were something else; `None` where it does not.
    pub(super) fn turns(&self, reading: &Reading) -> Option<How> {
        self.how(self.leaves_viable(reading), self.score(reading))
    }

    /// How the first place turns, if the option is viable or not, with some score.
    pub(super) fn how(&self, viable: bool, score: f64) -> Option<How> {
        match self.seat.goal {
            Goal::Fall(_) if !viable => Some(How::RuledOut),
            Goal::Fall(below) => (score < below - EPSILON).then_some(How::Overtaken),
            Goal::Rise(above) => {
                (viable && score > above + EPSILON).then_some(if self.seat.reasons.is_empty() {
                    How::Overtakes
                } else {
                    How::ComesBack
                })
            }
        }
    }

    /// The score to fall below, or to rise above.
    pub(super) fn to_beat(&self) -> f64 {
        match self.seat.goal {
            Goal::Fall(score) | Goal::Rise(score) => score,
        }
    }

    /// Whether every demand that reads the fact would leave the option viable.
    pub(super) fn leaves_viable(&self, reading: &Reading) -> bool {
        let evaluation = self.seat.ground.evaluation;
        let strict = evaluation.situation.strict;
        self.reads.demands.iter().all(|n| {
            evaluation.needs.demands.get(*n).is_none_or(|demand| {
                let swapped = (self.ix, reading);
                complies_with(self.seat.candidate(), strict, &demand.requirement, swapped)
            })
        })
    }

    /// The score if the fact were something else.
    pub(super) fn score(&self, reading: &Reading) -> f64 {
        let own = if self.reads.per_value > 0.0 {
            self.reads.per_value * self.risk().counted(&reading_value(self.criterion, reading))
        } else {
            0.0
        };
        self.base + own + self.preferred(reading)
    }

    /// The points of the preferences that read the fact.
    pub(super) fn preferred(&self, reading: &Reading) -> f64 {
        let preferences = self.reads.preferences.iter();
        let each = preferences.filter_map(|(n, points)| {
            let term = self.seat.ground.evaluation.needs.preferences.get(*n)?;
            let value = reading_preference(self.criterion, &term.test, reading);
            Some(points * self.risk().counted(&value))
        });
        each.sum()
    }

    /// The score without what the criterion itself is worth.
    pub(super) fn base(&self) -> f64 {
        self.base
    }

    /// The points of the value 1.
    pub(super) fn per_value(&self) -> f64 {
        self.reads.per_value
    }

    /// The tests that read the fact.
    pub(super) fn tests(&self) -> impl Iterator<Item = &Test> {
        let needs = &self.seat.ground.evaluation.needs;
        let preferences = self.reads.preferences.iter();
        let preferred = preferences.filter_map(|(n, _)| needs.preferences.get(*n));
        let demands = self.reads.demands.iter();
        let required = demands.filter_map(|n| needs.demands.get(*n));
        let required = required.flat_map(|demand| demand.requirement.tests_of(self.ix));
        preferred.map(|term| &term.test).chain(required)
    }

    /// Who is first after a turn.
    pub(super) fn first(&self, how: How) -> Vec<CandidateIx> {
        match how {
            How::Overtakes | How::ComesBack => vec![self.seat.candidate],
            How::Overtaken | How::RuledOut => {
                let second = self.seat.ground.second.as_ref();
                second.map_or_else(Vec::new, |(first, _)| first.clone())
            }
        }
    }

    /// What the fact counts today, 0 to 1, whether the criterion is weighed or not.
    pub(super) fn counted(&self) -> f64 {
        let sources = self.seat.ground.tree.sources();
        let value = criterion_value(self.criterion, self.fact, sources);
        self.risk().counted(&value)
    }

    fn risk(&self) -> Risk {
        self.seat.ground.evaluation.situation.risk
    }
}
