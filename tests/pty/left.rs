//! Walks that were left at every point and in every way, and gone on with.

use std::path::Path;
use std::time::{Duration, Instant};

use expectrl::process::unix::Signal;

use crate::driver::{Before, number, small, whystack};
use crate::person::{CTRL_C, CTRL_D, DOWN, ENTER, Person};

fn start(home: &Path, resume: bool) -> Person {
    let tree = small();
    let tree = tree.to_str().unwrap();
    let mut arguments = vec!["decide", tree, "--order", "tree"];
    arguments.extend(resume.then_some("--resume"));
    Person::starts(whystack(home, &arguments))
}

/// Answers one question, past the offer to stop.
fn answers_one(person: &mut Person) {
    if person.sees_a_prompt() == Before::Stop {
        person.types(DOWN);
        person.sees("> Go on");
        person.types(ENTER);
        person.sees("Question");
    }
    let before = person.sees_a_prompt();
    let heard = person.heard();
    person.answers(before);
    // Of what was written, not of the screen: a long review pushes the standing out of sight.
    person.waits("the standing", |person| person.since(heard).contains("= "));
}

#[test]
fn ctrl_c_at_every_question_of_a_shipped_tree_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["decide", "runtime", "--profile", "multi-tenant-saas"];
    let resumed = ["decide", "runtime", "--resume"];
    let mut questions = 0;
    loop {
        let again: &[&str] = if questions == 0 { &arguments } else { &resumed };
        let mut person = Person::starts(whystack(home.path(), again));
        let before = person.sees_a_prompt();
        if questions > 0 {
            assert!(
                person
                    .raw()
                    .contains("the profile `multi-tenant-saas` lies under")
            );
        }
        if before == Before::Review {
            person.types(CTRL_C);
            assert_eq!(person.sees_the_end(), Ok(130));
            break;
        }
        if before == Before::Stop {
            person.types(DOWN);
            person.sees("> Go on");
            person.types(ENTER);
            person.sees("Question");
            person.sees_a_prompt();
        }
        assert_eq!(number(&person), questions + 1, "{}", person.screen());
        person.types(CTRL_C);
        assert_eq!(person.sees_the_end(), Ok(130));
        assert!(!person.cursor_is_hidden(), "the cursor is back");
        assert!(person.raw().rfind("\u{1b}[?25h") > person.raw().rfind("\u{1b}[?25l"));

        let mut person = Person::starts(whystack(home.path(), again));
        answers_one(&mut person);
        questions += 1;
        person.sees_a_prompt();
        person.types(CTRL_C);
        assert_eq!(person.sees_the_end(), Ok(130));
    }
    assert_eq!(questions, 7);
}

#[test]
fn a_killed_process_and_a_closed_terminal_lose_nothing() {
    for kill in [true, false] {
        let home = tempfile::tempdir().unwrap();
        let mut person = start(home.path(), false);
        answers_one(&mut person);
        person.sees("Question 2");
        answers_one(&mut person);
        person.sees("Question 3");
        if kill {
            person.signals(Signal::SIGKILL);
            assert!(person.sees_the_end().is_err());
        }
        drop(person);
        let mut person = start(home.path(), true);
        person.sees("Question 3");
        person.types(CTRL_C);
        assert_eq!(person.sees_the_end(), Ok(130));
    }
}

#[test]
fn ctrl_d_ends_a_list_and_a_line_as_ctrl_c_does() {
    let home = tempfile::tempdir().unwrap();
    let mut person = start(home.path(), false);
    person.sees("Question 1");
    presses(&mut person, CTRL_D, Person::has_ended);
    assert_eq!(person.sees_the_end(), Ok(130));
    assert!(!person.cursor_is_hidden());
    let mut person = start(home.path(), true);
    for question in ["Question 1", "Question 2"] {
        person.sees(question);
        answers_one(&mut person);
    }
    person.sees("Number:");
    presses(&mut person, CTRL_D, Person::has_ended);
    assert_eq!(person.sees_the_end(), Ok(130));
}

/// Presses a key until it has its effect: right after another key it may go unheard.
fn presses(person: &mut Person, key: &str, effect: impl Fn(&mut Person) -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while Instant::now() < until {
        person.types(key);
        let soon = Instant::now() + Duration::from_millis(300);
        while Instant::now() < soon {
            if effect(person) {
                return;
            }
            std::thread::yield_now();
        }
    }
    panic!("{key:?} has no effect:\n{}", person.screen());
}

/// Whether a process is stopped, by what Linux says of it.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_z_suspends_and_going_on_shows_the_prompt_again() {
    let home = tempfile::tempdir().unwrap();
    let mut person = start(home.path(), false);
    person.sees("Question 1");
    person.sees_a_prompt();
    person.types(DOWN);
    person.sees("> In a cloud");
    let stat = format!("/proc/{}/stat", person.pid());
    presses(&mut person, "\u{1a}", |_| {
        let stat = std::fs::read_to_string(&stat).unwrap();
        stat.rsplit(") ")
            .next()
            .is_some_and(|rest| rest.starts_with('T'))
    });
    person.takes_in();
    assert!(!person.cursor_is_hidden(), "a shell has its cursor");
    person.signals(Signal::SIGCONT);
    person.waits("the prompt again", |person| {
        person.screen().matches("Where does it run?").count() == 2
    });
    // The mover stands where it stood.
    person.sees("> In a cloud");
    person.types(ENTER);
    person.sees("= In a cloud");
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
}
