//! The naive evaluator, written from the design's text alone: no sharing, no short cuts.

use std::collections::BTreeMap;

use crate::spec::{
    Answer, Asked, Candidate, Condition, Effects, Fact, Kind, LEVELS, MEMBERS, OfAnswer, Said,
    Spec, Test, UNKNOWN, Word,
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum State {
    Off,
    Open,
    Answered,
}

#[derive(Clone, Debug, PartialEq)]
enum Demand {
    Test(usize, Test),
    Any(Vec<Vec<(usize, Test)>>),
}

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Eq, Ord)]
pub(crate) enum Verdict {
    Breaks,
    Unverified,
    Holds,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term {
    weight: f64,
    counted: f64,
    low: f64,
    high: f64,
    unknown: bool,
    range: bool,
    assessed: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Ranked {
    pub(crate) id: String,
    pub(crate) rank: usize,
    pub(crate) score: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) unverified: usize,
    pub(crate) conditional: usize,
    pub(crate) disputed: bool,
    terms: Vec<Term>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Result {
    pub(crate) states: Vec<State>,
    pub(crate) total: f64,
    pub(crate) ranking: Vec<Ranked>,
    /// Id, number of reasons, disputed.
    pub(crate) eliminated: Vec<(String, usize, bool)>,
    pub(crate) status: &'static str,
    pub(crate) clauses: Vec<&'static str>,
    pub(crate) margin: Option<f64>,
    pub(crate) zone: Option<f64>,
    /// Id, lead, zone.
    pub(crate) rivals: Vec<(String, f64, f64)>,
    pub(crate) at_best: Vec<String>,
    /// Question, kinds of changes that occur, in order and each once.
    pub(crate) changes: Vec<(usize, Vec<&'static str>)>,
    /// For each minimal set of reasons the options that it brings back, and who is first then.
    pub(crate) relax: Vec<(Vec<String>, Vec<String>)>,
}

const EPS: f64 = 1e-9;

pub(crate) fn holds(condition: &Condition, asked: &Asked, states: &[State]) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, asked, states)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, asked, states)),
        Condition::Not(part) => !holds(part, asked, states),
        Condition::Is(question, words) => match states[*question] {
            State::Off => false,
            State::Open => words.contains(&Word::Unknown),
            State::Answered => match &asked.answers[*question] {
                Answer::One(choice) => words.contains(&Word::Choice(*choice)),
                Answer::Many(chosen) if chosen.is_empty() => words.contains(&Word::Nothing),
                Answer::Many(chosen) => chosen.iter().any(|c| words.contains(&Word::Choice(*c))),
                Answer::Number(x) => words.iter().any(
                    |word| matches!(word, Word::Interval(from, below) if x >= from && x < below),
                ),
                Answer::Missing | Answer::Unknown => unreachable!("answered"),
            },
        },
    }
}

pub(crate) fn states(spec: &Spec, asked: &Asked) -> Vec<State> {
    let mut states = Vec::new();
    for (n, question) in spec.questions.iter().enumerate() {
        let state = if question
            .when
            .as_ref()
            .is_some_and(|when| !holds(when, asked, &states))
        {
            State::Off
        } else {
            let offered = |choices: &[crate::spec::Choice], c: usize| {
                choices[c]
                    .when
                    .as_ref()
                    .is_none_or(|when| holds(when, asked, &states))
            };
            match (&question.kind, &asked.answers[n]) {
                (_, Answer::Missing | Answer::Unknown) => State::Open,
                (Kind::One(choices), Answer::One(c)) if !offered(choices, *c) => State::Open,
                (Kind::Many { choices, .. }, Answer::Many(all))
                    if !all.iter().all(|c| offered(choices, *c)) =>
                {
                    State::Open
                }
                _ => State::Answered,
            }
        };
        states.push(state);
    }
    states
}

struct Needs {
    weights: [f64; 5],
    preferences: Vec<(usize, Test, f64)>,
    demands: Vec<Demand>,
    provided: [bool; 3],
    lacked: [bool; 3],
    outside: bool,
}

impl Needs {
    fn hard(&mut self, effects: &Effects) {
        for (criterion, test) in &effects.requires {
            self.demand(Demand::Test(*criterion, test.clone()));
        }
        if let Some(ways) = &effects.any {
            self.demand(Demand::Any(ways.clone()));
        }
        for c in &effects.provides {
            self.provided[*c] = true;
        }
        for c in &effects.lacks {
            self.lacked[*c] = true;
        }
        self.outside |= effects.outside;
    }

    fn demand(&mut self, demand: Demand) {
        if !self.demands.contains(&demand) {
            self.demands.push(demand);
        }
    }

    fn soft(&mut self, effects: &Effects) {
        for (criterion, weight) in &effects.weighs {
            self.weights[*criterion] += weight;
        }
        for (criterion, test, weight) in &effects.prefers {
            self.prefer(*criterion, test, *weight);
        }
    }

    fn prefer(&mut self, criterion: usize, test: &Test, weight: f64) {
        if weight == 0.0 {
            return;
        }
        match self
            .preferences
            .iter_mut()
            .find(|(c, t, _)| *c == criterion && t == test)
        {
            Some((_, _, there)) => *there += weight,
            None => self.preferences.push((criterion, test.clone(), weight)),
        }
    }
}

fn needs(spec: &Spec, asked: &Asked, states: &[State]) -> Needs {
    let mut needs = Needs {
        weights: spec.base,
        preferences: Vec::new(),
        demands: Vec::new(),
        provided: [false; 3],
        lacked: [false; 3],
        outside: false,
    };
    for c in &spec.assumed {
        needs.provided[*c] = true;
    }
    for (n, question) in spec.questions.iter().enumerate() {
        match states[n] {
            State::Off => continue,
            State::Open => {
                needs.soft(&question.open);
                continue;
            }
            State::Answered => {}
        }
        match (&question.kind, &asked.answers[n]) {
            (Kind::One(choices), Answer::One(c)) => {
                needs.hard(&choices[*c].effects);
                needs.soft(&choices[*c].effects);
            }
            (
                Kind::Many {
                    sum,
                    choices,
                    answer,
                },
                Answer::Many(chosen),
            ) => {
                match answer {
                    Some(OfAnswer::IncludesAny) if !chosen.is_empty() => {
                        needs.demand(Demand::Test(4, Test::IncludesAny(chosen.clone())));
                    }
                    Some(OfAnswer::Includes) => {
                        for c in chosen {
                            needs.demand(Demand::Test(4, Test::Includes(vec![*c])));
                        }
                    }
                    _ => {}
                }
                for c in chosen {
                    needs.hard(&choices[*c].effects);
                    if *sum {
                        needs.soft(&choices[*c].effects);
                    }
                }
                if !*sum {
                    for criterion in 0..5 {
                        let of = |c: &usize| {
                            let weighs = &choices[*c].effects.weighs;
                            weighs
                                .iter()
                                .find(|(x, _)| *x == criterion)
                                .map_or(0.0, |(_, w)| *w)
                        };
                        needs.weights[criterion] += chosen.iter().map(of).fold(0.0, f64::max);
                    }
                    // The largest of each preference; `includes-any` on one criterion united.
                    let mut largest: Vec<(usize, Test, f64)> = Vec::new();
                    for c in chosen {
                        for (criterion, test, weight) in &choices[*c].effects.prefers {
                            let there = largest.iter_mut().find(|(x, t, _)| {
                                let unite = matches!(
                                    (t, test),
                                    (Test::IncludesAny(_), Test::IncludesAny(_))
                                );
                                x == criterion && (*t == *test || unite)
                            });
                            match there {
                                Some((_, t, w)) => {
                                    if let (Test::IncludesAny(all), Test::IncludesAny(more)) =
                                        (t, test)
                                    {
                                        all.extend(more.iter().copied());
                                        all.sort_unstable();
                                        all.dedup();
                                    }
                                    *w = w.max(*weight);
                                }
                                None => largest.push((*criterion, test.clone(), *weight)),
                            }
                        }
                    }
                    for (criterion, test, weight) in largest {
                        needs.prefer(criterion, &test, weight);
                    }
                }
            }
            (Kind::Number { bands, bound }, Answer::Number(x)) => {
                if let Some((at_least, weight)) = bound {
                    let test = if *at_least {
                        Test::Number(Some(*x), None)
                    } else {
                        Test::Number(None, Some(*x))
                    };
                    match weight {
                        None => needs.demand(Demand::Test(0, test)),
                        Some(weight) => needs.prefer(0, &test, *weight),
                    }
                }
                for (from, below, effects) in bands {
                    if x >= from && x < below {
                        needs.hard(effects);
                        needs.soft(effects);
                    }
                }
            }
            other => panic!("{other:?}"),
        }
    }
    for (when, effects) in &spec.rules {
        if holds(when, asked, states) {
            needs.hard(&Effects {
                outside: false,
                ..effects.clone()
            });
            needs.soft(effects);
        }
    }
    for (criterion, weight) in &asked.replaced {
        needs.weights[*criterion] = *weight;
    }
    needs
}

fn passes(test: &Test, said: &Said) -> Verdict {
    let verdict = |all: bool, none: bool| {
        if all {
            Verdict::Holds
        } else if none {
            Verdict::Breaks
        } else {
            Verdict::Unverified
        }
    };
    match (test, said) {
        (Test::Number(low, high), Said::Number(a, b)) => {
            let over = |x: f64| low.is_none_or(|bound| x >= bound - EPS);
            let under = |x: f64| high.is_none_or(|bound| x <= bound + EPS);
            verdict(over(*a) && under(*b), !over(*b) || !under(*a))
        }
        (Test::Level(low, high), Said::Level(a, b)) => {
            let fits = |x: usize| low.is_none_or(|l| x >= l) && high.is_none_or(|h| x <= h);
            verdict((*a..=*b).all(fits), !(*a..=*b).any(fits))
        }
        (Test::OneOf(set), Said::Level(a, b)) => verdict(
            (*a..=*b).all(|x| set.contains(&x)),
            !(*a..=*b).any(|x| set.contains(&x)),
        ),
        (Test::Is(wanted), Said::Flag(yes)) => verdict(wanted == yes, wanted != yes),
        (Test::Includes(set), Said::Set { has, unknown }) => verdict(
            set.iter().all(|m| has.contains(m)),
            set.iter().any(|m| !has.contains(m) && !unknown.contains(m)),
        ),
        (Test::IncludesAny(set), Said::Set { has, unknown }) => verdict(
            set.iter().any(|m| has.contains(m)),
            set.iter().all(|m| !has.contains(m) && !unknown.contains(m)),
        ),
        other => panic!("{other:?}"),
    }
}

pub(crate) fn meets(test: &Test, fact: &Fact) -> Verdict {
    match fact {
        Fact::Silent | Fact::Unknown => Verdict::Unverified,
        Fact::NotApplicable => Verdict::Breaks,
        Fact::Known { used, .. } => passes(test, used),
    }
}

fn demanded(demand: &Demand, facts: &[Fact]) -> Verdict {
    match demand {
        Demand::Test(criterion, test) => meets(test, &facts[*criterion]),
        Demand::Any(ways) => ways
            .iter()
            .map(|way| {
                way.iter()
                    .map(|(c, test)| meets(test, &facts[*c]))
                    .min()
                    .unwrap()
            })
            .max()
            .unwrap(),
    }
}

/// The facts with one criterion's evidence replaced by each dissenting one in turn.
fn swapped(demand: &Demand, facts: &[Fact]) -> Vec<Vec<Fact>> {
    let criteria: Vec<usize> = match demand {
        Demand::Test(criterion, _) => vec![*criterion],
        Demand::Any(ways) => ways
            .iter()
            .flatten()
            .map(|(criterion, _)| *criterion)
            .collect(),
    };
    let mut worlds = Vec::new();
    for criterion in criteria {
        if let Fact::Known { dissent, .. } = &facts[criterion] {
            for other in dissent {
                let mut world = facts.to_vec();
                world[criterion] = Fact::Known {
                    used: other.clone(),
                    assessed: false,
                    dissent: Vec::new(),
                };
                worlds.push(world);
            }
        }
    }
    worlds
}

fn value(criterion: usize, fact: &Fact) -> Term {
    let exact = |v: f64| Term {
        weight: 0.0,
        counted: v,
        low: v,
        high: v,
        unknown: false,
        range: false,
        assessed: None,
    };
    let between = |a: f64, b: f64| Term {
        counted: (a + b) / 2.0,
        low: a.min(b),
        high: a.max(b),
        range: a != b,
        ..exact(0.0)
    };
    let (used, assessed) = match fact {
        Fact::NotApplicable => return exact(0.0),
        Fact::Silent | Fact::Unknown => {
            return Term {
                counted: UNKNOWN[criterion],
                low: 0.0,
                high: 1.0,
                unknown: true,
                ..exact(0.0)
            };
        }
        Fact::Known { used, assessed, .. } => (used, *assessed),
    };
    match used {
        Said::Number(a, b) => {
            let v = |x: f64| {
                let v = if criterion == 0 {
                    x / 100.0
                } else {
                    (x.clamp(1.0, 10000.0) / 10000.0).ln() / (1.0 / 10000.0_f64).ln()
                };
                v.clamp(0.0, 1.0)
            };
            between(v(*a), v(*b))
        }
        Said::Level(a, b) if assessed && a == b => Term {
            counted: LEVELS[*a].1,
            low: LEVELS[a.saturating_sub(1)].1,
            high: LEVELS[(a + 1).min(2)].1,
            assessed: Some(*a),
            ..exact(0.0)
        },
        Said::Level(a, b) => between(LEVELS[*a].1, LEVELS[*b].1),
        Said::Flag(yes) => exact(if *yes { 1.0 } else { 0.0 }),
        Said::Set { has, unknown } => {
            let sum = |set: &[usize]| set.iter().map(|m| MEMBERS[*m].1).sum::<f64>();
            let open = sum(unknown);
            Term {
                counted: sum(has) + open * UNKNOWN[criterion],
                low: sum(has),
                high: sum(has) + open,
                unknown: open > 0.0,
                ..exact(0.0)
            }
        }
    }
}

pub(crate) fn wish(criterion: usize, test: &Test, fact: &Fact) -> Term {
    let exact = |v: f64| Term {
        weight: 0.0,
        counted: v,
        low: v,
        high: v,
        unknown: false,
        range: false,
        assessed: None,
    };
    let open = Term {
        counted: UNKNOWN[criterion],
        low: 0.0,
        high: 1.0,
        unknown: true,
        ..exact(0.0)
    };
    let (used, assessed) = match fact {
        Fact::NotApplicable => return exact(0.0),
        Fact::Silent | Fact::Unknown => return open,
        Fact::Known { used, assessed, .. } => (used, *assessed),
    };
    let at = |said: Said| {
        if passes(test, &said) == Verdict::Holds {
            1.0
        } else {
            0.0
        }
    };
    let ends = |a: f64, b: f64| match passes(test, used) {
        Verdict::Holds => exact(1.0),
        Verdict::Breaks => exact(0.0),
        Verdict::Unverified => Term {
            counted: (a + b) / 2.0,
            low: 0.0,
            high: 1.0,
            range: true,
            ..exact(0.0)
        },
    };
    match used {
        Said::Number(a, b) => ends(at(Said::Number(*a, *a)), at(Said::Number(*b, *b))),
        Said::Level(a, b) if assessed && a == b => {
            let around: Vec<f64> = (a.saturating_sub(1)..=(a + 1).min(2))
                .map(|x| at(Said::Level(x, x)))
                .collect();
            Term {
                counted: at(Said::Level(*a, *a)),
                low: around.iter().copied().fold(1.0, f64::min),
                high: around.iter().copied().fold(0.0, f64::max),
                assessed: Some(*a),
                ..exact(0.0)
            }
        }
        Said::Level(a, b) => ends(at(Said::Level(*a, *a)), at(Said::Level(*b, *b))),
        Said::Flag(_) => exact(at(used.clone())),
        Said::Set { .. } => match passes(test, used) {
            Verdict::Holds => exact(1.0),
            Verdict::Breaks => exact(0.0),
            Verdict::Unverified => open,
        },
    }
}

/// The reasons why an option is out, as words that mean the same for every option; with the
/// number of unverified demands and of conditions.
fn reasons(option: &Candidate, needs: &Needs, asked: &Asked) -> (Vec<String>, usize, usize) {
    let mut reasons = Vec::new();
    let (mut unverified, mut conditional) = (0, 0);
    for demand in &needs.demands {
        match demanded(demand, &option.facts) {
            Verdict::Holds => {}
            Verdict::Breaks => reasons.push(format!("{demand:?}")),
            Verdict::Unverified => {
                unverified += 1;
                if asked.strict > 0 {
                    reasons.push(format!("unverified {demand:?}"));
                }
            }
        }
    }
    for need in &option.needs {
        let there = need.iter().any(|c| needs.provided[*c] && !needs.lacked[*c]);
        let name = {
            let mut sorted = need.clone();
            sorted.sort_unstable();
            sorted.dedup();
            format!("{sorted:?}")
        };
        if there {
        } else if need.iter().all(|c| needs.lacked[*c]) {
            reasons.push(format!("lacks {name}"));
        } else {
            conditional += 1;
            if asked.strict == 2 {
                reasons.push(format!("condition {name}"));
            }
        }
    }
    for c in &option.conflicts {
        if needs.provided[*c] && !needs.lacked[*c] {
            reasons.push(format!("conflict {c}"));
        }
    }
    if asked.banned.contains(&option.id) {
        reasons.push(format!("banned {}", option.id));
    }
    if asked
        .only
        .as_ref()
        .is_some_and(|only| !only.contains(&option.id))
    {
        reasons.push("not on the list".to_owned());
    }
    (reasons, unverified, conditional)
}

fn disputed(option: &Candidate, needs: &Needs, reasons: &[String]) -> bool {
    let would = |demand: &Demand, wanted: &dyn Fn(Verdict) -> bool| {
        swapped(demand, &option.facts)
            .iter()
            .any(|world| wanted(demanded(demand, world)))
    };
    if reasons.is_empty() {
        needs.demands.iter().any(|demand| {
            demanded(demand, &option.facts) == Verdict::Holds
                && would(demand, &|v| v == Verdict::Breaks)
        })
    } else {
        reasons.iter().all(|reason| {
            needs.demands.iter().any(|demand| {
                *reason == format!("{demand:?}") && would(demand, &|v| v != Verdict::Breaks)
            })
        })
    }
}

/// The terms of an option's score, whether or not it is viable.
fn terms(option: &Candidate, needs: &Needs) -> Vec<Term> {
    let mut terms = Vec::new();
    for criterion in 0..5 {
        if needs.weights[criterion] > 0.0 {
            let weight = needs.weights[criterion];
            terms.push(Term {
                weight,
                ..value(criterion, &option.facts[criterion])
            });
        }
    }
    for (criterion, test, weight) in &needs.preferences {
        terms.push(Term {
            weight: *weight,
            ..wish(*criterion, test, &option.facts[*criterion])
        });
    }
    terms
}

fn ranked(spec: &Spec, asked: &Asked, needs: &Needs, total: f64) -> Vec<Ranked> {
    let mut ranking = Vec::new();
    for option in &spec.options {
        let (reasons, unverified, conditional) = reasons(option, needs, asked);
        if !reasons.is_empty() {
            continue;
        }
        let terms = terms(option, needs);
        let sum = |of: &dyn Fn(&Term) -> f64| {
            if total > 0.0 {
                100.0 * terms.iter().map(|t| t.weight * of(t)).sum::<f64>() / total
            } else {
                0.0
            }
        };
        ranking.push(Ranked {
            id: option.id.clone(),
            rank: 1,
            score: sum(&|t| t.counted),
            low: sum(&|t| t.low),
            high: sum(&|t| t.high),
            unverified,
            conditional,
            disputed: disputed(option, needs, &[]),
            terms,
        });
    }
    // By score; a run within 1e-9 of its first is one tie, listed by id.
    ranking.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    let mut start = 0;
    while start < ranking.len() {
        let first = ranking[start].score;
        let mut end = start;
        while end < ranking.len() && ranking[end].score >= first - EPS {
            ranking[end].rank = start + 1;
            end += 1;
        }
        ranking[start..end].sort_by(|a, b| a.id.cmp(&b.id));
        start = end;
    }
    ranking
}

fn zone(spec: &Spec, total: f64, a: &Ranked, b: &Ranked) -> f64 {
    let mut variance = 0.0;
    for (x, y) in a.terms.iter().zip(&b.terms) {
        if x.assessed.is_some() && x.assessed == y.assessed {
            continue;
        }
        let spans = (x.high - x.low).powi(2) + (y.high - y.low).powi(2);
        variance += (100.0 * x.weight / total).powi(2) * spans / 12.0;
    }
    spec.indifference.max(variance.sqrt() / 2.0)
}

fn may_be_better(winner: &Ranked, other: &Ranked) -> bool {
    let pairs = || winner.terms.iter().zip(&other.terms);
    let equal = pairs().all(|(w, o)| (w.counted - o.counted).abs() <= EPS);
    let better = pairs().any(|(w, o)| {
        let open = w.unknown || w.range || o.unknown || o.range;
        o.counted > w.counted + EPS || open && o.high > w.low + EPS
    });
    equal || better
}

fn firsts(ranking: &[Ranked], total: f64) -> Vec<String> {
    ranking
        .iter()
        .filter(|one| total <= 0.0 || one.rank == 1)
        .map(|one| one.id.clone())
        .collect()
}

fn tries(spec: &Spec, question: usize, asked: &Asked, states: &[State]) -> Vec<Answer> {
    let offered = |choices: &[crate::spec::Choice]| -> Vec<usize> {
        let on = |c: &usize| {
            choices[*c]
                .when
                .as_ref()
                .is_none_or(|when| holds(when, asked, states))
        };
        (0..choices.len()).filter(on).collect()
    };
    match &spec.questions[question].kind {
        Kind::One(choices) => offered(choices).into_iter().map(Answer::One).collect(),
        Kind::Many { choices, .. } => {
            let mut all: Vec<Answer> = offered(choices)
                .into_iter()
                .map(|c| Answer::Many(vec![c]))
                .collect();
            all.push(Answer::Many(Vec::new()));
            all
        }
        // Fine enough for every cut that the generator makes.
        Kind::Number { .. } => (0..=400)
            .map(|n| Answer::Number(f64::from(n) / 4.0))
            .collect(),
    }
}

pub(crate) fn evaluate(spec: &Spec, asked: &Asked) -> Result {
    let states = states(spec, asked);
    let needs = needs(spec, asked, &states);
    let total = needs.weights.iter().sum::<f64>()
        + needs.preferences.iter().map(|(_, _, w)| w).sum::<f64>();
    let ranking = ranked(spec, asked, &needs, total);
    let mut eliminated = Vec::new();
    let mut blockers: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for option in &spec.options {
        let (mut reasons, ..) = reasons(option, &needs, asked);
        if reasons.is_empty() {
            continue;
        }
        eliminated.push((
            option.id.clone(),
            reasons.len(),
            disputed(option, &needs, &reasons),
        ));
        reasons.sort();
        reasons.dedup();
        blockers.entry(reasons).or_default().push(option.id.clone());
    }
    let first = firsts(&ranking, total);
    let mut changes = Vec::new();
    for (n, state) in states
        .iter()
        .enumerate()
        .filter(|(_, state)| **state == State::Open)
    {
        let _ = state;
        let mut kinds: Vec<&'static str> = Vec::new();
        for answer in tries(spec, n, asked, &states) {
            let mut then = asked.clone();
            then.answers[n] = answer;
            let states = self::states(spec, &then);
            let needs = self::needs(spec, &then, &states);
            let total = needs.weights.iter().sum::<f64>()
                + needs.preferences.iter().map(|(_, _, w)| w).sum::<f64>();
            let ranking = ranked(spec, &then, &needs, total);
            let leaders = firsts(&ranking, total);
            let kind = if ranking.is_empty() {
                if first.is_empty() {
                    continue;
                }
                "nothing"
            } else if first.is_empty() {
                "brings back"
            } else if leaders.iter().any(|id| first.contains(id)) {
                continue;
            } else if ranking.iter().any(|one| first.contains(&one.id)) {
                "overtakes"
            } else {
                "rules out"
            };
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.sort_unstable();
        changes.push((n, kinds));
    }
    let mut result = Result {
        states,
        total,
        eliminated,
        changes,
        ..Result::default()
    };
    if let Some(winner) = ranking.first().filter(|_| total > 0.0) {
        for other in &ranking[1..] {
            let (lead, zone) = (winner.score - other.score, zone(spec, total, winner, other));
            if (lead <= EPS || lead < zone - EPS) && may_be_better(winner, other) {
                result.rivals.push((other.id.clone(), lead, zone));
            }
            let best: f64 = other
                .terms
                .iter()
                .map(|t| t.weight * if t.unknown { t.high } else { t.counted })
                .sum();
            if 100.0 * best / total > winner.score + EPS {
                result.at_best.push(other.id.clone());
            }
        }
        if let Some(second) = ranking.get(1) {
            result.margin = Some((winner.score - second.score).max(0.0));
            result.zone = Some(zone(spec, total, winner, second));
        }
    }
    if let Some(winner) = ranking.first() {
        let essential = (0..spec.questions.len())
            .any(|n| result.states[n] == State::Open && spec.questions[n].essential);
        let unknown: f64 = winner
            .terms
            .iter()
            .filter(|t| t.unknown)
            .map(|t| t.weight * (t.high - t.low))
            .sum();
        let flipping = result
            .changes
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(|k| *k != "nothing"))
            .count();
        for (fires, name) in [
            (ranking.len() > 1 && essential, "essential"),
            (total > 0.0 && winner.unverified > 0, "unverified"),
            (total > 0.0 && winner.conditional > 0, "conditional"),
            (flipping >= 3, "flips"),
            (total > 0.0 && unknown / total > 0.3 + EPS, "unknown"),
            (needs.outside, "outside"),
            (total <= 0.0, "nothing weighed"),
        ] {
            if fires {
                result.clauses.push(name);
            }
        }
    }
    result.status = if ranking.is_empty() {
        "none-left"
    } else if !result.clauses.is_empty() {
        "open"
    } else if ranking.len() == 1 {
        "only-one"
    } else if result.rivals.is_empty() {
        "clear"
    } else {
        "too-close"
    };
    if ranking.len() < 2 {
        result.relax = relaxed(spec, &needs, total, &ranking, &blockers);
    }
    result.ranking = ranking;
    result
}

/// Every set of reasons by itself: whether lifting all of it brings options back that lifting any
/// part of it does not, and who has the most points then.
fn relaxed(
    spec: &Spec,
    needs: &Needs,
    total: f64,
    ranking: &[Ranked],
    blockers: &BTreeMap<Vec<String>, Vec<String>>,
) -> Vec<(Vec<String>, Vec<String>)> {
    let mut reasons: Vec<&String> = blockers.keys().flatten().collect();
    reasons.sort();
    reasons.dedup();
    assert!(reasons.len() < 24, "too many sets of reasons");
    let place = |reason: &String| reasons.iter().position(|one| *one == reason).unwrap();
    let masks: Vec<(u32, &Vec<String>)> = blockers
        .iter()
        .map(|(set, ids)| (set.iter().map(|one| 1_u32 << place(one)).sum(), ids))
        .collect();
    let is_back = |set: u32| masks.iter().any(|(mask, _)| mask & !set == 0);
    let back = |set: u32| -> Vec<String> {
        let whole = masks.iter().filter(|(mask, _)| mask & !set == 0);
        let mut ids: Vec<String> = whole.flat_map(|(_, ids)| ids.iter().cloned()).collect();
        ids.sort();
        ids
    };
    let mut found = Vec::new();
    for set in 1..1_u32 << reasons.len() {
        let mut parts = (0..reasons.len()).filter(|n| set >> n & 1 == 1);
        if !is_back(set) || parts.any(|n| is_back(set & !(1 << n))) {
            continue;
        }
        let ids = back(set);
        let points = |id: &String| {
            let option = spec.options.iter().find(|one| one.id == *id).unwrap();
            let worth = terms(option, needs).into_iter();
            worth
                .map(|t| 100.0 * t.weight * t.counted / total)
                .sum::<f64>()
        };
        let viable = ranking.iter().map(|one| one.id.clone());
        let all: Vec<String> = viable.chain(ids.iter().cloned()).collect();
        let best = all.iter().map(points).fold(0.0, f64::max);
        let mut first: Vec<String> = all
            .into_iter()
            .filter(|id| total > 0.0 && points(id) >= best - EPS)
            .collect();
        first.sort();
        found.push((ids, first));
    }
    found.sort();
    found
}
