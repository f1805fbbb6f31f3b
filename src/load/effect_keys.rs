//! The keys of effects: require, require-any, prefer, weigh, provides, lacks, and of the tests in
//! them.

use super::spec::{Count, Key, Kind, Map, Range, Rule, Shape, Spec, Want, When, key, needed, rule};

/// The keys of a question, a choice, a band or a rule: its own, then those of all effects;
/// behind `answer:` those of a question, where the answer itself may be meant.
macro_rules! with_effects {
    (answer: $($own:expr),* $(,)?) => {
        $crate::load::effect_keys::with_effects!(@
            $crate::load::effect_keys::REQUIRE_ANSWER, $crate::load::effect_keys::PREFER_ANSWER;
            $($own),*)
    };
    (@ $require:expr, $prefer:expr; $($own:expr),*) => {
        &[
            $($own,)*
            $require,
            $crate::load::effect_keys::REQUIRE_ANY,
            $prefer,
            $crate::load::effect_keys::WEIGH,
            $crate::load::effect_keys::PROVIDES,
            $crate::load::effect_keys::LACKS,
        ]
    };
    ($($own:expr),* $(,)?) => {
        $crate::load::effect_keys::with_effects!(@
            $crate::load::effect_keys::REQUIRE, $crate::load::effect_keys::PREFER; $($own),*)
    };
}
pub(super) use with_effects;

const NAME: Shape = Shape::Of(Kind::Name);
const NAMES: Shape = Shape::List(Count::from(1), &NAME);
const BOUND: Shape = Shape::Either(&[Shape::Of(Kind::Number(Range::ANY)), NAME]);
const SOME: Shape = Shape::Either(&[NAME, NAMES]);
const NAME_OR_ANSWER: Shape = Shape::Of(Kind::NameOrAnswer);
const BOUND_OR_ANSWER: Shape =
    Shape::Either(&[Shape::Of(Kind::Number(Range::ANY)), NAME_OR_ANSWER]);
const SOME_OR_ANSWER: Shape = Shape::Either(&[NAME_OR_ANSWER, NAMES]);

/// The keys of a test, with the shapes of a bound and of a choice among several.
macro_rules! tests {
    ($bound:expr, $some:expr; $($more:expr),*) => {
        &[
            key("at-least", Kind::Free($bound),
                "For numbers and levels: the fact is this or more, in the unit of the criterion, or this level or a better one. Of a range that lies on both sides it is not verified."),
            key("at-most", Kind::Free($bound),
                "For numbers and levels: the fact is this or less, in the unit of the criterion, or this level or a worse one. Of a range that lies on both sides it is not verified."),
            key("one-of", Kind::Free($some), "For levels: the fact is one of these levels."),
            key("is", Kind::Flag, "For flags: the fact is true, or is false."),
            key("includes", Kind::Free($some), "For sets: the fact includes each of these members."),
            key("includes-any", Kind::Free($some), "For sets: the fact includes at least one of these members."),
            $($more,)*
        ]
    };
}

const SOMETHING: Rule = rule(
    &[],
    &[Want::OneOf(&[
        &["at-least"],
        &["at-most"],
        &["one-of"],
        &["is"],
        &["includes"],
        &["includes-any"],
    ])],
);
const IS_ALONE: Rule = rule(
    &[When::Has("is")],
    &[Want::No(&[
        "at-least",
        "at-most",
        "one-of",
        "includes",
        "includes-any",
    ])],
);
const ONE_KIND: [Rule; 4] = [
    rule(&[], &[Want::Something]),
    IS_ALONE,
    rule(
        &[When::Has("includes")],
        &[Want::No(&["at-least", "at-most", "one-of"])],
    ),
    rule(
        &[When::Has("includes-any")],
        &[Want::No(&["at-least", "at-most", "one-of"])],
    ),
];
const ONE_TEST: [Rule; 5] = [
    SOMETHING,
    IS_ALONE,
    rule(
        &[When::Has("one-of")],
        &[Want::No(&[
            "at-least",
            "at-most",
            "includes",
            "includes-any",
        ])],
    ),
    rule(
        &[When::Has("includes")],
        &[Want::No(&["at-least", "at-most", "includes-any"])],
    ),
    rule(
        &[When::Has("includes-any")],
        &[Want::No(&["at-least", "at-most"])],
    ),
];

/// A test of the fact of one criterion.
pub(super) const TEST: Spec = Spec {
    what: "a test",
    keys: tests!(&BOUND, &SOME;),
    rules: &ONE_KIND,
};
const TEST_ANSWER: Spec = Spec {
    what: "a test of the answer",
    keys: tests!(&BOUND_OR_ANSWER, &SOME_OR_ANSWER;),
    rules: &ONE_KIND,
};
const WEIGHT: Key = needed(
    "weight",
    Kind::Number(Range::POINTS),
    "Points that the preference is worth where the test holds, from 0 to 1,000,000. Weights are compared with each other; 1 to 10 is usual.",
);
const PREFERENCE: Spec = Spec {
    what: "a preference",
    keys: tests!(&BOUND, &SOME; WEIGHT),
    rules: &ONE_TEST,
};
const PREFERENCE_ANSWER: Spec = Spec {
    what: "a preference of the answer",
    keys: tests!(&BOUND_OR_ANSWER, &SOME_OR_ANSWER; WEIGHT),
    rules: &ONE_TEST,
};

const fn by_criterion(least: usize, of: &'static Shape, each: &'static str) -> Map {
    Map {
        name: None,
        least,
        own: &[],
        of,
        each,
    }
}

const TESTED: &str = "The id of a criterion, with the test that its fact must pass: `at-least`, `at-most` (numbers, levels), `one-of` (levels), `is` (flags), `includes`, `includes-any` (sets).";
const PREFERRED: &str =
    "The id of a criterion, with a test of its fact and the `weight` that the preference has.";

const TESTS: Map = by_criterion(0, &Shape::Of(Kind::Table(&TEST)), TESTED);
const TESTS_ANSWER: Map = by_criterion(0, &Shape::Of(Kind::Table(&TEST_ANSWER)), TESTED);
const WAY: Map = by_criterion(1, &Shape::Of(Kind::Table(&TEST)), TESTED);
const PREFERENCES: Map = by_criterion(0, &Shape::Of(Kind::Table(&PREFERENCE)), PREFERRED);
const PREFERENCES_ANSWER: Map =
    by_criterion(0, &Shape::Of(Kind::Table(&PREFERENCE_ANSWER)), PREFERRED);
const WEIGHTS: Map = by_criterion(
    0,
    &Shape::Of(Kind::Number(Range::POINTS)),
    "The id of a criterion, with the points by which it matters more, from 0 to 1,000,000; 1 to 10 is usual.",
);

const REQUIRE_DOC: &str = "Hard constraints: criteria, each with the test that an option's fact must pass, or the option is eliminated. `require = { isolation = { at-least = \"own-kernel\" } }`";
const PREFER_DOC: &str = "Soft constraints: criteria, each with a test and the weight in points that passing it is worth. A list of such tables gives several on one criterion. `prefer = { language = { includes-any = [\"rego\"], weight = 4 } }`";

pub(super) const REQUIRE: Key = key("require", Kind::Map(&TESTS), REQUIRE_DOC);
pub(super) const REQUIRE_ANSWER: Key = key(
    "require",
    Kind::Map(&TESTS_ANSWER),
    "Hard constraints: criteria, each with the test that an option's fact must pass, or the option is eliminated. They hold whatever is answered; `\"$answer\"` stands for the answer itself: `require = { architectures = { includes = \"$answer\" } }`",
);
pub(super) const REQUIRE_ANY: Key = key(
    "require-any",
    Kind::Maps(Count::from(2), &WAY),
    "Two or more ways to comply, each a table like `require`: one of them must be met.",
);
pub(super) const PREFER: Key = key(
    "prefer",
    Kind::Free(&Shape::Either(&[
        Shape::Of(Kind::Map(&PREFERENCES)),
        Shape::List(Count::ANY, &Shape::Of(Kind::Map(&PREFERENCES))),
    ])),
    PREFER_DOC,
);
pub(super) const PREFER_ANSWER: Key = key(
    "prefer",
    Kind::Free(&Shape::Either(&[
        Shape::Of(Kind::Map(&PREFERENCES_ANSWER)),
        Shape::List(Count::ANY, &Shape::Of(Kind::Map(&PREFERENCES_ANSWER))),
    ])),
    PREFER_DOC,
);
pub(super) const WEIGH: Key = key(
    "weigh",
    Kind::Map(&WEIGHTS),
    "Criteria, each with the points by which it matters more for the score. The value function of the criterion says how good a fact is; this says how much that counts. `weigh = { isolation = 5 }`",
);
pub(super) const PROVIDES: Key = key(
    "provides",
    Kind::Names(Count::ANY),
    "Capabilities that are there with this answer, so that options which need them are viable.",
);
pub(super) const LACKS: Key = key(
    "lacks",
    Kind::Names(Count::ANY),
    "Capabilities that are not there with this answer, so that options which need them are eliminated. It beats `provides` and what the tree assumes.",
);
