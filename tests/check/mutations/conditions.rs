//! Slips in a `when`.

use whystack::diagnostic::Check;

use super::{Change, Shipped, Slip, hold};

const RUNTIME: &str = "trees/runtime/tree.toml";
const POLICY: &str = "trees/policy/tree.toml";

pub(super) const SLIPS: &[Slip] = &[
    // A plug-in is driven by no engine, so the engine is not asked for.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "when = { code-form = \"free\" }",
            to: "when = { code-form = \"free\", driver = \"in-process\", engine = \"containerd\" }",
        }],
        beside: &[],
        raises: (Check::UnreachableQuestion, "one-build"),
        follows: &[],
    },
    // Whoever decides nothing is not asked for a place.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "when = { place = \"in-process\" }",
            to: "when = { decides = \"none\", place = \"in-process\" }",
        }],
        beside: &[],
        raises: (Check::UnreachableQuestion, "languages"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "when = { driver = [\"pods\", \"kubernetes-objects\"] }",
            to: "when = { driver = [\"own-control\", \"batch\"] }",
        }],
        beside: &[],
        raises: (Check::UnreachableChoice, "engine.cri-o"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "  when = { decides = \"files\" }",
            to: "  when = { decides = \"files\", cluster = \"newest\", not = { decides = \"admission\" } }",
        }],
        beside: &[],
        raises: (Check::UnreachableChoice, "deliver.cloud-rules"),
        follows: &[],
    },
    // Programs need no engine.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "when = { site = [\"edge\", \"user-machines\"], team = [\"nobody\", \"small\"] }",
            to: "when = { site = [\"edge\", \"user-machines\"], code-form = \"program\", engine = \"podman\" }",
        }],
        beside: &[],
        raises: (Check::ConditionNeverTrue, "remote-hands"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "when = { decides = \"admission\", team = [\"nobody\", \"small\"] }",
            to: "when = { decides = \"admission\", not = { decides = [\"admission\", \"files\"] } }",
        }],
        beside: &[],
        raises: (Check::ConditionNeverTrue, "webhook-alone"),
        follows: &[],
    },
    // All forms are named, and not knowing it.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "when = { code-form = [\"oci-image\", \"vm-image\", \"free\", \"unknown\"] }",
            to: "when = { code-form = [\"oci-image\", \"windows-image\", \"wasm-module\", \"vm-image\", \"program\", \"free\", \"unknown\"] }",
        }],
        beside: &[],
        raises: (Check::ConditionAlwaysTrue, "whole-system"),
        follows: &[],
    },
    // The question itself is asked for these three only.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "  when = { driver = [\"pods\", \"kubernetes-objects\"] }",
            to: "  when = { driver = [\"pods\", \"kubernetes-objects\", \"engine\"] }",
        }],
        beside: &[],
        raises: (Check::ConditionAlwaysTrue, "engine.cri-o"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "when = { code-trust = [\"customers\", \"hostile\"], gpu = \"yes\" }",
            to: "when = { any = [{ code-trust = \"own\" }, { not = { code-trust = \"own\" } }] }",
        }],
        beside: &[],
        raises: (Check::ConditionAlwaysTrue, "device-of-strangers"),
        follows: &[],
    },
];

#[test]
fn a_slip_in_a_condition_is_found_and_nothing_else() {
    hold(SLIPS);
}
