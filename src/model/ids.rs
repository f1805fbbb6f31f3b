//! Names and typed places: ids of a file, and indices that can never dangle.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::str::FromStr;

/// An id as people write it: lower-case ASCII letters, digits and single inner hyphens, at most
/// 64 characters, and not one of the reserved words `unknown` and `none`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// Why a text is no [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugFault {
    /// Nothing was written.
    #[error("an id cannot be empty")]
    Empty,
    /// More than 64 characters.
    #[error("an id has at most 64 characters, this one has {0}")]
    TooLong(usize),
    /// A character that ids do not have.
    #[error("an id is written with a to z, 0 to 9 and `-` inside, like `cold-start`")]
    Character,
    /// `unknown` and `none` are answers to every question.
    #[error("`{0}` is a reserved word: it is an answer to every question")]
    Reserved(&'static str),
}

impl Slug {
    /// The most characters an id has.
    pub const MAX_CHARS: usize = 64;

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugFault;

    fn from_str(text: &str) -> Result<Self, SlugFault> {
        if text.is_empty() {
            return Err(SlugFault::Empty);
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let well_formed = text.chars().all(|c| plain(c) || c == '-')
            && text.starts_with(plain)
            && text.ends_with(plain)
            && !text.contains("--");
        if !well_formed {
            return Err(SlugFault::Character);
        }
        if text.len() > Self::MAX_CHARS {
            return Err(SlugFault::TooLong(text.len()));
        }
        match text {
            "unknown" => Err(SlugFault::Reserved("unknown")),
            "none" => Err(SlugFault::Reserved("none")),
            _ => Ok(Self(text.into())),
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A typed place in a [`Table`].
pub trait Ix: Copy + Ord + fmt::Debug {
    /// The place counted from 0.
    fn position(self) -> usize;
    /// The index of a place; only the tables of this module call it.
    #[doc(hidden)]
    fn at(position: usize, token: Token) -> Self;
}

/// Proof that an index is made by this module.
#[derive(Clone, Copy, Debug)]
pub struct Token(());

impl Token {
    /// For indices of a tree's canonical form, which were made for that tree.
    pub(super) fn unpacked() -> Self {
        Self(())
    }
}

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl Ix for $name {
            fn position(self) -> usize {
                usize::from(self.0)
            }
            fn at(position: usize, _: Token) -> Self {
                Self(u16::try_from(position).expect("tables hold at most 65,535 entries"))
            }
        }
    )* };
}

index! {
    /// A question of a tree.
    QuestionIx;
    /// A choice of one question.
    ChoiceIx;
    /// A criterion of a tree.
    CriterionIx;
    /// A level of one criterion, worst first.
    LevelIx;
    /// A member of one set criterion.
    MemberIx;
    /// An option of a tree.
    CandidateIx;
    /// A capability of a tree.
    CapabilityIx;
    /// A source of a tree.
    SourceIx;
    /// A rule of a tree.
    RuleIx;
}

/// A list that only its own kind of index opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<I, T> {
    rows: Vec<T>,
    index: PhantomData<I>,
}

impl<I: Ix, T> Table<I, T> {
    /// The most entries a table holds.
    pub const MAX: usize = u16::MAX as usize;

    /// A table with nothing in it.
    pub const fn new() -> Self {
        Self {
            rows: Vec::new(),
            index: PhantomData,
        }
    }

    /// One row for each row of another table, in its order.
    pub fn for_each_of<U>(other: &Table<I, U>, mut row: impl FnMut(I, &U) -> T) -> Self {
        other.iter().map(|(ix, of)| row(ix, of)).collect()
    }

    /// Adds a row and gives its place.
    pub(crate) fn push(&mut self, row: T) -> I {
        let ix = I::at(self.rows.len(), Token(()));
        self.rows.push(row);
        ix
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All places in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.rows.len()).map(|n| I::at(n, Token(())))
    }

    /// All rows with their places, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.rows
            .iter()
            .enumerate()
            .map(|(n, row)| (I::at(n, Token(())), row))
    }

    /// All rows in order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The place of the first row that passes the test.
    pub fn find(&self, test: impl Fn(&T) -> bool) -> Option<I> {
        self.rows.iter().position(test).map(|n| I::at(n, Token(())))
    }

    /// The rows without their places.
    pub(crate) fn into_rows(self) -> Vec<T> {
        self.rows
    }

    /// All rows in order, to be changed.
    pub(crate) fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }

    /// The row at a place, to be changed.
    pub(crate) fn row_mut(&mut self, ix: I) -> &mut T {
        self.rows
            .get_mut(ix.position())
            .expect("an index opens the table that it was made for")
    }
}

impl<I: Ix, T> Default for Table<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Ix, T> FromIterator<T> for Table<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(rows: It) -> Self {
        Self {
            rows: rows.into_iter().collect(),
            index: PhantomData,
        }
    }
}

impl<I: Ix, T> Index<I> for Table<I, T> {
    type Output = T;

    fn index(&self, ix: I) -> &T {
        self.rows
            .get(ix.position())
            .expect("an index opens the table that it was made for")
    }
}

#[cfg(test)]
mod tests {
    use super::{Slug, SlugFault};

    #[test]
    fn slugs_are_lower_case_words_joined_by_hyphens() {
        for good in ["a", "cold-start", "k3s", "9p"] {
            assert_eq!(good.parse::<Slug>().unwrap().as_str(), good);
        }
        for bad in [
            "Cold",
            "cold start",
            "-a",
            "a-",
            "a--b",
            "ä",
            "a_b",
            "a.b",
            "a\n",
        ] {
            assert_eq!(bad.parse::<Slug>(), Err(SlugFault::Character), "{bad:?}");
        }
        assert_eq!("".parse::<Slug>(), Err(SlugFault::Empty));
        assert_eq!(
            "unknown".parse::<Slug>(),
            Err(SlugFault::Reserved("unknown"))
        );
        assert_eq!("none".parse::<Slug>(), Err(SlugFault::Reserved("none")));
        assert_eq!("a".repeat(65).parse::<Slug>(), Err(SlugFault::TooLong(65)));
        assert!("a".repeat(64).parse::<Slug>().is_ok());
    }
}
