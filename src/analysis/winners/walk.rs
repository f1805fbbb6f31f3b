//! The walk: layer by layer, states merged that end alike under all ways on.

use super::acts::{Act, Acts, answered, places};
use super::bounds::Bounds;
use super::group::{From, Groups, Key, Map, State};
use super::ranks::{Code, Ranks};
use super::units::Units;
use crate::analysis::space::{AnswerSet, Count};
use crate::analysis::ways::{Graph, Layer, Standing, Supply, Way};
use crate::model::MemberSet;

/// All that is known before the first step.
pub(super) struct Course<'g> {
    pub(super) graph: &'g Graph,
    pub(super) units: Units,
    pub(super) acts: Vec<Acts>,
    pub(super) bounds: Vec<Vec<Bounds>>,
    pub(super) ranks: Ranks,
    /// How many options there are.
    pub(super) options: usize,
    /// The options of whose capabilities several answers together decide.
    pub(super) supplies: Vec<(usize, Supply<'g>)>,
}

/// What a walk counts.
#[derive(Debug)]
pub(super) struct Tally {
    /// For each option in how many answer sets it alone is first.
    pub(super) alone: Vec<Count>,
    /// For each option in how many it is first with others.
    pub(super) tied: Vec<Count>,
    /// In how many no option is left.
    pub(super) nobody: Count,
    /// In how many some are left and nothing is weighed.
    pub(super) unweighed: Count,
    /// How many were not reached.
    pub(super) open: Count,
    /// For each option in how many of these it may be first.
    pub(super) may_be: Vec<Count>,
    /// For each option where it was found first with the fewest known answers: how many, the
    /// layer behind the last answer, and where that came from.
    pub(super) best: Vec<Option<(u32, usize, From, usize)>>,
    /// States in all.
    pub(super) states: usize,
    /// Steps from state to state in all.
    pub(super) steps: usize,
    /// Whether two options were so near to a tie that rounding might decide.
    pub(super) doubtful: bool,
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
    answer: (u32, u32, u32),
}

/// The walk under way.
pub(super) struct Walk<'c, 'g> {
    course: &'c Course<'g>,
    tally: Tally,
    /// For each layer where its states come from.
    history: Vec<Vec<From>>,
}

impl<'c, 'g> Walk<'c, 'g> {
    /// Walks all layers, or until the steps are spent.
    pub(super) fn of(
        course: &'c Course<'g>,
        budget: usize,
        progress: &mut dyn FnMut(usize),
    ) -> (Tally, Vec<Option<AnswerSet>>) {
        let options = course.options;
        let nothing = || vec![Count(0); options];
        let mut walk = Self {
            course,
            tally: Tally {
                alone: nothing(),
                tied: nothing(),
                nobody: Count(0),
                unweighed: Count(0),
                open: Count(0),
                may_be: nothing(),
                best: vec![None; options],
                states: 0,
                steps: 0,
                doubtful: false,
            },
            history: Vec::new(),
        };
        let mut states = walk.start();
        for (n, layer) in course.graph.layers.iter().enumerate() {
            progress(n);
            walk.remember(&states);
            let raw = walk.step((n, layer), &states, budget);
            states = walk.settled(n + 1, raw);
        }
        let witnesses = (0..options).map(|option| walk.witness(option)).collect();
        (walk.tally, witnesses)
    }

    fn start(&mut self) -> Groups<Code> {
        let base = Act::base(self.course.graph, &self.course.units);
        let all = (0..self.course.options).fold(0, |all, n| all | 1_u64 << n);
        let viable = all & !base.breaks;
        let nothing = Standing {
            lacked: MemberSet::EMPTY,
            provided: MemberSet::EMPTY,
        };
        let given = &self.course.graph.base;
        let relevant = self.course.relevant(viable);
        let key = Key {
            node: 0,
            viable,
            standing: nothing.and(&given.lacks, &given.provides, &relevant),
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
            self.tally.nobody = Count(self.course.completions(0, 0));
        } else {
            let place = raw.place(key);
            raw.add(place, state.points.clone(), state);
        }
        self.settled(0, raw)
    }

    fn remember(&mut self, states: &Groups<Code>) {
        let all = states.keys.iter().flat_map(|(_, states)| states);
        self.history.push(all.map(|state| state.from).collect());
        self.tally.states += states.len;
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
        for (key, own) in &states.keys {
            let first = number;
            number += u32::try_from(own.len()).expect("states are within the budget");
            if self.tally.steps > budget {
                self.left_open(n, key, own);
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
                    self.tally.steps += own.len();
                    let after = self.course.completions(n + 1, way.turn.to);
                    let fallen = self.course.unsupplied(step.viable, &standing);
                    if step.viable & !fallen == 0 {
                        let ways = own
                            .iter()
                            .fold(0_u128, |sum, one| sum.saturating_add(one.ways));
                        let dead = ways.saturating_mul(step.ways).saturating_mul(after);
                        self.tally.nobody = self.tally.nobody + Count(dead);
                        continue;
                    }
                    let target = Key {
                        node: way.turn.to,
                        viable: step.viable & !fallen,
                        standing,
                        weighed: key.weighed || step.weighs,
                    };
                    let place = raw.place(target);
                    for (number, state) in (first..).zip(own) {
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
    fn left_open(&mut self, layer: usize, key: &Key, states: &[State]) {
        let ways = states
            .iter()
            .fold(0_u128, |sum, one| sum.saturating_add(one.ways));
        let all = Count(ways.saturating_mul(self.course.completions(layer, key.node)));
        self.tally.open = self.tally.open + all;
        for option in places(key.viable) {
            if let Some(may) = self.tally.may_be.get_mut(option) {
                *may = *may + all;
            }
        }
    }

    /// What is left of states once those are counted whose end is known, and those merged that
    /// end alike.
    fn settled(&mut self, layer: usize, raw: Groups<Box<[i64]>>) -> Groups<Code> {
        let course = self.course;
        let mut settled: Groups<Code> = Groups::new();
        let is_end = layer == course.graph.layers.len();
        for (key, states) in raw.keys {
            let Some(bounds) = course.bounds(layer, key.node) else {
                continue;
            };
            let may_lack = course.may_lack(&key, bounds);
            for mut state in states {
                if is_end {
                    self.ended(&key, &state);
                    continue;
                }
                let mut own = key;
                if key.weighed {
                    let doubt = course.units.doubt;
                    own.viable = bounds.contenders((key.viable, may_lack), &state.points, doubt);
                    if own.viable != key.viable {
                        let both = places(key.viable).zip(&state.points);
                        let kept = both.filter(|(n, _)| own.viable & (1 << n) != 0);
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
        self.tally.nobody = self.tally.nobody + Count(all - won);
        if let Some(count) = self.tally.alone.get_mut(option) {
            *count = *count + Count(won);
        }
        if alive > 0 {
            self.found(option, (layer, node), state, fewest);
        }
    }

    /// Remembers where an option is first, if nowhere with fewer known answers.
    fn found(&mut self, option: usize, (layer, node): (usize, usize), state: &State, more: u32) {
        let known = state.known + more;
        if let Some(best) = self.tally.best.get_mut(option)
            && best.is_none_or(|(least, ..)| known < least)
        {
            *best = Some((known, layer, state.from, node));
        }
    }

    /// Counts answer sets whose last question is answered.
    fn ended(&mut self, key: &Key, state: &State) {
        let course = self.course;
        let all = Count(state.ways);
        let fallen = course.without_supply(key);
        let left = places(key.viable).zip(&state.points);
        let left = left.filter(|(n, _)| fallen & (1 << n) == 0);
        let left: Vec<(usize, i64)> = left.map(|(n, points)| (n, *points)).collect();
        let Some(most) = left.iter().map(|(_, points)| *points).max() else {
            self.tally.nobody = self.tally.nobody + all;
            return;
        };
        if !key.weighed {
            self.tally.unweighed = self.tally.unweighed + all;
            return;
        }
        let first: Vec<usize> = left
            .iter()
            .filter(|(_, points)| *points == most)
            .map(|(n, _)| *n)
            .collect();
        let near =
            |(_, points): &(usize, i64)| *points != most && most - points <= course.units.doubt;
        self.tally.doubtful |= left.iter().any(near);
        let counts = match first.len() {
            1 => &mut self.tally.alone,
            _ => &mut self.tally.tied,
        };
        for option in &first {
            if let Some(count) = counts.get_mut(*option) {
                *count = *count + all;
            }
        }
        for option in first {
            self.found(option, (course.graph.layers.len(), key.node), state, 0);
        }
    }

    /// An answer set with the fewest known answers in which an option is first.
    fn witness(&self, option: usize) -> Option<AnswerSet> {
        let (_, mut layer, mut from, mut node) = (*self.tally.best.get(option)?)?;
        let mut answers = Vec::new();
        let (mut at, graph) = (layer, self.course.graph);
        while at > 0 {
            at -= 1;
            let (deck, family, member) = from.answer;
            let of = graph.layers.get(at)?;
            answers.extend(answered(
                of,
                (deck as usize, family as usize, member as usize),
            ));
            from = *self.history.get(at)?.get(from.state as usize)?;
        }
        answers.reverse();
        // From where its end is known, the way on with the fewest known answers that leaves it.
        while let (Some(of), Some(acts)) = (graph.layers.get(layer), self.course.acts.get(layer)) {
            let mut best: Option<(u32, (usize, usize, usize), usize)> = None;
            for way in of.ways(of.nodes.get(node)?) {
                let (alikes, turn) = acts.of_way(&way)?;
                let after = self.course.bounds(layer + 1, way.turn.to)?;
                let (alive, fewest) = *after.alive.get(option)?;
                for alike in alikes {
                    let breaks = (alike.act.breaks | turn.breaks) & (1 << option) != 0;
                    let known = fewest.saturating_add(u32::from(alike.known));
                    if !breaks && alive > 0 && best.is_none_or(|(least, ..)| known < least) {
                        let (deck, family, _) = way.places;
                        best = Some((known, (deck, family, alike.member), way.turn.to));
                    }
                }
            }
            let (_, answer, to) = best?;
            answers.extend(answered(of, answer));
            (layer, node) = (layer + 1, to);
        }
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

    /// The capabilities that matter to some of these options beyond single answers.
    fn relevant(&self, viable: u64) -> MemberSet {
        let own = self.supplies.iter().filter(|(n, _)| viable & (1 << n) != 0);
        own.fold(MemberSet::EMPTY, |all, (_, supply)| {
            all.union(&supply.relevant)
        })
    }

    /// Of the options of a group those that may still be without what they need, or are so if
    /// nothing more is said.
    fn may_lack(&self, key: &Key, bounds: &Bounds) -> u64 {
        let own = self
            .supplies
            .iter()
            .filter(|(n, _)| key.viable & (1 << n) != 0);
        let may = own
            .filter(|(_, supply)| supply.may_lack(&key.standing, &bounds.lacks, &bounds.provides));
        may.fold(0, |all, (n, _)| all | 1 << n)
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
        let own = self.supplies.iter().filter(|(n, _)| viable & (1 << n) != 0);
        let out = own.filter(|(_, supply)| supply.is_out(standing));
        out.fold(0, |all, (n, _)| all | 1 << n)
    }

    /// Of the options of a group those whose needs are not met in the end.
    fn without_supply(&self, key: &Key) -> u64 {
        let own = self
            .supplies
            .iter()
            .filter(|(n, _)| key.viable & (1 << n) != 0);
        let out = own.filter(|(_, supply)| !supply.is_supplied(&key.standing));
        out.fold(0, |all, (n, _)| all | 1 << n)
    }

    /// The answers of a way as some options see them, those that do the same to these merged.
    fn steps(&self, layer: usize, way: &Way<'_>, viable: u64) -> Vec<Step> {
        let mut all: Vec<Step> = Vec::new();
        let Some((alikes, turn)) = self.acts.get(layer).and_then(|acts| acts.of_way(way)) else {
            return all;
        };
        let narrow = |n: usize| u32::try_from(n).expect("decks and families are few");
        let (deck, family, _) = way.places;
        let mut there: Map<(u64, bool, Box<[i64]>), usize> = Map::default();
        for alike in alikes {
            let left = viable & !(alike.act.breaks | turn.breaks);
            let gain = |n: usize| {
                let own = alike.act.points.get(n).zip(turn.points.get(n));
                own.map_or(0, |(answer, rules)| answer + rules)
            };
            let gains = levelled(places(left).map(gain).collect());
            let weighs = alike.act.weighs || turn.weighs;
            let place = *there
                .entry((left, weighs, gains.clone()))
                .or_insert_with(|| {
                    all.push(Step {
                        viable: left,
                        gains,
                        weighs,
                        ways: 0,
                        known: alike.known,
                        answer: (narrow(deck), narrow(family), narrow(alike.member)),
                    });
                    all.len() - 1
                });
            if let Some(step) = all.get_mut(place) {
                step.ways = step.ways.saturating_add(alike.ways);
                if step.known && !alike.known {
                    (step.known, step.answer.2) = (false, narrow(alike.member));
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
        let stays = |set: u64| set & (1 << option) != 0;
        if stays(step.viable)
            && let Some(gain) = gains.next()
            && stays(viable)
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
