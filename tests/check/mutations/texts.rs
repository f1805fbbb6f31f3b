//! Slips in what people read, and in names.

use whystack::diagnostic::Check;

use super::{Change, Follows, Shipped, Slip, hold};

const RUNTIME: &str = "trees/runtime/tree.toml";
const GVISOR: &str = "trees/runtime/options/gvisor.toml";

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "why = \"The stronger the wall, the fewer devices come through it.\"\n",
            to: "",
        }],
        beside: &[],
        raises: (Check::QuestionWithoutWhy, "gpu"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Policy,
        changes: &[Change {
            file: "trees/shared.toml",
            from: "why = \"What nobody has time to keep up to date becomes the weakest part.\"\n",
            to: "",
        }],
        beside: &[],
        raises: (Check::QuestionWithoutWhy, "team"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "omits = [\n  \"price and licence fees\",\n  \"vendor support contracts\",\n  \"the container engine (Docker, Podman, containerd, CRI-O) and the orchestrator above it\",\n  \"network plug-ins and image scanning\",\n  \"hardening of one option by its users beyond its default set-up\",\n]",
            to: "omits = []",
        }],
        beside: &[],
        raises: (Check::EmptyScope, "copy"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[
            Change {
                file: RUNTIME,
                from: "why = \"The form decides more than any measurement: a runtime starts what it accepts, and nothing else.\"\nkind = \"one\"\nessential = true",
                to: "why = \"The form decides more than any measurement: a runtime starts what it accepts, and nothing else.\"\nkind = \"one\"",
            },
            Change {
                file: RUNTIME,
                from: "Against your own code a strong wall only costs.\"\nkind = \"one\"\nessential = true",
                to: "Against your own code a strong wall only costs.\"\nkind = \"one\"",
            },
            Change {
                file: RUNTIME,
                from: "few of them can be driven in every way.\"\nkind = \"one\"\nessential = true",
                to: "few of them can be driven in every way.\"\nkind = \"one\"",
            },
        ],
        beside: &[],
        raises: (Check::EssentialMissing, "copy"),
        follows: &[],
    },
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: RUNTIME,
            from: "id = \"device-of-strangers\"",
            to: "id = \"dense-stranger\"",
        }],
        beside: &[],
        raises: (Check::SimilarIds, "dense-strangers"),
        follows: &[],
    },
    // A Cyrillic letter, of another keyboard.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: GVISOR,
            from: "name = \"gVisor\"",
            to: "name = \"gVis\u{43e}r\"",
        }],
        beside: &[],
        raises: (Check::LookAlikeNames, "gvisor"),
        follows: &[],
    },
    // It is told of the first that mixes letters, and of the second that it looks like the first.
    Slip {
        tree: Shipped::Runtime,
        changes: &[Change {
            file: "trees/runtime/options/crun.toml",
            from: "name = \"crun\"\nsummary",
            to: "name = \"run\u{441}\"\nsummary",
        }],
        beside: &[],
        raises: (Check::LookAlikeNames, "runc"),
        follows: &[Follows(
            Check::LookAlikeNames,
            "crun",
            "the letter of another script is in its name",
        )],
    },
];

#[test]
fn a_slip_in_a_text_is_found_and_nothing_else() {
    hold(SLIPS);
}
