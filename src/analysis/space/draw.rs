//! Answer sets drawn uniformly: each as likely as any other.

use super::hard::Hard;
use super::layer::{Deck, Layer, Node};
use super::together::Together;
use super::{AnswerSet, Count, Space};
use crate::analysis::random::Random;
use crate::engine::Answer;
use crate::model::{ChoiceIx, MemberSet};

/// How often a subset is drawn anew until it does what was drawn.
const TRIES: usize = 1 << 16;

impl Space<'_> {
    /// One answer set, drawn uniformly; `None` if there is none, or more than are counted.
    pub fn draw(&self, random: &mut Random) -> Option<AnswerSet> {
        self.drawn(random, |node| node.completions)
    }

    /// One of the answer sets that leave an option, drawn uniformly; `None` if there is none, or
    /// more than are counted.
    pub fn draw_live(&self, random: &mut Random) -> Option<AnswerSet> {
        self.drawn(random, |node| node.live)
    }

    /// One of the answer sets of which there are so many from each state on.
    fn drawn(&self, random: &mut Random, of: impl Fn(&Node) -> Count) -> Option<AnswerSet> {
        self.answer_sets.exact()?;
        let mut answers = Vec::new();
        let mut place = 0;
        for (question, pair) in self.tree.questions().indices().zip(self.layers.windows(2)) {
            let [layer, next] = pair else { continue };
            let node = layer.nodes.get(place)?;
            let mut left = random.below(of(node).0);
            let mut taken = None;
            for (_, step, deed) in layer.steps_of(node) {
                let then = of(next.nodes.get(step.to as usize)?);
                let share = deed.ways.times(then).0;
                if left < share {
                    taken = Some((step, deed));
                    break;
                }
                left -= share;
            }
            let (step, deed) = taken?;
            place = step.to as usize;
            if deed.is_known() {
                let deck = layer.decks.get(node.deck)?;
                answers.push((question, varied(layer, deck, &deed.answer, random)));
            }
        }
        Some(AnswerSet(answers))
    }
}

/// Of several chosen ones any of the subsets that do the same, each as likely as any other.
fn varied(layer: &Layer, deck: &Deck, answer: &Answer, random: &mut Random) -> Answer {
    let Answer::Many(chosen) = answer else {
        return answer.clone();
    };
    let offered: Vec<ChoiceIx> = layer
        .singles
        .indices()
        .filter(|ix| deck.offered.contains(*ix))
        .collect();
    let does = |all: &[ChoiceIx]| -> (Hard, MemberSet) {
        let singles = all.iter().map(|ix| &layer.singles[*ix]);
        let together = singles.fold(Together::default(), |sum, one| sum.and(one));
        together.settled()
    };
    let wanted = does(chosen);
    if chosen.is_empty() {
        return answer.clone();
    }
    for _ in 0..TRIES {
        let mut bits = 0;
        let mut drawn = Vec::new();
        for (n, ix) in offered.iter().enumerate() {
            if n % 64 == 0 {
                bits = random.bits();
            }
            if bits & (1 << (n % 64)) != 0 {
                drawn.push(*ix);
            }
        }
        if !drawn.is_empty() && does(&drawn) == wanted {
            return Answer::Many(drawn);
        }
    }
    answer.clone()
}
