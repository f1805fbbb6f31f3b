//! A small tree for the tests of the walk.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use crate::model::{
    AnswerTest, Choice, Combine, Condition, Effects, OpenDefault, PartialDate, Question,
    QuestionIx, QuestionKind, Renamed, Slug, Table, Tree, TreeBuilder,
};

fn slug(id: &str) -> Slug {
    id.parse().unwrap()
}

fn choices<I: crate::model::Ix>(rows: &[(&str, &str, Option<Condition>)]) -> Table<I, Choice> {
    let choice = |(id, label, when): &(&str, &str, Option<Condition>)| Choice {
        id: slug(id),
        label: (*label).to_owned(),
        when: when.clone(),
        effects: Effects::default(),
        because: None,
        outside: None,
    };
    rows.iter().map(choice).collect()
}

fn question(id: &str, ask: &str, why: &str, kind: QuestionKind) -> Question {
    Question {
        id: slug(id),
        shared: false,
        ask: ask.to_owned(),
        why: (!why.is_empty()).then(|| why.to_owned()),
        essential: false,
        when: None,
        open: OpenDefault::default(),
        kind,
    }
}

fn answered(builder: &TreeBuilder, ix: QuestionIx, choice: &str) -> Condition {
    let choice = builder.so_far().questions()[ix].choice(choice).unwrap();
    Condition::Answered {
        question: ix,
        test: AnswerTest::choice(choice),
    }
}

/// Five questions of all kinds: `site` (shared), `trust`, `walls` (only for `customers`; one
/// choice only at the `edge`), `start` (1 to 500 ms) and `team`. `trust` was `whose-code` before,
/// and `cloud` was `aws`.
pub(crate) fn tree() -> Tree {
    let as_of: PartialDate = "2026-11".parse().unwrap();
    let mut builder = TreeBuilder::new(slug("small"), "1.2.0".into(), as_of, "Small".into());
    let mut site = question(
        "site",
        "Where does it run?",
        "A site without staff needs something that mends itself.",
        QuestionKind::One(choices(&[
            ("edge", "At the edge", None),
            ("cloud", "In a cloud", None),
        ])),
    );
    site.shared = true;
    let site = builder.add_question(site).unwrap();
    let trust = builder
        .add_question(question(
            "trust",
            "Whose code runs on these nodes?",
            "Code that you did not review may attack the kernel that it shares with its \
             neighbours, so whose code it is decides how strong the walls must be.",
            QuestionKind::One(choices(&[
                ("own", "Code of our own teams", None),
                ("customers", "Code that customers upload", None),
            ])),
        ))
        .unwrap();
    let mut walls = question(
        "walls",
        "Which walls are there?",
        "",
        QuestionKind::Many {
            choices: choices(&[
                ("seccomp", "A seccomp profile", None),
                ("kvm", "Virtual machines with KVM", None),
                (
                    "fence",
                    "A fence around the site",
                    Some(answered(&builder, site, "edge")),
                ),
            ]),
            combine: Combine::Max,
            united: Vec::new(),
        },
    );
    walls.when = Some(answered(&builder, trust, "customers"));
    builder.add_question(walls).unwrap();
    builder
        .add_question(question(
            "start",
            "How fast must one instance start?",
            "Functions wait for it.",
            QuestionKind::Number {
                min: 1.0,
                max: 500.0,
                unit: Some("ms".into()),
                bands: Vec::new(),
                always: Effects::default(),
                from_answer: Vec::new(),
            },
        ))
        .unwrap();
    builder
        .add_question(question(
            "team",
            "How large is the team?\u{1b}[31m",
            "",
            QuestionKind::One(choices(&[
                ("small", "One to five", None),
                ("large", "More", None),
            ])),
        ))
        .unwrap();
    let cloud = builder.so_far().questions()[site].choice("cloud").unwrap();
    let former = [
        ("whose-code", Renamed::Question(trust)),
        ("aws", Renamed::Choice(site, cloud)),
    ];
    for (id, thing) in former {
        builder.add_former_id(slug(id), thing).unwrap();
    }
    builder.build()
}
