//! The keys of questions, of their choices, bands and conditions, in a tree and in shared.toml.

use super::effect_keys::{PREFER, WEIGH, with_effects};
use super::former::WAS;
use super::spec::{Count, Key, Kind, Map, Range, Rule, Shape, Spec, Want, When, key, needed, rule};
use super::words::{COMBINE, QUESTION_KINDS};
use crate::text::limits;

const NO_NUMBER: Rule = rule(
    &[When::IsNot("kind", &["number"])],
    &[Want::No(&["min", "max", "unit", "band"])],
);
const NO_CHOICE: Rule = rule(
    &[When::IsNot("kind", &["one", "many"])],
    &[Want::No(&["choice"])],
);
const NO_COMBINE: Rule = rule(&[When::IsNot("kind", &["many"])], &[Want::No(&["combine"])]);
/// What is for questions of some kinds only.
pub(super) const ONLY_FOR: [Rule; 3] = [NO_NUMBER, NO_CHOICE, NO_COMBINE];

const NEEDS_CHOICES: Rule = rule(
    &[When::Is("kind", &["one", "many"])],
    &[Want::Needs(&["choice"]), Want::Least("choice", 1)],
);
const NEEDS_TWO: Rule = rule(&[When::Is("kind", &["one"])], &[Want::Least("choice", 2)]);
const NEEDS_RANGE: Rule = rule(
    &[When::Is("kind", &["number"])],
    &[Want::Needs(&["min", "max"])],
);

const ID: Key = needed(
    "id",
    Kind::QuestionId,
    "The id that conditions and answers name: lower-case words joined by hyphens. Answers hold it, so it does not change lightly.",
);
const ASK: Key = needed(
    "ask",
    Kind::Label,
    "The question, in one line, as it is asked.",
);
const WHY: Key = key(
    "why",
    Kind::Text,
    "Why this is asked: what hangs on it. Shown below the question.",
);
const KIND: Key = needed("kind", Kind::Word(&QUESTION_KINDS), "How it is answered.");
const UNIT: Key = key(
    "unit",
    Kind::Label,
    "For numbers: the unit, as printed after the number.",
);
const MIN: Key = key(
    "min",
    Kind::Number(Range::ANY),
    "For numbers: the least that occurs in practice, itself allowed; below `max`.",
);
const MAX: Key = key(
    "max",
    Kind::Number(Range::ANY),
    "For numbers: the most that occurs in practice, itself allowed; above `min`.",
);
const ESSENTIAL: Key = key(
    "essential",
    Kind::Flag,
    "Whether nothing is clear while this is open and two options or more are viable; false unless given.",
);
const ASKED_WHEN: Key = key(
    "when",
    Kind::Map(&CONDITION),
    "When the question is asked: earlier questions with answers. Several keys must all hold. `when = { workload = [\"service\", \"function\"] }`",
);
const OPEN_KEY: Key = key(
    "open",
    Kind::Table(&OPEN),
    "What is presumed while the question applies and is not answered: it may weigh and prefer, never require.",
);
const COMBINE_KEY: Key = key(
    "combine",
    Kind::Word(&COMBINE),
    "For many: how the weights of the chosen choices become one; `max` unless given.",
);
const BANDS: Key = key(
    "band",
    Kind::Tables(Count::to(limits::CHOICES), &BAND),
    "For numbers: parts of the range with effects of their own, `[[question.band]]`. They do not overlap.",
);
const BECAUSE: Key = key(
    "because",
    Kind::Text,
    "Why the effects follow from this; reports show it beside them.",
);
const OUTSIDE: Key = key(
    "outside",
    Kind::Text,
    "Says that this need is not what the tree decides, and what would: the ranking is shown, and never called clear.",
);
const OFFERED_WHEN: Key = key(
    "when",
    Kind::Map(&CONDITION),
    "When the choice is offered: earlier questions with answers. Several keys must all hold.",
);
const CHOICE_LABEL: Key = needed(
    "label",
    Kind::Label,
    "The choice, in one line, as it is offered.",
);
const CHOICE_ID: Key = needed(
    "id",
    Kind::Id,
    "The id that conditions and answers name: lower-case words joined by hyphens, not `unknown` and not `none`.",
);

/// A question of a tree.
pub(super) const QUESTION: Spec = Spec {
    what: "a question",
    keys: with_effects![answer:
        ID,
        ASK,
        WHY,
        KIND,
        ESSENTIAL,
        ASKED_WHEN,
        OPEN_KEY,
        COMBINE_KEY,
        key("choice", Kind::Tables(Count::to(limits::CHOICES), &CHOICE),
            "For one and many: what can be chosen, `[[question.choice]]`, in the order in which it is offered."),
        BANDS,
        UNIT,
        MIN,
        MAX,
        WAS,
    ],
    rules: &[
        NO_NUMBER,
        NO_CHOICE,
        NO_COMBINE,
        NEEDS_CHOICES,
        NEEDS_TWO,
        NEEDS_RANGE,
    ],
};

/// A shared question to which a tree adds effects.
pub(super) const USE: Spec = Spec {
    what: "a shared question in use",
    keys: with_effects![answer:
        needed("use", Kind::Name,
            "The id of a question of shared.toml, to which this tree adds effects. Its place here is its place in the order."),
        ESSENTIAL,
        ASKED_WHEN,
        OPEN_KEY,
        COMBINE_KEY,
        key("choice", Kind::Tables(Count::ANY, &USED_CHOICE),
            "Choices of the shared question, by their ids, with the effects that they have in this tree. No new choices."),
        BANDS,
    ],
    rules: &[],
};

/// A question of shared.toml: text and choices, no effects.
pub(super) const SHARED: Spec = Spec {
    what: "a shared question",
    keys: &[
        ID,
        ASK,
        WHY,
        KIND,
        key(
            "choice",
            Kind::Tables(Count::to(limits::CHOICES), &SHARED_CHOICE),
            "For one and many: what can be chosen, `[[question.choice]]`, in the order in which it is offered.",
        ),
        UNIT,
        MIN,
        MAX,
        WAS,
    ],
    rules: &[NO_NUMBER, NO_CHOICE, NEEDS_CHOICES, NEEDS_TWO, NEEDS_RANGE],
};

pub(super) const CHOICE: Spec = Spec {
    what: "a choice",
    keys: with_effects![CHOICE_ID, CHOICE_LABEL, OFFERED_WHEN, BECAUSE, OUTSIDE, WAS,],
    rules: &[],
};

pub(super) const USED_CHOICE: Spec = Spec {
    what: "a choice of a shared question in use",
    keys: with_effects![CHOICE_ID, OFFERED_WHEN, BECAUSE, OUTSIDE],
    rules: &[],
};

pub(super) const SHARED_CHOICE: Spec = Spec {
    what: "a choice of a shared question",
    keys: &[CHOICE_ID, CHOICE_LABEL, WAS],
    rules: &[],
};

pub(super) const BAND: Spec = Spec {
    what: "a band",
    keys: with_effects![
        needed(
            "id",
            Kind::Id,
            "The id by which conditions name the band: lower-case words joined by hyphens."
        ),
        key(
            "from",
            Kind::Number(Range::ANY),
            "The least number of the band, itself in it; `min` of the question unless given."
        ),
        key(
            "below",
            Kind::Number(Range::ANY),
            "The number at which the band ends, itself not in it; without it the band reaches `max`."
        ),
        BECAUSE,
        OUTSIDE,
    ],
    rules: &[],
};

pub(super) const OPEN: Spec = Spec {
    what: "the presumption of an open question",
    keys: &[
        WEIGH,
        PREFER,
        key(
            "because",
            Kind::Text,
            "Why this is presumed; reports show it beside the effects.",
        ),
    ],
    rules: &[],
};

/// An interval in a condition.
pub(super) const INTERVAL: Spec = Spec {
    what: "an interval of numbers",
    keys: &[
        key(
            "from",
            Kind::Number(Range::ANY),
            "The least number, itself in the interval.",
        ),
        key(
            "below",
            Kind::Number(Range::ANY),
            "The number at which the interval ends, itself not in it.",
        ),
    ],
    rules: &[rule(&[], &[Want::Something])],
};

const ANSWER: Shape = Shape::Either(&[
    Shape::Of(Kind::AnswerWord),
    Shape::Of(Kind::Table(&INTERVAL)),
]);

/// A condition on answers.
pub(super) static CONDITION: Map = Map {
    name: Some((
        "condition",
        "A condition: earlier questions with answers. Several keys must all hold.",
    )),
    least: 1,
    own: &[
        key(
            "any",
            Kind::Free(&Shape::List(
                Count::from(1),
                &Shape::Of(Kind::Map(&CONDITION)),
            )),
            "Several conditions of which one must hold.",
        ),
        key(
            "not",
            Kind::Map(&CONDITION),
            "A condition that must not hold.",
        ),
    ],
    of: &Shape::Either(&[
        Shape::Of(Kind::AnswerWord),
        Shape::Of(Kind::Table(&INTERVAL)),
        Shape::List(Count::from(1), &ANSWER),
    ]),
    each: "An earlier question, with the answer that it must have: the id of a choice or band, a list of which any will do, `{ from = 1, below = 4 }` for numbers, `\"unknown\"` while it is open, `\"none\"` for none of many.",
};
