//! The ordered words of a level criterion.

use super::ids::{LevelIx, Slug, Table};
use super::numbers::Value;
use super::value::ValueFault;

/// One word of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its id.
    pub id: Slug,
    /// Its title for people.
    pub title: String,
    /// How to grade alike: what an option must show to be given this level.
    pub how: Option<String>,
}

/// The levels of a criterion, worst first, with the value of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    levels: Table<LevelIx, Level>,
    values: Table<LevelIx, Value>,
}

impl Levels {
    /// Levels from worst to best; a level without a value gets its even step.
    ///
    /// # Errors
    /// Fewer than two levels, more than 200, or values that fall.
    pub fn new(given: Vec<(Level, Option<Value>)>) -> Result<Self, ValueFault> {
        if given.len() < 2 {
            return Err(ValueFault::TooFew("levels"));
        }
        if given.len() > 200 {
            return Err(ValueFault::TooMany("levels", 200));
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 200 levels")]
        let step = |n: usize, of: usize| Value::clamped(n as f64 / (of - 1) as f64);
        let count = given.len();
        let mut levels = Table::new();
        let mut values: Table<LevelIx, Value> = Table::new();
        for (n, (level, value)) in given.into_iter().enumerate() {
            let value = value.unwrap_or_else(|| step(n, count));
            if values.rows().last().is_some_and(|last| value < *last) {
                return Err(ValueFault::Falls);
            }
            levels.push(level);
            values.push(value);
        }
        Ok(Self { levels, values })
    }

    /// All levels, worst first.
    pub fn all(&self) -> &Table<LevelIx, Level> {
        &self.levels
    }

    /// The level with this id.
    pub fn find(&self, id: &str) -> Option<LevelIx> {
        self.levels.find(|level| level.id.as_str() == id)
    }

    /// What a level is worth.
    pub fn value(&self, level: LevelIx) -> Value {
        self.values[level]
    }

    /// A level and its neighbours: from one below to one above, within the scale.
    pub fn around(&self, level: LevelIx) -> (LevelIx, LevelIx) {
        let below = self
            .levels
            .indices()
            .rfind(|ix| *ix < level)
            .unwrap_or(level);
        let above = self
            .levels
            .indices()
            .find(|ix| *ix > level)
            .unwrap_or(level);
        (below, above)
    }
}
