//! Answers files and profiles: each fault, with its place and its words.

use super::{BASE, SHARED, built};
use crate::diagnostic::{Code, Faults};
use crate::engine::Situation;
use crate::load::schema::tests::{difference, validator};
use crate::load::{AnswersFile, Role, Written};
use crate::model::Slug;
use crate::text::{SourceFile, Sources};

/// Reads a text with a `«` before the place of its one fault.
fn faults_of(marked: &str, role: Role) -> (Faults, Sources, Option<usize>) {
    let use_site = "[[question]]\nuse = \"site\"\n\n[[question]]\nid = \"room\"";
    let base = BASE.replacen("[[question]]\nid = \"room\"", use_site, 1);
    let (tree, faults, _) = built(SHARED, &base);
    assert!(faults.is_empty(), "{faults:?}");
    let tree = tree.expect("the small tree").tree;
    let at = marked.find('«');
    let text = marked.replace('«', "");
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("answers.toml", text.as_str()));
    let file = AnswersFile::new(text, source, role);
    let mut faults = Faults::new();
    let mut situation = Situation::new(&tree);
    let shared: Vec<Slug> = vec!["site".parse().unwrap(), "fuel".parse().unwrap()];
    file.head(&["lamp", "door"], &mut faults);
    file.apply(&tree, &shared, &mut situation, &mut faults);
    (faults.sorted(), sources, at)
}

#[track_caller]
fn each_is_reported(cases: &[(Code, &str, &str)], role: Role) {
    let validator = validator(match role {
        Role::Profile => Written::Profile,
        _ => Written::Answers,
    });
    for (code, marked, words) in cases {
        let (faults, sources, at) = faults_of(marked, role);
        let said: Vec<String> = faults
            .all()
            .iter()
            .map(|one| {
                let place = one.place.as_ref().map(|it| sources.line_col(it.span));
                format!(
                    "{} {place:?} {} ({})",
                    one.code.as_str(),
                    one.headline,
                    one.help.join(" | ")
                )
            })
            .collect();
        let text = marked.replace('«', "");
        let place = at.map(|at| SourceFile::new("", text.as_str()).line_col(at));
        let start = format!("{} {place:?} ", code.as_str());
        assert!(
            faults.all().len() == 1
                && said
                    .iter()
                    .all(|one| one.starts_with(&start) && one.contains(words)),
            "wanted {start}{words:?} for\n{marked}\ngot {said:#?}"
        );
        let difference = difference(&validator, &text, &faults);
        assert!(difference.is_none(), "{difference:?} over\n{marked}");
    }
}

#[test]
fn each_fault_of_an_answers_file_stands_at_its_place() {
    each_is_reported(
        &[
            (
                Code::MissingKey,
                "«[answers.lamp]\nroom = \"cellar\"",
                "`schema`",
            ),
            (
                Code::SchemaVersion,
                "schema = «2",
                "a format that this version does not read",
            ),
            (
                Code::UnknownKey,
                "schema = 1\n«unansered = \"unknown\"",
                "did you mean `unanswered`?",
            ),
            (
                Code::BadSetting,
                "schema = 1\nunanswered = «\"none\"",
                "only ever \"unknown\"",
            ),
            (
                Code::BadSetting,
                "schema = 1\nstrict = «\"al\"",
                "true, false or \"all\"",
            ),
            (
                Code::UnknownName,
                "schema = 1\nfail-on = [«\"opn\"]",
                "did you mean `open`?",
            ),
            (Code::WrongType, "schema = 1\nrisk = «1", ""),
            (Code::OutOfRange, "schema = 1\nseed = «-1", ""),
            (
                Code::UnknownName,
                "schema = 1\n[answers.«lmap]\nroom = \"cellar\"",
                "did you mean `lamp`?",
            ),
            (
                Code::WrongType,
                "schema = 1\n[answers]\n«shared = 3",
                "write [answers.shared] above `shared`",
            ),
            (
                Code::WrongType,
                "schema = 1\n[answers]\n«lamp = 3",
                "[answers] holds a table for each tree",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[answers.lamp]\n«rom = \"cellar\"",
                "did you mean `room`?",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[answers.shared]\n«room = \"cellar\"",
                "put it under [answers.lamp]",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[answers.shared]\n«sit = \"indoors\"",
                "did you mean `site`?",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.shared]\nsite = «\"indors\"",
                "did you mean `indoors`?",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\nroom = «\"celar\"",
                "did you mean `cellar`?",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\nroom = «[\"cellar\"]",
                "`room` takes one choice",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\nroom = «3",
                "`room` takes one choice",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\nroom = «true",
                "`room` takes one choice",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\npaint = [\"red\", «\"gren\"]",
                "did you mean `green`?",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\npaint = [\"red\", «\"unknown\"]",
                "an answer by itself",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\npaint = [«\"none\", \"red\"]",
                "an answer by itself",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\narea = «\"large\"",
                "`area` takes a number",
            ),
            (
                Code::UnknownAnswer,
                "schema = 1\n[answers.lamp]\narea = «501",
                "from 1 to 500",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[weights.lamp]\n«wats = 1",
                "did you mean `watts`?",
            ),
            (
                Code::BadSetting,
                "schema = 1\n[weights.lamp]\n«watts = 1",
                "has no value function",
            ),
            (
                Code::OutOfRange,
                "schema = 1\n[weights.lamp]\nsafety = «-1",
                "from 0 to 1,000,000",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[exclude.lamp]\n«candel = \"fire\"",
                "did you mean `candle`?",
            ),
            (
                Code::WrongType,
                "schema = 1\n[exclude.lamp]\ncandle = «true",
                "the reason of the ban",
            ),
            (
                Code::MissingKey,
                "schema = 1\n«[only.lamp]\noptions = [\"led\"]",
                "`because`",
            ),
            (
                Code::BadSetting,
                "schema = 1\n[only.lamp]\noptions = «[]\nbecause = \"b\"",
                "names no option",
            ),
            (
                Code::BadSetting,
                "schema = 1\n«[current.lamp]\noption = \"led\"\nname = \"torch\"",
                "either `option` or `name`",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[current.lamp]\noption = «\"ledd\"",
                "did you mean `led`?",
            ),
            (
                Code::BadSetting,
                "schema = 1\n«[expect.lamp]\nyear = 2024",
                "can never fail",
            ),
            (
                Code::BadSetting,
                "schema = 1\n[expect.lamp]\nwinner = «[]",
                "expects nothing",
            ),
            (
                Code::BadSetting,
                "schema = 1\n[expect.lamp]\nwinner = \"led\"\nnever = «[]",
                "expects nothing",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[expect.lamp]\nwinner = «\"lad\"",
                "did you mean `led`?",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[expect.lamp]\nstatus = «\"cleer\"",
                "did you mean `clear`?",
            ),
            (
                Code::OutOfRange,
                "schema = 1\n[expect.lamp]\nmin-margin = «101",
                "from 0 to 100",
            ),
            (
                Code::UnknownName,
                "schema = 1\n[expect.lamp]\nmin-confidence = «\"likly\"",
                "did you mean `likely`?",
            ),
            (
                Code::UnknownName,
                "schema = 1\nrisk = «\"cautios\"\n[expect.lamp]\nwinner = \"led\"",
                "did you mean `cautious`?",
            ),
            (
                Code::OutOfRange,
                "schema = 1\nseed = «1.5\n[expect.lamp]\nwinner = \"led\"",
                "",
            ),
            (
                Code::OtherVersion,
                "schema = 1\n[tree.lamp]\nversion = «\"2\"",
                "look through the answers",
            ),
        ],
        Role::Answers,
    );
}

#[test]
fn a_profile_is_asked_for_more_and_takes_less() {
    let head = "schema = 1\ntitle = \"t\"\ndescription = \"d\"\n";
    let with = |text: &str| format!("{head}{text}");
    each_is_reported(
        &[
            (
                Code::MissingKey,
                "«schema = 1\ntitle = \"t\"",
                "`description`",
            ),
            (Code::UnknownKey, &with("«unanswered = \"unknown\""), ""),
            (
                Code::ExpectInProfile,
                &with("[«expect.lamp]\nwinner = \"led\""),
                "",
            ),
        ],
        Role::Profile,
    );
}

#[test]
fn every_fault_is_told_in_one_run() {
    let text = "schema = 1\nfail-on = [\"opn\"]\n[answers.lamp]\nroom = \"celar\"\nrom = 1\n[weights.lamp]\nwats = 1\n[expect.lamp]\nwinner = \"lad\"\n";
    let (faults, ..) = faults_of(text, Role::Answers);
    assert_eq!(faults.errors(), 5, "{faults:#?}");
}
