//! The five statuses, with every clause of *open*.

use crate::support::{close, decide, option, option_with, question};
use whystack::engine::{Answers, Clause, QuestionState, Reason, Warning, WhyOpen, missing};

fn weigh() -> String {
    question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1 }"), ("no", "")],
    )
}

const YES: &str = "[answers.t]\nq = \"yes\"\n";

fn ab() -> [String; 2] {
    [
        option("a", &[("speed", "80")]),
        option("b", &[("speed", "20")]),
    ]
}

#[test]
fn clear_when_nothing_else_applies() {
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &a, &b], YES);
    assert_eq!(decided.status(), "clear");
    let recommendation = &decided.evaluation.recommendation;
    assert_eq!(
        decided.ids(&[
            recommendation.winner.unwrap(),
            recommendation.runner_up.unwrap()
        ]),
        ["a", "b"]
    );
    close(recommendation.margin.unwrap(), 60.0);
    assert_eq!((recommendation.answered, recommendation.applying), (1, 1));
}

#[test]
fn open_while_an_essential_question_is_open_and_two_are_viable() {
    let p = question("p", "one", "essential = true", &[("x", ""), ("y", "")]);
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &a, &b], YES);
    assert_eq!(decided.status(), "open");
    let p_ix = decided.tree.question("p").unwrap();
    assert_eq!(
        decided.evaluation.recommendation.clauses,
        [Clause::Essential(vec![p_ix])]
    );
    // With one viable option an essential question changes nothing.
    assert_eq!(decide(&[&weigh(), &p, &a], YES).status(), "only-one");
}

#[test]
fn open_when_the_winner_is_unverified_or_conditional() {
    let p = question(
        "p",
        "one",
        "",
        &[("x", "require = { gpu = { is = true } }"), ("y", "")],
    );
    let a = option(
        "a",
        &[("speed", "80"), ("gpu", "{ unknown = \"not said\" }")],
    );
    let b = option("b", &[("speed", "20"), ("gpu", "true")]);
    let decided = decide(&[&weigh(), &p, &a, &b], &format!("{YES}p = \"x\""));
    assert_eq!(
        decided.evaluation.recommendation.clauses,
        [Clause::Unverified]
    );
    let capability = "[[capability]]\nid = \"kvm\"\ntitle = \"KVM\"";
    let a = option_with("a", "needs = [\"kvm\"]", &[("speed", "80")]);
    let decided = decide(&[capability, &weigh(), &a, &b], YES);
    assert_eq!(
        decided.evaluation.recommendation.clauses,
        [Clause::Conditional]
    );
    // Also when it is the only one.
    assert_eq!(decide(&[capability, &weigh(), &a], YES).status(), "open");
}

#[test]
fn open_when_three_open_questions_flip_and_not_when_two_do() {
    let far = |id: &str| {
        question(
            id,
            "one",
            "",
            &[("far", "weigh = { reach = 9 }"), ("no", "")],
        )
    };
    let a = option("a", &[("speed", "80"), ("reach", "0")]);
    let b = option("b", &[("speed", "20"), ("reach", "90")]);
    let two = decide(&[&weigh(), &far("p1"), &far("p2"), &a, &b], YES);
    assert_eq!(two.status(), "clear");
    let three = decide(&[&weigh(), &far("p1"), &far("p2"), &far("p3"), &a, &b], YES);
    assert_eq!(three.status(), "open");
    assert!(
        matches!(&three.evaluation.recommendation.clauses[..], [Clause::Flips(all)] if all.len() == 3)
    );
}

#[test]
fn open_when_more_than_three_tenths_rest_on_unknowns_of_the_winner() {
    let at = |weight: &str| {
        let q = question(
            "q",
            "one",
            "",
            &[
                ("yes", &format!("weigh = {{ speed = 7, reach = {weight} }}")),
                ("no", ""),
            ],
        );
        let a = option(
            "a",
            &[
                ("speed", "100"),
                ("reach", "{ unknown = \"not measured\" }"),
            ],
        );
        let b = option("b", &[("speed", "10"), ("reach", "10")]);
        decide(&[&q, &a, &b], YES)
    };
    // 3 of 10 is not more than 30 %.
    assert_eq!(at("3").status(), "clear");
    let over = at("3.1");
    assert_eq!(over.status(), "open");
    match over.evaluation.recommendation.clauses[..] {
        [Clause::Unknown(share)] => close(share, 3.1 / 10.1),
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn open_when_an_answer_lies_outside() {
    let p = question(
        "p",
        "one",
        "",
        &[("x", "outside = \"an engine decides that\""), ("y", "")],
    );
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &a, &b], &format!("{YES}p = \"x\""));
    assert_eq!(decided.status(), "open");
    assert!(matches!(
        decided.evaluation.recommendation.clauses[..],
        [Clause::Outside(_)]
    ));
    // The ranking is shown all the same.
    assert_eq!(decided.order(), ["a", "b"]);
}

#[test]
fn open_without_scores_when_nothing_is_weighed() {
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &a, &b], "[answers.t]\nq = \"no\"");
    let recommendation = &decided.evaluation.recommendation;
    assert_eq!(decided.status(), "open");
    assert_eq!(recommendation.clauses, [Clause::NothingWeighed]);
    assert_eq!(
        (
            recommendation.winner,
            recommendation.margin,
            recommendation.zone
        ),
        (None, None, None)
    );
    assert!(
        decided
            .evaluation
            .ranking
            .iter()
            .all(|one| one.score.is_none() && one.rank == 1)
    );
}

#[test]
fn open_says_every_clause_that_fired() {
    let p = question(
        "p",
        "one",
        "essential = true",
        &[("x", "outside = \"no\""), ("y", "")],
    );
    let r = question(
        "r",
        "one",
        "",
        &[
            ("x", "outside = \"no\"\nrequire = { gpu = { is = true } }"),
            ("y", ""),
        ],
    );
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &r, &a, &b], &format!("{YES}r = \"x\""));
    let names: Vec<&str> = decided
        .evaluation
        .recommendation
        .clauses
        .iter()
        .map(|clause| match clause {
            Clause::Essential(_) => "essential",
            Clause::Unverified => "unverified",
            Clause::Outside(_) => "outside",
            _ => "other",
        })
        .collect();
    assert_eq!(names, ["essential", "unverified", "outside"]);
}

#[test]
fn only_one_says_what_would_bring_others_back() {
    let p = question(
        "p",
        "one",
        "",
        &[
            (
                "x",
                "require = { gpu = { is = true }, reach = { at-least = 50 } }",
            ),
            ("y", ""),
        ],
    );
    let a = option("a", &[("speed", "80"), ("gpu", "true"), ("reach", "90")]);
    let b = option("b", &[("speed", "90"), ("gpu", "false"), ("reach", "90")]);
    let c = option("c", &[("speed", "70"), ("gpu", "false"), ("reach", "10")]);
    let decided = decide(&[&weigh(), &p, &a, &b, &c], &format!("{YES}p = \"x\""));
    assert_eq!(decided.status(), "only-one");
    assert_eq!(decided.evaluation.recommendation.margin, None);
    let relax = &decided.evaluation.recommendation.relax;
    assert_eq!(relax.len(), 1);
    assert_eq!(relax[0].reasons, [Reason::Requirement(0)]);
    assert_eq!(decided.ids(&relax[0].brings_back), ["b"]);
}

#[test]
fn none_left_names_the_smallest_sets_to_lift() {
    let p = question(
        "p",
        "one",
        "",
        &[
            (
                "x",
                "require = { gpu = { is = true }, reach = { at-least = 50 }, speed = { at-least = 50 } }",
            ),
            ("y", ""),
        ],
    );
    // a lacks one, b lacks one other, c the same as a, d lacks two.
    let a = option("a", &[("speed", "80"), ("gpu", "false"), ("reach", "90")]);
    let b = option("b", &[("speed", "20"), ("gpu", "true"), ("reach", "90")]);
    let c = option("c", &[("speed", "70"), ("gpu", "false"), ("reach", "60")]);
    let d = option("d", &[("speed", "10"), ("gpu", "false"), ("reach", "60")]);
    let decided = decide(&[&weigh(), &p, &a, &b, &c, &d], &format!("{YES}p = \"x\""));
    assert_eq!(decided.status(), "none-left");
    let relax: Vec<(Vec<Reason>, Vec<&str>)> = decided
        .evaluation
        .recommendation
        .relax
        .iter()
        .map(|one| (one.reasons.clone(), decided.ids(&one.brings_back)))
        .collect();
    assert_eq!(
        relax,
        [
            (vec![Reason::Requirement(0)], vec!["a", "c"]),
            (vec![Reason::Requirement(2)], vec!["b"])
        ]
    );
    assert_eq!(decided.evaluation.recommendation.winner, None);
    // Nothing flips where nothing is first.
    assert!(
        decided
            .evaluation
            .recommendation
            .open
            .iter()
            .all(|open| open.changes.is_empty())
    );
}

#[test]
fn the_first_status_that_applies_is_the_status() {
    // None left beats an essential question that is open.
    let p = question("p", "one", "essential = true", &[("x", ""), ("y", "")]);
    let q = question(
        "q",
        "one",
        "",
        &[("yes", "require = { gpu = { is = true } }"), ("no", "")],
    );
    let a = option("a", &[("gpu", "false")]);
    assert_eq!(decide(&[&q, &p, &a], YES).status(), "none-left");
    // Open beats too close.
    let [a, _] = ab();
    let twin = option("twin", &[("speed", "80")]);
    let decided = decide(&[&weigh(), &p, &a, &twin], YES);
    assert_eq!(decided.status(), "open");
    assert_eq!(decided.evaluation.recommendation.rivals.len(), 1);
}

#[test]
fn missing_answers_are_told_apart_from_those_that_may_follow() {
    let p = question("p", "one", "", &[("more", ""), ("less", "")]);
    let r = question(
        "r",
        "one",
        "when = { p = \"more\" }",
        &[("x", ""), ("y", "")],
    );
    let s = question("s", "one", "when = { q = \"no\" }", &[("x", ""), ("y", "")]);
    let u = question(
        "u",
        "one",
        "when = { not = { p = \"more\" } }",
        &[("x", ""), ("y", "")],
    );
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &r, &s, &u, &a, &b], YES);
    let names = |all: &[whystack::model::QuestionIx]| -> Vec<String> {
        all.iter()
            .map(|ix| decided.tree.questions()[*ix].id.to_string())
            .collect()
    };
    let found = missing(&decided.tree, &decided.evaluation.situation.answers);
    // u applies now: its condition on an open question is false, negated.
    assert_eq!(names(&found.now), ["p", "u"]);
    // r may follow; s cannot any more, q is answered.
    assert_eq!(names(&found.later), ["r"]);
    assert_eq!(
        names(&missing(&decided.tree, &Answers::none(&decided.tree)).later),
        ["r", "s"]
    );
}

#[test]
fn an_answer_that_does_not_apply_is_a_warning_and_has_no_effect() {
    let p = question(
        "p",
        "one",
        "when = { q = \"no\" }",
        &[("x", "weigh = { speed = 9 }"), ("y", "")],
    );
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &a, &b], &format!("{YES}p = \"x\""));
    close(decided.weight("speed"), 1.0);
    assert!(matches!(
        decided.evaluation.warnings[..],
        [Warning::NotApplicable { .. }]
    ));
}

#[test]
fn a_choice_that_is_not_offered_is_a_warning_and_the_question_is_open() {
    let p = question(
        "p",
        "many",
        "open = { weigh = { reach = 2 } }",
        &[
            ("x", "when = { q = \"no\" }\nweigh = { speed = 9 }"),
            ("y", "weigh = { speed = 5 }"),
        ],
    );
    let [a, b] = ab();
    let decided = decide(&[&weigh(), &p, &a, &b], &format!("{YES}p = [\"x\", \"y\"]"));
    close(decided.weight("speed"), 1.0);
    close(decided.weight("reach"), 2.0);
    let ix = decided.tree.question("p").unwrap();
    assert_eq!(
        decided.evaluation.states[ix],
        QuestionState::Open(WhyOpen::ChoiceNotOffered)
    );
    assert!(matches!(
        decided.evaluation.warnings[..],
        [Warning::NotOffered { .. }]
    ));
}

#[test]
fn conditions_read_unknown_none_and_numbers_as_they_are_said() {
    let p = question("p", "many", "", &[("x", ""), ("y", "")]);
    let n = "[[question]]\nid = \"n\"\nask = \"n?\"\nkind = \"number\"\nmin = 0\nmax = 10\n[[question.band]]\nid = \"few\"\nbelow = 3";
    let rule = |id: &str, when: &str| {
        format!("[[rule]]\nid = \"{id}\"\nwhen = {when}\nbecause = \"so\"\nweigh = {{ speed = 1 }}")
    };
    let holds = |when: &str, answers: &str| {
        let [a, _] = ab();
        let rule = rule("r", when);
        let decided = decide(&[&p, n, &rule, &a], &format!("[answers.t]\n{answers}"));
        decided.weight("speed") > 0.5
    };
    assert!(holds("{ p = \"unknown\" }", ""));
    assert!(holds("{ p = \"unknown\" }", "p = \"unknown\""));
    assert!(!holds("{ p = \"unknown\" }", "p = [\"x\"]"));
    assert!(holds("{ p = [\"x\", \"y\"] }", "p = [\"y\"]"));
    assert!(!holds("{ p = \"x\" }", "p = []"));
    assert!(holds("{ p = \"none\" }", "p = []"));
    assert!(!holds("{ p = \"none\" }", ""));
    assert!(holds("{ not = { p = \"x\" } }", ""));
    assert!(holds("{ n = \"few\" }", "n = 2.5"));
    assert!(!holds("{ n = \"few\" }", "n = 3"));
    assert!(holds("{ n = { from = 3, below = 4 } }", "n = 3"));
    assert!(!holds("{ n = { from = 3, below = 4 } }", "n = 4"));
    assert!(holds(
        "{ n = { from = 3 }, p = \"x\" }",
        "n = 4\np = [\"x\"]"
    ));
    assert!(!holds("{ n = { from = 3 }, p = \"x\" }", "n = 4"));
    assert!(holds(
        "{ any = [{ n = { from = 3 } }, { p = \"x\" }] }",
        "n = 4"
    ));
}
