//! What an answer does: requires, prefers, weighs, provides, lacks.

use super::ids::{CapabilityIx, ChoiceIx, CriterionIx, MemberIx, Table};
use super::members::MemberSet;
use super::numbers::Weight;
use super::test::Test;

/// What follows from a choice, a band, a rule, or any answer to a question.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Effects {
    /// Hard constraints.
    pub requires: Vec<Requirement>,
    /// Soft constraints: terms of their own in the score.
    pub prefers: Vec<Preference>,
    /// Criteria that matter more.
    pub weighs: Vec<Weighing>,
    /// Capabilities that the situation offers.
    pub provides: Vec<CapabilityIx>,
    /// Capabilities that the situation is without.
    pub lacks: Vec<CapabilityIx>,
}

impl Effects {
    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.requires.is_empty()
            && self.prefers.is_empty()
            && self.weighs.is_empty()
            && self.provides.is_empty()
            && self.lacks.is_empty()
    }
}

/// A hard constraint.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// One test on one criterion.
    Test {
        /// The criterion.
        criterion: CriterionIx,
        /// What its fact must pass.
        test: Test,
    },
    /// Several ways to comply; each is a list of tests that must all hold.
    /// Holds if one way holds, breaks if all break, else is unverified.
    Any(Vec<Vec<(CriterionIx, Test)>>),
}

impl Requirement {
    /// Its tests on one criterion.
    pub fn tests_of(&self, criterion: CriterionIx) -> impl Iterator<Item = &Test> {
        let (single, ways) = match self {
            Self::Test { criterion, test } => (Some((criterion, test)), None),
            Self::Any(ways) => (None, Some(ways)),
        };
        let ways = ways.into_iter().flatten().flatten();
        single
            .into_iter()
            .chain(ways.map(|(ix, test)| (ix, test)))
            .filter_map(move |(ix, test)| (*ix == criterion).then_some(test))
    }

    /// The criteria that it reads, each once, in order.
    pub fn criteria(&self) -> Vec<CriterionIx> {
        match self {
            Self::Test { criterion, .. } => vec![*criterion],
            Self::Any(ways) => {
                let mut all: Vec<CriterionIx> = ways.iter().flatten().map(|(ix, _)| *ix).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }
}

/// A soft constraint: a term with `u = 1` where the test holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Preference {
    /// The criterion.
    pub criterion: CriterionIx,
    /// What its fact should pass.
    pub test: Test,
    /// The points of the term.
    pub weight: Weight,
}

/// Points added to a criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// The criterion.
    pub criterion: CriterionIx,
    /// The points.
    pub weight: Weight,
}

/// A requirement or preference of a number question whose bound is the answer itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnswerEffect {
    /// The number criterion.
    pub criterion: CriterionIx,
    /// On which side of the answer the fact must lie.
    pub bound: AnswerBound,
    /// The points of a preference; `None` is a requirement.
    pub weight: Option<Weight>,
}

/// On which side of a number answer a fact must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerBound {
    /// At least the answer.
    AtLeast,
    /// At most the answer.
    AtMost,
}

impl AnswerEffect {
    /// The test that follows from a given number.
    pub fn test(&self, answer: f64) -> Test {
        match self.bound {
            AnswerBound::AtLeast => Test::Number {
                at_least: Some(answer),
                at_most: None,
            },
            AnswerBound::AtMost => Test::Number {
                at_least: None,
                at_most: Some(answer),
            },
        }
    }
}

/// A requirement of a `many` question over its whole answer: any of the members that the chosen
/// ones stand for will do.
#[derive(Clone, Debug, PartialEq)]
pub struct United {
    /// The set criterion.
    pub criterion: CriterionIx,
    /// For each choice the member that it stands for.
    pub members: Table<ChoiceIx, MemberIx>,
}

impl United {
    /// The one requirement of all chosen ones; none where nothing is chosen.
    pub fn requirement<'c>(
        &self,
        chosen: impl IntoIterator<Item = &'c ChoiceIx>,
    ) -> Option<Requirement> {
        let members: MemberSet = chosen.into_iter().map(|ix| self.members[*ix]).collect();
        (!members.is_empty()).then_some(Requirement::Test {
            criterion: self.criterion,
            test: Test::IncludesAny(members),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Effects, United};
    use crate::model::{
        BuildFault, Choice, Combine, Criterion, Members, OpenDefault, PartialDate, Question,
        QuestionKind, Scale, Slug, Table, TreeBuilder, Value, Weight,
    };

    fn slug(id: &str) -> Slug {
        id.parse().unwrap()
    }

    fn criterion(id: &str, scale: Scale) -> Criterion {
        Criterion {
            id: slug(id),
            title: id.to_owned(),
            measure: None,
            base: Weight::ZERO,
            unknown: Value::new(0.25).unwrap(),
            scale,
        }
    }

    fn question(united: United) -> Question {
        let choice = |id: &str| Choice {
            id: slug(id),
            label: id.to_owned(),
            when: None,
            effects: Effects::default(),
            because: None,
            outside: None,
        };
        Question {
            id: slug("q"),
            shared: false,
            ask: "q?".to_owned(),
            why: None,
            essential: false,
            when: None,
            open: OpenDefault::default(),
            kind: QuestionKind::Many {
                choices: ["red", "green"].map(choice).into_iter().collect(),
                combine: Combine::Max,
                united: vec![united],
            },
        }
    }

    #[test]
    fn each_choice_stands_for_a_member_of_a_set() {
        let today: PartialDate = "2026".parse().unwrap();
        let mut builder = TreeBuilder::new(slug("t"), "1".to_owned(), today, "T".to_owned());
        let colours = Members::new(vec![slug("red"), slug("green"), slug("blue")], None).unwrap();
        let members: Vec<_> = colours.all().indices().collect();
        let few = Members::new(vec![slug("red")], None).unwrap();
        let set = builder.add_criterion(criterion("colours", Scale::Set(colours)));
        let few = builder.add_criterion(criterion("few", Scale::Set(few)));
        let (yes, no) = (Value::ONE, Value::ZERO);
        let flag = builder.add_criterion(criterion("flag", Scale::Flag { yes, no }));
        let mut add = |criterion, count: usize| {
            let members: Table<_, _> = members.iter().copied().take(count).collect();
            builder.add_question(question(United { criterion, members }))
        };
        let (set, few, flag) = (set.unwrap(), few.unwrap(), flag.unwrap());
        assert_eq!(add(set, 1), Err(BuildFault::United(slug("colours"))));
        assert_eq!(add(set, 3), Err(BuildFault::United(slug("colours"))));
        assert_eq!(add(few, 2), Err(BuildFault::United(slug("few"))));
        assert_eq!(add(flag, 2), Err(BuildFault::United(slug("flag"))));
        assert!(add(set, 2).is_ok());
    }
}
