//! Tipping points, against trees in which the fact is what it would have to be.

use proptest::prelude::*;
use whystack::analysis::explain::Explained;
use whystack::analysis::tipping::tipping_points;
use whystack::analysis::tipping::{Said as Beyond, Tipping, Turned, tipping_points_of};
use whystack::engine::{Situation, evaluate};
use whystack::model::{CandidateIx, CriterionIx, Ix, Tree};

use crate::random::Random;
use crate::spec::{Asked, Effects, Fact, Kind, Said, Spec};
use crate::text::load;

/// The first of a spec: ids.
fn first(spec: &Spec, asked: &Asked) -> Vec<String> {
    let (loaded, situation) = load(spec, asked);
    first_of(&loaded.tree, &situation)
}

fn first_of(tree: &Tree, situation: &Situation) -> Vec<String> {
    let found = evaluate(tree, situation).first();
    let ids = found.iter().map(|ix| tree.candidates()[*ix].id.to_string());
    ids.collect()
}

/// One fact of a tree, to be replaced.
struct Place<'a> {
    spec: &'a Spec,
    asked: &'a Asked,
    option: usize,
    criterion: usize,
    today: &'a [String],
}

impl Place<'_> {
    fn now(&self) -> &Fact {
        &self.spec.options[self.option].facts[self.criterion]
    }

    /// Who is first with another fact, if the first place turns.
    fn turns(&self, said: Said) -> Option<Vec<String>> {
        let mut spec = self.spec.clone();
        spec.options[self.option].facts[self.criterion] = Fact::Known {
            used: said,
            assessed: false,
            dissent: Vec::new(),
        };
        let then = first(&spec, self.asked);
        let turned = !then.is_empty() && !then.iter().any(|id| self.today.contains(id));
        turned.then_some(then)
    }
}

/// Whether a figure lies in the run of a turn; whether it lies beyond the end of the run.
fn against(turn: &Turned, figure: f64) -> (bool, bool) {
    let Turned::Figure { at, up, until } = *turn else {
        return (matches!(turn, Turned::AnyFigure), false);
    };
    // A figure within the tolerance of an end says nothing.
    let after = |end: whystack::analysis::tipping::End, up: bool| {
        let reaches = if up { figure > end.at } else { figure < end.at };
        reaches || (end.included && figure == end.at)
    };
    let past = until.is_some_and(|end| if up { figure > end.at } else { figure < end.at });
    let past = past || until.is_some_and(|end| !end.included && figure == end.at);
    (after(at, up) && !past, past)
}

fn figures(criterion: usize) -> Vec<f64> {
    if criterion == 0 {
        (-4..=52).map(|n| f64::from(n) * 2.5).collect()
    } else {
        (-2..=42).map(|n| 10f64.powf(f64::from(n) / 9.0)).collect()
    }
}

fn numbers(
    place: &Place<'_>,
    tipping: Option<&Tipping>,
    names: &dyn Fn(&[CandidateIx]) -> Vec<String>,
) -> Vec<String> {
    let turns = tipping.map_or(&[][..], |one| &one.turns);
    let mut wrong = Vec::new();
    for figure in figures(place.criterion) {
        let flips = place.turns(Said::Number(figure, figure)).is_some();
        let told: Vec<(bool, bool)> = turns.iter().map(|turn| against(&turn.to, figure)).collect();
        let within = told.iter().any(|(within, _)| *within);
        let past = told.iter().any(|(_, past)| *past);
        let near = turns.iter().any(|turn| match turn.to {
            Turned::Figure { at, until, .. } => [Some(at), until]
                .into_iter()
                .flatten()
                .any(|end| (end.at - figure).abs() < 1e-6 && !end.included),
            _ => false,
        });
        if near {
            continue;
        }
        if flips && !within && !past {
            wrong.push(format!("{figure} turns and is not told: {turns:?}"));
        }
        if !flips && within {
            wrong.push(format!("{figure} is told and does not turn: {turns:?}"));
        }
    }
    let now = match place.now() {
        Fact::Known {
            used: Said::Number(low, high),
            ..
        } if low == high => Some(*low),
        _ => None,
    };
    for turn in turns {
        let Turned::Figure { at, up, until } = turn.to else {
            continue;
        };
        let sign = if up { 1.0 } else { -1.0 };
        let room = until.map_or(f64::INFINITY, |end| (end.at - at.at).abs());
        let step = (at.at.abs() * 1e-5).max(1e-5).min(room / 2.0);
        let beyond = if at.included {
            at.at
        } else {
            at.at + sign * step
        };
        match place.turns(Said::Number(beyond, beyond)) {
            None => wrong.push(format!("{beyond} does not turn: {turn:?}")),
            Some(then) if then != names(&turn.first) => {
                wrong.push(format!("{then:?} would be first: {turn:?}"));
            }
            Some(_) => {}
        }
        if let Some(now) = now.filter(|now| (at.at - now).abs() > 1e-6) {
            let less = at.at - (at.at - now) / 100.0;
            if place.turns(Said::Number(less, less)).is_some() {
                wrong.push(format!("{less} turns already: {turn:?}"));
            }
        }
    }
    wrong
}

/// All that one fact could be at one change, of what is no number.
fn changes(place: &Place<'_>) -> Vec<(Said, Turned)> {
    let (tree, _) = load(place.spec, place.asked);
    let criterion = &tree.tree.criteria().rows()[place.criterion];
    match &criterion.scale {
        whystack::model::Scale::Level(levels) => levels
            .all()
            .indices()
            .map(|level| {
                let n = level.position();
                (Said::Level(n, n), Turned::Level { level, up: true })
            })
            .collect(),
        whystack::model::Scale::Flag { .. } => [true, false]
            .map(|is| (Said::Flag(is), Turned::Flag(is)))
            .into(),
        whystack::model::Scale::Set(members) => {
            let (there, open) = match place.now() {
                Fact::Known {
                    used: Said::Set { has, unknown },
                    ..
                } => (has.clone(), unknown.clone()),
                Fact::NotApplicable => (Vec::new(), Vec::new()),
                _ => (Vec::new(), vec![0, 1, 2]),
            };
            let mut all = Vec::new();
            for member in members.all().indices() {
                let n = member.position();
                for with in [true, false] {
                    let mut has: Vec<usize> = there.iter().copied().filter(|m| *m != n).collect();
                    if with {
                        has.push(n);
                        has.sort_unstable();
                    }
                    let unknown: Vec<usize> = open.iter().copied().filter(|m| *m != n).collect();
                    if (&has, &unknown) != (&there, &open) {
                        all.push((
                            Said::Set { has, unknown },
                            Turned::Member { member, has: with },
                        ));
                    }
                }
            }
            all
        }
        whystack::model::Scale::Number { .. } => Vec::new(),
    }
}

fn words(
    place: &Place<'_>,
    tipping: Option<&Tipping>,
    names: &dyn Fn(&[CandidateIx]) -> Vec<String>,
) -> Vec<String> {
    let turns = tipping.map_or(&[][..], |one| &one.turns);
    let mut wrong = Vec::new();
    for (said, to) in changes(place) {
        let then = place.turns(said.clone());
        let told = turns.iter().find(|turn| match (turn.to, to) {
            (Turned::Level { level, .. }, Turned::Level { level: other, .. }) => level == other,
            (one, other) => one == other,
        });
        match (then, told) {
            (None, None) => {}
            (Some(then), Some(turn)) => {
                if names(&turn.first) != then {
                    wrong.push(format!("{then:?} would be first: {turn:?}"));
                }
            }
            (None, Some(turn)) => wrong.push(format!("{said:?} does not turn: {turn:?}")),
            // Of levels the nearest is told: one nearer on the same side must be.
            (Some(_), None) => {
                let Turned::Level { level, .. } = to else {
                    wrong.push(format!("{said:?} turns and is not told: {turns:?}"));
                    continue;
                };
                let nearer = turns.iter().any(|turn| match turn.to {
                    Turned::Level {
                        level: other,
                        up: true,
                    } => other < level,
                    Turned::Level {
                        level: other,
                        up: false,
                    } => other > level,
                    _ => false,
                });
                if !nearer {
                    wrong.push(format!("{said:?} turns and is not told: {turns:?}"));
                }
            }
        }
    }
    wrong
}

/// What is told to lie beyond, against the trees in which it is believed.
fn beyond(place: &Place<'_>, tipping: Option<&Tipping>) -> Vec<String> {
    let told: Vec<Beyond> = tipping.map_or_else(Vec::new, |one| {
        one.beyond.iter().map(|one| one.said).collect()
    });
    let mut wrong = Vec::new();
    let mut check = |said: Beyond, value: Said| {
        if place.turns(value.clone()).is_some() != told.contains(&said) {
            wrong.push(format!("{said:?} is {value:?}: {told:?}"));
        }
    };
    let Fact::Known { used, dissent, .. } = place.now() else {
        return wrong;
    };
    for (n, other) in dissent.iter().enumerate() {
        check(Beyond::Dissent(n), other.clone());
    }
    match used {
        Said::Number(low, high) if low < high => {
            check(Beyond::Low, Said::Number(*low, *low));
            check(Beyond::High, Said::Number(*high, *high));
        }
        Said::Level(low, high) if low < high => {
            check(Beyond::Low, Said::Level(*low, *low));
            check(Beyond::High, Said::Level(*high, *high));
        }
        Said::Set { has, unknown } if !unknown.is_empty() => {
            let mut all = has.clone();
            all.extend(unknown);
            all.sort_unstable();
            check(
                Beyond::AllMembers,
                Said::Set {
                    has: all,
                    unknown: Vec::new(),
                },
            );
            check(
                Beyond::NoMembers,
                Said::Set {
                    has: has.clone(),
                    unknown: Vec::new(),
                },
            );
        }
        _ => {}
    }
    wrong
}

/// Everything on which the tipping points of a random tree and its changed copies disagree; how
/// many turns there were.
fn disagreements(seed: u64) -> (Vec<String>, usize) {
    let mut random = Random(seed);
    let spec = random.spec_of(3, 4);
    let asked = random.asked(&spec);
    let (loaded, situation) = load(&spec, &asked);
    let tree = &loaded.tree;
    let evaluation = evaluate(tree, &situation);
    let today = first_of(tree, &situation);
    let names = |all: &[CandidateIx]| {
        all.iter()
            .map(|ix| tree.candidates()[*ix].id.to_string())
            .collect::<Vec<String>>()
    };
    let mut wrong = Vec::new();
    let mut of_all = Vec::new();
    for (ix, candidate) in tree.candidates().iter() {
        let found = tipping_points_of(tree, &evaluation, ix);
        let id = candidate.id.to_string();
        let option = spec.options.iter().position(|one| one.id == id).unwrap();
        for (n, criterion) in tree.criteria().indices().enumerate() {
            let tipping = found.iter().find(|one| one.criterion == criterion);
            let place = Place {
                spec: &spec,
                asked: &asked,
                option,
                criterion: n,
                today: &today,
            };
            let mut said = numbers_or_words(&place, criterion, tree, tipping, &names);
            said.extend(beyond(&place, tipping));
            wrong.extend(said.into_iter().map(|said| {
                format!(
                    "seed {seed}, {id}, {}, {:?}: {said}",
                    tree.criteria()[criterion].id,
                    place.now()
                )
            }));
        }
        if evaluation.ranked(ix).is_some() {
            of_all.extend(found);
        }
    }
    let listed = tipping_points(tree, &evaluation);
    let turns = listed.len();
    let key = |one: &Tipping| (one.candidate, one.criterion);
    let mut a: Vec<_> = listed.iter().map(key).collect();
    let mut b: Vec<_> = of_all.iter().map(key).collect();
    a.sort_unstable();
    b.sort_unstable();
    if a != b {
        wrong.push(format!("seed {seed}: listed {a:?}, one by one {b:?}"));
    }
    let in_order = listed.windows(2).all(|pair| {
        let key = |one: &Tipping| (!one.is_disputed(), one.distance());
        key(&pair[0]) <= key(&pair[1])
    });
    if !in_order {
        wrong.push(format!("seed {seed}: out of order: {listed:?}"));
    }
    (wrong, turns)
}

fn numbers_or_words(
    place: &Place<'_>,
    criterion: CriterionIx,
    tree: &Tree,
    tipping: Option<&Tipping>,
    names: &dyn Fn(&[CandidateIx]) -> Vec<String>,
) -> Vec<String> {
    match tree.criteria()[criterion].kind() {
        "number" => numbers(place, tipping, names),
        _ => words(place, tipping, names),
    }
}

proptest! {
    #![proptest_config(crate::cases(12))]

    #[test]
    fn a_tipping_value_turns_the_first_place_and_nothing_nearer_does(seed in any::<u64>()) {
        let (wrong, _) = disagreements(seed);
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// The same tree with nothing that keeps an option out.
fn open(spec: &Spec, asked: &Asked) -> (Spec, Asked) {
    let mut spec = spec.clone();
    let mut asked = asked.clone();
    let soften = |effects: &mut Effects| {
        effects.requires.clear();
        effects.any = None;
    };
    for (_, effects) in &mut spec.rules {
        soften(effects);
    }
    for question in &mut spec.questions {
        match &mut question.kind {
            Kind::One(choices) => choices.iter_mut().for_each(|one| soften(&mut one.effects)),
            Kind::Many {
                choices, answer, ..
            } => {
                choices.iter_mut().for_each(|one| soften(&mut one.effects));
                *answer = None;
            }
            Kind::Number { bands, bound } => {
                bands.iter_mut().for_each(|(_, _, effects)| soften(effects));
                if bound.is_some_and(|(_, weight)| weight.is_none()) {
                    *bound = None;
                }
            }
        }
    }
    for option in &mut spec.options {
        option.needs.clear();
        option.conflicts.clear();
    }
    asked.banned.clear();
    asked.only = None;
    asked.strict = 0;
    (spec, asked)
}

proptest! {
    #![proptest_config(crate::cases(60))]

    #[test]
    fn the_score_that_an_option_would_have_is_the_one_that_it_has_where_nothing_keeps_it_out(
        seed in any::<u64>(),
    ) {
        let mut random = Random(seed);
        let spec = random.spec();
        let asked = random.asked(&spec);
        let (loaded, situation) = load(&spec, &asked);
        let found = evaluate(&loaded.tree, &situation);
        let (spec, asked) = open(&spec, &asked);
        let (free, situation) = load(&spec, &asked);
        let all = evaluate(&free.tree, &situation);
        for (ix, _) in loaded.tree.candidates().iter() {
            let would = found.would_score(&loaded.tree, ix).map(|score| score.points);
            let has = all.ranked(ix).unwrap().score.map(|score| score.points);
            let same = match (would, has) {
                (Some(would), Some(has)) => (would - has).abs() < 1e-9,
                (would, has) => would.is_none() && has.is_none(),
            };
            prop_assert!(same, "seed {seed}: {would:?} {has:?}");
            let explained = Explained::of(&loaded.tree, &found, ix);
            let lead: f64 = explained.lead.iter().map(|one| one.points).sum();
            if let (Some(other), Some(would)) = (explained.against, would) {
                let other = all.ranked(other).unwrap().score.unwrap().points;
                prop_assert!((lead - (would - other)).abs() < 1e-9, "seed {seed}");
            }
        }
    }
}

#[test]
fn random_trees_have_tipping_points() {
    let found: usize = (0..12).map(|seed| disagreements(seed).1).sum();
    assert!(found > 20, "{found}");
}
