//! What requirements say of each other: implication, and whether a value can meet all of them.

use crate::model::{Criterion, CriterionIx, EPSILON, LevelIx, Requirement, Scale, Test, Tree};

/// The most combinations of ways that are looked through.
const WAYS: usize = 512;

/// Whether whatever meets one requirement meets the other.
pub(super) fn implies(one: &Requirement, other: &Requirement) -> bool {
    let (own, others) = (ways(one), ways(other));
    own.iter().all(|way| {
        others.iter().any(|wanted| {
            wanted.iter().all(|(criterion, test)| {
                way.iter()
                    .any(|(of, stated)| of == criterion && test_implies(stated, test))
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

/// Whether whatever passes one test passes the other.
fn test_implies(one: &Test, other: &Test) -> bool {
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
        (
            Test::Level { at_least, at_most },
            Test::Level {
                at_least: low,
                at_most: high,
            },
        ) => {
            low.is_none_or(|low| at_least.is_some_and(|bound| bound >= low))
                && high.is_none_or(|high| at_most.is_some_and(|bound| bound <= high))
        }
        (Test::OneOf(some), Test::OneOf(more)) => some.is_subset(more),
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
    use crate::model::{MemberSet, Test};

    fn set(places: &[usize]) -> MemberSet {
        let all = places.iter().map(|n| MemberSet::place(*n));
        all.fold(MemberSet::EMPTY, |sum, one| sum.union(&one))
    }

    #[test]
    fn tests_imply_what_is_wider() {
        let number = |at_least, at_most| Test::Number { at_least, at_most };
        let includes = |places: &[usize]| Test::Includes(set(places));
        let any = |places: &[usize]| Test::IncludesAny(set(places));
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
            (Test::OneOf(set(&[1])), Test::OneOf(set(&[0, 1])), true),
        ] {
            assert_eq!(test_implies(&one, &other), wanted, "{one:?} {other:?}");
        }
    }
}
