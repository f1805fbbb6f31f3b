//! Answer sets drawn from the answer space with a fixed seed, and what they weigh.

use super::AnswerSet;
use super::burden::HEAVY;
use super::random::Random;
use super::space::{Space, intervals};
use super::study::Progress;
use crate::engine::QuestionState;
use crate::engine::{Answer, Answers, Layer, Matrix, Quick, Situation, probes, states};
use crate::model::{
    CandidateIx, ChoiceIx, CriterionIx, EPSILON, QuestionIx, QuestionKind, Table, Tree,
};

/// How many answer sets are drawn.
pub(super) const DRAWN: usize = 4_096;
/// Of each option so many of the drawn sets are kept in which it is nearest to the first place.
const NEAREST: usize = 6;

/// Drawn answer sets, and what they add up to.
#[derive(Debug)]
pub struct Sample {
    /// How many were drawn.
    pub drawn: usize,
    /// Whether each answer set was as likely as any other; else each answer to each question was.
    pub uniform: bool,
    /// The mean of all weights together.
    pub mean_weight: f64,
    /// In how many sets a criterion holds more than [`HEAVY`] of the weight.
    pub heavy_in: Table<CriterionIx, usize>,
    /// For each option a drawn set in which it is first.
    pub(super) first_in: Table<CandidateIx, Option<AnswerSet>>,
    /// For each option the sets in which it is viable and nearest to the first place.
    pub(super) nearest: Table<CandidateIx, Vec<(f64, AnswerSet)>>,
    /// In how many sets each option is viable.
    pub(super) viable_in: Table<CandidateIx, usize>,
}

impl Sample {
    /// Draws from a counted space, else question by question.
    pub(super) fn of(
        tree: &Tree,
        situation: &Situation,
        matrix: &Matrix,
        space: Option<&Space<'_>>,
        progress: &mut dyn FnMut(Progress),
    ) -> Self {
        let space = space.filter(|space| space.answer_sets.exact().is_some());
        let mut random = Random::new(0x7768_7973_7461_636b);
        let mut sample = Self {
            drawn: DRAWN,
            uniform: space.is_some(),
            mean_weight: 0.0,
            heavy_in: Table::for_each_of(tree.criteria(), |_, _| 0),
            first_in: Table::for_each_of(tree.candidates(), |_, _| None),
            nearest: Table::for_each_of(tree.candidates(), |_, _| Vec::new()),
            viable_in: Table::for_each_of(tree.candidates(), |_, _| 0),
        };
        let mut sum = 0.0;
        for n in 0..DRAWN {
            if n % 256 == 0 {
                progress(Progress {
                    what: "drawing answer sets",
                    done: n,
                    of: DRAWN,
                });
            }
            let set = match space {
                Some(space) => space.draw(&mut random).unwrap_or_default(),
                None => by_question(tree, &mut random),
            };
            let situation = situation.under(set.answers(tree));
            let quick = Quick::of(tree, &situation, matrix);
            sum += quick.total;
            sample.weigh(tree, &quick);
            sample.rank(&quick, &set);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let mean = sum / DRAWN as f64;
        sample.mean_weight = mean;
        sample
    }

    fn weigh(&mut self, tree: &Tree, quick: &Quick) {
        if quick.total <= 0.0 {
            return;
        }
        for ix in tree.criteria().indices() {
            let preferred: f64 = quick
                .needs
                .preferences
                .iter()
                .filter(|term| term.criterion == ix)
                .flat_map(|term| &term.parts)
                .map(|part| part.weight.points())
                .sum();
            let weight = quick.needs.weight(ix).points() + preferred;
            if weight > HEAVY * quick.total {
                *self.heavy_in.row_mut(ix) += 1;
            }
        }
    }

    fn rank(&mut self, quick: &Quick, set: &AnswerSet) {
        for (ix, _) in &quick.scores {
            *self.viable_in.row_mut(*ix) += 1;
            let Some(lead) = lead(quick, *ix) else {
                continue;
            };
            let first = self.first_in.row_mut(*ix);
            if lead >= -EPSILON {
                if first.is_none() {
                    *first = Some(set.clone());
                }
            } else if first.is_none() {
                let nearest = self.nearest.row_mut(*ix);
                nearest.push((lead, set.clone()));
                nearest.sort_by(|a, b| b.0.total_cmp(&a.0));
                nearest.truncate(NEAREST);
            }
        }
    }
}

/// By how much an option leads all others, negative if it does not; `None` if it is not viable
/// or nothing is weighed. One that stands alone leads by 100 points.
pub(super) fn lead(quick: &Quick, candidate: CandidateIx) -> Option<f64> {
    if quick.total <= 0.0 {
        return None;
    }
    let own = quick.scores.iter().find(|(ix, _)| *ix == candidate)?.1;
    let others = quick.scores.iter().filter(|(ix, _)| *ix != candidate);
    let best = others.map(|(_, score)| *score).max_by(f64::total_cmp);
    Some(best.map_or(100.0, |best| own - best))
}

/// One answer set, each answer to each question as likely as any other.
pub(super) fn by_question(tree: &Tree, random: &mut Random) -> AnswerSet {
    let mut answers = Answers::none(tree);
    let mut set = AnswerSet::default();
    for question in tree.questions().indices() {
        if states(tree, &answers)[question] == QuestionState::NotApplicable {
            continue;
        }
        let answer = any_answer(tree, question, &answers, random);
        if answer != Answer::Unknown
            && answers
                .give(tree, question, answer.clone(), Layer::Asked)
                .is_ok()
        {
            set.0.push((question, answer));
        }
    }
    set
}

fn any_answer(tree: &Tree, question: QuestionIx, given: &Answers, random: &mut Random) -> Answer {
    let offered = offered(tree, question, given);
    let mut all: Vec<Answer> = vec![Answer::Unknown];
    match tree.questions()[question].kind {
        QuestionKind::One(_) => all.extend(offered.into_iter().map(Answer::One)),
        QuestionKind::Number { .. } => {
            all.extend(intervals(tree, question).into_iter().map(Answer::Number));
        }
        QuestionKind::Many { .. } => {
            // One in 2^n + 1 is "unknown": with many choices hardly ever.
            let subsets = 1_u128.checked_shl(u32::try_from(offered.len()).unwrap_or(127));
            if random.below(subsets.unwrap_or(u128::MAX - 1) + 1) == 0 {
                return Answer::Unknown;
            }
            let chosen = offered.into_iter().filter(|_| random.bits() % 2 == 1);
            return Answer::Many(chosen.collect());
        }
    }
    let place = random.place(all.len());
    all.swap_remove(place)
}

/// The choices that are offered under some answers.
pub(super) fn offered(tree: &Tree, question: QuestionIx, given: &Answers) -> Vec<ChoiceIx> {
    let states = states(tree, given);
    let single = |answer| match answer {
        Answer::One(ix) => Some(ix),
        Answer::Many(chosen) => chosen.first().copied(),
        Answer::Number(_) | Answer::Unknown => None,
    };
    probes(tree, question, given, &states)
        .into_iter()
        .filter_map(|probe| single(probe.answer))
        .collect()
}
