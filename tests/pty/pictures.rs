//! The pictures of README: screens of a real walk, drawn anew by each run and held against what
//! is there, so that none is older than the program. `WHYSTACK_BLESS=1 cargo test --test pty
//! pictures` renews them.

use std::path::Path;

use crate::driver::{Before, whystack};
use crate::person::{DOWN, ENTER, Person};
use crate::svg::picture;

/// Holds a screen against its picture, or renews the picture.
fn is_fresh(person: &mut Person, name: &str, command: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pty/pictures");
    let path = path.join(format!("{name}.svg"));
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    // A screen is whole when nothing more comes.
    while picture(person.terminal(), command) != there && person.writes_on() {}
    let drawn = picture(person.terminal(), command);
    if there == drawn {
        return;
    }
    assert!(
        std::env::var_os("WHYSTACK_BLESS").is_some(),
        "{} is older than the program: WHYSTACK_BLESS=1 cargo test --test pty pictures\n{}",
        path.display(),
        person.screen()
    );
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, drawn).unwrap();
}

#[test]
fn the_pictures_of_a_question_and_of_how_it_stands_are_fresh() {
    let home = tempfile::tempdir().unwrap();
    let command = "whystack decide runtime";
    let mut person = Person::starts(whystack(home.path(), &["decide", "runtime"]));
    person.sees("Question 1");
    person.sees_line("Quit and keep the answers");
    is_fresh(&mut person, "question", command);
    person.types(ENTER);
    person.sees("Question 2");
    person.sees("Quit and keep the answers");
    person.types(&[DOWN, DOWN].concat());
    person.sees("> Code or images that customers");
    person.sees("Quit and keep the answers");
    is_fresh(&mut person, "standing", command);
}

#[test]
fn the_pictures_of_the_offer_to_stop_and_of_the_decision_are_fresh() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["decide", "runtime", "--profile", "multi-tenant-saas"];
    let command = format!("whystack {}", arguments.join(" "));
    let mut person = Person::starts(whystack(home.path(), &arguments));
    for question in ["Question 1", "Question 2"] {
        person.sees(question);
        person.sees("Quit and keep the answers");
        person.types(ENTER);
        person.sees("\n= ");
    }
    person.sees("Question 3");
    person.sees("Number:");
    person.types("2000\r");
    person.sees("> Stop asking");
    assert_eq!(person.sees_a_prompt(), Before::Stop);
    person.sees("Go on: at most");
    person.sees_line("Quit and keep the answers");
    is_fresh(&mut person, "stop", &command);
    person.types(ENTER);
    person.sees("> Go on with the questions");
    person.types(&[DOWN, ENTER].concat());
    person.sees_line("> Done");
    person.sees("Write a report: Markdown, JSON or text");
    is_fresh(&mut person, "decision", &command);
}
