//! `was`: what was written for an old id loads, means the same, and is told.

use super::Put::{Add, Swap};
use super::{BASE, SHARED, built, each_is_reported};
use crate::diagnostic::{Code, Faults, Severity};
use crate::engine::{Answer, Current, Situation};
use crate::load::{AnswersFile, Role, SetAnswer, apply_set};
use crate::model::Tree;
use crate::text::{SourceFile, Sources};

/// The shared questions, of which one and one of its choices had other ids.
fn shared() -> String {
    SHARED
        .replace("id = \"site\"", "id = \"site\"\nwas = [\"place\"]")
        .replace(
            "id = \"outdoors\"",
            "id = \"outdoors\"\n  was = [\"garden\"]",
        )
}

/// The small tree, in which a thing of each kind had another id.
fn renamed() -> String {
    let with = |text: &str, line: &str, was: &str| {
        assert_eq!(text.matches(line).count(), 1, "{line}");
        text.replace(line, &format!("{line}\nwas = [{was}]"))
    };
    let text = BASE.replacen(
        "[[question]]",
        "[[question]]\nuse = \"site\"\n\n[[question]]",
        1,
    );
    let text = with(&text, "id = \"room\"", "\"chamber\", \"hall\"");
    let text = with(&text, "id = \"nursery\"", "\"kids\"");
    let text = with(&text, "id = \"green\"", "\"leaf\"");
    let text = with(&text, "id = \"warm-up\"", "\"start\"");
    with(&text, "id = \"led\"", "\"diode\"")
}

fn tree() -> Tree {
    let (tree, faults, _) = built(&shared(), &renamed());
    assert!(faults.is_empty(), "{faults:?}");
    tree.expect("the small tree").tree
}

/// What a file does to the tree, with what is told at which line.
fn applied(tree: &Tree, text: &str, role: Role) -> (Situation, crate::load::Applied, Vec<String>) {
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("a.toml", text));
    let file = AnswersFile::new(text, source, role);
    let (mut faults, mut situation) = (Faults::new(), Situation::new(tree));
    let shared = ["site", "place"].map(|id| id.parse().unwrap());
    let applied = file.apply(tree, &shared, &mut situation, &mut faults);
    let told = faults.sorted();
    let told = told.all().iter().map(|one| {
        let (line, _) = sources.line_col(one.place.as_ref().unwrap().span);
        format!("{line} {}: {}", one.severity.as_str(), one.headline)
    });
    (situation, applied, told.collect())
}

const OLD: &str = "schema = 1
[answers.shared]
place = \"garden\"
[answers.lamp]
hall = \"kids\"
paint = [\"red\", \"leaf\"]
[weights.lamp]
start = 3
[exclude.lamp]
diode = \"no current\"
[only.lamp]
options = [\"diode\", \"candle\"]
because = \"both are there\"
[current.lamp]
option = \"diode\"
[expect.lamp]
winner = \"diode\"
eliminated = [\"diode\"]
";

#[test]
fn a_file_of_before_means_what_it_meant_and_each_old_id_is_told() {
    let tree = tree();
    let (old, applied_old, told) = applied(&tree, OLD, Role::Answers);
    let warnings = [
        "3 warning: question `place` is called `site` now",
        "3 warning: choice `garden` is called `outdoors` now",
        "5 warning: question `hall` is called `room` now",
        "5 warning: choice `kids` is called `nursery` now",
        "6 warning: choice `leaf` is called `green` now",
        "8 warning: criterion `start` is called `warm-up` now",
        "10 warning: option `diode` is called `led` now",
        "12 warning: option `diode` is called `led` now",
        "15 warning: option `diode` is called `led` now",
        "17 warning: option `diode` is called `led` now",
        "18 warning: option `diode` is called `led` now",
    ];
    assert_eq!(told, warnings);
    let new = [
        ("place", "site"),
        ("garden", "outdoors"),
        ("hall", "room"),
        ("kids", "nursery"),
        ("leaf", "green"),
        ("start", "warm-up"),
        ("diode", "led"),
    ];
    let new = new
        .iter()
        .fold(OLD.to_owned(), |text, (old, new)| text.replace(old, new));
    let (now, applied_now, told) = applied(&tree, &new, Role::Answers);
    assert_eq!(told, [""; 0]);
    assert_eq!(old, now);
    assert_eq!(applied_old.expect, applied_now.expect);
    assert!(matches!(old.current, Some(Current::Carried(_))));
    let profile = OLD.split("[expect").next().unwrap();
    let profile = profile.replace(
        "schema = 1",
        "schema = 1\ntitle = \"T\"\ndescription = \"D\"",
    );
    let (_, _, told) = applied(&tree, &profile, Role::Profile);
    assert_eq!(told.len(), 9, "{told:#?}");
}

#[test]
fn set_takes_old_ids_too() {
    let tree = tree();
    let mut sources = Sources::new();
    let sets = ["chamber=kids", "lamp.place=garden", "paint=leaf,red"];
    let sets = sets.map(|text| SetAnswer::new(text, &mut sources).unwrap());
    let (mut faults, mut situations) = (Faults::new(), [Situation::new(&tree)]);
    apply_set(&sets, &[&tree], &mut situations, &mut faults);
    assert!(!faults.has_errors(), "{faults:?}");
    assert_eq!((faults.warnings(), faults.all().len()), (5, 5));
    assert!(
        faults
            .all()
            .iter()
            .all(|one| one.severity == Severity::Warning)
    );
    let room = tree.question("room").unwrap();
    let nursery = tree.questions()[room].choice("nursery").unwrap();
    let given = situations[0].answers.get(room).unwrap();
    assert_eq!(given.answer, Answer::One(nursery));
}

#[test]
fn one_thing_by_both_ids_is_an_error_where_both_would_count() {
    let tree = tree();
    for (text, wanted) in [
        (
            "[answers.lamp]\nroom = \"cellar\"\nhall = \"nursery\"",
            "`room` and `hall` are one question",
        ),
        (
            "[answers.shared]\nplace = \"indoors\"\nsite = \"indoors\"",
            "`place` and `site` are one question",
        ),
        (
            "[weights.lamp]\nwarm-up = 1\nstart = 2",
            "`warm-up` and `start` are one criterion",
        ),
        (
            "[exclude.lamp]\nled = \"a\"\ndiode = \"b\"",
            "`led` and `diode` are one option",
        ),
    ] {
        let (_, _, told) = applied(&tree, &format!("schema = 1\n{text}"), Role::Answers);
        let told: Vec<&String> = told.iter().filter(|one| one.contains(" error: ")).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with(&format!("error: {wanted}")), "{told:?}");
    }
}

#[test]
fn two_old_ids_of_one_question_are_one_question_too() {
    let tree = tree();
    let text = "schema = 1\n[answers.lamp]\nchamber = \"cellar\"\nhall = \"nursery\"";
    let (_, _, told) = applied(&tree, text, Role::Answers);
    assert!(
        told.iter()
            .any(|one| one.contains("error: `chamber` and `hall` are one question")),
        "{told:?}"
    );
}

/// More former ids than fit.
const MANY: &str = "id = \"led\"\n«was = [\
    \"a0\", \"a1\", \"a2\", \"a3\", \"a4\", \"a5\", \"a6\", \"a7\", \"a8\", \"a9\", \
    \"a10\", \"a11\", \"a12\", \"a13\", \"a14\", \"a15\", \"a16\", \"a17\", \"a18\", \
    \"a19\", \"a20\"]";

#[test]
fn former_ids_that_cannot_be_are_reported() {
    each_is_reported(&[
        (
            Code::DuplicateId,
            Swap("id = \"room\"", "id = \"room\"\nwas = [«\"paint\"]"),
            "question `paint` is there now",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"room\"", "id = \"room\"\nwas = [«\"room\"]"),
            "question `room` is there now",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"cellar\"", "id = \"cellar\"\nwas = [«\"nursery\"]"),
            "choice `nursery` is there now",
        ),
        (
            Code::DuplicateId,
            Swap(
                "id = \"watts\"",
                "id = \"watts\"\nwas = [\"power\", «\"power\"]",
            ),
            "`power` was the id of `watts` already",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"led\"", "id = \"led\"\nwas = [«\"candle\"]"),
            "option `candle` is there now",
        ),
        (
            Code::BadId,
            Swap("id = \"led\"", "id = \"led\"\nwas = [«\"L E D\"]"),
            "for example `l-e-d`",
        ),
        (
            Code::WrongType,
            Swap("id = \"led\"", "id = \"led\"\nwas = «\"diode\""),
            "a list of ids for `was`",
        ),
        (
            Code::TooMany,
            Swap("id = \"led\"", MANY),
            "21 former ids, at most 20 fit",
        ),
        (
            Code::UnknownKey,
            Swap("id = \"tiny\"", "id = \"tiny\"\n  «was = [\"small\"]"),
            "`was` is no key of a band",
        ),
        (
            Code::UnknownKey,
            Add("[[question]]\nuse = \"site\"\n«was = [\"where\"]"),
            "`was` is no key of a shared question in use",
        ),
    ]);
}

#[test]
fn what_is_wrong_with_shared_former_ids_is_told_whether_they_are_used_or_not() {
    let garden = "\n[[question]]\nid = \"garden\"\nask = \"A garden?\"\nkind = \"one\"\nwas = [\"site\"]\n\
                  [[question.choice]]\nid = \"yes\"\nwas = [\"no\"]\nlabel = \"Yes\"\n\
                  [[question.choice]]\nid = \"no\"\nwas = [\"maybe\", \"maybe\"]\nlabel = \"No\"\n";
    for tree in [
        BASE.to_owned(),
        format!("{BASE}\n[[question]]\nuse = \"site\"\n[[question]]\nuse = \"garden\"\n"),
    ] {
        let (_, faults, _) = built(&format!("{SHARED}{garden}"), &tree);
        let told: Vec<&str> = faults
            .all()
            .iter()
            .map(|one| one.headline.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "question `site` is there now, so this cannot be a former id",
                "choice `no` is there now, so this cannot be a former id",
                "`maybe` was the id of `no` already: what was written for it would mean either",
            ]
        );
    }
}

#[test]
fn former_ids_are_packed_and_not_in_the_digest() {
    let plain = BASE.replacen(
        "[[question]]",
        "[[question]]\nuse = \"site\"\n\n[[question]]",
        1,
    );
    let (plain, ..) = built(SHARED, &plain);
    let tree = tree();
    assert_eq!(tree.digest(), plain.unwrap().tree.digest());
    let packed = tree.pack();
    assert!(Tree::unpack(&packed).unwrap() == tree);
    for cut in 1..60 {
        let torn = Tree::unpack(&packed[..packed.len() - cut]);
        // The bytes before the former ids are a tree without them.
        assert!(torn.is_none_or(|torn| torn.former_question("hall").is_none()));
    }
}
