//! The keys of criteria, their levels and value functions.

use super::former::WAS;
use super::spec::{Count, Kind, Map, Range, Rule, Shape, Spec, Want, When, key, needed, rule};
use super::words::{CRITERION_KINDS, SCALES};
use crate::text::limits;

const NO_UNIT: Rule = rule(&[When::IsNot("kind", &["number"])], &[Want::No(&["unit"])]);
const NO_MEMBERS: Rule = rule(&[When::IsNot("kind", &["set"])], &[Want::No(&["members"])]);
const NO_LEVELS: Rule = rule(&[When::IsNot("kind", &["level"])], &[Want::No(&["level"])]);
/// What is for criteria of one kind only.
pub(super) const ONLY_FOR: [Rule; 3] = [NO_UNIT, NO_MEMBERS, NO_LEVELS];

pub(super) const CRITERION: Spec = Spec {
    what: "a criterion",
    keys: &[
        needed(
            "id",
            Kind::Id,
            "The id by which facts and effects name it: lower-case words joined by hyphens.",
        ),
        needed("title", Kind::Label, "The title in reports."),
        needed(
            "kind",
            Kind::Word(&CRITERION_KINDS),
            "How it is measured or graded.",
        ),
        key(
            "unit",
            Kind::Label,
            "For numbers, and needed there: the unit of all figures, as printed after them, such as `ms`.",
        ),
        key(
            "measure",
            Kind::Text,
            "The one thing that is compared: what exactly is measured, in which set-up, or how it is graded.",
        ),
        key(
            "value",
            Kind::Varying(&[
                ("number", &NUMBER_VALUE),
                ("flag", &FLAG_VALUE),
                ("set", &SET_VALUE),
            ]),
            "How good each figure is, from 0 to 1. Numbers: `{ scale = \"log\", worst = 10000, best = 1 }` or `{ points = [[1, 1.0], [100, 0.6]] }`. Flags: `{ true = 1, false = 0 }`, the default, or the reverse. Sets: `{ members = { amd64 = 0.5, arm64 = 0.5 } }`. Levels carry a `value` each. Without one, a number or a set can be required and preferred, never weighed.",
        ),
        key(
            "weight",
            Kind::Number(Range::POINTS),
            "Points that it has before any answer, from 0 to 1,000,000; 0 unless given. Keep it small: a base weight is an answer that nobody gave.",
        ),
        key(
            "unknown",
            Kind::Number(Range::SHARE),
            "What a missing fact counts, from 0 to 1; 0.5 for numbers and 0.25 for levels, flags and sets unless given.",
        ),
        key(
            "members",
            Kind::Members(Count::between(1, limits::CHOICES)),
            "For sets, and needed there: all members that a fact can have.",
        ),
        key(
            "level",
            Kind::Tables(Count::between(2, limits::CHOICES), &LEVEL),
            "For levels, and needed there: `[[criterion.level]]`, worst to best.",
        ),
        WAS,
    ],
    rules: &[
        NO_UNIT,
        NO_MEMBERS,
        NO_LEVELS,
        rule(&[When::Is("kind", &["number"])], &[Want::Needs(&["unit"])]),
        rule(&[When::Is("kind", &["set"])], &[Want::Needs(&["members"])]),
        rule(
            &[When::Is("kind", &["level"])],
            &[Want::Needs(&["level"]), Want::No(&["value"])],
        ),
        // Only what has a value can be weighed.
        rule(
            &[
                When::Is("kind", &["number", "set"]),
                When::Positive("weight"),
            ],
            &[Want::Needs(&["value"])],
        ),
    ],
};

const LEVEL: Spec = Spec {
    what: "a level",
    keys: &[
        needed(
            "id",
            Kind::Id,
            "The id by which facts and tests name it: lower-case words joined by hyphens.",
        ),
        needed("title", Kind::Label, "The level in reports."),
        key(
            "how",
            Kind::Text,
            "How to tell that an option is on this level and not on the next, so that all are graded alike.",
        ),
        key(
            "value",
            Kind::Number(Range::SHARE),
            "How good it is, from 0 to 1, never below the level before; even steps from 0 to 1 unless given.",
        ),
    ],
    rules: &[],
};

const NUMBER_VALUE: Spec = Spec {
    what: "a value function",
    keys: &[
        key(
            "scale",
            Kind::Word(&SCALES),
            "How figures between `worst` and `best` are valued; `linear` unless given.",
        ),
        key(
            "worst",
            Kind::Number(Range::ANY),
            "The figure that is worth 0, in the unit of the criterion; figures beyond it too.",
        ),
        key(
            "best",
            Kind::Number(Range::ANY),
            "The figure that is worth 1, in the unit of the criterion; figures beyond it too.",
        ),
        key(
            "points",
            Kind::Free(&Shape::List(Count::from(2), &Shape::Point)),
            "In place of `worst` and `best`: `[[figure, value], …]`, two or more, figures rising, values from 0 to 1 only rising or only falling; linear between.",
        ),
    ],
    rules: &[
        rule(&[], &[Want::OneOf(&[&["points"], &["worst", "best"]])]),
        rule(
            &[When::Lacks("points"), When::Is("scale", &["log"])],
            &[Want::Positive(&["worst", "best"])],
        ),
    ],
};

const FLAG_VALUE: Spec = Spec {
    what: "the value of a flag",
    keys: &[
        needed(
            "true",
            Kind::Number(Range::SHARE),
            "What yes is worth, from 0 to 1.",
        ),
        needed(
            "false",
            Kind::Number(Range::SHARE),
            "What no is worth, from 0 to 1.",
        ),
    ],
    rules: &[],
};

const SET_VALUE: Spec = Spec {
    what: "the value of a set",
    keys: &[needed(
        "members",
        Kind::Map(&Map {
            name: None,
            least: 0,
            own: &[],
            of: &Shape::Of(Kind::Number(Range::SHARE)),
            each: "A member, with the share of the value that having it gives, from 0 to 1.",
        }),
        "What having each member is worth; the shares sum to at most 1, and a member that is left out is worth nothing.",
    )],
    rules: &[],
};
