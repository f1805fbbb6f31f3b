//! Slips in what answers and rules require, and in what follows from them at all.

use whystack::diagnostic::Check;

use super::{Change, Follows, Shipped, Slip, hold};

const RUNTIME: &str = "trees/runtime/tree.toml";
const POLICY: &str = "trees/policy/tree.toml";

pub(super) const SLIPS: &[Slip] = &[
    // The question requires it for each of its choices.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "label = \"systemd with its services\"",
            to: "label = \"systemd with its services\"\n  require = { inside = { includes = [\"systemd\"] } }",
        }],
        beside: &[],
        raises: (Check::RedundantRequirement, "whole-system.systemd"),
        follows: &[],
    },
    // What carries platforms has named users: the alternative is none.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]",
            to: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]\n  require = { record = { at-least = \"platform\" } }",
        }],
        beside: &[],
        raises: (Check::RedundantRequirement, "team.nobody"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "require = { data-reach = { includes = [\"fetched\"] } }",
            to: "require = { data-reach = { includes = [\"fetched\"] } }\n  require-any = [{ data-reach = { includes-any = [\"fetched\", \"stored\"] } }, { lists = { is = true } }]",
        }],
        beside: &[],
        raises: (Check::RedundantRequirement, "data.asked-on-the-way"),
        follows: &[],
    },
    // The levels that will do, beside the least that is one of them.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]",
            to: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]\n  require = { record = { one-of = [\"named-users\", \"platform\"] } }",
        }],
        beside: &[],
        raises: (Check::RedundantRequirement, "team.nobody"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]",
            to: "  require-any = [{ record = { one-of = [\"named-users\", \"platform\"] } }, { upkeep = { at-least = \"packaged\" } }]\n  require = { record = { at-least = \"named-users\" } }",
        }],
        beside: &[],
        raises: (Check::RedundantRequirement, "team.nobody"),
        follows: &[],
    },
    // A rule that holds with it asks for the opposite.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  id = \"colleagues\"",
            to: "  id = \"colleagues\"\n  require = { isolation = { at-most = \"namespaces\" } }",
        }],
        beside: &[],
        raises: (Check::ContradictoryRequirements, "code-trust.colleagues"),
        follows: &[],
    },
    // Two choices that can be given together: the bound was to be `at-least`.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "require = { author-safety = { at-least = \"reaches-out\" } }",
            to: "require = { author-safety = { at-least = \"reaches-out\" }, delegation = { at-most = \"one-set\" } }",
        }],
        beside: &[],
        raises: (Check::ContradictoryRequirements, "authors.teams"),
        follows: &[],
    },
    // What the whole question requires, and one band of it the other way round.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "max = 600000\n",
            to: "max = 600000\nrequire = { cold-start = { at-least = 2000 } }\n",
        }],
        beside: &[],
        raises: (Check::ContradictoryRequirements, "start-limit.per-request"),
        follows: &[Follows(
            Check::ContradictoryRequirements,
            "start-limit.noticed",
            "its bound of 1,000 ms is below 2,000 too",
        )],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "[[question]]\nid = \"node-rights\"",
            to: "[[question]]\nid = \"colour\"\nask = \"Which colour has your logo?\"\nwhy = \"Somebody asked for it.\"\nkind = \"one\"\n\n  [[question.choice]]\n  id = \"red\"\n  label = \"Red\"\n\n  [[question.choice]]\n  id = \"blue\"\n  label = \"Blue\"\n\n[[question]]\nid = \"node-rights\"",
        }],
        beside: &[],
        raises: (Check::NoEffect, "colour"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "  weigh = { testing = 4 }\n",
            to: "",
        }],
        beside: &[],
        raises: (Check::NoEffect, "assurance.tested-rules"),
        follows: &[],
    },
];

#[test]
fn a_slip_in_a_need_is_found_and_nothing_else() {
    hold(SLIPS);
}
