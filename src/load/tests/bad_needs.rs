//! Effects and conditions.

use super::Put::{Add, Swap};
use super::{Put, each_is_reported};
use crate::diagnostic::Code;

/// Effects of the choice "cellar".
macro_rules! cellar {
    ($text:literal) => {
        Swap(
            "label = \"A cellar\"",
            concat!("label = \"A cellar\"\n", $text),
        )
    };
}

/// Effects of the question "paint", for any answer.
macro_rules! paint {
    ($text:literal) => {
        Swap(
            "ask = \"Which colours?\"",
            concat!("ask = \"Which colours?\"\n", $text),
        )
    };
}

/// Effects of the number question "area".
macro_rules! area {
    ($text:literal) => {
        Swap(
            "ask = \"How large is it?\"",
            concat!("ask = \"How large is it?\"\n", $text),
        )
    };
}

/// A condition of a rule.
macro_rules! when {
    ($text:literal) => {
        Add(concat!(
            "[[rule]]\nid = \"r\"\nbecause = \"b\"\nweigh = { safety = 1 }\nwhen = ",
            $text
        ))
    };
}

const MANY_DEEP: Put = when!(
    "{ not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = { not = «{ room = \"cellar\" } } } } } } } } } } } } } } } } }"
);

#[test]
fn effects() {
    each_is_reported(&[
        (
            Code::UnknownName,
            cellar!("weigh = { «safty = 1 }"),
            "did you mean `safety`?",
        ),
        (
            Code::WrongType,
            cellar!("weigh = { safety = «\"1\" }"),
            "a number of points",
        ),
        (
            Code::OutOfRange,
            cellar!("weigh = { safety = «-1 }"),
            "from 0 to 1,000,000",
        ),
        (
            Code::BadEffect,
            cellar!("weigh = { «watts = 1 }"),
            "`watts` has no value function",
        ),
        (
            Code::UnknownKey,
            cellar!("require = { safety = { «atleast = \"hot\" } }"),
            "did you mean `at-least`?",
        ),
        (
            Code::BadEffect,
            cellar!("require = { safety = { «includes = \"hot\" } }"),
            "it takes `at-least`, `at-most` and `one-of`",
        ),
        (
            Code::UnknownName,
            cellar!("require = { safety = { at-least = «\"hott\" } }"),
            "did you mean `hot`?",
        ),
        (
            Code::UnknownName,
            cellar!("require = { colours = { includes = [\"red\", «\"bleu\"] } }"),
            "one of `white`, `red` or `green`",
        ),
        (
            Code::WrongType,
            cellar!("require = { watts = { at-most = «\"3\" } }"),
            "expected a number",
        ),
        (
            Code::WrongType,
            cellar!("require = { dimmable = { is = «\"yes\" } }"),
            "true or false",
        ),
        (
            Code::BadEffect,
            cellar!("require = { watts = «{ at-least = 3, at-most = 2 } }"),
            "the lower bound lies above",
        ),
        (
            Code::BadEffect,
            cellar!("require = { watts = «{} }"),
            "it takes `at-least`",
        ),
        (
            Code::BadEffect,
            cellar!("require = { colours = «{ includes = [] } }"),
            "nothing to compare with",
        ),
        (
            Code::WrongType,
            cellar!("require = { watts = «3 }"),
            "a test, such as",
        ),
        (
            Code::BadEffect,
            cellar!("«require-any = [{ dimmable = { is = true } }]"),
            "at least two ways",
        ),
        (
            Code::BadEffect,
            cellar!("require-any = [{ dimmable = { is = true } }, «{}]"),
            "tests nothing",
        ),
        (
            Code::MissingKey,
            cellar!("prefer = { dimmable = «{ is = true } }"),
            "`weight`",
        ),
        (
            Code::BadEffect,
            cellar!(
                "prefer = { colours = «{ includes = \"red\", includes-any = [\"red\"], weight = 1 } }"
            ),
            "a preference has one test",
        ),
        (
            Code::OutOfRange,
            cellar!("prefer = [{ dimmable = { is = true, weight = «-3 } }]"),
            "from 0 to",
        ),
        (
            Code::UnknownName,
            cellar!("lacks = [«\"main\"]"),
            "did you mean `mains`?",
        ),
        (
            Code::BadEffect,
            cellar!("require = { safety = { at-least = «\"$answer\" } }"),
            "among the effects of a question",
        ),
        (
            Code::BadEffect,
            paint!(
                "require-any = [{ colours = { includes = «\"$answer\" } }, { dimmable = { is = true } }]"
            ),
            "cannot stand in `require-any`",
        ),
        (
            Code::BadEffect,
            area!("require = { safety = { at-least = «\"$answer\" } }"),
            "number criteria only",
        ),
        (
            Code::BadEffect,
            Swap(
                "ask = \"Which room?\"",
                "ask = \"Which room?\"\nopen = { «require = { dimmable = { is = true } } }",
            ),
            "never `require`",
        ),
        (
            Code::UnknownKey,
            Swap(
                "ask = \"Which room?\"",
                "ask = \"Which room?\"\nopen = { «wiegh = {} }",
            ),
            "did you mean `weigh`?",
        ),
        (
            Code::BadEffect,
            Add("[[rule]]\n«id = \"r\"\nwhen = { room = \"cellar\" }\nbecause = \"b\""),
            "nothing follows",
        ),
        (
            Code::MissingKey,
            Add("«[[rule]]\nid = \"r\"\nwhen = { room = \"cellar\" }\nweigh = { safety = 1 }"),
            "a rule needs `because`",
        ),
    ]);
}

#[test]
fn the_answer_itself_must_be_a_word_of_the_criterion() {
    each_is_reported(&[
        (
            Code::BadEffect,
            Add(
                "[[question]]\nid = \"tone\"\nask = \"Tone?\"\nkind = \"one\"\n\
                 require = { colours = { includes = «\"$answer\" } }\n\
                 [[question.choice]]\nid = \"red\"\nlabel = \"Red\"\n\
                 [[question.choice]]\nid = \"mauve\"\nlabel = \"Mauve\"",
            ),
            "choice `mauve` of this question is no member of `colours`",
        ),
        (
            Code::BadEffect,
            Add(
                "[[question]]\nid = \"tone\"\nask = \"Tone?\"\nkind = \"many\"\n\
                 require = { colours = { includes-any = «\"$answer\" } }\n\
                 [[question.choice]]\nid = \"red\"\nlabel = \"Red\"\n\
                 [[question.choice]]\nid = \"mauve\"\nlabel = \"Mauve\"",
            ),
            "choice `mauve` of this question is no member of `colours`",
        ),
        (
            Code::BadEffect,
            paint!("require = { safety = { «includes-any = \"$answer\" } }"),
            "it takes `at-least`, `at-most` and `one-of`",
        ),
    ]);
}

#[test]
fn conditions() {
    each_is_reported(&[
        (
            Code::UnknownName,
            when!("{ «rooms = \"cellar\" }"),
            "did you mean `room`?",
        ),
        (
            Code::UnknownName,
            when!("{ room = «\"celler\" }"),
            "did you mean `cellar`?",
        ),
        (
            Code::UnknownName,
            when!("{ room = [\"cellar\", «\"none\"] }"),
            "no choice of `room` is called `none`",
        ),
        (
            Code::WrongType,
            when!("{ room = «3 }"),
            "the id of a choice",
        ),
        (
            Code::BadCondition,
            when!("{ room = «[] }"),
            "names no answer",
        ),
        (Code::BadCondition, when!("«{}"), "names nothing"),
        (
            Code::WrongType,
            when!("{ any = «{ room = \"cellar\" } }"),
            "a list of conditions",
        ),
        (
            Code::WrongType,
            when!("{ not = «\"cellar\" }"),
            "expected a table",
        ),
        (
            Code::BadCondition,
            when!("{ area = «{ from = 5, below = 5 } }"),
            "no number lies",
        ),
        (
            Code::BadCondition,
            when!("{ area = «{} }"),
            "no number lies",
        ),
        (
            Code::BadCondition,
            when!("{ area = «{ from = 501 } }"),
            "no number lies",
        ),
        (
            Code::UnknownKey,
            when!("{ area = { «form = 5 } }"),
            "did you mean `from`?",
        ),
        (
            Code::UnknownName,
            when!("{ area = «\"tinny\" }"),
            "did you mean `tiny`?",
        ),
        (
            Code::WrongType,
            when!("{ room = «{ from = 5 } }"),
            "the id of a choice",
        ),
        (
            Code::BadCondition,
            Swap(
                "ask = \"Which room?\"",
                "ask = \"Which room?\"\nwhen = { «paint = \"red\" }",
            ),
            "`paint` is not asked before this",
        ),
        (
            Code::BadCondition,
            Swap(
                "label = \"A cellar\"",
                "label = \"A cellar\"\nwhen = { «room = \"nursery\" }",
            ),
            "`room` is not asked before this",
        ),
        (Code::TooMany, MANY_DEEP, "at most 16 deep"),
    ]);
}
