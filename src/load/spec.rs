//! What the tables of files may hold: the lists by which files are read, and of which the JSON
//! Schemas for editors are made. What stands here holds for both, so they cannot differ.

use crate::model::Weight;

/// What a table is called, the keys that it may hold, and what holds between them.
#[derive(Debug)]
pub(super) struct Spec {
    /// "a question", as in "`x` is no key of a question".
    pub(super) what: &'static str,
    /// The keys, those of every table of the kind.
    pub(super) keys: &'static [Key],
    /// What one key means for another. The readers say each in their own words.
    pub(super) rules: &'static [Rule],
}

impl Spec {
    /// The key of a name.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) needed: bool,
    /// What it means, with units and ranges: what an editor shows beside it.
    pub(super) doc: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// An id.
    Id,
    /// The id of a question, which no word of conditions may be.
    QuestionId,
    /// The id of something that stands elsewhere.
    Name,
    /// The same, or `$answer`: the answer to the question itself.
    NameOrAnswer,
    /// The id of a choice or band in a condition, or one of the words `unknown` and `none`.
    AnswerWord,
    /// A title or label: one line, not empty.
    Label,
    /// Text: one paragraph or more, not empty.
    Text,
    /// A text that is not blank, of any length.
    Reason,
    /// A command to run: one line without control characters.
    Line,
    /// An http or https address.
    Url,
    /// A partial date.
    Date,
    /// A partial date, or `undated`.
    DateOrUndated,
    /// A version, three numbers.
    Version,
    /// The one word that may stand here.
    Exactly(&'static str),
    /// One of a few words.
    Word(&'static Words),
    /// The format version, which is 1.
    Format,
    /// A finite number.
    Number(Range),
    /// True or false.
    Flag,
    /// False: there is no other value.
    False,
    /// A list of texts.
    Texts,
    /// A list of ids.
    Names(Count),
    /// A list of ids, each of them once.
    Members(Count),
    /// The same, each of them looked at as an id is.
    Ids(Count),
    /// A list of some of a few words.
    SomeOf(&'static Words),
    /// A table, inline or with a header.
    Table(&'static Spec),
    /// A table whose keys depend on the `kind` of the table in which it stands.
    Varying(&'static [(&'static str, &'static Spec)]),
    /// A list of tables.
    Tables(Count, &'static Spec),
    /// A list of tables of two sorts, told apart by a key that only the first sort has.
    TwoSorts(Count, &'static str, &'static Spec, &'static Spec),
    /// A table with keys of the author's choosing.
    Map(&'static Map),
    /// A list of such tables.
    Maps(Count, &'static Map),
    /// Something that its reader looks at itself.
    Free(&'static Shape),
    /// The id of a tree, and the major version of it that will do: `runtime@1`.
    Base,
}

/// What becomes of a value where an extender gives another.
#[derive(Clone, Copy, Debug)]
pub(super) enum Merging {
    /// The new replaces the old.
    Whole,
    /// A list of tables, known by these keys: of one that is there keys are replaced, others are
    /// added.
    Entries(&'static [&'static str], &'static Spec),
    /// The same for tables of two sorts, of which the first is known by its mark.
    TwoSorts(&'static str, &'static Spec, &'static Spec),
    /// The same for a table of tables by their ids.
    ByKey(&'static Spec),
    /// Facts by their criteria: new evidence goes before the old.
    Facts,
}

impl Kind {
    /// What becomes of such a value where an extender gives another.
    pub(super) fn merging(self) -> Merging {
        match self {
            Self::Tables(_, spec) if spec.key("id").is_some() => Merging::Entries(&["id"], spec),
            Self::Tables(_, spec) if spec.key("item").is_some() => {
                Merging::Entries(&["code", "item"], spec)
            }
            Self::TwoSorts(_, mark, with, without) => Merging::TwoSorts(mark, with, without),
            Self::Map(map) => match map.of {
                // Sources; tests by criteria have no titles.
                Shape::Of(Self::Table(spec)) if spec.key("title").is_some() => Merging::ByKey(spec),
                Shape::Either(all) if all.iter().any(|one| matches!(one, Shape::Led { .. })) => {
                    Merging::Facts
                }
                _ => Merging::Whole,
            },
            _ => Merging::Whole,
        }
    }
}

/// A few words, of which each has a meaning.
#[derive(Debug)]
pub(super) struct Words {
    /// "kind of question", as in "no kind of question is called `x`".
    pub(super) what: &'static str,
    /// The words, each with what it means.
    pub(super) all: fn() -> Vec<(&'static str, &'static str)>,
}

/// Numbers between two ends, both of them among them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
    /// Whether only whole numbers are meant.
    pub(super) whole: bool,
}

impl Range {
    /// Every finite number.
    pub(super) const ANY: Self = Self::of(f64::NEG_INFINITY, f64::INFINITY);
    /// Points of a weight.
    pub(super) const POINTS: Self = Self::of(0.0, Weight::MAX);
    /// A value, or a share of one.
    pub(super) const SHARE: Self = Self::of(0.0, 1.0);
    /// Points of a score.
    pub(super) const SCORE: Self = Self::of(0.0, 100.0);
    /// Where a stream of numbers begins: every such number stands for itself in a file.
    pub(super) const SEED: Self = Self {
        whole: true,
        ..Self::of(0.0, 9_007_199_254_740_992.0)
    };
    /// Years in which software was chosen or will be.
    pub(super) const YEAR: Self = Self {
        whole: true,
        ..Self::of(1900.0, 2200.0)
    };

    const fn of(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            whole: false,
        }
    }

    /// Whether a number lies in it.
    pub(super) fn holds(self, number: f64) -> bool {
        (self.low..=self.high).contains(&number) && !(self.whole && number.fract() != 0.0)
    }
}

/// How many there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) least: usize,
    pub(super) most: usize,
}

impl Count {
    /// Any number, also none.
    pub(super) const ANY: Self = Self::from(0);

    /// So many or more.
    pub(super) const fn from(least: usize) -> Self {
        Self {
            least,
            most: usize::MAX,
        }
    }

    /// So many or fewer.
    pub(super) const fn to(most: usize) -> Self {
        Self { least: 0, most }
    }

    /// From so many to so many.
    pub(super) const fn between(least: usize, most: usize) -> Self {
        Self { least, most }
    }
}

/// The shape of a value that its reader looks at itself.
#[derive(Debug)]
pub(super) enum Shape {
    /// As the value of a key.
    Of(Kind),
    /// Any of several.
    Either(&'static [Shape]),
    /// A list.
    List(Count, &'static Shape),
    /// A figure and its value from 0 to 1.
    Point,
    /// A table that nothing looks into.
    AnyTable,
    /// A list of tables, not empty, in which some things hold for all but the first, and what
    /// makes the first the only one.
    Led {
        of: &'static Spec,
        rest: &'static [Rule],
        alone: When,
        /// What holds for the rest if the first is such.
        after: (When, &'static [Rule]),
    },
}

/// A table with keys of the author's choosing: ids of something.
#[derive(Debug)]
pub(super) struct Map {
    /// A name under which a schema speaks of it again, and what it is: it can stand within
    /// itself.
    pub(super) name: Option<(&'static str, &'static str)>,
    /// How many entries there are at least.
    pub(super) least: usize,
    /// Keys with a meaning of their own.
    pub(super) own: &'static [Key],
    /// What each of the author's keys holds.
    pub(super) of: &'static Shape,
    /// What each of them means.
    pub(super) each: &'static str,
}

/// What one key of a table means for others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// All of these; none for every table.
    pub(super) when: &'static [When],
    pub(super) then: &'static [Want],
}

/// When a rule holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// Where there is this key.
    Has(&'static str),
    /// Where there is none of it.
    Lacks(&'static str),
    /// Where a key holds one of these words.
    Is(&'static str, &'static [&'static str]),
    /// Where a key holds another word than these.
    IsNot(&'static str, &'static [&'static str]),
    /// Where a key holds a number above 0.
    Positive(&'static str),
}

/// What then holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Want {
    /// These keys must be there.
    Needs(&'static [&'static str]),
    /// At least one key must be there.
    Something,
    /// One of these lists of keys must be there, whole.
    OneOf(&'static [&'static [&'static str]]),
    /// These keys must not be there.
    No(&'static [&'static str]),
    /// A key holds something narrower.
    As(&'static str, Kind),
    /// Keys hold numbers above 0.
    Positive(&'static [&'static str]),
    /// A list has so many items at least.
    Least(&'static str, usize),
}

/// A key that may be there.
pub(super) const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key {
        name,
        kind,
        needed: false,
        doc,
    }
}

/// A key that must be there.
pub(super) const fn needed(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key {
        name,
        kind,
        needed: true,
        doc,
    }
}

/// A rule.
pub(super) const fn rule(when: &'static [When], then: &'static [Want]) -> Rule {
    Rule { when, then }
}
