//! A tree and a situation as plain data: what the random generator makes, what is written as
//! files, and what the naive evaluator reads.

/// Criteria are fixed: 0 `speed` linear 0 to 100, 1 `start` log 10000 to 1, 2 `wall` of levels
/// worth 0, 0.3 and 1, 3 `gpu` worth 1 if yes, 4 `forms` of members with the shares 0.5, 0.3, 0;
/// each member has the id of a choice.
pub(crate) const NAMES: [&str; 5] = ["speed", "start", "wall", "gpu", "forms"];
pub(crate) const LEVELS: [(&str, f64); 3] = [("low", 0.0), ("middle", 0.3), ("high", 1.0)];
pub(crate) const MEMBERS: [(&str, f64); 3] = [("c0", 0.5), ("c1", 0.3), ("c2", 0.0)];
pub(crate) const UNKNOWN: [f64; 5] = [0.5, 0.4, 0.25, 0.25, 0.25];

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spec {
    pub(crate) base: [f64; 5],
    pub(crate) assumed: Vec<usize>,
    pub(crate) questions: Vec<Question>,
    pub(crate) rules: Vec<(Condition, Effects)>,
    pub(crate) options: Vec<Candidate>,
    pub(crate) indifference: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) id: String,
    pub(crate) facts: Vec<Fact>,
    pub(crate) needs: Vec<Vec<usize>>,
    pub(crate) conflicts: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    Silent,
    Unknown,
    NotApplicable,
    Known {
        used: Said,
        assessed: bool,
        dissent: Vec<Said>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    Number(f64, f64),
    Level(usize, usize),
    Flag(bool),
    Set {
        has: Vec<usize>,
        unknown: Vec<usize>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    Number(Option<f64>, Option<f64>),
    Level(Option<usize>, Option<usize>),
    OneOf(Vec<usize>),
    Is(bool),
    Includes(Vec<usize>),
    IncludesAny(Vec<usize>),
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Effects {
    pub(crate) requires: Vec<(usize, Test)>,
    pub(crate) any: Option<Vec<Vec<(usize, Test)>>>,
    pub(crate) prefers: Vec<(usize, Test, f64)>,
    pub(crate) weighs: Vec<(usize, f64)>,
    pub(crate) provides: Vec<usize>,
    pub(crate) lacks: Vec<usize>,
    pub(crate) outside: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Question {
    pub(crate) essential: bool,
    pub(crate) when: Option<Condition>,
    pub(crate) open: Effects,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    One(Vec<Choice>),
    Many {
        sum: bool,
        choices: Vec<Choice>,
        /// What it requires of `forms`, the answer itself being the members.
        answer: Option<OfAnswer>,
    },
    /// From 0 to 100, with bands cut at the given numbers, and perhaps a bound on `speed`:
    /// at least or at most the answer, required or preferred with a weight.
    Number {
        bands: Vec<(f64, f64, Effects)>,
        bound: Option<(bool, Option<f64>)>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum OfAnswer {
    /// The member of each chosen one.
    Includes,
    /// The member of any chosen one.
    IncludesAny,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub(crate) effects: Effects,
    pub(crate) when: Option<Condition>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Is(usize, Vec<Word>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Word {
    Choice(usize),
    Interval(f64, f64),
    Nothing,
    Unknown,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Missing,
    Unknown,
    One(usize),
    Many(Vec<usize>),
    Number(f64),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) answers: Vec<Answer>,
    pub(crate) replaced: Vec<(usize, f64)>,
    pub(crate) banned: Vec<String>,
    pub(crate) only: Option<Vec<String>>,
    /// 0 no, 1 unverified, 2 all.
    pub(crate) strict: u8,
}
