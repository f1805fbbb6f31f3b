//! What the facts may be: fixed values, and what each unsure fact can be drawn as.

use crate::engine::{
    Evaluation, TermKind, TermRef, TermValue, Verdict, criterion_value, preference_value, sum,
    verdict_on_reading,
};
use crate::model::{
    CandidateIx, Criterion, CriterionIx, Evidence, Fact, LevelIx, Reading, Scale, Test, Tree,
};

/// How likely an assessed level is the level above or below: 0.2 each, 0.6 the level itself.
const NEIGHBOUR: f64 = 0.2;

/// The viable options by weighed terms, with what is sure and what is not.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis::robustness) struct Field {
    /// The viable options, in the order of the ranking.
    pub(super) options: Vec<CandidateIx>,
    /// The weighed terms with their shares.
    pub(super) terms: Vec<(TermRef, f64)>,
    /// For each option its sure values, one a term; 0 where it is not sure.
    pub(super) sure: Vec<Vec<f64>>,
    /// The facts that are not sure.
    pub(super) unsure: Vec<Unsure>,
}

/// A fact that is not sure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unsure {
    /// The place of the option.
    pub(super) option: usize,
    /// The places of the terms that read the fact.
    pub(super) terms: Vec<usize>,
    /// What the sources say, each equally likely; one course a term.
    pub(super) sources: Vec<Vec<Course>>,
}

/// What a term is worth, by a number from 0 to 1 that is drawn once for the fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Course {
    /// A straight line from one value to another.
    Line(f64, f64),
    /// Steps: up to which number which value, the last to the end.
    Steps(Vec<(f64, f64)>),
}

impl Course {
    /// The value at a number from 0 to 1.
    pub(super) fn at(&self, t: f64) -> f64 {
        match self {
            Self::Line(from, to) => from + (to - from) * t,
            Self::Steps(steps) => {
                let at = steps.iter().find(|(end, _)| t < *end).or(steps.last());
                at.map_or(0.0, |(_, value)| *value)
            }
        }
    }

    /// The one value that it always has, if it has one.
    fn constant(&self) -> Option<f64> {
        let same = |a: f64, b: f64| (a - b).abs() <= 0.0;
        match self {
            Self::Line(from, to) => same(*from, *to).then_some(*from),
            Self::Steps(steps) => {
                let (_, first) = steps.first()?;
                let all = steps.iter().all(|(_, value)| same(*value, *first));
                all.then_some(*first)
            }
        }
    }
}

impl Field {
    /// What a decision rests on; `None` where nobody is first.
    pub(in crate::analysis::robustness) fn of(
        tree: &Tree,
        evaluation: &Evaluation,
    ) -> Option<Self> {
        evaluation.recommendation.winner?;
        let needs = &evaluation.needs;
        let criteria = tree.criteria().indices();
        let criteria = criteria.map(|ix| (TermRef::Criterion(ix), needs.weight(ix).points()));
        let preferences = needs.preferences.iter().enumerate();
        let preferences =
            preferences.map(|(n, one)| (TermRef::Preference(n), sum(&one.parts).points()));
        let total = evaluation.total_weight;
        let terms: Vec<(TermRef, f64)> = criteria
            .chain(preferences)
            .filter(|(_, weight)| *weight > 0.0)
            .map(|(term, weight)| (term, weight / total))
            .collect();
        let mut field = Self {
            options: Vec::new(),
            sure: Vec::new(),
            unsure: Vec::new(),
            terms,
        };
        let read = field.read(evaluation);
        for ranked in &evaluation.ranking {
            field.add(tree, ranked.assessment.candidate, &read);
        }
        Some(field)
    }

    /// The criteria that weighed terms read, each with the places of its terms and what they test.
    fn read<'a>(&self, evaluation: &'a Evaluation) -> Vec<Readers<'a>> {
        let mut read: Vec<Readers<'_>> = Vec::new();
        for (place, (term, _)) in self.terms.iter().enumerate() {
            let (criterion, test) = match term {
                TermRef::Criterion(ix) => (*ix, None),
                TermRef::Preference(n) => match evaluation.needs.preferences.get(*n) {
                    Some(one) => (one.criterion, Some(&one.test)),
                    None => continue,
                },
            };
            match read.iter_mut().find(|(ix, _)| *ix == criterion) {
                Some((_, terms)) => terms.push((place, test)),
                None => read.push((criterion, vec![(place, test)])),
            }
        }
        read
    }

    fn add(&mut self, tree: &Tree, option: CandidateIx, read: &[Readers<'_>]) {
        let place = self.options.len();
        self.options.push(option);
        let mut sure = vec![0.0; self.terms.len()];
        for (ix, terms) in read {
            let criterion = &tree.criteria()[*ix];
            let fact = &tree.candidates()[option].facts[*ix];
            let tests: Vec<Option<&Test>> = terms.iter().map(|(_, test)| *test).collect();
            let sources: Vec<Vec<Course>> = statements(fact)
                .iter()
                .map(|fact| {
                    tests
                        .iter()
                        .map(|test| course(tree, criterion, fact, *test))
                        .collect()
                })
                .collect();
            match constant(&sources) {
                Some(values) => {
                    for ((term, _), value) in terms.iter().zip(values) {
                        if let Some(to) = sure.get_mut(*term) {
                            *to = value;
                        }
                    }
                }
                None => self.unsure.push(Unsure {
                    option: place,
                    terms: terms.iter().map(|(term, _)| *term).collect(),
                    sources,
                }),
            }
        }
        self.sure.push(sure);
    }
}

/// A criterion with the places of the terms that read it, and what each tests.
type Readers<'a> = (CriterionIx, Vec<(usize, Option<&'a Test>)>);

/// The values of all terms, if no source leaves any of them open and all say the same.
fn constant(sources: &[Vec<Course>]) -> Option<Vec<f64>> {
    let values = |courses: &Vec<Course>| courses.iter().map(Course::constant).collect();
    let mut all = sources.iter().map(values);
    let first: Vec<f64> = all.next()??;
    let same = |other: Option<Vec<f64>>| {
        other.is_some_and(|other| {
            let mut pairs = first.iter().zip(&other);
            pairs.all(|(a, b)| (a - b).abs() <= 0.0)
        })
    };
    all.all(same).then_some(first)
}

/// What each source says of a fact, as if it were the only one: the used evidence, then the
/// dissent of the same measure.
fn statements(fact: &Fact) -> Vec<Fact> {
    let Fact::Known { used, dissent, .. } = fact else {
        return vec![fact.clone()];
    };
    let alone = |evidence: &Evidence| Fact::Known {
        used: evidence.clone(),
        dissent: Vec::new(),
        context: Vec::new(),
    };
    std::iter::once(used).chain(dissent).map(alone).collect()
}

/// What a term is worth by one statement.
fn course(tree: &Tree, criterion: &Criterion, fact: &Fact, test: Option<&Test>) -> Course {
    let value: TermValue = match test {
        None => criterion_value(criterion, fact, tree.sources()),
        Some(test) => preference_value(criterion, test, fact, tree.sources()),
    };
    match (value.kind, fact) {
        (TermKind::Assessed(level), _) => assessed(criterion, level, test),
        (TermKind::Range, Fact::Known { used, .. }) => match test {
            None => line(criterion, &used.reading),
            Some(test) => steps(criterion, &used.reading, test),
        }
        .unwrap_or(Course::Line(value.low, value.high)),
        _ => Course::Line(value.low, value.high),
    }
}

/// A level and its neighbours; beyond an end of the scale it is the end level.
fn assessed(criterion: &Criterion, level: LevelIx, test: Option<&Test>) -> Course {
    let Scale::Level(levels) = &criterion.scale else {
        return Course::Line(0.0, 0.0);
    };
    let (below, above) = levels.around(level);
    let at = |level: LevelIx| match test {
        None => levels.value(level).get(),
        Some(test) => passes(
            test,
            &Reading::Level {
                low: level,
                high: level,
            },
        ),
    };
    Course::Steps(vec![
        (NEIGHBOUR, at(below)),
        (1.0 - NEIGHBOUR, at(level)),
        (1.0, at(above)),
    ])
}

/// A range on its own scale, from its low end to its high end: uniform in value.
fn line(criterion: &Criterion, reading: &Reading) -> Option<Course> {
    match (&criterion.scale, reading) {
        (Scale::Number { value, .. }, Reading::Number { low, high }) => {
            let value = value.as_ref()?;
            Some(Course::Line(value.of(*low).get(), value.of(*high).get()))
        }
        (Scale::Level(levels), Reading::Level { low, high }) => {
            let at = |level: &LevelIx| levels.value(*level).get();
            Some(Course::Line(at(low), at(high)))
        }
        _ => None,
    }
}

/// Where along a range a preferred test holds: numbers uniform in value, levels equally likely.
fn steps(criterion: &Criterion, reading: &Reading, test: &Test) -> Option<Course> {
    match (&criterion.scale, reading, test) {
        (
            Scale::Number { value, .. },
            Reading::Number { low, high },
            Test::Number { at_least, at_most },
        ) => {
            let worth = |x: f64| value.as_ref().map_or(x, |value| value.of(x).get());
            let place = |x: f64| {
                let (from, to) = (worth(*low), worth(*high));
                if x <= *low {
                    0.0
                } else if x >= *high {
                    1.0
                } else if (to - from).abs() > 0.0 {
                    (worth(x) - from) / (to - from)
                } else {
                    (x - low) / (high - low)
                }
            };
            let from = at_least.map_or(0.0, place);
            let to = at_most.map_or(1.0, place);
            Some(Course::Steps(vec![(from, 0.0), (to, 1.0), (1.0, 0.0)]))
        }
        (Scale::Level(levels), Reading::Level { low, high }, _) => {
            let between = levels.all().indices().filter(|ix| low <= ix && ix <= high);
            let between: Vec<LevelIx> = between.collect();
            #[expect(clippy::cast_precision_loss, reason = "at most 200 levels")]
            let end = |n: usize| (n + 1) as f64 / between.len() as f64;
            let step = |(n, level): (usize, &LevelIx)| {
                let (low, high) = (*level, *level);
                (end(n), passes(test, &Reading::Level { low, high }))
            };
            Some(Course::Steps(
                between.iter().enumerate().map(step).collect(),
            ))
        }
        _ => None,
    }
}

/// 1 where a test holds, else 0.
fn passes(test: &Test, reading: &Reading) -> f64 {
    match verdict_on_reading(test, reading) {
        Verdict::Holds => 1.0,
        Verdict::Breaks | Verdict::Unverified => 0.0,
    }
}
