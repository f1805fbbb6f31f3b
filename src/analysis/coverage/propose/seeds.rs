//! For each missing goal an answer set with few known answers that reaches it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bench, Draft, Seeds};
use crate::analysis::coverage::goal::Goal;
use crate::analysis::coverage::stated::{Need, Speaker, Stated, bands, breaks};
use crate::analysis::random::Random;
use crate::analysis::sample::by_question;
use crate::analysis::space::{AnswerSet, Space, intervals};
use crate::engine::{Answer, probes, states};
use crate::model::{CandidateIx, ChoiceIx, QuestionIx};

/// How many answer sets are drawn for what the shortest ways do not reach.
const DRAWN: usize = 2_048;
/// The seed of the draws.
const SEED: u64 = 0x636f_7665_7261_6765;

/// The seeds of all missing goals for which one is found.
pub(super) fn seeds(
    bench: &mut Bench<'_>,
    (space, firsts): (Option<&Space<'_>>, &BTreeMap<CandidateIx, AnswerSet>),
    missing: &BTreeSet<Goal>,
) -> Seeds {
    bench.missing.clone_from(missing);
    let mut seeds = Seeds::new();
    for goal in missing {
        let ways = match goal {
            Goal::First(ix) => firsts.get(ix).cloned().into_iter().collect(),
            _ => space.map_or_else(Vec::new, |space| ways(bench, space, *goal)),
        };
        for way in ways {
            let draft = bench.draft(way);
            if draft.reaches.contains(goal) {
                let draft = shortened(bench, draft, *goal);
                seeds.insert(*goal, draft);
                break;
            }
        }
    }
    drawn(bench, space, missing, &mut seeds);
    seeds
}

/// The answer sets that are likely to reach a goal, the likeliest first.
fn ways(bench: &Bench<'_>, space: &Space<'_>, goal: Goal) -> Vec<AnswerSet> {
    let one = |way: Option<AnswerSet>| way.into_iter().collect();
    match goal {
        Goal::Question(ix) => one(answered(bench, space, ix)),
        Goal::Choice(ix, choice) => one(space.way_to_choice(ix, choice)),
        Goal::Band(ix, place) => numbers(bench, space, ix, |number| {
            let band = bands(bench.tree, ix).get(place);
            band.is_some_and(|band| band.interval.contains(number))
        }),
        Goal::Nothing(ix) => one(with(space, ix, Answer::Many(Vec::new()))),
        Goal::Unknown(ix) => one(space.way_to_question(ix)),
        Goal::Rule(ix) => one(space.rule_witnesses[ix].clone()),
        Goal::Requirement(stated) => stating(bench, space, stated),
        Goal::First(_) => Vec::new(),
        Goal::Eliminated(ix) => one(space.way_to_viable(|viable| !viable.contains(ix))),
    }
}

/// The way to a question, then an answer to it.
fn with(space: &Space<'_>, ix: QuestionIx, answer: Answer) -> Option<AnswerSet> {
    let AnswerSet(mut answers) = space.way_to_question(ix)?;
    answers.push((ix, answer));
    Some(AnswerSet(answers))
}

/// The way to a question, then the first answer that it offers.
fn answered(bench: &Bench<'_>, space: &Space<'_>, ix: QuestionIx) -> Option<AnswerSet> {
    let way = space.way_to_question(ix)?;
    let answers = way.answers(bench.tree);
    let states = states(bench.tree, &answers);
    let first = probes(bench.tree, ix, &answers, &states)
        .into_iter()
        .next()?;
    with(space, ix, first.answer)
}

/// The way to a number question, then each number that passes and that anything tells apart.
fn numbers(
    bench: &Bench<'_>,
    space: &Space<'_>,
    ix: QuestionIx,
    passes: impl Fn(f64) -> bool,
) -> Vec<AnswerSet> {
    let all = intervals(bench.tree, ix).into_iter();
    let passing = all.filter(|number| passes(*number));
    passing
        .filter_map(|number| with(space, ix, Answer::Number(number)))
        .collect()
}

/// The ways on which a requirement is stated, where it can be told so that it breaks.
fn stating(bench: &Bench<'_>, space: &Space<'_>, stated: Stated) -> Vec<AnswerSet> {
    let spoken = match stated.by {
        Speaker::Choice(ix, choice) => Goal::Choice(ix, choice),
        Speaker::Band(ix, place) => Goal::Band(ix, place),
        Speaker::Rule(ix) => Goal::Rule(ix),
        Speaker::Answer(ix) => {
            if let Some(united) = stated.united(bench.tree) {
                let choices = bench.tree.questions()[ix].choices().indices();
                let eliminating = choices.filter(|choice: &ChoiceIx| {
                    let required = united.requirement(&[*choice]);
                    required.is_some_and(|required| breaks(bench.tree, &required))
                });
                return eliminating
                    .filter_map(|choice| space.way_to_choice(ix, choice))
                    .collect();
            }
            return numbers(bench, space, ix, |number| match stated.need {
                Need::RequiresAnswer(_) => stated
                    .number(bench.tree)
                    .is_some_and(|effect| breaks(bench.tree, &Stated::under(effect, number))),
                Need::Requires(_) | Need::Lacks(_) | Need::Provides(_) => true,
            });
        }
    };
    ways(bench, space, spoken)
}

/// Draws answer sets for the goals that are left, and keeps of each what it needs.
fn drawn(
    bench: &mut Bench<'_>,
    space: Option<&Space<'_>>,
    missing: &BTreeSet<Goal>,
    seeds: &mut Seeds,
) {
    let mut random = Random::new(SEED);
    for _ in 0..DRAWN {
        if bench.is_spent() || seeds.len() == missing.len() {
            return;
        }
        let counted = space.and_then(|space| space.draw(&mut random));
        let set = counted.unwrap_or_else(|| by_question(bench.tree, &mut random));
        let draft = bench.draft(set);
        for goal in draft.reaches.clone() {
            seeds
                .entry(goal)
                .or_insert_with(|| shortened(bench, draft.clone(), goal));
        }
    }
}

/// The draft without the answers that a goal does not need.
fn shortened(bench: &mut Bench<'_>, draft: Draft, goal: Goal) -> Draft {
    super::trim::shortest(bench, draft, &BTreeSet::from([goal]))
}
