//! The flowchart for the wall: a few questions of a tree that mostly lead to the same option.
//!
//! Purpose: of all questions of a tree the few that decide most, as a flowchart, and how much it
//! leaves out. Guarantee: how often the flowchart names what the whole tree puts first, and where
//! it does not, is counted over all answer sets (or as many as the steps reach, which is said).
//! Which questions it asks is chosen greedily, on answer sets drawn with a fixed seed: another
//! flowchart may agree more often.

mod chart;
mod grow;
mod labels;
mod settled;
mod test;

pub use chart::{Branch, Chart};
pub use test::{Outcome, Test};

use super::random::Random;
use super::space::{Budget, Count, NotCounted, Space, intervals};
use super::study::Progress;
use super::winners::{Classify, Effort, NoWinners, Winners};
use crate::engine::{Answer, Matrix, Quick, Situation};
use crate::model::{CandidateIx, ChoiceIx, EPSILON, PartialDate, QuestionIx, QuestionKind, Tree};
use grow::{Ground, Row};
use labels::Rests;
use settled::{Firsts, settled};

/// On how many answer sets with a first place a flowchart is grown.
const ROWS: usize = 8_192;
/// How many answer sets are drawn for that at most.
const DRAWN: usize = 65_536;
/// The most choices of one `many` question that a flowchart asks for.
const CHOICES: usize = 16;

/// A flowchart, and how far it can be trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Distilled {
    /// The flowchart.
    pub chart: Chart,
    /// On how many drawn answer sets with a first place it was grown.
    pub grown_on: usize,
    /// For each of its leaves how often that is right.
    pub leaves: Vec<Leaf>,
    /// In how many answer sets nothing is first, because nothing is left or weighed.
    pub without: Count,
    /// How many answer sets were not reached.
    pub open: Count,
}

/// How often a leaf of a flowchart is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The option that it names.
    pub option: CandidateIx,
    /// In how many of the answer sets that come to it the option is first.
    pub right: Count,
    /// What is first instead, the most frequent first, of tied ones the first of the tree.
    pub instead: Vec<(CandidateIx, Count)>,
}

/// Why there is no flowchart.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotDistilled {
    /// The answer space was not counted, so nothing can be drawn from it.
    #[error("the answer sets were not counted: {0}")]
    Space(NotCounted),
    /// There are too many answer sets to draw from.
    #[error("there are more than 2^128 - 1 answer sets")]
    Sets,
    /// No drawn answer set has a first place.
    #[error("in none of {DRAWN} drawn answer sets is an option first")]
    Nobody,
    /// It was not counted who is first.
    #[error("it was not counted who is first: {0}")]
    Winners(NoWinners),
    /// It would ask for too many choices of one question.
    #[error("it would ask for more than {CHOICES} choices of one question")]
    Choices,
}

impl Leaf {
    /// In how many answer sets something else is first.
    pub fn wrong(&self) -> Count {
        let instead = self.instead.iter().map(|(_, count)| *count);
        instead.fold(Count(0), |all, count| all + count)
    }
}

impl Distilled {
    /// In how many answer sets it names an option that is first.
    pub fn right(&self) -> Count {
        let right = self.leaves.iter().map(|leaf| leaf.right);
        right.fold(Count(0), |all, count| all + count)
    }

    /// In how many it does not, though one is first.
    pub fn wrong(&self) -> Count {
        let wrong = self.leaves.iter().map(Leaf::wrong);
        wrong.fold(Count(0), |all, count| all + count)
    }
}

/// The flowchart of at most so many questions one after the other.
///
/// # Errors
/// The answer space or the first places cannot be counted.
pub fn distil(
    tree: &Tree,
    today: PartialDate,
    depth: usize,
    effort: Effort,
    progress: &mut dyn FnMut(Progress),
) -> Result<Distilled, NotDistilled> {
    let space = Space::of(tree, today, Budget::default()).map_err(NotDistilled::Space)?;
    if space.answer_sets.exact().is_none() {
        return Err(NotDistilled::Sets);
    }
    let tests = Test::all(tree);
    let outcomes: Vec<Vec<Outcome>> = tests.iter().map(|test| test.outcomes(tree)).collect();
    let rows = rows(&space, today, (&tests, &outcomes), progress);
    if rows.is_empty() {
        return Err(NotDistilled::Nobody);
    }
    progress(Progress {
        what: "growing the flowchart",
        done: 0,
        of: 0,
    });
    let ground = Ground {
        tree,
        tests: &tests,
        outcomes,
        rows: &rows,
    };
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut chart = ground.chart(&all, depth);
    chart.number(&mut 0);
    let grown_on = rows.len();
    counted(tree, today, (chart, grown_on), effort, progress)
}

/// How often a flowchart is right, over all answer sets.
fn counted(
    tree: &Tree,
    today: PartialDate,
    (chart, grown_on): (Chart, usize),
    effort: Effort,
    progress: &mut dyn FnMut(Progress),
) -> Result<Distilled, NotDistilled> {
    let tests = chart.tests();
    let mut asked: Vec<QuestionIx> = Vec::new();
    for ix in tests.iter().map(Test::question) {
        if !asked.contains(&ix) {
            asked.push(ix);
        }
    }
    let of_one = |ix: QuestionIx| tests.iter().filter(|test| test.question() == ix).count();
    let is_many = |ix: QuestionIx| matches!(tree.questions()[ix].kind, QuestionKind::Many { .. });
    if asked.iter().any(|ix| is_many(*ix) && of_one(*ix) > CHOICES) {
        return Err(NotDistilled::Choices);
    }
    let order = Winners::early(tree, &asked);
    let rests = Rests::of(&chart, &order, |ix| answers(tree, ix, &tests));
    let classify = |ix: QuestionIx, answer: Option<&Answer>| rests.class(ix, answer);
    let told_apart = (&rests.labels, &classify as Classify<'_>, asked.as_slice());
    let counted = Winners::by_label(tree, today, effort, told_apart, progress);
    let (winners, by_label) = counted.map_err(NotDistilled::Winners)?;
    let mut firsts = vec![Firsts::new(); chart.leaves()];
    for ((label, first), count) in by_label {
        let rest = rests.charts.get(label as usize);
        if let Some(Chart::Leaf { place, .. }) = rest
            && let Some(firsts) = firsts.get_mut(*place)
        {
            let there = firsts.entry(first).or_default();
            *there = *there + count;
        }
    }
    let (chart, leaves) = settled(tree, &chart, &firsts);
    Ok(Distilled {
        leaves,
        chart,
        grown_on,
        without: winners.nobody + winners.unweighed,
        open: winners.open,
    })
}

/// Answers of every kind that some tests tell apart; none is that the question does not apply.
fn answers(tree: &Tree, question: QuestionIx, tests: &[Test]) -> Vec<Option<Answer>> {
    let mut all = vec![None, Some(Answer::Unknown)];
    match &tree.questions()[question].kind {
        QuestionKind::One(choices) => {
            all.extend(choices.indices().map(|ix| Some(Answer::One(ix))));
        }
        QuestionKind::Number { .. } => {
            let numbers = intervals(tree, question).into_iter();
            all.extend(numbers.map(|number| Some(Answer::Number(number))));
        }
        QuestionKind::Many { .. } => {
            let asked = tests.iter().filter_map(|test| match test {
                Test::Among(ix, choice) if *ix == question => Some(*choice),
                _ => None,
            });
            let mut subsets: Vec<Vec<ChoiceIx>> = vec![Vec::new()];
            for choice in asked {
                let with = subsets.iter().map(|some| {
                    let mut some = some.clone();
                    some.push(choice);
                    some
                });
                let with: Vec<Vec<ChoiceIx>> = with.collect();
                subsets.extend(with);
            }
            all.extend(subsets.into_iter().map(|some| Some(Answer::Many(some))));
        }
    }
    all
}

/// Drawn answer sets with a first place.
fn rows(
    space: &Space<'_>,
    today: PartialDate,
    (tests, outcomes): (&[Test], &[Vec<Outcome>]),
    progress: &mut dyn FnMut(Progress),
) -> Vec<Row> {
    let tree = space.tree();
    let matrix = Matrix::of(tree);
    let mut situation = Situation::new(tree);
    situation.today = today;
    let mut random = Random::new(0x6469_7374_696c);
    let mut rows = Vec::new();
    for drawn in 0..DRAWN {
        if drawn % 1_024 == 0 {
            progress(Progress {
                what: "drawing answer sets",
                done: rows.len(),
                of: ROWS,
            });
        }
        if rows.len() == ROWS {
            break;
        }
        let Some(set) = space.draw_live(&mut random) else {
            break;
        };
        let quick = Quick::of(tree, &situation.under(set.answers(tree)), &matrix);
        let most = quick
            .scores
            .iter()
            .map(|(_, score)| *score)
            .max_by(f64::total_cmp);
        let Some(most) = most.filter(|_| quick.total > 0.0) else {
            continue;
        };
        let first = quick
            .scores
            .iter()
            .filter(|(_, score)| *score >= most - EPSILON);
        let outcome = |(test, all): (&Test, &Vec<Outcome>)| {
            let given = set.0.iter().find(|(ix, _)| *ix == test.question());
            let outcome = test.outcome(given.map(|(_, answer)| answer));
            let place = all.iter().position(|one| *one == outcome);
            place
                .and_then(|place| u8::try_from(place).ok())
                .unwrap_or(0)
        };
        rows.push(Row {
            outcomes: tests.iter().zip(outcomes).map(outcome).collect(),
            first: first.map(|(ix, _)| *ix).collect(),
        });
    }
    rows
}
