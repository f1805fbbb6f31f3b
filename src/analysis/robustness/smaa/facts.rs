//! What the facts may be: fixed values, and what each unsure fact can be drawn as.

use super::lanes::{Lane, ZERO};
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
    /// The terms that read the fact, by place, each with what it is worth.
    pub(super) terms: Vec<(usize, Course)>,
}

/// What a term is worth, by a number from 0 to 1 that is drawn once for the fact: straight pieces
/// one after the other, the first from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course(Vec<Piece>);

/// A straight piece of a course.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    /// Where it begins.
    from: f64,
    /// What it is worth there.
    value: f64,
    /// How much more a step of 1 is worth.
    slope: f64,
}

impl Course {
    /// From one value to another.
    fn line(from: f64, to: f64) -> Self {
        Self(vec![Piece {
            from: 0.0,
            value: from,
            slope: to - from,
        }])
    }

    /// Up to which number which value, the last to the end.
    fn steps(steps: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut from = 0.0;
        let mut pieces: Vec<Piece> = Vec::new();
        for (to, value) in steps {
            if to > from {
                pieces.push(Piece {
                    from,
                    value,
                    slope: 0.0,
                });
                from = to;
            }
        }
        Self(pieces)
    }

    /// One course of several, each equally likely.
    fn one_of(all: &[Self]) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "sources are counted in tens")]
        let (count, place) = (all.len() as f64, |n: usize| n as f64 / all.len() as f64);
        let each = all.iter().enumerate().flat_map(|(n, one)| {
            one.0.iter().map(move |piece| Piece {
                from: place(n) + piece.from / count,
                slope: piece.slope * count,
                ..*piece
            })
        });
        Self(each.collect())
    }

    /// The values at some numbers from 0 to 1.
    pub(super) fn at(&self, places: &Lane) -> Lane {
        let mut values = ZERO;
        for piece in &self.0 {
            for (value, place) in values.iter_mut().zip(places) {
                let then = piece.value + (place - piece.from) * piece.slope;
                *value = if *place >= piece.from { then } else { *value };
            }
        }
        values
    }

    /// The one value that it always has, if it has one.
    fn constant(&self) -> Option<f64> {
        let first = self.0.first()?.value;
        let same = |one: &Piece| one.slope.abs() <= 0.0 && (one.value - first).abs() <= 0.0;
        self.0.iter().all(same).then_some(first)
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
            let statements = statements(fact);
            let courses = terms.iter().map(|(place, test)| {
                let each = statements
                    .iter()
                    .map(|one| course(tree, criterion, one, *test));
                (*place, Course::one_of(&each.collect::<Vec<_>>()))
            });
            let courses: Vec<(usize, Course)> = courses.collect();
            let constant = |(place, course): &(usize, Course)| Some((*place, course.constant()?));
            match courses.iter().map(constant).collect::<Option<Vec<_>>>() {
                Some(values) => {
                    for (term, value) in values {
                        if let Some(to) = sure.get_mut(term) {
                            *to = value;
                        }
                    }
                }
                None => self.unsure.push(Unsure {
                    option: place,
                    terms: courses,
                }),
            }
        }
        self.sure.push(sure);
    }
}

/// A criterion with the places of the terms that read it, and what each tests.
type Readers<'a> = (CriterionIx, Vec<(usize, Option<&'a Test>)>);

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
        .unwrap_or_else(|| Course::line(value.low, value.high)),
        _ => Course::line(value.low, value.high),
    }
}

/// A level and its neighbours; beyond an end of the scale it is the end level.
fn assessed(criterion: &Criterion, level: LevelIx, test: Option<&Test>) -> Course {
    let Scale::Level(levels) = &criterion.scale else {
        return Course::line(0.0, 0.0);
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
    Course::steps([
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
            Some(Course::line(value.of(*low).get(), value.of(*high).get()))
        }
        (Scale::Level(levels), Reading::Level { low, high }) => {
            let at = |level: &LevelIx| levels.value(*level).get();
            Some(Course::line(at(low), at(high)))
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
            Some(Course::steps([(from, 0.0), (to, 1.0), (1.0, 0.0)]))
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
            Some(Course::steps(between.iter().enumerate().map(step)))
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
