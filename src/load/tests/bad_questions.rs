//! Questions, their own and shared.

use super::Put::{Add, Swap};
use super::{BASE, SHARED, built, each_is_reported};
use crate::diagnostic::Code;

#[test]
fn questions() {
    each_is_reported(&[
        (
            Code::UnknownName,
            Swap("kind = \"many\"", "kind = «\"multi\""),
            "one of `one`, `many` or `number`",
        ),
        (
            Code::BadId,
            Add("[[question]]\nid = «\"any\"\nask = \"?\"\nkind = \"number\"\nmin = 0\nmax = 1"),
            "`any` is a word of conditions",
        ),
        (
            Code::BadId,
            Add("[[question]]\nid = «\"not\"\nask = \"?\"\nkind = \"number\"\nmin = 0\nmax = 1"),
            "`not` is a word of conditions",
        ),
        (
            Code::MissingKey,
            Add("[[question]]\n«id = \"q\"\nask = \"?\"\nkind = \"one\""),
            "`[[question.choice]]`",
        ),
        (
            Code::MissingKey,
            Add(
                "[[question]]\nid = «\"q\"\nask = \"?\"\nkind = \"one\"\n[[question.choice]]\nid = \"x\"\nlabel = \"X\"",
            ),
            "at least 2 choices",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"nursery\"", "id = «\"cellar\""),
            "choice `cellar` stands twice",
        ),
        (
            Code::BadId,
            Swap("id = \"nursery\"", "id = «\"unknown\""),
            "reserved",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"paint\"", "id = «\"room\""),
            "question `room` is declared twice",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"paint\"", "id = «\"site\""),
            "`site` is a shared question",
        ),
        (
            Code::WrongKind,
            Swap("kind = \"many\"", "kind = \"many\"\n«min = 3"),
            "`min` is for questions of kind `number`",
        ),
        (
            Code::WrongKind,
            Swap(
                "ask = \"Which room?\"",
                "ask = \"Which room?\"\n«combine = \"sum\"",
            ),
            "`combine` is for questions of kind `many`",
        ),
        (
            Code::UnknownName,
            Swap("kind = \"many\"", "kind = \"many\"\ncombine = «\"add\""),
            "one of `max` or `sum`",
        ),
        (
            Code::WrongType,
            Swap(
                "ask = \"Which room?\"",
                "ask = \"Which room?\"\nessential = «\"yes\"",
            ),
            "true or false for `essential`",
        ),
    ]);
}

#[test]
fn numbers() {
    each_is_reported(&[
        (
            Code::MissingKey,
            Add("[[question]]\n«id = \"n\"\nask = \"?\"\nkind = \"number\"\nmax = 9"),
            "needs `min` and `max`",
        ),
        (
            Code::OutOfRange,
            Swap("max = 500", "max = «1"),
            "`min` lies below `max`",
        ),
        (
            Code::OutOfRange,
            Add(
                "[[question]]\nid = \"n\"\nask = \"?\"\nkind = \"number\"\nmin = 0\nmax = 9\n[[question.band]]\nid = «\"b\"\nfrom = 10",
            ),
            "band `b` holds no number",
        ),
        (
            Code::OutOfRange,
            Add(
                "[[question]]\nid = \"n\"\nask = \"?\"\nkind = \"number\"\nmin = 0\nmax = 9\n[[question.band]]\nid = \"b\"\nfrom = 1\n[[question.band]]\nid = «\"c\"\nfrom = 2",
            ),
            "bands `b` and `c` overlap",
        ),
        (
            Code::DuplicateId,
            Add(
                "[[question]]\nid = \"n\"\nask = \"?\"\nkind = \"number\"\nmin = 0\nmax = 9\n[[question.band]]\nid = \"b\"\nbelow = 1\n[[question.band]]\nid = «\"b\"\nfrom = 2",
            ),
            "band `b` stands twice",
        ),
    ]);
}

#[test]
fn shared_questions_in_use() {
    each_is_reported(&[
        (
            Code::UnknownName,
            Add("[[question]]\nuse = «\"sites\""),
            "did you mean `site`?",
        ),
        (
            Code::UnknownKey,
            Add("[[question]]\nuse = \"site\"\n«ask = \"Where?\""),
            "`ask` is no key of a shared question in use",
        ),
        (
            Code::UnknownName,
            Add("[[question]]\nuse = \"site\"\n[[question.choice]]\nid = «\"indors\""),
            "did you mean `indoors`?",
        ),
        (
            Code::UnknownKey,
            Add(
                "[[question]]\nuse = \"site\"\n[[question.choice]]\nid = \"indoors\"\n«label = \"In\"",
            ),
            "`label` is no key",
        ),
        (
            Code::DuplicateId,
            Add(
                "[[question]]\nuse = \"site\"\n[[question.choice]]\nid = \"indoors\"\n[[question.choice]]\nid = «\"indoors\"",
            ),
            "twice",
        ),
        (
            Code::DuplicateId,
            Add("[[question]]\nuse = \"site\"\n[[question]]\nuse = «\"site\""),
            "question `site` is declared twice",
        ),
        (
            Code::WrongKind,
            Add("[[question]]\nuse = \"site\"\n«combine = \"sum\""),
            "`combine` is for questions of kind `many`",
        ),
        (
            Code::WrongKind,
            Add("[[question]]\nuse = \"site\"\n[[question.«band]]\nid = \"b\"\nfrom = 1"),
            "`band` is for questions of kind `number`",
        ),
    ]);
}

#[test]
fn a_shared_question_with_too_few_choices_is_a_fault_although_no_tree_uses_it() {
    let few = "[[question]]\nid = \"fuel\"\nask = \"Which?\"\nkind = \"one\"\n\
        [[question.choice]]\nid = \"oil\"\nlabel = \"Oil\"\n";
    let (tree, faults, _) = built(&format!("{SHARED}\n{few}"), BASE);
    assert!(tree.is_none());
    let said: Vec<String> = faults
        .all()
        .iter()
        .map(|one| format!("{}: {}", one.code.as_str(), one.headline))
        .collect();
    assert_eq!(said, ["missing-key: a question needs at least 2 choices"]);
}
