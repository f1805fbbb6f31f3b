//! Where weights come from.

use crate::support::{close, close3, decide, option, question};
use whystack::engine::{By, TermRef};

fn pace() -> String {
    question(
        "pace",
        "one",
        "open = { weigh = { speed = 1 }, because = \"most hurry\" }",
        &[
            ("fast", "weigh = { speed = 4 }"),
            ("slow", "weigh = { reach = 3 }"),
        ],
    )
}

#[test]
fn an_open_question_presumes_and_an_answer_replaces_the_presumption() {
    let options = [option("a", &[("speed", "80"), ("reach", "20")])];
    let open = decide(&[&pace(), &options[0]], "");
    // Open: speed weighs 1, nothing else does, so the score is 100 · 1 · 0.8 / 1.
    close(open.weight("speed"), 1.0);
    close3(open.score("a"), (80.0, 80.0, 80.0));
    let fast = decide(&[&pace(), &options[0]], "[answers.t]\npace = \"fast\"");
    // Answered: 4, not 4 + 1.
    close(fast.weight("speed"), 4.0);
    let slow = decide(&[&pace(), &options[0]], "[answers.t]\npace = \"slow\"");
    close(slow.weight("speed"), 0.0);
    // reach 20 of 100 is worth 0.2.
    close3(slow.score("a"), (20.0, 20.0, 20.0));
    let unknown = decide(&[&pace(), &options[0]], "[answers.t]\npace = \"unknown\"");
    assert_eq!(unknown.evaluation.ranking, open.evaluation.ranking);
}

const LOADS: &[(&str, &str)] = &[
    ("light", "weigh = { speed = 3, reach = 2 }"),
    ("heavy", "weigh = { speed = 5 }"),
    ("wide", "weigh = { reach = 2 }"),
];

#[test]
fn of_many_the_largest_weight_counts_and_is_booked_to_its_choice() {
    let answers = "[answers.t]\nloads = [\"wide\", \"heavy\", \"light\"]";
    let a = option("a", &[("speed", "50"), ("reach", "100")]);
    let max = decide(&[&question("loads", "many", "", LOADS), &a], answers);
    // speed: max(3, 5) = 5, by `heavy`; reach: max(2, 2) = 2, by `light`, the first in the file.
    close(max.weight("speed"), 5.0);
    close(max.weight("reach"), 2.0);
    // 100 · (5 · 0.5 + 2 · 1) / 7 = 450 / 7
    close(max.score("a").0, 450.0 / 7.0);
    let loads = max.tree.question("loads").unwrap();
    let booked = |id: &str| {
        let parts = &max.evaluation.needs.weights[max.tree.criterion(id).unwrap()];
        assert_eq!(parts.len(), 1);
        match parts[0].by {
            By::Choice { question, choice } => {
                assert_eq!(question, loads);
                max.tree.questions()[question].choices()[choice]
                    .id
                    .to_string()
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(booked("speed"), "heavy");
    assert_eq!(booked("reach"), "light");
}

#[test]
fn of_many_with_sum_the_weights_add_up() {
    let answers = "[answers.t]\nloads = [\"light\", \"heavy\", \"wide\"]";
    let a = option("a", &[("speed", "50"), ("reach", "100")]);
    let sum = decide(
        &[&question("loads", "many", "combine = \"sum\"", LOADS), &a],
        answers,
    );
    // speed: 3 + 5 = 8, reach: 2 + 2 = 4; 100 · (8 · 0.5 + 4 · 1) / 12
    close(sum.weight("speed"), 8.0);
    close(sum.weight("reach"), 4.0);
    close(sum.score("a").0, 800.0 / 12.0);
}

#[test]
fn none_of_these_is_an_answer_without_effects() {
    let loads = question("loads", "many", "open = { weigh = { speed = 9 } }", LOADS);
    let a = option("a", &[("speed", "50")]);
    let none = decide(&[&loads, &a], "[answers.t]\nloads = []");
    close(none.weight("speed"), 0.0);
    assert_eq!(none.evaluation.recommendation.answered, 1);
    let same = decide(&[&loads, &a], "[answers.t]\nloads = \"none\"");
    assert_eq!(same.evaluation.ranking, none.evaluation.ranking);
}

#[test]
fn a_replaced_weight_counts_instead_of_all_parts() {
    let rule =
        "[[rule]]\nid = \"r\"\nwhen = { pace = \"fast\" }\nbecause = \"so\"\nweigh = { reach = 2 }";
    let a = option("a", &[("speed", "80"), ("reach", "50")]);
    let answers = "[answers.t]\npace = \"fast\"\n";
    let plain = decide(&[&pace(), rule, &a], answers);
    // speed 4 by the choice, reach 2 by the rule: 100 · (4 · 0.8 + 2 · 0.5) / 6 = 70
    close(plain.score("a").0, 70.0);
    let replaced = decide(
        &[&pace(), rule, &a],
        &format!("{answers}[weights.t]\nspeed = 1"),
    );
    // 100 · (1 · 0.8 + 2 · 0.5) / 3 = 60
    close(replaced.weight("speed"), 1.0);
    close(replaced.score("a").0, 60.0);
    let speed = replaced.tree.criterion("speed").unwrap();
    assert!(
        matches!(replaced.evaluation.needs.weights[speed][..], [part] if matches!(part.by, By::Replaced(_)))
    );
    let off = decide(
        &[&pace(), rule, &a],
        &format!("{answers}[weights.t]\nspeed = 0"),
    );
    // A weight of 0 takes the term out: only reach is left.
    close(off.score("a").0, 50.0);
    let terms: Vec<TermRef> = off.evaluation.ranking[0]
        .contributions
        .iter()
        .map(|t| t.term)
        .collect();
    assert_eq!(
        terms,
        [TermRef::Criterion(off.tree.criterion("reach").unwrap())]
    );
}

#[test]
fn a_number_answers_by_its_band_and_by_itself() {
    let nodes = "[[question]]\nid = \"nodes\"\nask = \"nodes?\"\nkind = \"number\"\nmin = 1\nmax = 100\n\
        require = { reach = { at-least = \"$answer\" } }\n\
        [[question.band]]\nid = \"few\"\nbelow = 10\nweigh = { speed = 1 }\n\
        [[question.band]]\nid = \"many\"\nfrom = 10\nweigh = { reach = 2 }";
    let a = option("a", &[("speed", "50"), ("reach", "10")]);
    let at = |n: &str| decide(&[nodes, &a], &format!("[answers.t]\nnodes = {n}"));
    // 9.5 lies in `few` (below is exclusive), reach 10 is enough for it.
    let few = at("9.5");
    close(few.weight("speed"), 1.0);
    assert_eq!(few.order(), ["a"]);
    // 10 lies in `many` (from is inclusive), and reach 10 is at least 10.
    let ten = at("10");
    close(ten.weight("reach"), 2.0);
    close(ten.weight("speed"), 0.0);
    assert_eq!(ten.order(), ["a"]);
    // 11 needs more than reach 10.
    assert_eq!(at("11").out(), ["a"]);
}
