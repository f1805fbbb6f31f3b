//! Slips in facts and their sources.

use whystack::diagnostic::Check;

use super::{Change, Shipped, Slip, hold};

const GVISOR: &str = "trees/runtime/options/gvisor.toml";
const SPINKUBE: &str = "trees/runtime/options/spinkube.toml";

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "io-path = { value = \"user-space\", source = \"security-model\", note = \"Each call is answered by the kernel in user space\" }\n",
            to: "",
        }],
        beside: &[],
        raises: (Check::UnmentionedCriterion, "gvisor"),
        follows: &[],
    },
    // Microseconds for milliseconds.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "{ value = [81, 280], source",
            to: "{ value = [81000, 280000], source",
        }],
        beside: &[],
        raises: (Check::OutsideScale, "gvisor.cold-start"),
        follows: &[],
    },
    // Having none is said by an empty list.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "default-in = { value = [], source",
            to: "default-in = { applies = false, source",
        }],
        beside: &[],
        raises: (Check::PreferenceOnInapplicable, "gvisor.default-in"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "date = \"2024-11-08\"",
            to: "date = \"2014-11-08\"",
        }],
        beside: &[],
        raises: (Check::StaleFact, "gvisor/idlab"),
        follows: &[],
    },
    // The wrong source is cited.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "rootless = { value = true, source = \"rootless-guide\"",
            to: "rootless = { value = true, source = \"gpu-guide\"",
        }],
        beside: &[],
        raises: (Check::UnusedSource, "gvisor/rootless-guide"),
        follows: &[],
    },
    // A source among those that several options cite, which none does yet.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: "trees/policy/sources.toml",
            from: "[sources.cli-changelog]",
            to: "[sources.to-be-read]\ntitle = \"A comparison\"\nurl = \"https://example.org/comparison\"\ndate = \"2026-10\"\nkind = \"secondary\"\n\n[sources.cli-changelog]",
        }],
        beside: &[],
        raises: (Check::UnusedSource, "to-be-read"),
        follows: &[],
    },
    // Nothing is left of what engines start by themselves.
    Slip {
        tree: Shipped::Runtime,
        changes: &[
            Change {
                file: "trees/runtime/options/runc.toml",
                from: "default-in = { value = [\"docker\", \"containerd\"],",
                to: "default-in = { value = [],",
            },
            Change {
                file: "trees/runtime/options/crun.toml",
                from: "default-in = { value = [\"cri-o\", \"podman\"],",
                to: "default-in = { value = [],",
            },
            Change {
                file: "trees/runtime/options/hyperv-containers.toml",
                from: "default-in = { value = [], unknown = [\"docker\", \"containerd\"],",
                to: "default-in = { value = [],",
            },
            Change {
                file: "trees/runtime/options/windows-process-containers.toml",
                from: "default-in = { value = [], unknown = [\"docker\", \"containerd\"],",
                to: "default-in = { value = [],",
            },
        ],
        beside: &[],
        raises: (Check::ConstantCriterion, "default-in"),
        follows: &[],
    },
    // Four facts of twenty are unknown as it is.
    Slip {
        tree: Shipped::Runtime,
        changes: &[
            Change {
                file: SPINKUBE,
                from: "linux-compat = { value = \"wasi-only\", source = \"other-languages\", note = \"What does not compile to WASI does not run\" }",
                to: "linux-compat = { unknown = \"to be looked up\" }",
            },
            Change {
                file: SPINKUBE,
                from: "inside = { applies = false, source = \"security\", note = \"A component finds its imports, no processes, users or kernels\" }",
                to: "inside = { unknown = \"to be looked up\" }",
            },
            Change {
                file: SPINKUBE,
                from: "io-path = { value = \"user-space\", source = \"security\", note = \"Host functions of Wasmtime and Spin answer every call\" }",
                to: "io-path = { unknown = \"to be looked up\" }",
            },
        ],
        beside: &[],
        raises: (Check::UnknownShare, "spinkube"),
        follows: &[],
    },
];

#[test]
fn a_slip_in_a_fact_is_found_and_nothing_else() {
    hold(SLIPS);
}
