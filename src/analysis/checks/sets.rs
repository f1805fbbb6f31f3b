//! What requirements say of each other: implication, and whether a value can meet all of them.

use crate::model::{Criterion, CriterionIx, EPSILON, LevelIx, Requirement, Scale, Test, Tree};

/// The most combinations of ways that are looked through.
const WAYS: usize = 512;

/// Whether whatever meets one requirement meets the other.
pub(super) fn implies(tree: &Tree, one: &Requirement, other: &Requirement) -> bool {
    let (own, others) = (ways(one), ways(other));
    own.iter().all(|way| {
        others.iter().any(|wanted| {
            wanted.iter().all(|(criterion, test)| {
                let scale = &tree.criteria()[*criterion].scale;
                way.iter()
                    .any(|(own, stated)| own == criterion && test_implies(scale, stated, test))
            })
        })
    })
}

/// Whether some value of each criterion meets all requirements at once.
pub(super) fn can_be_met(tree: &Tree, all: &[&Requirement]) -> bool {
    let mut combined: Vec<Vec<(CriterionIx, Test)>> = vec![Vec::new()];
    for requirement in all {
        let mut more = Vec::new();
        for way in ways(requirement) {
            for so_far in &combined {
                let together: Vec<_> = so_far.iter().chain(&way).cloned().collect();
                if is_possible(tree, &together) {
                    more.push(together);
                }
            }
        }
        if more.len() > WAYS {
            return true;
        }
        combined = more;
    }
    !combined.is_empty()
}

fn ways(requirement: &Requirement) -> Vec<Vec<(CriterionIx, Test)>> {
    match requirement {
        Requirement::Test { criterion, test } => vec![vec![(*criterion, test.clone())]],
        Requirement::Any(ways) => ways.clone(),
    }
}

fn is_possible(tree: &Tree, tests: &[(CriterionIx, Test)]) -> bool {
    tests.iter().all(|(criterion, _)| {
        let own: Vec<&Test> = tests
            .iter()
            .filter(|(of, _)| of == criterion)
            .map(|(_, test)| test)
            .collect();
        has_value(&tree.criteria()[*criterion], &own)
    })
}

/// Whether a single value of a criterion passes all tests.
fn has_value(criterion: &Criterion, tests: &[&Test]) -> bool {
    match &criterion.scale {
        Scale::Number { .. } => {
            let mut bounds = (f64::NEG_INFINITY, f64::INFINITY);
            for test in tests {
                if let Test::Number { at_least, at_most } = test {
                    bounds.0 = at_least.unwrap_or(bounds.0).max(bounds.0);
                    bounds.1 = at_most.unwrap_or(bounds.1).min(bounds.1);
                }
            }
            bounds.0 <= bounds.1 + EPSILON
        }
        Scale::Level(levels) => levels
            .all()
            .indices()
            .any(|level| tests.iter().all(|test| level_passes(test, level))),
        Scale::Flag { .. } => [false, true]
            .iter()
            .any(|is| tests.iter().all(|test| **test == Test::Is(*is))),
        Scale::Set(_) => true,
    }
}

fn level_passes(test: &Test, level: LevelIx) -> bool {
    match test {
        Test::Level { at_least, at_most } => {
            at_least.is_none_or(|bound| level >= bound)
                && at_most.is_none_or(|bound| level <= bound)
        }
        Test::OneOf(set) => set.contains(level),
        _ => false,
    }
}

/// Whether whatever passes one test on a scale passes the other.
fn test_implies(scale: &Scale, one: &Test, other: &Test) -> bool {
    if let Scale::Level(levels) = scale {
        // What no level passes is a contradiction, and no reason for anything.
        let levels = levels.all().indices();
        let mut passing = levels.filter(|level| level_passes(one, *level)).peekable();
        return passing.peek().is_some() && passing.all(|level| level_passes(other, level));
    }
    match (one, other) {
        (
            Test::Number { at_least, at_most },
            Test::Number {
                at_least: low,
                at_most: high,
            },
        ) => {
            low.is_none_or(|low| at_least.is_some_and(|bound| bound >= low))
                && high.is_none_or(|high| at_most.is_some_and(|bound| bound <= high))
        }
        (Test::Is(one), Test::Is(other)) => one == other,
        (Test::Includes(all), Test::Includes(some)) => some.is_subset(all),
        (Test::Includes(all), Test::IncludesAny(any)) => all.intersects(any),
        (Test::IncludesAny(few), Test::IncludesAny(any)) => few.is_subset(any),
        (Test::IncludesAny(one), Test::Includes(all)) => one.len() == 1 && one == all,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::test_implies;
    use crate::model::{Level, LevelIx, Levels, MemberSet, Scale, Test, Value};

    fn set(places: &[usize]) -> MemberSet {
        let all = places.iter().map(|n| MemberSet::place(*n));
        all.fold(MemberSet::EMPTY, |sum, one| sum.union(&one))
    }

    #[test]
    fn tests_imply_what_is_wider() {
        let number = |at_least, at_most| Test::Number { at_least, at_most };
        let includes = |places: &[usize]| Test::Includes(set(places));
        let any = |places: &[usize]| Test::IncludesAny(set(places));
        let flag = Scale::Flag {
            yes: Value::ONE,
            no: Value::ZERO,
        };
        for (one, other, wanted) in [
            (number(Some(5.0), None), number(Some(3.0), None), true),
            (number(Some(3.0), None), number(Some(5.0), None), false),
            (number(None, Some(3.0)), number(Some(1.0), None), false),
            (number(Some(1.0), Some(3.0)), number(None, Some(3.0)), true),
            (includes(&[0, 1]), includes(&[1]), true),
            (includes(&[1]), includes(&[0, 1]), false),
            (includes(&[1]), any(&[0, 1]), true),
            (any(&[0]), any(&[0, 1]), true),
            (any(&[0, 1]), includes(&[0]), false),
            (any(&[0]), includes(&[0]), true),
            (Test::Is(true), Test::Is(false), false),
        ] {
            let implied = test_implies(&flag, &one, &other);
            assert_eq!(implied, wanted, "{one:?} {other:?}");
        }
    }

    #[test]
    fn tests_on_levels_imply_each_other_however_they_are_written() {
        let level = |id: &str| Level {
            id: id.parse().unwrap(),
            title: id.to_owned(),
            how: None,
        };
        let all = ["absent", "some", "most", "whole"].map(|id| (level(id), None));
        let levels = Levels::new(all.to_vec()).unwrap();
        let ix = |n: usize| -> Option<LevelIx> { levels.all().indices().nth(n) };
        let within = |low, high| Test::Level {
            at_least: low,
            at_most: high,
        };
        let one_of = |places: &[usize]| Test::OneOf(set(places));
        let least = |n| within(ix(n), None);
        let most = |n| within(None, ix(n));
        let cases = [
            (least(2), least(1), true),
            (least(1), least(2), false),
            (within(ix(1), ix(2)), most(2), true),
            (one_of(&[1]), one_of(&[0, 1]), true),
            (one_of(&[0, 1]), one_of(&[1]), false),
            (one_of(&[2, 3]), least(2), true),
            (one_of(&[1, 3]), least(2), false),
            (least(2), one_of(&[2, 3]), true),
            (least(2), one_of(&[1, 2, 3]), true),
            (least(2), one_of(&[3]), false),
            (most(1), one_of(&[0, 1]), true),
            // What no level passes is a contradiction.
            (within(ix(2), ix(1)), least(3), false),
        ];
        let scale = Scale::Level(levels.clone());
        for (one, other, wanted) in cases {
            let implied = test_implies(&scale, &one, &other);
            assert_eq!(implied, wanted, "{one:?} {other:?}");
        }
    }
}
