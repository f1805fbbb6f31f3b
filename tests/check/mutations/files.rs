//! Slips beside the tree: profiles, cases, exceptions to checks.

use whystack::diagnostic::Check;

use super::{Change, Shipped, Slip, hold};

const RUNTIME: &str = "trees/runtime/tree.toml";
const POLICY: &str = "trees/policy/tree.toml";
const SANDBOX: &str = "profiles/ci-sandbox.toml";
const PLUG_INS: &str = "tests/plain/runtime-plug-ins.toml";
const HARDENING: &str = "tests/plain/policy-pod-hardening.toml";
const CUSTOMERS: &str = "tests/plain/runtime-customers-images.toml";

pub(super) const SLIPS: &[Slip] = &[
    // The tree calls an answer by another name.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "id = \"no-path\"",
            to: "id = \"never-in-path\"",
        }],
        beside: &[SANDBOX],
        raises: (Check::BrokenProfile, "ci-sandbox"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: SANDBOX,
            from: "state = \"stateless\"",
            to: "state = \"stateles\"",
        }],
        beside: &[SANDBOX],
        raises: (Check::BrokenProfile, "ci-sandbox"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: SANDBOX,
            from: "code-form = \"oci-image\"",
            to: "code-form = \"vm-image\"",
        }],
        beside: &[SANDBOX],
        raises: (Check::ProfileLeavesNothing, "ci-sandbox"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: PLUG_INS,
            from: "winner = [\"wasmtime-embedded\", \"wasmedge-embedded\"]",
            to: "winner = \"gvisor\"",
        }],
        beside: &[PLUG_INS],
        raises: (Check::BrokenCase, "runtime-plug-ins"),
        follows: &[],
    },
    // All comes out that is said to be missed.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: PLUG_INS,
            from: "[expect.runtime]\n",
            to: "[expect.runtime]\nknown-miss = \"the tree knew no library\"\n",
        }],
        beside: &[PLUG_INS],
        raises: (Check::BrokenCase, "runtime-plug-ins"),
        follows: &[],
    },
    // The tree loses what made the case right.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: "trees/policy/options/pod-security-admission.toml",
            from: "ready-rules = { value = [\"pod-standards\"]",
            to: "ready-rules = { value = [\"examples\"]",
        }],
        beside: &[HARDENING],
        raises: (Check::BrokenCase, "policy-pod-hardening"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "[[rule]]\nid = \"remote-hands\"",
            to: "[[allow]]\ncode = \"never-first\"\nitem = \"gvisor\"\nbecause = \"a baseline\"\n\n[[rule]]\nid = \"remote-hands\"",
        }],
        beside: &[],
        raises: (Check::StaleAllow, "never-first:gvisor"),
        follows: &[],
    },
    // What was allowed has been mended, and the exception stays.
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: POLICY,
            from: "  label = \"Platform engineers\"\n",
            to: "  label = \"Platform engineers\"\n  weigh = { upkeep = 1 }\n",
        }],
        beside: &[],
        raises: (Check::StaleAllow, "no-effect:authors.platform-engineers"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: CUSTOMERS,
            from: "code-form = \"oci-image\"",
            to: "code-form = \"oci-images\"",
        }],
        beside: &[CUSTOMERS],
        raises: (Check::BrokenCase, "runtime-customers-images"),
        follows: &[],
    },
];

#[test]
fn a_slip_beside_a_tree_is_found_and_nothing_else() {
    hold(SLIPS);
}
