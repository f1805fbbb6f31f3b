//! Slips in weights, and criteria that nothing weighs.

use whystack::diagnostic::Check;

use super::{Change, Shipped, Slip, hold};

const RUNTIME: &str = "trees/runtime/tree.toml";

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "require = { confidential = { at-least = \"experimental\" } }\n  weigh = { confidential = 3 }",
            to: "weigh = { isolation = 3 }",
        }],
        beside: &[],
        raises: (Check::UnusedCriterion, "confidential"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "prefer = { licence = { includes-any = [\"permissive\"], weight = 4 } }",
            to: "weigh = { upkeep = 4 }",
        }],
        beside: &[],
        raises: (Check::SetWithoutUse, "licence"),
        follows: &[],
    },
    // It was to be 0.5.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "value = { scale = \"log\", worst = 1000, best = 1 }\nweight = 0.25",
            to: "value = { scale = \"log\", worst = 1000, best = 1 }\nweight = 5",
        }],
        beside: &[],
        raises: (Check::HeavyBase, "copy"),
        follows: &[],
    },
    // A key that was held down.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  weigh = { isolation = 5 }",
            to: "  weigh = { isolation = 55 }",
        }],
        beside: &[],
        raises: (Check::HeavyCriterion, "isolation"),
        follows: &[],
    },
];

#[test]
fn a_slip_in_a_weight_is_found_and_nothing_else() {
    hold(SLIPS);
}
