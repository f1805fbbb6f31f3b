//! Any of the answer: one requirement over all chosen ones.

use crate::support::{Decided, decide, option, question};
use whystack::engine::{By, FlipKind, Reason};

const ANY: &str = "require = { forms = { includes-any = \"$answer\" } }";

/// Where may it run? Each form that is chosen would do; a disk also takes a fast machine.
fn places() -> String {
    question(
        "q",
        "many",
        ANY,
        &[
            ("image", ""),
            ("module", ""),
            ("disk", "require = { speed = { at-least = 50 } }"),
        ],
    )
}

fn decided(answers: &str) -> Decided {
    let options = [
        option("image", &[("forms", "[\"image\"]"), ("speed", "60")]),
        option("module", &[("forms", "[\"module\"]"), ("speed", "60")]),
        option(
            "open",
            &[
                (
                    "forms",
                    "{ value = [\"module\"], unknown = [\"disk\"], source = \"s\" }",
                ),
                ("speed", "60"),
            ],
        ),
        option("slow", &[("forms", "[\"disk\"]"), ("speed", "40")]),
        option("unsaid", &[("speed", "60")]),
        option(
            "without",
            &[
                ("forms", "{ applies = false, source = \"s\" }"),
                ("speed", "60"),
            ],
        ),
    ];
    let places = places();
    let mut parts = vec![places.as_str()];
    parts.extend(options.iter().map(String::as_str));
    decide(&parts, answers)
}

/// The choices that state a demand.
fn from(decided: &Decided, demand: usize) -> Vec<&str> {
    let from = decided.evaluation.needs.demands[demand].from.iter();
    from.map(|by| match by {
        By::Choice { question, choice } => {
            let question = &decided.tree.questions()[*question];
            question.choices()[*choice].id.as_str()
        }
        other => panic!("{other:?}"),
    })
    .collect()
}

fn unverified(decided: &Decided) -> Vec<&str> {
    let ranking = decided.evaluation.ranking.iter();
    ranking
        .filter(|one| !one.assessment.unverified.is_empty())
        .map(|one| decided.id(one.assessment.candidate))
        .collect()
}

#[test]
fn any_of_the_chosen_ones_will_do() {
    // {image, module}: `image` has the one, `module` and `open` the other, `unsaid` says
    // nothing, `slow` has neither, to `without` it does not apply.
    let found = decided("[answers.t]\nq = [\"image\", \"module\"]");
    assert_eq!(found.order(), ["image", "module", "open", "unsaid"]);
    assert_eq!(unverified(&found), ["unsaid"]);
    assert_eq!(found.out(), ["slow", "without"]);
    assert_eq!(found.evaluation.needs.demands.len(), 1);
    assert_eq!(from(&found, 0), ["image", "module"]);
    for out in &found.evaluation.eliminated {
        assert_eq!(out.reasons, [Reason::Requirement(0)]);
    }
}

#[test]
fn what_a_chosen_one_requires_itself_stays_by_itself() {
    // {image, disk}: `image` has the first, `open` may have the second, `slow` has it but moves
    // 40 < 50; `module` has neither. The second requirement is that of `disk` alone.
    let found = decided("[answers.t]\nq = [\"image\", \"disk\"]");
    assert_eq!(found.order(), ["image", "open", "unsaid"]);
    assert_eq!(unverified(&found), ["open", "unsaid"]);
    assert_eq!(found.out(), ["module", "slow", "without"]);
    assert_eq!(from(&found, 0), ["image", "disk"]);
    assert_eq!(from(&found, 1), ["disk"]);
    let reasons = |n: usize| found.evaluation.eliminated[n].reasons.as_slice();
    assert_eq!(reasons(0), [Reason::Requirement(0)]);
    assert_eq!(reasons(1), [Reason::Requirement(1)]);
}

#[test]
fn one_chosen_one_is_what_it_always_was_and_none_requires_nothing() {
    // {image}: `open` is known to be without it.
    let found = decided("[answers.t]\nq = [\"image\"]");
    assert_eq!(found.order(), ["image", "unsaid"]);
    assert_eq!(found.out(), ["module", "open", "slow", "without"]);
    for nothing in ["[]", "\"unknown\""] {
        let found = decided(&format!("[answers.t]\nq = {nothing}"));
        assert!(found.evaluation.needs.demands.is_empty(), "{nothing}");
        assert_eq!(found.order().len(), 6, "{nothing}");
    }
}

#[test]
fn it_is_lifted_as_one() {
    let slow = option("slow", &[("forms", "[\"module\"]"), ("speed", "40")]);
    let fast = option("fast", &[("forms", "[\"module\"]"), ("speed", "60")]);
    let places = places();
    let found = decide(
        &[&places, &slow, &fast],
        "[answers.t]\nq = [\"image\", \"disk\"]",
    );
    // `fast` breaks the answer as a whole, `slow` that and the speed of a disk: of one and two
    // reasons the one is the fewest.
    assert_eq!(found.status(), "none-left");
    let relax = &found.evaluation.recommendation.relax;
    assert_eq!(relax.len(), 1);
    assert_eq!(relax[0].reasons, [Reason::Requirement(0)]);
    assert_eq!(found.ids(&relax[0].brings_back), ["fast"]);
}

#[test]
fn each_single_answer_is_tried_while_it_is_open() {
    let weigh = question(
        "p",
        "one",
        "",
        &[("yes", "weigh = { speed = 1 }"), ("no", "")],
    );
    let places = places();
    let a = option("a", &[("forms", "[\"image\"]"), ("speed", "80")]);
    let b = option("b", &[("forms", "[\"module\"]"), ("speed", "70")]);
    // Now a 80, b 70. image: a alone; module: b alone, a is out; disk: neither; none: as now.
    let found = decide(
        &[&weigh, &places, &a, &b],
        "[answers.t]\np = \"yes\"\nq = \"unknown\"",
    );
    let open = &found.evaluation.recommendation.open[0];
    let kinds: Vec<FlipKind> = open.changes.iter().map(|flip| flip.kind).collect();
    assert_eq!(kinds, [FlipKind::RulesOut, FlipKind::LeavesNothing]);
}

#[test]
fn all_of_the_answer_is_one_requirement_for_each() {
    let all = places().replace(ANY, "require = { forms = { includes = \"$answer\" } }");
    let one = option("one", &[("forms", "[\"image\"]"), ("speed", "60")]);
    let both = option("both", &[("forms", "[\"image\", \"module\"]")]);
    let found = decide(
        &[&all, &one, &both],
        "[answers.t]\nq = [\"image\", \"module\"]",
    );
    assert_eq!((found.order(), found.out()), (vec!["both"], vec!["one"]));
    assert_eq!(from(&found, 0), ["image"]);
    assert_eq!(from(&found, 1), ["module"]);
}
