//! The answers under which an option was found first.

use super::course::Course;
use super::group::From;
use super::tally::Found;
use crate::analysis::bits::has;
use crate::analysis::space::AnswerSet;
use crate::engine::Answer;
use crate::model::QuestionIx;

/// The answer set in which an option was found first; `history` says of each layer where its
/// states come from.
pub(super) fn witness(
    course: &Course<'_>,
    history: &[Vec<From>],
    (option, found): (usize, &Found),
) -> Option<AnswerSet> {
    way_to(course, history, option, (found.at, found.from))
}

/// The known answers of the way to a state, and of one on that leaves an option viable.
pub(super) fn way_to(
    course: &Course<'_>,
    history: &[Vec<From>],
    option: usize,
    (at, from): ((usize, usize), From),
) -> Option<AnswerSet> {
    let mut answers = to(course, history, (at, from))?;
    answers.extend(on(course, option, at)?);
    answers.sort_by_key(|(question, _)| *question);
    Some(AnswerSet(answers))
}

/// The known answers of the way to a state.
pub(super) fn to(
    course: &Course<'_>,
    history: &[Vec<From>],
    (at, mut from): ((usize, usize), From),
) -> Option<Vec<(QuestionIx, Answer)>> {
    let mut answers = Vec::new();
    let layers = course.graph.layers.iter().zip(history);
    for (layer, states) in layers.take(at.0).rev() {
        let [deck, family, member] = from.answer;
        answers.extend(layer.known((deck as usize, family as usize, member as usize)));
        from = *states.get(from.state as usize)?;
    }
    Some(answers)
}

/// The known answers of the way on from a state that leaves an option viable with the fewest.
fn on(
    course: &Course<'_>,
    option: usize,
    (from, mut node): (usize, usize),
) -> Option<Vec<(QuestionIx, Answer)>> {
    let mut answers = Vec::new();
    let layers = course.graph.layers.iter().zip(&course.acts).enumerate();
    for (n, (layer, acts)) in layers.skip(from) {
        let mut best: Option<(u32, (usize, usize, usize), usize)> = None;
        for way in layer.ways(layer.nodes.get(node)?) {
            let (alikes, turn) = acts.of_way(&way)?;
            let after = course.bounds((n + 1, way.turn.to))?;
            let (alive, fewest) = *after.alive.get(option)?;
            for alike in alikes {
                let breaks = has(alike.act.breaks | turn.breaks, option);
                let known = fewest.saturating_add(u32::from(alike.known));
                if !breaks && alive > 0 && best.is_none_or(|(least, ..)| known < least) {
                    let (deck, family, _) = way.places;
                    best = Some((known, (deck, family, alike.member), way.turn.to));
                }
            }
        }
        let (_, answer, to) = best?;
        answers.extend(layer.known(answer));
        node = to;
    }
    Some(answers)
}
