//! What is not known yet, what each way to settle it would do, and what is worth finding out
//! first.

use super::answers::{Singles, turn};
use super::board::Board;
use super::outcome::Outcome;
use crate::engine::{
    Contribution, Evaluation, FlipKind, Probe, QuestionState, Ranked, Verdict, verdict_if,
};
use crate::model::{CandidateIx, CriterionIx, Fact, QuestionIx, Reading, Tree};

/// Something that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An open question that applies.
    Question(QuestionIx),
    /// A fact of a viable option that is unknown, in all or in part, and weighed or required.
    Fact {
        /// The option.
        option: CandidateIx,
        /// The criterion.
        criterion: CriterionIx,
    },
}

/// Something that is not known yet, with what each way to settle it would do, all else as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPoint {
    /// What is not known.
    pub subject: Subject,
    /// Each answer; of a fact its worst and its best.
    pub outcomes: Vec<Settling>,
    /// The share of these that put another option first, 0 to 1.
    pub flips: f64,
    /// The expected value of perfect information, in points of score: the mean of
    /// [`Settling::regret`], each way equally likely (Raiffa & Schlaifer, *Applied Statistical
    /// Decision Theory*, 1961; Howard, *Information Value Theory*, IEEE Transactions on Systems
    /// Science and Cybernetics 2(1), 1966). `None` where nobody is recommended.
    pub value: Option<f64>,
}

/// One way to settle what is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    /// What is found out.
    pub found: Found,
    /// How that turns the first place; `None` if it does not.
    pub kind: Option<FlipKind>,
    /// Who is first then.
    pub first: Vec<CandidateIx>,
    /// What knowing it saves, in points: the best score then less that of today's winner; if
    /// the winner is out, the whole of the best score. 0 if nothing is left; `None` where nobody
    /// is recommended.
    pub regret: Option<f64>,
}

impl Settling {
    /// Whether another option is first then.
    pub fn flips(&self) -> bool {
        self.kind.is_some_and(FlipKind::flips)
    }
}

/// What may be found out.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// This answer.
    Answer(Probe),
    /// The fact at its worst for the option: worth as little as can be, and every requirement on
    /// it that is not verified broken.
    Worst,
    /// The fact at its best: worth as much as can be, and every such requirement met.
    Best,
}

/// All that is not known yet.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPoints {
    /// The open questions that apply, in file order.
    pub questions: Vec<OpenPoint>,
    /// The unknown facts of viable options that are weighed or required, in the order of the
    /// ranking, then of the criteria.
    pub facts: Vec<OpenPoint>,
    /// What is worth finding out first: of what can put another option first that with the
    /// largest value, then the largest share of flips, then the first of the questions, then of
    /// the facts. `None` if nothing of it can.
    pub worth_first: Option<Subject>,
}

impl OpenPoints {
    pub(super) fn of(
        tree: &Tree,
        evaluation: &Evaluation,
        board: &Board<'_>,
        (now, singles): (&Outcome, &Singles),
    ) -> Self {
        let scale = Scale {
            tree,
            now,
            winner: evaluation.recommendation.winner,
        };
        let open = evaluation.states.iter();
        let open = open.filter(|(_, state)| matches!(state, QuestionState::Open(_)));
        let question = |(ix, _)| {
            let outcomes = singles.iter().filter_map(|(place, then)| {
                let change = board.change(*place).filter(|one| one.question == ix)?;
                Some(scale.settled(Found::Answer(change.probe.clone()), then))
            });
            OpenPoint::of(Subject::Question(ix), outcomes.collect(), scale.winner)
        };
        let questions: Vec<OpenPoint> = open.map(question).collect();
        let facts = evaluation.ranking.iter();
        let facts: Vec<OpenPoint> = facts
            .flat_map(|ranked| unknown(&scale, evaluation, ranked))
            .collect();
        let mut worth: Option<&OpenPoint> = None;
        for point in questions.iter().chain(&facts) {
            if point.flips > 0.0 && worth.is_none_or(|there| point.is_worth_more(there)) {
                worth = Some(point);
            }
        }
        Self {
            worth_first: worth.map(|point| point.subject),
            questions,
            facts,
        }
    }
}

impl OpenPoint {
    #[expect(
        clippy::cast_precision_loss,
        reason = "answers are counted in thousands at most"
    )]
    fn of(subject: Subject, outcomes: Vec<Settling>, winner: Option<CandidateIx>) -> Self {
        let count = outcomes.len().max(1) as f64;
        let flipping = outcomes.iter().filter(|one| one.flips()).count();
        let regrets = || outcomes.iter().filter_map(|one| one.regret);
        Self {
            subject,
            flips: flipping as f64 / count,
            value: winner.map(|_| regrets().sum::<f64>() / count),
            outcomes,
        }
    }

    /// Whether it is worth more to find this out than something else.
    fn is_worth_more(&self, than: &Self) -> bool {
        let value = |point: &Self| point.value.unwrap_or(0.0);
        let by_value = value(self).total_cmp(&value(than));
        by_value.then(self.flips.total_cmp(&than.flips)).is_gt()
    }
}

/// What outcomes are measured against.
struct Scale<'a> {
    tree: &'a Tree,
    now: &'a Outcome,
    winner: Option<CandidateIx>,
}

impl Scale<'_> {
    fn settled(&self, found: Found, then: &Outcome) -> Settling {
        let regret = |winner| {
            if then.is_empty() {
                0.0
            } else {
                (then.best() - then.score(winner).unwrap_or(0.0)).max(0.0)
            }
        };
        Settling {
            found,
            kind: turn(self.tree, self.now, then),
            first: then.first(self.tree),
            regret: self.winner.map(regret),
        }
    }
}

/// The facts of an option that are unknown and matter, each at its worst and at its best.
fn unknown(scale: &Scale<'_>, evaluation: &Evaluation, ranked: &Ranked) -> Vec<OpenPoint> {
    let option = ranked.assessment.candidate;
    let facts = scale.tree.candidates()[option].facts.iter();
    let unknown = facts.filter(|(_, fact)| match fact {
        Fact::Unknown { .. } => true,
        Fact::Known { used, .. } => match &used.reading {
            Reading::Set { unknown, .. } => !unknown.is_empty(),
            _ => false,
        },
        Fact::NotApplicable { .. } => false,
    });
    let point = |(criterion, _): (CriterionIx, &Fact)| {
        let at = |best: bool| {
            let shift = |term: &Contribution| {
                let value = &term.value;
                let then = if best { value.high } else { value.low };
                term.per_value * (then - value.counted)
            };
            let terms = ranked.contributions.iter().filter(|term| {
                term.term.criterion(&evaluation.needs) == Some(criterion) && term.value.is_unknown()
            });
            let score = ranked.score.map_or(0.0, |score| score.points);
            score + terms.map(shift).sum::<f64>()
        };
        let breaks = ranked.assessment.unverified.iter().any(|n| {
            let demand = evaluation.needs.demands.get(*n);
            demand.is_some_and(|demand| {
                let candidate = &scale.tree.candidates()[option];
                let then = verdict_if(&demand.requirement, candidate, criterion, Verdict::Breaks);
                then == Verdict::Breaks
            })
        });
        let (worst, best) = (at(false), at(true));
        if !breaks && (best - worst).abs() <= 0.0 {
            return None;
        }
        let worst = scale.now.with(option, (!breaks).then_some(worst));
        let best = scale.now.with(option, Some(best));
        let outcomes = vec![
            scale.settled(Found::Worst, &worst),
            scale.settled(Found::Best, &best),
        ];
        let subject = Subject::Fact { option, criterion };
        Some(OpenPoint::of(subject, outcomes, scale.winner))
    };
    unknown.filter_map(point).collect()
}
