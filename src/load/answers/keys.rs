//! The keys of answers files and profiles.

use crate::load::spec::{Count, Key, Kind, Map, Range, Shape, Spec, Want, When, key, needed, rule};
use crate::load::words::{CONFIDENCES, RISKS, STATUSES};

const FORMAT: Key = needed("schema", Kind::Format, "The version of the file format: 1.");
const STRICT: Key = key(
    "strict",
    Kind::Free(&Shape::Either(&[
        Shape::Of(Kind::Flag),
        Shape::Of(Kind::Exactly("all")),
    ])),
    "`true` eliminates options of which a requirement is not verified, `\"all\"` conditional ones too; false unless given. `--strict` replaces it.",
);
const RISK: Key = key(
    "risk",
    Kind::Free(&Shape::Of(Kind::Word(&RISKS))),
    "What counts of ranges and of what is unknown: their low end, mean or high end; neutral unless given. `--risk` replaces it.",
);
const SEED: Key = key(
    "seed",
    Kind::Number(Range::SEED),
    "Where the samples begin by which the robustness is judged, a whole number; 0 unless given. `--seed` replaces it.",
);
const FAIL_ON: Key = key(
    "fail-on",
    Kind::SomeOf(&STATUSES),
    "Statuses with which the program exits 3. `--fail-on` replaces them.",
);
const TREES: Key = key(
    "tree",
    Kind::Map(&by_tree(&Shape::Of(Kind::Table(&TREE)), "The tree.")),
    "For which version of each tree the answers were given, `[tree.runtime]`.",
);
const ANSWERS: Key = key(
    "answers",
    Kind::Map(&Map {
        own: &[key(
            "shared",
            Kind::Map(&GIVEN),
            "Answers to questions of shared.toml, for every tree.",
        )],
        ..by_tree(
            &Shape::Of(Kind::Map(&GIVEN)),
            "The tree: answers to its questions, also to shared ones, for it alone.",
        )
    }),
    "The answers, `[answers.shared]` and `[answers.runtime]`: `whystack answers runtime` lists the questions with their choices.",
);
const WEIGHTS: Key = key(
    "weights",
    Kind::Map(&by_tree(&Shape::Of(Kind::Map(&POINTS)), "The tree.")),
    "Weights of criteria that replace those of the answers, `[weights.runtime]`; reports say so.",
);
const EXCLUDE: Key = key(
    "exclude",
    Kind::Map(&by_tree(&Shape::Of(Kind::Map(&REASONS)), "The tree.")),
    "Options that the organisation bans, `[exclude.runtime]`, each with the reason.",
);
const ONLY_KEY: Key = key(
    "only",
    Kind::Map(&by_tree(&Shape::Of(Kind::Table(&ONLY)), "The tree.")),
    "Options that the organisation keeps to, `[only.runtime]`: all others are eliminated.",
);
const CURRENT_KEY: Key = key(
    "current",
    Kind::Map(&by_tree(&Shape::Of(Kind::Table(&CURRENT)), "The tree.")),
    "What runs today, `[current.runtime]`: always compared, without effect on a score.",
);

/// An answers file; with `expect` a case.
pub(in crate::load) const FILE: Spec = Spec {
    what: "an answers file",
    keys: &[
        FORMAT,
        key("title", Kind::Label, "What is decided, and for whom."),
        key(
            "description",
            Kind::Text,
            "The situation in words; no answer is read from it.",
        ),
        key(
            "profile",
            Kind::Id,
            "The profile whose answers lie under these: `whystack list profiles`. `--profile` replaces it.",
        ),
        key(
            "unanswered",
            Kind::Exactly("unknown"),
            "Only ever `\"unknown\"`: what this file does not answer is not known. Without it a missing answer is an error.",
        ),
        STRICT,
        FAIL_ON,
        RISK,
        SEED,
        TREES,
        ANSWERS,
        WEIGHTS,
        EXCLUDE,
        ONLY_KEY,
        CURRENT_KEY,
        key(
            "expect",
            Kind::Map(&by_tree(&Shape::Of(Kind::Table(&EXPECT)), "The tree.")),
            "What must come out, `[expect.runtime]`: it makes the file a test and a gate (`whystack test`).",
        ),
    ],
    rules: &[],
};

/// A profile: a named situation.
pub(in crate::load) const PROFILE: Spec = Spec {
    what: "a profile",
    keys: &[
        FORMAT,
        needed("title", Kind::Label, "The situation in a few words."),
        needed(
            "description",
            Kind::Text,
            "Whom it is for, and what it takes for granted.",
        ),
        STRICT,
        FAIL_ON,
        RISK,
        SEED,
        TREES,
        ANSWERS,
        WEIGHTS,
        EXCLUDE,
        ONLY_KEY,
        CURRENT_KEY,
        key(
            "expect",
            Kind::Map(&by_tree(&Shape::AnyTable, "The tree.")),
            "Ignored in a profile, with a warning: expectations stand in answers files.",
        ),
    ],
    rules: &[],
};

const fn by_tree(of: &'static Shape, each: &'static str) -> Map {
    Map {
        name: None,
        least: 0,
        own: &[],
        of,
        each,
    }
}

const GIVEN: Map = by_tree(
    &Shape::Either(&[
        Shape::Of(Kind::AnswerWord),
        Shape::Of(Kind::Number(Range::ANY)),
        Shape::List(Count::ANY, &Shape::Of(Kind::Name)),
    ]),
    "A question, with its answer: the id of a choice, a list of ids where several may be chosen (`[]` or `\"none\"` for none of them), a number, or `\"unknown\"` for *I don't know yet*.",
);
const POINTS: Map = by_tree(
    &Shape::Of(Kind::Number(Range::POINTS)),
    "A criterion, with the points that it has in place of those that answers give it, from 0 to 1,000,000.",
);
const REASONS: Map = by_tree(
    &Shape::Of(Kind::Reason),
    "An option, with the reason of the ban.",
);

pub(super) const TREE: Spec = Spec {
    what: "what is said of the tree",
    keys: &[needed(
        "version",
        Kind::Label,
        "The version of the tree, or its first number: `1`. Another first number than the tree's is a warning that names what changed.",
    )],
    rules: &[],
};

pub(super) const ONLY: Spec = Spec {
    what: "a list to keep to",
    keys: &[
        needed(
            "options",
            Kind::Names(Count::from(1)),
            "The options that may be chosen.",
        ),
        needed("because", Kind::Text, "Why only these."),
    ],
    rules: &[],
};

pub(super) const CURRENT: Spec = Spec {
    what: "what runs today",
    keys: &[
        key("option", Kind::Name, "The option that runs today."),
        key(
            "name",
            Kind::Label,
            "Its name, where the tree has no such option.",
        ),
    ],
    rules: &[
        rule(&[], &[Want::OneOf(&[&["option"], &["name"]])]),
        rule(&[When::Has("option")], &[Want::No(&["name"])]),
    ],
};

const NAME: Shape = Shape::Of(Kind::Name);
const NAMES: Shape = Shape::Either(&[NAME, Shape::List(Count::from(1), &NAME)]);

pub(super) const EXPECT: Spec = Spec {
    what: "an expectation",
    keys: &[
        key(
            "winner",
            Kind::Free(&Shape::Either(&[
                NAME,
                Shape::List(Count::from(1), &NAME),
                Shape::Of(Kind::Table(&FORM)),
            ])),
            "Who must be first by score, whatever the status; in a tie any tied one: an option, a list of which any will do, or `{ form-of = \"opa\" }`.",
        ),
        key(
            "status",
            Kind::Free(&Shape::Either(&[
                Shape::Of(Kind::Word(&STATUSES)),
                Shape::List(Count::from(1), &Shape::Of(Kind::Word(&STATUSES))),
            ])),
            "The status that must come out, or a list of which any will do.",
        ),
        key(
            "top",
            Kind::Free(&NAMES),
            "Options that must hold the first places, in any order.",
        ),
        key(
            "eliminated",
            Kind::Free(&NAMES),
            "Options that must be eliminated.",
        ),
        key(
            "never",
            Kind::Free(&NAMES),
            "Options that must not be first.",
        ),
        key(
            "min-margin",
            Kind::Number(Range::SCORE),
            "Points, from 0 to 100, by which the first must lead.",
        ),
        key(
            "min-confidence",
            Kind::Word(&CONFIDENCES),
            "How far the recommendation must be trusted at least: `fragile`, `likely` or `robust`.",
        ),
        key(
            "year",
            Kind::Number(Range::YEAR),
            "The year in which the case is set, from 1900 to 2200: options that came later are left out and listed.",
        ),
        key(
            "known-miss",
            Kind::Text,
            "Why this does not hold today: failing is expected then, and holding is a finding.",
        ),
    ],
    rules: &[rule(
        &[],
        &[Want::OneOf(&[
            &["winner"],
            &["status"],
            &["top"],
            &["eliminated"],
            &["never"],
            &["min-margin"],
            &["min-confidence"],
        ])],
    )],
};

pub(super) const FORM: Spec = Spec {
    what: "a family of options",
    keys: &[needed(
        "form-of",
        Kind::Id,
        "The family, as options state it under `form-of`.",
    )],
    rules: &[],
};
