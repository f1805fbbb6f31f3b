//! Every answer set by itself: who is first, and whether that is too close to call.

use whystack::analysis::{Look, NoRawWalk, RawFirst, RawWalk};
use whystack::engine::{Answer, Layer, Situation, evaluate};
use whystack::load::Loaded;

use crate::support::{load, option, question};

fn walk(loaded: &Loaded) -> Result<RawWalk, NoRawWalk> {
    let situation = Situation::new(&loaded.tree);
    RawWalk::of(&loaded.tree, &situation, Look::Close, 1_000)
}

/// `fast`, `far` or `gpu`, and `some` more reach; a is faster, b reaches further.
fn example() -> Loaded {
    let q = question(
        "q",
        "one",
        "",
        &[
            ("fast", "weigh = { speed = 1 }"),
            ("far", "weigh = { reach = 1 }"),
            ("gpu", "require = { gpu = { is = true } }"),
        ],
    );
    let p = question(
        "p",
        "one",
        "",
        &[("some", "weigh = { reach = 1 }"), ("no", "")],
    );
    let a = option("a", &[("speed", "80"), ("reach", "50"), ("gpu", "false")]);
    let b = option("b", &[("speed", "79"), ("reach", "52"), ("gpu", "false")]);
    load("", &[&q, &p, &a, &b])
}

#[test]
fn each_answer_set_is_counted_once() {
    let loaded = example();
    let walk = walk(&loaded).unwrap();
    // q and p, each open or answered: 4 · 3.
    assert_eq!(walk.sets, 12);
    // gpu, whatever p.
    assert_eq!(walk.nobody, 3);
    // q open, p open or no.
    assert_eq!(walk.unweighed, 2);
    let (alone, tied) = (2, 0);
    // fast, p open or no: 80 against 79, and b is better nowhere.
    let a = RawFirst {
        alone,
        tied,
        close: 0,
    };
    // some; far, p open or no; far and some: 52 against 50. fast and some: 65.5 against 65, too close.
    let b = RawFirst {
        alone: 5,
        tied,
        close: 1,
    };
    assert_eq!(walk.options.rows(), [a, b]);
    assert_eq!((walk.close, walk.asked), (Some(1), 0));
}

#[test]
fn what_was_answered_stands() {
    let loaded = example();
    let tree = &loaded.tree;
    let mut situation = Situation::new(tree);
    let q = tree.questions().indices().next().unwrap();
    let fast = tree.questions()[q].choices().indices().next().unwrap();
    situation
        .answers
        .give(tree, q, Answer::One(fast), Layer::File)
        .unwrap();
    let walk = RawWalk::of(tree, &situation, Look::First, 3).unwrap();
    assert_eq!((walk.sets, walk.close), (3, None));
    let firsts: Vec<u64> = walk.options.rows().iter().map(|own| own.alone).collect();
    assert_eq!(firsts, [2, 1]);
}

#[test]
fn where_rounding_may_decide_about_the_zone_the_engine_is_asked() {
    let q = question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1, reach = 1 }"), ("no", "")],
    );
    let with = |reach: &str| {
        let a = option("a", &[("speed", "60"), ("reach", "40")]);
        let b = option("b", &[("speed", "50"), ("reach", reach)]);
        let loaded = load("", &[&q, &a, &b]);
        let tree = &loaded.tree;
        let mut situation = Situation::new(tree);
        let ix = tree.questions().indices().next().unwrap();
        let yes = tree.questions()[ix].choices().indices().next().unwrap();
        situation
            .answers
            .give(tree, ix, Answer::One(yes), Layer::File)
            .unwrap();
        let close = !evaluate(tree, &situation).recommendation.rivals.is_empty();
        let walk = walk(&loaded).unwrap();
        assert_eq!(walk.close, Some(u64::from(close)), "{reach}");
        (close, walk.asked)
    };
    // 50 against (50 + 46) / 2 = 48: a lead of 2 is not below the indifference of 2 …
    assert_eq!(with("46"), (false, 0));
    // … one of 1.9999 is …
    assert_eq!(with("46.0002"), (true, 0));
    // … and of 1.999999999, where the engine draws the line, only the engine can say.
    assert_eq!(with("46.000000002").1, 1);
}

#[test]
fn what_cannot_be_counted_is_said() {
    let weigh = |weight: &str| {
        let effects = format!("weigh = {{ speed = {weight} }}");
        question("q", "one", "", &[("yes", effects.as_str()), ("no", "")])
    };
    let pair = |speed: &str| {
        let a = option("a", &[("speed", "50")]);
        format!("{a}\n{}", option("b", &[("speed", speed)]))
    };
    let found = |q: &str, options: &str| walk(&load("", &[q, options])).map(|walk| walk.sets);
    assert_eq!(found(&weigh("1"), &pair("40")), Ok(3));
    assert_eq!(
        found(&weigh("0.0001"), &pair("40")),
        Err(NoRawWalk::Weights)
    );
    // 5e-10 points apart: a tie to the engine, and 5e-10 more would be none.
    assert_eq!(
        found(&weigh("1"), &pair("50.0000000005")),
        Err(NoRawWalk::Rounding)
    );
    let options: Vec<String> = (0..65).map(|n| option(&format!("o{n}"), &[])).collect();
    assert_eq!(
        found(&weigh("1"), &options.join("\n")),
        Err(NoRawWalk::Options)
    );
    let ids: Vec<String> = (0..13).map(|n| format!("c{n}")).collect();
    let choices: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "")).collect();
    let many = question("q", "many", "", &choices);
    assert_eq!(found(&many, &pair("40")), Err(NoRawWalk::Choices));
    let twelve = question("q", "many", "", &choices[..12]);
    let (sets, most) = (4_097, 1_000);
    assert_eq!(
        found(&twelve, &pair("40")),
        Err(NoRawWalk::Sets { sets, most })
    );
}
