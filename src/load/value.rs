//! The values of a file, each with the file and the place where it stands.
//!
//! The parser gives places without files. Here every value has both, so that a table may hold
//! what several files say of it and each fault still names its own.

use std::borrow::Cow;

use indexmap::IndexMap;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use crate::text::{SourceIx, Span};

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value<'d> {
    /// A text.
    Text(Cow<'d, str>),
    /// An integer or a float; `None` if it is not finite or beyond what is read.
    Number(Option<f64>),
    /// True or false.
    Flag(bool),
    /// A date without quotes, which nothing takes.
    Datetime,
    /// A list.
    List(Vec<Placed<'d>>),
    /// A table.
    Table(Entries<'d>),
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Placed<'d> {
    pub(super) value: Value<'d>,
    pub(super) span: Span,
}

/// The entries of a table in the order of the file, by their keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries<'d>(IndexMap<Cow<'d, str>, Entry<'d>>);

/// What a key holds, and where the key stands.
#[derive(Clone, Debug)]
pub(super) struct Entry<'d> {
    pub(super) key: Span,
    pub(super) value: Placed<'d>,
}

impl<'d> Value<'d> {
    fn of(value: DeValue<'d>, source: SourceIx) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text),
            DeValue::Integer(integer) => Self::Number(whole(&integer)),
            DeValue::Float(float) => Self::Number(finite(&float)),
            DeValue::Boolean(flag) => Self::Flag(flag),
            DeValue::Datetime(_) => Self::Datetime,
            DeValue::Array(items) => {
                let items = items.into_iter();
                Self::List(items.map(|item| Placed::of(item, source)).collect())
            }
            DeValue::Table(table) => Self::Table(Entries::of(table, source)),
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list, to be changed.
    pub(super) fn list_mut(&mut self) -> Option<&mut Vec<Placed<'d>>> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// A table, to be changed.
    pub(super) fn table_mut(&mut self) -> Option<&mut Entries<'d>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(super) fn as_list(&self) -> Option<&[Placed<'d>]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn as_table(&self) -> Option<&Entries<'d>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }
}

impl<'d> Placed<'d> {
    /// What a key of a table holds; nothing if it is no table.
    pub(super) fn get(&self, name: &str) -> Option<&Placed<'d>> {
        Some(&self.value.as_table()?.get(name)?.value)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Placed<'d>> {
        Some(&mut self.value.table_mut()?.get_mut(name)?.value)
    }

    /// The text of a key.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        self.get(name)?.value.as_text()
    }

    /// The items of a key that holds a list.
    pub(super) fn items(&self, name: &str) -> &[Placed<'d>] {
        let list = self.get(name).and_then(|one| one.value.as_list());
        list.unwrap_or_default()
    }

    fn of(placed: toml::Spanned<DeValue<'d>>, source: SourceIx) -> Self {
        let span = span_of(placed.span(), source);
        Self {
            value: Value::of(placed.into_inner(), source),
            span,
        }
    }
}

impl<'d> Entries<'d> {
    /// The entries of a parsed table.
    pub(super) fn of(table: DeTable<'d>, source: SourceIx) -> Self {
        let entry = |(key, value): (toml::Spanned<Cow<'d, str>>, _)| {
            let place = span_of(key.span(), source);
            let value = Placed::of(value, source);
            (key.into_inner(), Entry { key: place, value })
        };
        Self(table.into_iter().map(entry).collect())
    }

    /// What a key holds.
    pub(super) fn get(&self, name: &str) -> Option<&Entry<'d>> {
        self.0.get(name)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Entry<'d>> {
        self.0.get_mut(name)
    }

    /// Puts an entry at the end, or in the place of one of its name.
    pub(super) fn insert(&mut self, name: Cow<'d, str>, entry: Entry<'d>) {
        self.0.insert(name, entry);
    }

    /// Takes an entry out; the others keep their order.
    pub(super) fn remove(&mut self, name: &str) -> Option<Entry<'d>> {
        self.0.shift_remove(name)
    }

    /// Keeps the entries whose names pass.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|name, _| keep(name));
    }

    /// The entries, one by one.
    pub(super) fn into_entries(self) -> impl Iterator<Item = (Cow<'d, str>, Entry<'d>)> {
        self.0.into_iter()
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry<'d>)> {
        self.0.iter().map(|(name, entry)| (name.as_ref(), entry))
    }
}

fn span_of(range: std::ops::Range<usize>, source: SourceIx) -> Span {
    Span {
        source,
        start: range.start,
        end: range.end,
    }
}

fn whole(integer: &DeInteger<'_>) -> Option<f64> {
    if integer.radix() == 10 {
        return tidy(integer.as_str().parse().ok()?);
    }
    let whole = i64::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    i32::try_from(whole).ok().map(f64::from)
}

fn finite(float: &DeFloat<'_>) -> Option<f64> {
    tidy(float.as_str().parse().ok()?)
}

/// A finite number, without a negative zero.
fn tidy(number: f64) -> Option<f64> {
    number.is_finite().then_some(number + 0.0)
}
