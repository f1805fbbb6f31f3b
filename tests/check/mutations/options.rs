//! Slips that take an option out of the running, or leave it without a ground to stand on.

use whystack::diagnostic::Check;

use super::{Change, Follows, Shipped, Slip, hold};

const YOUKI: &str = "trees/runtime/options/youki.toml";
const GVISOR: &str = "trees/runtime/options/gvisor.toml";
const SPINKUBE: &str = "trees/runtime/options/spinkube.toml";

pub(super) const SLIPS: &[Slip] = &[
    // It ended before the day that the tree speaks of.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "provides = [\"oci-runtime\", \"pod-sandbox\"]",
            to: "provides = [\"oci-runtime\", \"pod-sandbox\"]\nended = { date = \"2026-05\", source = \"readme\" }",
        }],
        beside: &[],
        raises: (Check::NeverViable, "gvisor"),
        follows: &[],
    },
    // A need in the wrong list.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: SPINKUBE,
            from: "needs = [\"linux\", \"containerd\", \"kubernetes\"]",
            to: "needs = [\"linux\", \"containerd\", \"kubernetes\"]\nconflicts = [\"linux\"]",
        }],
        beside: &[],
        raises: (Check::NeverViable, "spinkube"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: YOUKI,
            from: "carried = \"Graded early and added by hand, so runc or crun is ahead wherever it is viable; who asks for a runtime in Rust sees here what separates it from them\"\n",
            to: "",
        }],
        beside: &[],
        raises: (Check::NeverFirst, "youki"),
        follows: &[],
    },
    // Nothing is both, and that was the one thing that spoke for it; the whole count agrees.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: "trees/runtime/tree.toml",
            from: "require = { accepts = { includes = [\"vm-image\"] } }",
            to: "require = { accepts = { includes = [\"vm-image\", \"windows-image\"] } }",
        }],
        beside: &[],
        raises: (Check::NeverFirst, "kubevirt"),
        follows: &[],
    },
    // Figures taken for others, and objects of its own forgotten: now it is a slower and larger
    // `wasmtime-runwasi` with more needs.
    Slip {
        tree: Shipped::Runtime,
        changes: &[
            Change {
                file: SPINKUBE,
                from: "{ unknown = \"no figure for the start of one pod in the documentation; the shim's issue 41 compares before and after a repair of 2024-05, and only its first half could be read (2026-11)\" }",
                to: "{ value = 1137, source = \"startup-issue\" }",
            },
            Change {
                file: SPINKUBE,
                from: "{ value = 0.284, source",
                to: "{ value = 28.4, source",
            },
            Change {
                file: SPINKUBE,
                from: "value = [\"runtimeclass\", \"custom-resource\"], source",
                to: "value = [\"runtimeclass\"], source",
            },
        ],
        beside: &[],
        raises: (Check::Dominated, "spinkube"),
        follows: &[
            Follows(
                Check::NeverFirst,
                "spinkube",
                "what is dominated can tie for the first place at best",
            ),
            Follows(
                Check::StaleFact,
                "spinkube/startup-issue",
                "a figure rests on the old source now, no longer context alone",
            ),
        ],
    },
    // What options provide is for other trees.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: SPINKUBE,
            from: "needs = [\"linux\", \"containerd\", \"kubernetes\"]",
            to: "needs = [\"linux\", \"wasm-pods\", \"kubernetes\"]",
        }],
        beside: &[],
        raises: (Check::NeededNowhereProvided, "spinkube"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: "trees/runtime/tree.toml",
            from: "provides = [\"kvm\", \"hyper-v\"]",
            to: "provides = [\"kvm\"]",
        }],
        beside: &[],
        raises: (Check::NeededNowhereProvided, "hyperv-containers"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: "trees/policy/options/k8s-map.toml",
            from: "needs = [\"kubernetes\", \"cel-validation\", \"cel-mutation\"]",
            to: "needs = [\"kubernetes\", \"cel-validation\"]",
        }],
        beside: &[],
        raises: (Check::CapabilityUnused, "cel-mutation"),
        follows: &[],
    },
];

#[test]
fn a_slip_in_an_option_is_found_and_nothing_else() {
    hold(SLIPS);
}
