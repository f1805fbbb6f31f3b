//! Changes that look like slips and are none: nothing is told of them.

use super::{Change, SHARED, Shipped, told_because};

const RUNTIME: &str = "trees/runtime/tree.toml";
const GVISOR: &str = "trees/runtime/options/gvisor.toml";

const SOUND: &[(&str, Change)] = &[
    (
        "a capability for other trees",
        Change {
            file: SHARED,
            from: "[[capability]]\nid = \"podman\"",
            to: "[[capability]]\nid = \"snapshots\"\ntitle = \"Volumes that can be copied\"\n\n[[capability]]\nid = \"podman\"",
        },
    ),
    (
        "an end that is still to come",
        Change {
            file: GVISOR,
            from: "provides = [\"oci-runtime\", \"pod-sandbox\"]",
            to: "provides = [\"oci-runtime\", \"pod-sandbox\"]\nended = { date = \"2026-12\", source = \"readme\" }",
        },
    ),
    (
        "a figure at the end of its scale",
        Change {
            file: GVISOR,
            from: "{ value = 50, source = \"five-layers-blog\"",
            to: "{ value = [1, 30000], source = \"five-layers-blog\"",
        },
    ),
    (
        "answers to different questions that cannot both be had",
        Change {
            file: RUNTIME,
            from: "  label = \"Better not\"",
            to: "  label = \"Better not\"\n  require = { isolation = { at-most = \"user-namespaces\" } }",
        },
    ),
    (
        "a bound beside an alternative that is stricter in one of its ways only",
        Change {
            file: RUNTIME,
            from: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]",
            to: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]\n  require = { upkeep = { at-least = \"added-runtime\" } }",
        },
    ),
    (
        "levels that will do, of which the bound beside leaves some",
        Change {
            file: RUNTIME,
            from: "  require-any = [{ record = { at-least = \"named-users\" } }, { upkeep = { at-least = \"packaged\" } }]",
            to: "  require-any = [{ record = { one-of = [\"early\", \"platform\"] } }, { upkeep = { at-least = \"packaged\" } }]\n  require = { record = { at-least = \"named-users\" } }",
        },
    ),
];

#[test]
fn of_a_sound_change_nothing_is_told() {
    for (what, change) in SOUND {
        let change = std::slice::from_ref(change);
        assert_eq!(told_because(Shipped::Runtime, change, &[]), [], "{what}");
    }
}
