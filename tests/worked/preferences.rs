//! Preferences: terms of their own.

use crate::support::{close, close3, decide, option, question};

fn wish(keys: &str, effects: &str) -> String {
    question("q", "one", keys, &[("yes", effects), ("no", "")])
}

const YES: &str = "[answers.t]\nq = \"yes\"";

#[test]
fn a_preference_counts_one_where_it_holds_and_nothing_where_it_breaks() {
    let q = wish(
        "",
        "prefer = { gpu = { is = true, weight = 3 } }\nweigh = { speed = 1 }",
    );
    let has = option("has", &[("gpu", "true"), ("speed", "0")]);
    let not = option("not", &[("gpu", "false"), ("speed", "100")]);
    let cannot = option(
        "cannot",
        &[
            ("gpu", "{ applies = false, source = \"s\" }"),
            ("speed", "0"),
        ],
    );
    let open = option(
        "open",
        &[("gpu", "{ unknown = \"not said\" }"), ("speed", "0")],
    );
    let decided = decide(&[&q, &has, &not, &cannot, &open], YES);
    close3(decided.score("has"), (75.0, 75.0, 75.0));
    close3(decided.score("not"), (25.0, 25.0, 25.0));
    close3(decided.score("cannot"), (0.0, 0.0, 0.0));
    // Unknown: the criterion's 0.25 of [0, 1]; 100 · 3 · 0.25 / 4.
    close3(decided.score("open"), (18.75, 0.0, 75.0));
    // It eliminates nobody.
    assert!(decided.out().is_empty());
}

#[test]
fn a_preference_over_a_range_is_the_mean_over_its_ends() {
    let q = wish("", "prefer = { speed = { at-least = 50, weight = 2 } }");
    let a = option("a", &[("speed", "[40, 60]")]);
    let b = option("b", &[("speed", "[50, 90]")]);
    let decided = decide(&[&q, &a, &b], YES);
    // One end fails, one holds: 0.5, between 0 and 1.
    close3(decided.score("a"), (50.0, 0.0, 100.0));
    close3(decided.score("b"), (100.0, 100.0, 100.0));
}

#[test]
fn a_preference_on_an_assessed_level_spans_its_neighbours() {
    let q = wish(
        "",
        "prefer = { wall = { at-least = \"high\", weight = 2 } }",
    );
    let judged = "{ value = \"middle\", source = \"judged\", note = \"so\" }";
    let decided = decide(&[&q, &option("a", &[("wall", judged)])], YES);
    close3(decided.score("a"), (0.0, 0.0, 100.0));
}

#[test]
fn the_same_test_is_one_term_whose_weights_add_and_other_tests_are_other_terms() {
    let p = question(
        "p",
        "one",
        "",
        &[
            ("same", "prefer = { gpu = { is = true, weight = 2 } }"),
            ("other", "prefer = { gpu = { is = false, weight = 2 } }"),
        ],
    );
    let q = wish("", "prefer = { gpu = { is = true, weight = 3 } }");
    let a = option("a", &[("gpu", "true")]);
    let same = decide(&[&p, &q, &a], "[answers.t]\nq = \"yes\"\np = \"same\"");
    assert_eq!(same.evaluation.needs.preferences.len(), 1);
    close(same.evaluation.total_weight, 5.0);
    let other = decide(&[&p, &q, &a], "[answers.t]\nq = \"yes\"\np = \"other\"");
    assert_eq!(other.evaluation.needs.preferences.len(), 2);
    // `is = true` 3 of 5 holds, `is = false` 2 of 5 does not.
    close(other.score("a").0, 60.0);
}

#[test]
fn an_array_gives_several_preferences() {
    let q = wish(
        "",
        "prefer = [ { gpu = { is = true, weight = 1 } }, { speed = { at-least = 50, weight = 3 } } ]",
    );
    let a = option("a", &[("gpu", "true"), ("speed", "10")]);
    close(decide(&[&q, &a], YES).score("a").0, 25.0);
}

#[test]
fn of_many_under_max_wishes_for_members_become_one_over_the_union() {
    let q = question(
        "q",
        "many",
        "",
        &[
            (
                "image",
                "prefer = { forms = { includes-any = [\"image\"], weight = 2 } }",
            ),
            (
                "disk",
                "prefer = { forms = { includes-any = [\"disk\"], weight = 5 } }",
            ),
        ],
    );
    let image = option("image-only", &[("forms", "[\"image\"]")]);
    let module = option("module-only", &[("forms", "[\"module\"]")]);
    let decided = decide(
        &[&q, &image, &module],
        "[answers.t]\nq = [\"image\", \"disk\"]",
    );
    // One term of weight max(2, 5) = 5 over {image, disk}.
    assert_eq!(decided.evaluation.needs.preferences.len(), 1);
    close(decided.evaluation.total_weight, 5.0);
    close(decided.score("image-only").0, 100.0);
    close(decided.score("module-only").0, 0.0);
}

#[test]
fn a_question_can_state_a_wish_or_a_need_for_each_of_its_choices() {
    let q = question(
        "q",
        "many",
        "require = { forms = { includes = \"$answer\" } }",
        &[("image", ""), ("disk", "weigh = { speed = 1 }")],
    );
    let both = option(
        "both",
        &[("forms", "[\"image\", \"disk\"]"), ("speed", "50")],
    );
    let one = option("one", &[("forms", "[\"image\"]"), ("speed", "50")]);
    let decided = decide(&[&q, &both, &one], "[answers.t]\nq = [\"image\", \"disk\"]");
    assert_eq!(
        (decided.order(), decided.out()),
        (vec!["both"], vec!["one"])
    );
    assert_eq!(decided.evaluation.needs.demands.len(), 2);
}
