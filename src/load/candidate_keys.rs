//! The keys of options, their facts and sources.

use super::former::WAS;
use super::spec::{Count, Key, Kind, Map, Range, Rule, Shape, Spec, Want, When, key, needed, rule};
use super::words::SOURCE_KINDS;

const CITED: Key = needed(
    "source",
    Kind::Name,
    "The id of the source that says so, of the option's own `sources` or of those that options share.",
);

/// An option, in a file of its own or in a tree file.
pub(super) const CANDIDATE: Spec = Spec {
    what: "an option",
    keys: &[
        key("schema", Kind::Format, "The version of the file format: 1."),
        needed(
            "id",
            Kind::Id,
            "The id: lower-case words joined by hyphens. A file of its own is called ID.toml.",
        ),
        needed("name", Kind::Label, "The name as its project writes it."),
        needed(
            "summary",
            Kind::Text,
            "What it is, in a sentence: a noun phrase without a full stop.",
        ),
        key(
            "homepage",
            Kind::Url,
            "Where the project can be found, http or https.",
        ),
        key(
            "carried",
            Kind::Text,
            "Why it is here although it is never first, where that is so.",
        ),
        key(
            "form-of",
            Kind::Id,
            "The family of which it is one form (managed, as a library, in process), no option's id. Reports group by it; scores do not know it.",
        ),
        key(
            "since",
            Kind::Date,
            "When it came into the open: `2018`, `2018-05` or `2018-05-02`.",
        ),
        key(
            "ended",
            Kind::Table(&ENDED),
            "The end of the project or of its support: the option is eliminated from then on, and listed.",
        ),
        key(
            "provides",
            Kind::Names(Count::ANY),
            "Capabilities that it gives to what is built on it. Printed, without effect on its own tree.",
        ),
        key(
            "needs",
            Kind::Free(&Shape::List(
                Count::ANY,
                &Shape::Either(&[Shape::Of(Kind::Name), Shape::Of(Kind::Table(&NEED))]),
            )),
            "Capabilities without which it does not run: each an id, or `{ any = [\"a\", \"b\"] }` where one of several will do. Lacked: eliminated; not said: conditional.",
        ),
        key(
            "conflicts",
            Kind::Names(Count::ANY),
            "Capabilities beside which it does not run: it is eliminated where one is provided.",
        ),
        key(
            "facts",
            Kind::Map(&FACTS),
            "What is known of it, criterion by criterion, each with its source. A criterion that is left out is a finding of `whystack check`; an unknown is said, with its reason.",
        ),
        key(
            "next",
            Kind::Tables(Count::ANY, &NEXT),
            "What to do once it is chosen, step by step, `[[next]]`.",
        ),
        key(
            "sources",
            Kind::Map(&SOURCES),
            "Where its facts come from, `[sources.ID]`. What several options cite stands in sources.toml or in the tree.",
        ),
        WAS,
    ],
    rules: &[],
};

const ENDED: Spec = Spec {
    what: "the end of an option",
    keys: &[
        needed(
            "date",
            Kind::Date,
            "When: `2027`, `2027-01` or `2027-01-31`; a partial date is its first day.",
        ),
        CITED,
    ],
    rules: &[],
};

const NEXT: Spec = Spec {
    what: "a next step",
    keys: &[
        needed("title", Kind::Label, "The step, in one line."),
        key("run", Kind::Line, "A command to run: one line."),
        key(
            "text",
            Kind::Text,
            "What to do, in words, or lines of a file.",
        ),
        CITED,
    ],
    rules: &[rule(&[], &[Want::OneOf(&[&["run"], &["text"]])])],
};

pub(super) const NEED: Spec = Spec {
    what: "an alternative need",
    keys: &[needed(
        "any",
        Kind::Names(Count::from(1)),
        "Capabilities of which one will do.",
    )],
    rules: &[],
};

/// The facts of an option.
const FACTS: Map = Map {
    name: None,
    least: 0,
    own: &[],
    of: &Shape::Either(&[
        Shape::Of(Kind::Table(&EVIDENCE)),
        Shape::Led {
            of: &EVIDENCE,
            rest: &FURTHER,
            alone: When::Has("applies"),
            after: (
                When::Lacks("value"),
                &[rule(&[], &[Want::Needs(&["measure"])])],
            ),
        },
    ]),
    each: "The id of a criterion, with the fact: `{ value = …, source = \"…\" }`, `{ applies = false, source = \"…\" }` or `{ unknown = \"why\" }`. Of a list the first is used; others of the same measure are dissent, of another measure context.",
};

/// What holds for evidence that is not the first of its fact.
const FURTHER: [Rule; 1] = [rule(
    &[],
    &[Want::Needs(&["value", "source"]), Want::No(&["applies"])],
)];

const FIGURE: Shape = Shape::Of(Kind::Number(Range::ANY));
const NAME: Shape = Shape::Of(Kind::Name);

/// Evidence of a fact.
pub(super) const EVIDENCE: Spec = Spec {
    what: "a fact",
    keys: &[
        key(
            "value",
            Kind::Free(&Shape::Either(&[
                FIGURE,
                Shape::Of(Kind::Flag),
                NAME,
                Shape::List(Count::between(2, 2), &FIGURE),
                Shape::List(Count::ANY, &NAME),
            ])),
            "What is so. Numbers: a figure in the unit of the criterion, or `[low, high]`. Levels: the id of a level, or `[from, to]`, worst first. Flags: true or false. Sets: the ids of its members, `[]` for none.",
        ),
        key(
            "source",
            Kind::Name,
            "The id of the source that says so, of the option's own `sources` or of those that options share.",
        ),
        key(
            "note",
            Kind::Text,
            "What was measured, on what, and what the source says in its words. Needed where the source is an assessment: its reasoning.",
        ),
        key(
            "measure",
            Kind::Label,
            "What was measured, where that is not what the criterion compares: such evidence is shown as context and never counts.",
        ),
        key(
            "applies",
            Kind::False,
            "`false` where the criterion makes no sense for this option: it counts as value 0 and breaks any requirement. Never true.",
        ),
        key(
            "unknown",
            Kind::Free(&Shape::Either(&[
                Shape::Of(Kind::Text),
                Shape::List(Count::ANY, &NAME),
            ])),
            "Why the fact is not known: where was looked, and when. Beside the `value` of a set: the members of which it is not known.",
        ),
    ],
    rules: &[
        rule(
            &[],
            &[Want::OneOf(&[&["value"], &["applies"], &["unknown"]])],
        ),
        rule(
            &[When::Has("applies")],
            &[Want::Needs(&["source"]), Want::No(&["value", "unknown"])],
        ),
        rule(
            &[When::Has("value")],
            &[
                Want::Needs(&["source"]),
                Want::As("unknown", Kind::Free(&MEMBERS)),
            ],
        ),
        rule(&[When::Lacks("value")], &[Want::As("unknown", Kind::Text)]),
    ],
};

const MEMBERS: Shape = Shape::Either(&[NAME, Shape::List(Count::ANY, &NAME)]);

/// Sources by their ids.
pub(super) const SOURCES: Map = Map {
    name: None,
    least: 0,
    own: &[],
    of: &Shape::Of(Kind::Table(&SOURCE)),
    each: "The id by which facts cite the source: lower-case words joined by hyphens.",
};

pub(super) const SOURCE: Spec = Spec {
    what: "a source",
    keys: &[
        needed("title", Kind::Label, "The title, and who says it."),
        key(
            "url",
            Kind::Url,
            "Where it can be opened, http or https. Only an assessment has none.",
        ),
        needed(
            "date",
            Kind::DateOrUndated,
            "The date that the source itself bears: `2024`, `2024-05`, `2024-05-17`, or `undated`.",
        ),
        needed(
            "kind",
            Kind::Word(&SOURCE_KINDS),
            "How near it is to what it speaks of.",
        ),
        // Checked, and no part of the meaning.
        key(
            "read",
            Kind::Date,
            "When somebody last opened it: `2026-11` or `2026-11-02`.",
        ),
    ],
    rules: &[rule(
        &[When::IsNot("kind", &["assessment"])],
        &[Want::Needs(&["url"])],
    )],
};

/// sources.toml: what several options of a tree cite.
pub(super) const SHARED_SOURCES: Spec = Spec {
    what: "the shared sources",
    keys: &[
        key("schema", Kind::Format, "The version of the file format: 1."),
        needed(
            "sources",
            Kind::Map(&SOURCES),
            "The sources, `[sources.ID]`.",
        ),
    ],
    rules: &[],
};
