//! Criteria: what is measured or graded, and how good each figure is.

use super::evidence::Reading;
use super::ids::{MemberIx, Slug, Table};
use super::levels::Levels;
use super::members::MemberSet;
use super::numbers::{Value, Weight};
use super::value::{Shares, ValueFault, ValueFunction};

/// What is measured or graded; the only bridge between needs and options, with capabilities.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: Slug,
    /// Its title for people.
    pub title: String,
    /// The one thing that is compared: what exactly is measured, or how it is graded.
    pub measure: Option<String>,
    /// Points it has before any answer.
    pub base: Weight,
    /// What a missing fact counts.
    pub unknown: Value,
    /// Its kind of scale, with the value function.
    pub scale: Scale,
}

/// The four kinds of scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// A figure in a unit.
    Number {
        /// The unit, as printed after the figure.
        unit: String,
        /// What a figure is worth; without one the criterion can be required, never weighed.
        value: Option<ValueFunction>,
    },
    /// One of a few ordered words.
    Level(Levels),
    /// Yes or no.
    Flag {
        /// What *yes* is worth.
        yes: Value,
        /// What *no* is worth.
        no: Value,
    },
    /// Some of a declared list.
    Set(Members),
}

/// The declared members of a set criterion, with the share of each in its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    ids: Table<MemberIx, Slug>,
    shares: Option<Shares>,
}

impl Members {
    /// Members in order; with shares, one a member, the set can be weighed.
    ///
    /// # Errors
    /// No member, more than 200 of them, or shares that sum to more than 1.
    pub fn new(ids: Vec<Slug>, shares: Option<Vec<Value>>) -> Result<Self, ValueFault> {
        if ids.is_empty() {
            return Err(ValueFault::TooFew("members"));
        }
        if ids.len() > 200 {
            return Err(ValueFault::TooMany("members", 200));
        }
        let shares = shares.map(Shares::new).transpose()?;
        Ok(Self {
            ids: ids.into_iter().collect(),
            shares,
        })
    }

    /// All members in order.
    pub fn all(&self) -> &Table<MemberIx, Slug> {
        &self.ids
    }

    /// The member with this id.
    pub fn find(&self, id: &str) -> Option<MemberIx> {
        self.ids.find(|member| member.as_str() == id)
    }

    /// The share of a member; `None` where the set has no value function.
    pub fn share(&self, member: MemberIx) -> Option<Value> {
        self.shares.as_ref().map(|shares| shares.of(member))
    }

    /// The sum of the shares of some members; `None` where the set has no value function.
    pub fn shares_of(&self, members: &MemberSet) -> Option<f64> {
        let shares = self.shares.as_ref()?;
        Some(
            self.ids
                .indices()
                .filter(|m| members.contains(*m))
                .map(|m| shares.of(m).get())
                .sum(),
        )
    }
}

impl Criterion {
    /// Whether a weight on it has a meaning: it has a value function.
    pub fn can_be_weighed(&self) -> bool {
        match &self.scale {
            Scale::Number { value, .. } => value.is_some(),
            Scale::Set(members) => members.shares.is_some(),
            Scale::Level(_) | Scale::Flag { .. } => true,
        }
    }

    /// The kind of its scale, as written in a tree file.
    pub fn kind(&self) -> &'static str {
        match self.scale {
            Scale::Number { .. } => "number",
            Scale::Level(_) => "level",
            Scale::Flag { .. } => "flag",
            Scale::Set(_) => "set",
        }
    }

    /// Whether a reading is one of this scale.
    pub fn reads(&self, reading: &Reading) -> bool {
        match (&self.scale, reading) {
            (Scale::Number { .. }, Reading::Number { low, high }) => {
                low.is_finite() && high.is_finite() && low <= high
            }
            (Scale::Level(levels), Reading::Level { low, high }) => {
                low <= high && levels.all().indices().any(|ix| ix == *high)
            }
            (Scale::Flag { .. }, Reading::Flag(_)) => true,
            (Scale::Set(all), Reading::Set { members, unknown }) => {
                let declared: MemberSet = all.ids.indices().collect();
                members.is_subset(&declared)
                    && unknown.is_subset(&declared)
                    && !members.intersects(unknown)
            }
            _ => false,
        }
    }
}
