//! The walk: layer by layer, states merged that end alike under all ways on.

use super::acts::{Act, Acts, has, places};
use super::bounds::Bounds;
use super::group::{From, Groups, Key, Map, State, ways};
use super::ranks::{Code, Ranks};
use super::units::Units;
use super::{Winner, Winners};
use crate::analysis::space::{AnswerSet, Count};
use crate::analysis::ways::{Graph, Layer, Standing, Supply, Way};
use crate::engine::Answer;
use crate::model::{MemberSet, QuestionIx};

/// All that is known before the first step.
pub(super) struct Course<'g> {
    pub(super) graph: &'g Graph,
    pub(super) units: Units,
    pub(super) acts: Vec<Acts>,
    pub(super) bounds: Vec<Vec<Bounds>>,
    pub(super) ranks: Ranks,
    /// The options of whose capabilities several answers together decide.
    pub(super) supplies: Vec<(usize, Supply<'g>)>,
}

/// Where an option is first.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// How many answers must be known.
    known: u32,
    /// The layer and the place in it from which on nothing can change that.
    at: (usize, usize),
    /// The last step to there.
    from: From,
}

/// An answer, seen by the options of one group: what is left of it.
struct Step {
    /// The options that stay.
    viable: u64,
    /// What each of these gains.
    gains: Box<[i64]>,
    weighs: bool,
    ways: u128,
    known: bool,
    /// The deck, the family, and the member of it.
    answer: (usize, usize, usize),
}

/// The walk under way.
pub(super) struct Walk<'c, 'g> {
    course: &'c Course<'g>,
    winners: Winners,
    /// For each option where it was found first with the fewest known answers.
    found: Vec<Option<Found>>,
    /// Whether two options were so near to a tie that rounding might decide.
    doubtful: bool,
    /// For each layer where its states come from.
    history: Vec<Vec<From>>,
}

impl<'c, 'g> Walk<'c, 'g> {
    /// Walks all layers, or until the steps are spent; `None` if rounding decides who is first.
    pub(super) fn of(
        course: &'c Course<'g>,
        winners: Winners,
        budget: usize,
        progress: &mut dyn FnMut(usize),
    ) -> Option<Winners> {
        let mut walk = Self {
            course,
            found: vec![None; winners.options.len()],
            winners,
            doubtful: false,
            history: Vec::new(),
        };
        let mut raw = walk.start();
        for (n, layer) in course.graph.layers.iter().enumerate() {
            progress(n);
            let states = walk.settled(n, raw);
            walk.remember(&states);
            raw = walk.step((n, layer), &states, budget);
        }
        for (key, states) in &raw.0 {
            for state in states.values() {
                walk.ended(key, state);
            }
        }
        let found = walk.found.iter().enumerate();
        let found = found.map(|(n, one)| walk.witness((n, one.as_ref()?)));
        let witnesses: Vec<Option<AnswerSet>> = found.collect();
        for (n, witness) in witnesses.into_iter().enumerate() {
            walk.winner(n).witness = witness;
        }
        (!walk.doubtful).then_some(walk.winners)
    }

    /// What is counted of an option.
    fn winner(&mut self, option: usize) -> &mut Winner {
        let all = self.winners.options.rows_mut();
        all.get_mut(option).expect("there is a row for each option")
    }

    fn start(&mut self) -> Groups<Box<[i64]>> {
        let base = Act::base(self.course.graph, &self.course.units);
        let all = (0..self.found.len()).fold(0, |all, n| all | 1_u64 << n);
        let viable = all & !base.breaks;
        let given = &self.course.graph.base;
        let relevant = self.course.relevant(viable);
        let key = Key {
            node: 0,
            viable,
            standing: Standing::default().and(&given.lacks, &given.provides, &relevant),
            weighed: base.weighs,
        };
        let mut raw: Groups<Box<[i64]>> = Groups::new();
        let own = places(viable).filter_map(|n| base.points.get(n).copied());
        let state = State {
            points: levelled(own.collect()),
            ways: 1,
            known: 0,
            from: From::default(),
        };
        if viable == 0 {
            self.winners.nobody = Count(self.course.completions(0, 0));
        } else {
            let place = raw.place(key);
            raw.add(place, state.points.clone(), state);
        }
        raw
    }

    fn remember(&mut self, states: &Groups<Code>) {
        let from: Vec<From> = states.states().map(|state| state.from).collect();
        self.winners.states += from.len();
        self.history.push(from);
    }

    /// All steps from the states before a question.
    fn step(
        &mut self,
        (n, layer): (usize, &Layer),
        states: &Groups<Code>,
        budget: usize,
    ) -> Groups<Box<[i64]>> {
        let mut raw: Groups<Box<[i64]>> = Groups::new();
        let mut cache: Map<(usize, usize, usize, u64), Vec<Step>> = Map::default();
        let mut number = 0;
        for (key, own) in &states.0 {
            let first = number;
            number += u32::try_from(own.len()).expect("states are within the budget");
            if self.winners.steps > budget {
                self.left_open(n, key, ways(own.values()));
                continue;
            }
            let Some(node) = layer.nodes.get(key.node) else {
                continue;
            };
            for way in layer.ways(node) {
                let (deck, family, turn) = way.places;
                let steps = cache
                    .entry((deck, family, turn, key.viable))
                    .or_insert_with(|| self.course.steps(n, &way, key.viable));
                let standing = self.course.standing(key, &way);
                for step in steps.iter() {
                    self.winners.steps += own.len();
                    let after = self.course.completions(n + 1, way.turn.to);
                    let fallen = self.course.unsupplied(step.viable, &standing);
                    if step.viable & !fallen == 0 {
                        let ways = ways(own.values()).saturating_mul(step.ways);
                        let dead = ways.saturating_mul(after);
                        self.winners.nobody = self.winners.nobody + Count(dead);
                        continue;
                    }
                    let target = Key {
                        node: way.turn.to,
                        viable: step.viable & !fallen,
                        standing,
                        weighed: key.weighed || step.weighs,
                    };
                    let place = raw.place(target);
                    for (number, state) in (first..).zip(own.values()) {
                        let points = moved(key.viable, state, step, target.viable);
                        let known = state.known + u32::from(step.known);
                        let state = State {
                            points,
                            ways: state.ways.saturating_mul(step.ways),
                            known,
                            from: From {
                                state: number,
                                answer: step.answer,
                            },
                        };
                        raw.add(place, state.points.clone(), state);
                    }
                }
            }
        }
        raw
    }

    /// States that the budget does not reach.
    fn left_open(&mut self, layer: usize, key: &Key, ways: u128) {
        let all = Count(ways.saturating_mul(self.course.completions(layer, key.node)));
        self.winners.open = self.winners.open + all;
        for option in places(key.viable) {
            let winner = self.winner(option);
            winner.may_be = winner.may_be + all;
        }
    }

    /// What is left of states once those are counted whose end is known, and those merged that
    /// end alike.
    fn settled(&mut self, layer: usize, raw: Groups<Box<[i64]>>) -> Groups<Code> {
        let course = self.course;
        let mut settled: Groups<Code> = Groups::new();
        for (key, states) in raw.0 {
            let Some(bounds) = course.bounds(layer, key.node) else {
                continue;
            };
            let may_lack = course.may_lack(&key, bounds);
            for mut state in states.into_values() {
                let mut own = key;
                if key.weighed {
                    let doubt = course.units.doubt;
                    own.viable = bounds.contenders((key.viable, may_lack), &state.points, doubt);
                    if own.viable != key.viable {
                        let both = places(key.viable).zip(&state.points);
                        let kept = both.filter(|(n, _)| has(own.viable, *n));
                        state.points = levelled(kept.map(|(_, points)| *points).collect());
                    }
                    if own.viable.is_power_of_two() && own.viable & may_lack == 0 {
                        self.alone(
                            (layer, key.node),
                            own.viable.trailing_zeros(),
                            &state,
                            bounds,
                        );
                        continue;
                    }
                }
                let relevant = course.relevant(own.viable);
                own.standing = own.standing.only(&relevant);
                let code = course
                    .ranks
                    .code((layer, key.node), own.viable, &state.points);
                let place = settled.place(own);
                settled.add(place, code, state);
            }
        }
        settled
    }

    /// One option is first wherever it is viable.
    fn alone(
        &mut self,
        (layer, node): (usize, usize),
        option: u32,
        state: &State,
        bounds: &Bounds,
    ) {
        let option = option as usize;
        let Some((alive, fewest)) = bounds.alive.get(option).copied() else {
            return;
        };
        let won = state.ways.saturating_mul(alive);
        let all = state.ways.saturating_mul(bounds.completions);
        self.winners.nobody = self.winners.nobody + Count(all - won);
        let winner = self.winner(option);
        winner.alone = winner.alone + Count(won);
        if alive > 0 {
            self.found(option, (layer, node), state, fewest);
        }
    }

    /// Remembers where an option is first, if nowhere with fewer known answers; `more` must be
    /// known from there on.
    fn found(&mut self, option: usize, at: (usize, usize), state: &State, more: u32) {
        let found = Found {
            known: state.known + more,
            at,
            from: state.from,
        };
        if let Some(best) = self.found.get_mut(option)
            && best.is_none_or(|best| found.known < best.known)
        {
            *best = Some(found);
        }
    }

    /// Counts answer sets whose last question is answered.
    fn ended(&mut self, key: &Key, state: &State) {
        let course = self.course;
        let all = Count(state.ways);
        let fallen = course.without_supply(key);
        let left = places(key.viable).zip(&state.points);
        let left = left.filter(|(n, _)| !has(fallen, *n));
        let left: Vec<(usize, i64)> = left.map(|(n, points)| (n, *points)).collect();
        let Some(most) = left.iter().map(|(_, points)| *points).max() else {
            self.winners.nobody = self.winners.nobody + all;
            return;
        };
        if !key.weighed {
            self.winners.unweighed = self.winners.unweighed + all;
            return;
        }
        let first: Vec<usize> = left
            .iter()
            .filter(|(_, points)| *points == most)
            .map(|(n, _)| *n)
            .collect();
        let near =
            |(_, points): &(usize, i64)| *points != most && most - points <= course.units.doubt;
        self.doubtful |= left.iter().any(near);
        let is_alone = first.len() == 1;
        let end = (course.graph.layers.len(), key.node);
        for option in first {
            let winner = self.winner(option);
            let count = if is_alone {
                &mut winner.alone
            } else {
                &mut winner.tied
            };
            *count = *count + all;
            self.found(option, end, state, 0);
        }
    }

    /// The answer set in which an option was found first.
    fn witness(&self, (option, found): (usize, &Found)) -> Option<AnswerSet> {
        let graph = self.course.graph;
        let mut answers = Vec::new();
        let mut from = found.from;
        for (layer, states) in graph
            .layers
            .iter()
            .zip(&self.history)
            .take(found.at.0)
            .rev()
        {
            answers.extend(layer.known(from.answer));
            from = *states.get(from.state as usize)?;
        }
        answers.extend(self.course.on(option, found.at)?);
        answers.sort_by_key(|(question, _)| *question);
        Some(AnswerSet(answers))
    }
}

impl Course<'_> {
    fn bounds(&self, layer: usize, node: usize) -> Option<&Bounds> {
        self.bounds.get(layer)?.get(node)
    }

    fn completions(&self, layer: usize, node: usize) -> u128 {
        self.bounds(layer, node).map_or(0, |one| one.completions)
    }

    /// The known answers of the way on from a state that leaves an option viable with the fewest.
    fn on(
        &self,
        option: usize,
        (from, mut node): (usize, usize),
    ) -> Option<Vec<(QuestionIx, Answer)>> {
        let mut answers = Vec::new();
        let layers = self.graph.layers.iter().zip(&self.acts).enumerate();
        for (n, (layer, acts)) in layers.skip(from) {
            let mut best: Option<(u32, (usize, usize, usize), usize)> = None;
            for way in layer.ways(layer.nodes.get(node)?) {
                let (alikes, turn) = acts.of_way(&way)?;
                let after = self.bounds(n + 1, way.turn.to)?;
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

    /// Of some options those of whose capabilities several answers together decide.
    fn supplies(&self, viable: u64) -> impl Iterator<Item = &(usize, Supply<'_>)> {
        self.supplies.iter().filter(move |(n, _)| has(viable, *n))
    }

    /// Of these the options of which something is so.
    fn supplied(&self, viable: u64, is_so: impl Fn(&Supply<'_>) -> bool) -> u64 {
        let those = self.supplies(viable).filter(|(_, supply)| is_so(supply));
        those.fold(0, |all, (n, _)| all | 1 << n)
    }

    /// The capabilities that matter to some of these options beyond single answers.
    fn relevant(&self, viable: u64) -> MemberSet {
        let sets = self.supplies(viable).map(|(_, supply)| supply.relevant);
        sets.fold(MemberSet::EMPTY, |all, set| all.union(&set))
    }

    /// Of the options of a group those that may still be without what they need, or are so if
    /// nothing more is said.
    fn may_lack(&self, key: &Key, bounds: &Bounds) -> u64 {
        self.supplied(key.viable, |supply| {
            supply.may_lack(&key.standing, &bounds.lacks, &bounds.provides)
        })
    }

    /// How capabilities stand after a way.
    fn standing(&self, key: &Key, way: &Way<'_>) -> Standing {
        let deed = &way.turn.deed;
        let lacks = way.family.lacks.union(&deed.lacks);
        let provides = way.family.provides.union(&deed.provides);
        let relevant = self.relevant(key.viable);
        key.standing.and(&lacks, &provides, &relevant)
    }

    /// Of some options those that are out for good: of some need all is lacked.
    fn unsupplied(&self, viable: u64, standing: &Standing) -> u64 {
        self.supplied(viable, |supply| supply.is_out(standing))
    }

    /// Of the options of a group those whose needs are not met in the end.
    fn without_supply(&self, key: &Key) -> u64 {
        self.supplied(key.viable, |supply| !supply.is_supplied(&key.standing))
    }

    /// The answers of a way as some options see them, those that do the same to these merged.
    fn steps(&self, layer: usize, way: &Way<'_>, viable: u64) -> Vec<Step> {
        let mut all: Vec<Step> = Vec::new();
        let Some((alikes, turn)) = self.acts.get(layer).and_then(|acts| acts.of_way(way)) else {
            return all;
        };
        let (deck, family, _) = way.places;
        let mut there: Map<(u64, bool, Box<[i64]>), usize> = Map::default();
        for alike in alikes {
            let act = alike.act.and(turn);
            let left = viable & !act.breaks;
            let gains = places(left).filter_map(|n| act.points.get(n).copied());
            let gains = levelled(gains.collect());
            let place = *there
                .entry((left, act.weighs, gains.clone()))
                .or_insert_with(|| {
                    all.push(Step {
                        viable: left,
                        gains,
                        weighs: act.weighs,
                        ways: 0,
                        known: alike.known,
                        answer: (deck, family, alike.member),
                    });
                    all.len() - 1
                });
            if let Some(step) = all.get_mut(place) {
                step.ways = step.ways.saturating_add(alike.ways);
                if step.known && !alike.known {
                    (step.known, step.answer.2) = (false, alike.member);
                }
            }
        }
        all
    }
}

/// The points of the options that stay, once a step was taken.
fn moved(before: u64, state: &State, step: &Step, viable: u64) -> Box<[i64]> {
    let mut gains = step.gains.iter();
    let mut points = Vec::with_capacity(step.gains.len());
    for (option, own) in places(before).zip(&state.points) {
        if has(step.viable, option)
            && let Some(gain) = gains.next()
            && has(viable, option)
        {
            points.push(own + gain);
        }
    }
    levelled(points)
}

/// The same leads with the fewest points being 0.
fn levelled(mut points: Vec<i64>) -> Box<[i64]> {
    let least = points.iter().copied().min().unwrap_or(0);
    for one in &mut points {
        *one -= least;
    }
    points.into_boxed_slice()
}
