//! Every set of so many changed answers, and who is viable and first under each.

use std::collections::BTreeSet;

use super::change::{Change, changes, deeds};
use super::frame::{Frame, Sums};
use super::outcome::Outcome;
use super::tally::Tally;
use crate::analysis::ways::{Deed, Doing, Ground};
use crate::engine::{Answers, QuestionState, Quick, states};
use crate::model::{CandidateIx, MemberSet, QuestionIx};

/// A decision, ready to be looked at under changed answers.
pub(super) struct Board<'a> {
    ground: &'a Ground<'a>,
    /// What answers add up to; `None` if there are more options or capabilities than a set holds,
    /// so that the engine is asked each time.
    sums: Option<Sums>,
    /// The questions of which answers may change, in file order.
    decks: Vec<Deck>,
}

/// A question of which the answer may change.
struct Deck {
    question: QuestionIx,
    /// Whether a condition hangs on its answer.
    is_named: bool,
    /// The other answers; with what they do, if sums are made.
    cards: Vec<(Change, Option<Deed>)>,
}

/// The places of a changed answer: its deck, and the card.
pub(super) type Place = (usize, usize);

/// Looks at sets of changes one by one.
pub(super) trait Look {
    /// Whether a set is worth more than a glance, as far as what answers rule out by themselves.
    fn wants(&self, spares: &dyn Fn(CandidateIx) -> bool) -> bool {
        let _ = spares;
        true
    }

    /// Who is viable and first under a set of changes, in file order of the questions.
    fn see(&mut self, places: &[Place], outcome: &Outcome);

    /// Counts a set that could be given, seen or not.
    fn count(&mut self) {}
}

impl<'a> Board<'a> {
    /// A decision of which the answers to some questions may change.
    pub(super) fn new(ground: &'a Ground<'a>, may: impl Fn(QuestionIx) -> bool) -> Self {
        let Ground {
            tree, situation, ..
        } = ground;
        let most = tree.candidates().len().max(tree.capabilities().len());
        let mut doing = (most <= MemberSet::MAX).then(|| Doing::new(ground));
        let conditions = tree.conditions();
        let named: BTreeSet<QuestionIx> =
            conditions.flat_map(|(_, when)| when.questions()).collect();
        let questions = tree.questions().indices().filter(|ix| may(*ix));
        let deck = |question| {
            let cards = match &mut doing {
                Some(doing) => {
                    let all = deeds(doing, tree, &situation.answers, question);
                    all.into_iter()
                        .map(|(change, deed)| (change, Some(deed)))
                        .collect()
                }
                None => {
                    let all = changes(tree, &situation.answers, question);
                    all.into_iter().map(|change| (change, None)).collect()
                }
            };
            Deck {
                question,
                is_named: named.contains(&question),
                cards,
            }
        };
        let decks = questions.map(deck).collect();
        let sums = doing.map(|mut doing| Sums::of(ground, &mut doing));
        Self {
            ground,
            sums,
            decks,
        }
    }

    /// The same with changes of the answers to some of these questions only.
    pub(super) fn only(self, may: impl Fn(QuestionIx) -> bool) -> Self {
        let Self {
            ground,
            sums,
            mut decks,
        } = self;
        decks.retain(|deck| may(deck.question));
        Self {
            ground,
            sums,
            decks,
        }
    }

    /// The change at a place.
    pub(super) fn change(&self, (deck, card): Place) -> Option<&Change> {
        let (change, _) = self.decks.get(deck)?.cards.get(card)?;
        Some(change)
    }

    /// Who is viable and first as it is.
    pub(super) fn now(&self) -> Outcome {
        self.ask(&self.ground.situation.answers)
    }

    /// Who is viable and first under some changes, as the engine says.
    pub(super) fn with(&self, changes: &[Change]) -> Outcome {
        let mut answers = self.ground.situation.answers.clone();
        for change in changes {
            answers = answers.with(change.question, change.probe.answer.clone());
        }
        self.ask(&answers)
    }

    fn ask(&self, answers: &Answers) -> Outcome {
        let Ground {
            tree,
            situation,
            matrix,
        } = self.ground;
        let quick = Quick::of(tree, &situation.under(answers.clone()), matrix);
        Outcome::of(tree, &quick)
    }

    /// Looks at every set of exactly so many changes, of as many questions, that can be given.
    pub(super) fn each(&self, size: usize, look: &mut dyn Look) {
        let mut places = Vec::new();
        let answers = self.ground.situation.answers.clone();
        self.frames(size, 0, answers, &mut places, look);
    }

    /// Changes answers on which conditions hang, from one deck on; then the others.
    fn frames(
        &self,
        size: usize,
        from: usize,
        answers: Answers,
        places: &mut Vec<Place>,
        look: &mut dyn Look,
    ) {
        let Some(frame) = self.frame(answers, places) else {
            return;
        };
        let left = size - places.len();
        let base = places.len();
        self.plain(&frame, left, 0, frame.tally.as_ref(), (places, base), look);
        if left == 0 {
            return;
        }
        for (n, deck) in self.decks.iter().enumerate().skip(from) {
            if !deck.is_named {
                continue;
            }
            for (m, (change, _)) in deck.cards.iter().enumerate() {
                places.push((n, m));
                let answers = frame
                    .answers
                    .with(deck.question, change.probe.answer.clone());
                self.frames(size, n + 1, answers, places, look);
                places.pop();
            }
        }
    }

    /// The decision under changed answers; `None` if one of them cannot be given.
    fn frame(&self, answers: Answers, places: &[Place]) -> Option<Frame> {
        let tree = self.ground.tree;
        let states = states(tree, &answers);
        let counts = |(deck, _): &Place| {
            let deck = self.decks.get(*deck);
            deck.is_some_and(|deck| states[deck.question] == QuestionState::Answered)
        };
        if !places.iter().all(counts) {
            return None;
        }
        let tally = self.sums.as_ref().map(|sums| {
            let changed = |ix| places.iter().find_map(|place| self.card(*place, ix));
            sums.tally(tree, &answers, &states, changed)
        });
        Some(Frame {
            answers,
            states,
            tally,
        })
    }

    /// What a changed answer does, if it is one to this question.
    fn card(&self, (deck, card): Place, question: QuestionIx) -> Option<&Deed> {
        let deck = self
            .decks
            .get(deck)
            .filter(|deck| deck.question == question)?;
        let (_, deed) = deck.cards.get(card)?;
        deed.as_ref()
    }

    /// Changes so many answers on which no condition hangs, from one deck on.
    fn plain(
        &self,
        frame: &Frame,
        left: usize,
        from: usize,
        tally: Option<&Tally>,
        (places, base): (&mut Vec<Place>, usize),
        look: &mut dyn Look,
    ) {
        if left == 0 {
            self.seen(frame, tally, places, look);
            return;
        }
        let tree = self.ground.tree;
        let mut then = tally.cloned();
        for (n, deck) in self.decks.iter().enumerate().skip(from) {
            let state = frame.states[deck.question];
            if deck.is_named || state == QuestionState::NotApplicable {
                continue;
            }
            for (m, (change, deed)) in deck.cards.iter().enumerate() {
                if !frame.offers(tree, change) {
                    continue;
                }
                if let (Some(then), Some(tally), Some(sums), Some(deed)) =
                    (&mut then, tally, &self.sums, deed)
                {
                    then.become_like(tally);
                    let before = match state {
                        QuestionState::Answered => sums.given[deck.question].as_ref(),
                        _ => Some(&sums.open[deck.question]),
                    };
                    if let Some(before) = before {
                        then.take(before);
                    }
                    then.add(deed);
                }
                places.push((n, m));
                self.plain(frame, left - 1, n + 1, then.as_ref(), (places, base), look);
                places.pop();
            }
        }
    }

    /// Shows a set of changes, in file order.
    fn seen(&self, frame: &Frame, tally: Option<&Tally>, places: &[Place], look: &mut dyn Look) {
        let Ground {
            tree, situation, ..
        } = self.ground;
        look.count();
        if let Some(tally) = tally
            && !look.wants(&|option| tally.spares(option))
        {
            return;
        }
        let mut sorted = places.to_vec();
        sorted.sort_unstable();
        let mut outcome = Outcome::default();
        let before = frame.tally.as_ref().map_or(0.0, Tally::weight);
        let summed = tally.and_then(|one| one.outcome(tree, situation, before, &mut outcome));
        if summed.is_none() {
            let changes = sorted.iter().filter_map(|place| self.change(*place));
            outcome = self.with(&changes.cloned().collect::<Vec<_>>());
        }
        look.see(&sorted, &outcome);
    }
}
