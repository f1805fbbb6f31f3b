//! The walk in a real terminal: keys typed, the screen read back.
//!
//! The child of the first half is this test binary itself, which walks a small tree; the second
//! half runs the real command.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::exit,
    reason = "a test may fail loudly"
)]

#[path = "../src/cli/ask/fixture.rs"]
mod fixture;
#[path = "pty/person.rs"]
mod person;

use std::path::Path;
use std::process::Command;

use person::{CTRL_C, DOWN, ENTER, ESC, Person, SPACE, UP};
// The fixture says `crate::model`.
use whystack::model;

use whystack::cli::ask::{Asker, Lines, Terminal, Walked, walk, wants_colour};
use whystack::cli::state::State;
use whystack::engine::{Answers, Session};

/// What the tests run in a terminal: not a test of its own.
#[test]
#[ignore = "the child of the other tests"]
fn child() {
    let tree = fixture::tree();
    let env = |name: &str| std::env::var_os(name);
    let state = State::open(&env);
    let mut session = Session::new(&tree, Answers::none(&tree));
    for (question, answer) in state.load(&tree).unwrap_or_default().answers {
        session.answer(question, answer).unwrap();
    }
    let mut terminal;
    let mut lines;
    let asker: &mut dyn Asker = if env("ACCESSIBLE").is_some() {
        lines = Lines::stdio().unwrap();
        &mut lines
    } else {
        terminal = Terminal::new(wants_colour(&env)).unwrap();
        &mut terminal
    };
    let walked = walk(&mut session, asker, &mut |session: &Session| {
        state.save(&tree, session.asked())
    });
    let walked = walked.unwrap();
    eprintln!("walked: {walked:?}");
    for row in session.review() {
        let question = &tree.questions()[row.question];
        eprintln!("{} = {:?}", question.id, row.given);
    }
    std::process::exit(if walked == Walked::Interrupted {
        130
    } else {
        0
    });
}

fn walker(home: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child", "--ignored", "--nocapture", "--quiet"])
        .env_clear()
        .env("XDG_STATE_HOME", home)
        .env("TERM", "xterm-256color");
    command
}

#[test]
fn a_whole_walk_with_back_unknown_faults_review_and_edit() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(walker(home.path()));
    person.sees("Question 1, at most 4 more");
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees("Question 2, at most 3 more");
    person.sees_line("neighbours, so whose code it is decides how strong the walls must be.");
    person.sees("Quit and keep the answers");
    person.types(DOWN);
    person.sees_line("> Code that customers upload");
    person.types(ENTER);

    person.sees("Question 3");
    person.sees_line("> [ ] A seccomp profile");
    person.types(ENTER);
    person.sees("Nothing is marked.");
    person.sees_line("> None of these");
    person.types(DOWN);
    person.sees_line("> To the list: Space marks a choice");
    person.types(ENTER);
    person.sees_line("> [ ] A seccomp profile");
    person.types(SPACE);
    person.sees_line("> [x] A seccomp profile");
    person.types(UP);
    person.sees_line("> [ ] Quit and keep the answers");
    person.types(&[SPACE, ENTER].concat());
    person.sees("not both.");
    person.sees_line("> [x] A seccomp profile");
    person.types(ENTER);
    person.sees_line("= A seccomp profile");

    person.sees("Type a number from 1 to 500 ms");
    person.sees("Number:");
    person.types("900\r");
    person.sees("Not taken: 900 ms lies outside 1 to 500 ms.");
    person.types("b\r");
    person.sees("Answer so far: A seccomp profile (asked)");
    person.types(ESC);
    person.sees("Answer so far: Code that customers upload (asked)");
    person.sees_line("> Code that customers upload");
    person.types(ENTER);
    person.sees("Question 4, at most 1 more");
    person.types("12 ms\r");
    person.sees_line("= 12 ms");
    person.sees("Question 5, no other is open");
    person.types(&[UP, UP].concat());
    person.sees_line("> Back");
    person.types(UP);
    person.sees_line("> I don't know yet");
    person.types(ENTER);

    person.sees("Your answers: pick one to change it");
    person.sees_line("> Decide now");
    person.sees("How large is the team?␛[31m: I don't know yet (open, asked)");
    person.types(DOWN);
    person.sees_line("> Where does it run?: At the edge (asked)");
    person.types(ENTER);
    person.sees("Changing an answer");
    person.types(DOWN);
    person.sees_line("> In a cloud");
    person.types(ENTER);
    person.sees("Where does it run?: In a cloud (asked)");
    person.types(ENTER);
    assert_eq!(person.sees_the_end(), Ok(0));
    assert!(!person.cursor_is_hidden());
    assert!(person.screen().contains("walked: Done"));
}

/// Presses Ctrl-C at a question, and sees what is left.
fn interrupts(person: &mut Person) {
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    assert!(!person.cursor_is_hidden(), "the cursor is back");
    let raw = person.raw();
    assert!(raw.rfind("\u{1b}[?25h") > raw.rfind("\u{1b}[?25l"));
}

#[test]
fn ctrl_c_keeps_the_answers_and_the_next_walk_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(walker(home.path()));
    person.sees_line("> At the edge");
    interrupts(&mut person);

    let mut person = Person::starts(walker(home.path()));
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees_line("> Code of our own teams");
    person.types(ENTER);
    person.sees("Number:");
    interrupts(&mut person);

    let mut person = Person::starts(walker(home.path()));
    person.sees("Question 3, at most 1 more");
    person.types("7\r");
    person.sees_line("> One to five");
    interrupts(&mut person);
}

#[test]
fn a_closed_terminal_and_no_colour_are_borne() {
    let home = tempfile::tempdir().unwrap();
    let mut command = walker(home.path());
    command.env("NO_COLOR", "1");
    let mut person = Person::starts(command);
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees_line("> Code of our own teams");
    let raw = person.raw();
    let styled = raw.match_indices("\u{1b}[").any(|(at, _)| {
        let rest = raw[at + 2..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        rest.starts_with('m')
    });
    assert!(!styled, "no style under NO_COLOR: {raw:?}");
    drop(person);
    let kept = std::fs::read_to_string(home.path().join("whystack/walk-small.toml")).unwrap();
    assert!(kept.contains("site = \"edge\"\n"));
}

#[test]
fn the_plain_skin_writes_no_escape_byte_and_hears_ctrl_c() {
    let home = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = walker(home.path());
        command.env("ACCESSIBLE", "1");
        Person::starts(command)
    };
    let mut person = start();
    person.sees("2. In a cloud (cloud)");
    person.types("2\n");
    person.sees("Your answer: In a cloud.");
    person.sees("2. Code that customers upload (customers)");
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    assert!(!person.raw().contains('\u{1b}'));

    let mut person = start();
    person.sees("Question 2, at most 3 more.");
    person.types("\u{4}");
    assert_eq!(person.sees_the_end(), Ok(130));
}
