//! The keys that the design fixes, to the letter.

use serde_json::Value;

/// Paths of keys, with those that each object there must have.
const FIXED: &[(&str, &str)] = &[
    (
        "",
        "schema_version tool tree scope today strict answers recommendation ranking eliminated \
         weights later current expect warnings sources next_steps assumed",
    ),
    ("tool", "name version"),
    ("tree", "id version digest title as_of place"),
    ("scope", "decides omits"),
    (
        "recommendation",
        "status winner runner_up margin zone group because open conditions relax clauses at_best \
         decisive answered applying unknown_share",
    ),
    ("recommendation.group[]", "option lead zone"),
    ("recommendation.relax[]", "reasons brings_back first"),
    (
        "ranking[]",
        "rank option name score low high marks contributions unverified conditional disputed",
    ),
    (
        "ranking[].contributions[]",
        "kind criterion test weight value value_low value_high basis points fact from",
    ),
    (
        "ranking[].contributions[].fact",
        "value source date note kind text reason",
    ),
    ("ranking[].contributions[].from[]", "by weight points"),
    (
        "ranking[].contributions[].from[].by",
        "kind tree question choice rule layer",
    ),
    ("eliminated[]", "option name marks reasons"),
    (
        "eliminated[].reasons[]",
        "kind criterion test fact source from",
    ),
    (
        "eliminated[].reasons[].from[].by",
        "kind tree question choice rule layer",
    ),
    ("robustness.what_if", "looked changes pairs steps"),
    (
        "robustness.what_if.changes[]",
        "change kind first brings_back",
    ),
    ("robustness.what_if.steps[]", "question down up"),
    (
        "robustness.open_questions[]",
        "question flips value answers",
    ),
    (
        "robustness.unknown_facts[]",
        "option criterion flips value worst best",
    ),
    ("weights[]", "kind criterion test weight replaced from"),
    ("answers[]", "question state why_open answer layer shared"),
    ("warnings[]", "code text"),
    ("sources[]", "key title url date kind"),
    ("next_steps[]", "title run text source"),
];

/// Fails if a key is missing.
pub(crate) fn are_there(report: &Value, name: &str) {
    for (path, keys) in FIXED {
        let objects = if path.is_empty() {
            vec![report]
        } else {
            super::at(report, path)
        };
        for object in objects.into_iter().filter(|object| !object.is_null()) {
            let there = object.as_object().unwrap();
            for key in keys.split_whitespace() {
                assert!(there.contains_key(key), "{name}: {path}.{key} is missing");
            }
        }
    }
}
