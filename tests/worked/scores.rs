//! Values and scores.

use crate::support::{close, close3, decide, option, question};

fn weigh(effects: &str) -> String {
    question(
        "q",
        "one",
        "",
        &[("yes", &format!("weigh = {{ {effects} }}")), ("no", "")],
    )
}

const YES: &str = "[answers.t]\nq = \"yes\"";

#[test]
fn a_range_counts_the_mean_of_its_ends_and_spans_them() {
    let a = option("a", &[("speed", "[20, 60]"), ("reach", "50")]);
    let decided = decide(&[&weigh("speed = 3, reach = 1"), &a], YES);
    // speed: ends worth 0.2 and 0.6, mean 0.4; 100 · (3 · 0.4 + 1 · 0.5) / 4 = 42.5
    // low 100 · (3 · 0.2 + 0.5) / 4 = 27.5, high 100 · (3 · 0.6 + 0.5) / 4 = 57.5
    close3(decided.score("a"), (42.5, 27.5, 57.5));
}

#[test]
fn a_fact_beyond_the_scale_is_clipped() {
    let a = option("a", &[("speed", "[50, 300]")]);
    // 300 is worth 1, as 100 is: mean of 0.5 and 1.
    close3(
        decide(&[&weigh("speed = 1"), &a], YES).score("a"),
        (75.0, 50.0, 100.0),
    );
}

#[test]
fn an_unknown_counts_what_the_criterion_says_and_spans_everything() {
    let a = option(
        "a",
        &[
            ("speed", "{ unknown = \"nobody measured it\" }"),
            ("wall", "\"high\""),
        ],
    );
    let decided = decide(&[&weigh("speed = 1, wall = 1, gpu = 2"), &a], YES);
    // speed, a number: 0.5 of [0, 1]; wall: 1; gpu, a flag, not mentioned: 0.25 of [0, 1].
    // 100 · (0.5 + 1 + 2 · 0.25) / 4 = 50; low 100 · 1 / 4 = 25; high 100.
    close3(decided.score("a"), (50.0, 25.0, 100.0));
    // unknown terms hold 1 + 2 of 4.
    close(decided.evaluation.recommendation.unknown_share, 0.75);
}

#[test]
fn what_does_not_apply_is_worth_nothing_and_is_known() {
    let a = option(
        "a",
        &[
            ("gpu", "{ applies = false, source = \"s\" }"),
            ("speed", "100"),
        ],
    );
    let decided = decide(&[&weigh("gpu = 1, speed = 1"), &a], YES);
    close3(decided.score("a"), (50.0, 50.0, 50.0));
    close(decided.evaluation.recommendation.unknown_share, 0.0);
}

#[test]
fn an_assessed_level_counts_itself_and_spans_its_neighbours() {
    let judged = "{ value = \"middle\", source = \"judged\", note = \"as far as we see\" }";
    let a = option("a", &[("wall", judged)]);
    let b = option("b", &[("wall", "\"middle\"")]);
    let c = option(
        "c",
        &[(
            "wall",
            "{ value = \"high\", source = \"judged\", note = \"so\" }",
        )],
    );
    let decided = decide(&[&weigh("wall = 1"), &a, &b, &c], YES);
    close3(decided.score("a"), (50.0, 0.0, 100.0));
    close3(decided.score("b"), (50.0, 50.0, 50.0));
    // `high` has no level above it.
    close3(decided.score("c"), (100.0, 50.0, 100.0));
}

#[test]
fn a_range_of_levels_counts_the_mean_of_its_ends() {
    let a = option("a", &[("wall", "[\"low\", \"high\"]")]);
    close3(
        decide(&[&weigh("wall = 1"), &a], YES).score("a"),
        (50.0, 0.0, 100.0),
    );
}

#[test]
fn a_set_counts_the_shares_of_its_members_and_unknown_ones_in_part() {
    let a = option("a", &[("forms", "[\"image\", \"disk\"]")]);
    let b = option(
        "b",
        &[(
            "forms",
            "{ value = [\"image\"], unknown = [\"module\"], source = \"s\" }",
        )],
    );
    let decided = decide(&[&weigh("forms = 1"), &a, &b], YES);
    // image 0.6, disk has no share.
    close3(decided.score("a"), (60.0, 60.0, 60.0));
    // 0.6 + 0.4 · 0.25 = 0.7, between 0.6 and 1.
    close3(decided.score("b"), (70.0, 60.0, 100.0));
}

#[test]
fn a_log_scale_gives_each_factor_the_same_step() {
    let start = "[[criterion]]\nid = \"start\"\ntitle = \"Start\"\nkind = \"number\"\nunit = \"ms\"\n\
        value = { scale = \"log\", worst = 10000, best = 1 }";
    let a = option("a", &[("start", "100")]);
    let b = option("b", &[("start", "[10, 1000]")]);
    let decided = decide(&[start, &weigh("start = 1"), &a, &b], YES);
    // ln(100 / 10000) / ln(1 / 10000) = 2 / 4
    close(decided.score("a").0, 50.0);
    // ends worth 3/4 and 1/4
    close3(decided.score("b"), (50.0, 25.0, 75.0));
}

#[test]
fn contributions_and_their_parts_add_up() {
    let rule =
        "[[rule]]\nid = \"r\"\nwhen = { q = \"yes\" }\nbecause = \"so\"\nweigh = { speed = 1.3 }";
    let a = option(
        "a",
        &[("speed", "70"), ("reach", "33"), ("wall", "\"middle\"")],
    );
    let decided = decide(
        &[&weigh("speed = 0.7, reach = 3.1, wall = 2.2"), rule, &a],
        YES,
    );
    let ranked = &decided.evaluation.ranking[0];
    let sum: f64 = ranked.contributions.iter().map(|term| term.points).sum();
    close(sum, decided.score("a").0);
    // speed: 0.7 by the answer and 1.3 by the rule
    let parts = &decided.evaluation.needs.weights[decided.tree.criterion("speed").unwrap()];
    close(parts.iter().map(|part| part.weight.points()).sum(), 2.0);
    // 100 · (2 · 0.7 + 3.1 · 0.33 + 2.2 · 0.5) / 7.3
    close(sum, 100.0 * (1.4 + 1.023 + 1.1) / 7.3);
}
