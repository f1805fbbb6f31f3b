//! The keys of a tree file.

use super::allow::ALLOW;
use super::candidate_keys::{CANDIDATE, SOURCES};
use super::effect_keys::with_effects;
use super::question_keys::{CONDITION, QUESTION, USE};
use super::scale_keys::CRITERION;
use super::shared::CAPABILITY;
use super::spec::{Count, Kind, Range, Spec, Want, When, key, needed, rule};
use crate::text::limits;

/// The whole file.
pub(super) const TREE: Spec = Spec {
    what: "a tree",
    keys: &[
        needed("schema", Kind::Format, "The version of the file format: 1."),
        needed(
            "id",
            Kind::Id,
            "The id of the tree, which is the name of its folder, or of its file without .toml.",
        ),
        needed(
            "version",
            Kind::Version,
            "The version, such as `1.0.0`. Answers name the first number: raise it when old answers need a second look.",
        ),
        needed(
            "as-of",
            Kind::Date,
            "The day of the tree: what has ended by then is eliminated. `2026`, `2026-11` or `2026-11-26`; a partial date is its first day.",
        ),
        needed(
            "title",
            Kind::Label,
            "What is chosen, in two or three words.",
        ),
        key(
            "indifference",
            Kind::Number(Range::SCORE),
            "Points of score, from 0 to 100, by which options may differ and still be too close to call.",
        ),
        key(
            "change",
            Kind::Tables(Count::ANY, &CHANGE),
            "What a reader of old answers must know, `[[change]]`, version by version.",
        ),
        needed(
            "scope",
            Kind::Table(&SCOPE),
            "What the tree decides, and what it leaves out.",
        ),
        key(
            "assume",
            Kind::Table(&ASSUME),
            "What is true unless an answer lacks it; reports say so once.",
        ),
        key(
            "capability",
            Kind::Tables(Count::ANY, &CAPABILITY),
            "What may be there or not, `[[capability]]`: answers provide or lack it, options need it.",
        ),
        key(
            "criterion",
            Kind::Tables(Count::to(limits::CRITERIA), &CRITERION),
            "What is measured or graded of every option, `[[criterion]]`.",
        ),
        key(
            "question",
            Kind::TwoSorts(Count::to(limits::QUESTIONS), "use", &USE, &QUESTION),
            "What is asked about the user's situation, `[[question]]`, in an order in which conditions look back. Either its own, with `id`, or a shared one, with `use`.",
        ),
        key(
            "rule",
            Kind::Tables(Count::ANY, &RULE),
            "Effects that follow from a combination of answers, `[[rule]]`.",
        ),
        key(
            "allow",
            Kind::Tables(Count::ANY, &ALLOW),
            "Exceptions to checks, `[[allow]]`, each with its reason.",
        ),
        key(
            "sources",
            Kind::Map(&SOURCES),
            "Sources that several options cite, `[sources.ID]`. They may also stand in sources.toml.",
        ),
        key(
            "option",
            Kind::Tables(Count::to(limits::CANDIDATES), &CANDIDATE),
            "The options, `[[option]]`, where the tree is one file. Else each stands in options/ID.toml.",
        ),
        key(
            "extend",
            Kind::Base,
            "The tree from which this one is made, by its id and the first number of its version: `runtime@1`; without `@1` any version will do. What is given here is added to it: an entry with a new id stands behind those that are there, of one with an id that is there the keys given replace keys, and evidence given for a fact goes before the old, which stays as dissent. `schema`, `id`, `version` and `change` are the extender's own.",
        ),
        key(
            "remove",
            Kind::Texts,
            "What is taken out of the tree that is extended, before anything is added: ids of options, questions, criteria, rules, capabilities and sources, and `question.choice`, `question.band`, `criterion.level`, `option.criterion` (a fact), `option/source`, `code:item` (an `[[allow]]`). Where several things have a name, the kind goes before it: `question:gpu`.",
        ),
    ],
    rules: &[rule(
        &[When::Lacks("extend")],
        &[
            Want::Needs(&["as-of", "title", "scope"]),
            Want::No(&["remove"]),
        ],
    )],
};

/// The keys that a tree does not take from the one that it extends.
pub(super) const OWN: &[&str] = &["schema", "id", "version", "change", "extend", "remove"];

const CHANGE: Spec = Spec {
    what: "a change",
    keys: &[
        needed(
            "version",
            Kind::Label,
            "The version of the tree in which it came.",
        ),
        needed(
            "what",
            Kind::Text,
            "What changed for answers that were given before.",
        ),
    ],
    rules: &[],
};

const SCOPE: Spec = Spec {
    what: "the scope",
    keys: &[
        needed(
            "decides",
            Kind::Text,
            "What the tree decides, in a sentence.",
        ),
        needed(
            "omits",
            Kind::Texts,
            "What it does not look at, such as `price`; every report prints it.",
        ),
    ],
    rules: &[],
};

const ASSUME: Spec = Spec {
    what: "what is assumed",
    keys: &[needed(
        "provides",
        Kind::Names(Count::ANY),
        "Capabilities that are taken to be there unless an answer lacks them.",
    )],
    rules: &[],
};

const RULE: Spec = Spec {
    what: "a rule",
    keys: with_effects![
        needed(
            "id",
            Kind::Id,
            "The id by which reports name the rule: lower-case words joined by hyphens.",
        ),
        needed(
            "when",
            Kind::Map(&CONDITION),
            "When it holds: questions with answers. Several keys must all hold. `when = { site = \"edge\", team = \"small\" }`",
        ),
        needed(
            "because",
            Kind::Text,
            "Why the effects follow; reports show it beside them."
        ),
    ],
    rules: &[rule(
        &[],
        &[Want::OneOf(&[
            &["require"],
            &["require-any"],
            &["prefer"],
            &["weigh"],
            &["provides"],
            &["lacks"],
        ])],
    )],
};
