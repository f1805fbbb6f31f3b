//! Terms of the score: what each criterion and each preference is worth for an option.

use super::judge::{Verdict, verdict_on_reading};
use crate::model::{
    Criterion, Fact, LevelIx, Levels, Reading, Scale, Source, SourceIx, SourceKind, Table, Test,
    Value,
};

/// What an option is worth on one term: the counted value, and what it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TermValue {
    /// What counts in the score, 0 to 1.
    pub counted: f64,
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
    /// Why it may differ.
    pub kind: TermKind,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A single known value.
    Known,
    /// A range of values, by a source or by assessment.
    Range,
    /// A single level that we judged ourselves; it spans one level either way.
    Assessed(LevelIx),
    /// Nobody knows; the value counts as the criterion says and spans 0 to 1.
    Unknown,
    /// Of a set some members are not known.
    PartlyUnknown,
    /// The criterion does not apply: 0, and known.
    NotApplicable,
}

impl TermValue {
    fn exact(value: f64) -> Self {
        Self {
            counted: value,
            low: value,
            high: value,
            kind: TermKind::Known,
        }
    }

    fn unknown(criterion: &Criterion) -> Self {
        let counted = criterion.unknown.get();
        Self {
            counted,
            low: 0.0,
            high: 1.0,
            kind: TermKind::Unknown,
        }
    }

    const NOT_APPLICABLE: Self = Self {
        counted: 0.0,
        low: 0.0,
        high: 0.0,
        kind: TermKind::NotApplicable,
    };

    /// Between two ends, counting their mean.
    fn mean(a: Value, b: Value) -> Self {
        let counted = a.midpoint(b).get();
        let (low, high) = (a.min(b).get(), a.max(b).get());
        let kind = if low < high {
            TermKind::Range
        } else {
            TermKind::Known
        };
        Self {
            counted,
            low,
            high,
            kind,
        }
    }

    /// Whether it is unknown, in all or in part.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, TermKind::Unknown | TermKind::PartlyUnknown)
    }

    /// Whether it is unknown or a range; an assessed level is neither.
    pub fn is_open(&self) -> bool {
        self.is_unknown() || self.kind == TermKind::Range
    }
}

/// `v_oc`: what an option's fact is worth on a criterion.
///
/// A range counts the mean of its ends' values; an assessed level its own value, spanning its
/// neighbours'; an unknown what the criterion says, spanning 0 to 1; *does not apply* 0.
pub fn criterion_value(
    criterion: &Criterion,
    fact: &Fact,
    sources: &Table<SourceIx, Source>,
) -> TermValue {
    let used = match fact {
        Fact::Known { used, .. } => used,
        Fact::NotApplicable { .. } => return TermValue::NOT_APPLICABLE,
        Fact::Unknown { .. } => return TermValue::unknown(criterion),
    };
    if let (Scale::Level(levels), Some(level)) = (
        &criterion.scale,
        assessed_level(&used.reading, used.source, sources),
    ) {
        let (below, above) = levels.around(level);
        return TermValue {
            counted: levels.value(level).get(),
            low: levels.value(below).get(),
            high: levels.value(above).get(),
            kind: TermKind::Assessed(level),
        };
    }
    reading_value(criterion, &used.reading)
}

/// What a reading is worth on a criterion, whoever says it; an assessed level spans more than
/// this says, and counts the same.
pub(crate) fn reading_value(criterion: &Criterion, reading: &Reading) -> TermValue {
    match (&criterion.scale, reading) {
        (
            Scale::Number {
                value: Some(value), ..
            },
            Reading::Number { low, high },
        ) => TermValue::mean(value.of(*low), value.of(*high)),
        (Scale::Level(levels), Reading::Level { low, high }) => {
            TermValue::mean(levels.value(*low), levels.value(*high))
        }
        (Scale::Flag { yes, no }, Reading::Flag(is)) => {
            TermValue::exact(if *is { yes.get() } else { no.get() })
        }
        (Scale::Set(all), Reading::Set { members, unknown }) => {
            let known = Value::clamped(all.shares_of(members).unwrap_or(0.0)).get();
            let open = all.shares_of(unknown).unwrap_or(0.0);
            let counted = Value::clamped(known + open * criterion.unknown.get()).get();
            let high = Value::clamped(known + open).get();
            let kind = if open > 0.0 {
                TermKind::PartlyUnknown
            } else {
                TermKind::Known
            };
            TermValue {
                counted,
                low: known,
                high,
                kind,
            }
        }
        _ => TermValue::exact(0.0),
    }
}

/// `u_op`: 1 where a preferred test holds, 0 where it breaks or does not apply, the mean over
/// its ends for a range, what the criterion says for an unknown.
pub fn preference_value(
    criterion: &Criterion,
    test: &Test,
    fact: &Fact,
    sources: &Table<SourceIx, Source>,
) -> TermValue {
    let used = match fact {
        Fact::Known { used, .. } => used,
        Fact::NotApplicable { .. } => return TermValue::NOT_APPLICABLE,
        Fact::Unknown { .. } => return TermValue::unknown(criterion),
    };
    if let (Scale::Level(levels), Some(level)) = (
        &criterion.scale,
        assessed_level(&used.reading, used.source, sources),
    ) {
        let at = |level| {
            passes(
                test,
                &Reading::Level {
                    low: level,
                    high: level,
                },
            )
        };
        return assessed_preference(levels, level, at);
    }
    reading_preference(criterion, test, &used.reading)
}

/// 1 where a test holds for sure, else 0.
fn passes(test: &Test, reading: &Reading) -> Value {
    match verdict_on_reading(test, reading) {
        Verdict::Holds => Value::ONE,
        Verdict::Breaks | Verdict::Unverified => Value::ZERO,
    }
}

/// What a reading is worth on a preference, whoever says it; an assessed level spans more than
/// this says, and counts the same.
pub(crate) fn reading_preference(
    criterion: &Criterion,
    test: &Test,
    reading: &Reading,
) -> TermValue {
    let [low, high] = match (&criterion.scale, reading) {
        (_, Reading::Number { low, high }) => {
            [*low, *high].map(|x| passes(test, &Reading::Number { low: x, high: x }))
        }
        (_, Reading::Level { low, high }) => {
            [*low, *high].map(|x| passes(test, &Reading::Level { low: x, high: x }))
        }
        (_, Reading::Set { .. }) => match verdict_on_reading(test, reading) {
            Verdict::Holds => [Value::ONE; 2],
            Verdict::Breaks => [Value::ZERO; 2],
            Verdict::Unverified => {
                return TermValue {
                    kind: TermKind::PartlyUnknown,
                    ..TermValue::unknown(criterion)
                };
            }
        },
        (_, reading) => [passes(test, reading); 2],
    };
    let mean = TermValue::mean(low, high);
    match verdict_on_reading(test, reading) {
        // A test with two bounds may hold inside a range whose ends both fail.
        Verdict::Unverified => TermValue {
            low: 0.0,
            high: 1.0,
            kind: TermKind::Range,
            ..mean
        },
        Verdict::Holds | Verdict::Breaks => mean,
    }
}

fn assessed_preference(
    levels: &Levels,
    level: LevelIx,
    at: impl Fn(LevelIx) -> Value,
) -> TermValue {
    let (below, above) = levels.around(level);
    let all = [at(below), at(level), at(above)];
    let low = all.into_iter().fold(Value::ONE, Value::min).get();
    let high = all.into_iter().fold(Value::ZERO, Value::max).get();
    TermValue {
        counted: at(level).get(),
        low,
        high,
        kind: TermKind::Assessed(level),
    }
}

/// The single level that an assessment states, if this is one.
fn assessed_level(
    reading: &Reading,
    source: SourceIx,
    sources: &Table<SourceIx, Source>,
) -> Option<LevelIx> {
    match reading {
        Reading::Level { low, high }
            if low == high && sources[source].kind == SourceKind::Assessment =>
        {
            Some(*low)
        }
        _ => None,
    }
}
