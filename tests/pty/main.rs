//! The walk in a real terminal: keys typed, the screen read back.
//!
//! The child of the first half is this test binary itself, which walks a small tree; the second
//! half runs the real command on it.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::exit,
    reason = "a test may fail loudly"
)]

mod bytes;
mod driver;
mod left;
mod person;
mod pictures;
mod svg;
mod terminal;
mod trees;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use driver::small;
use expectrl::process::unix::Signal;
use person::{BACKSPACE, CTRL_C, DOWN, ENTER, ESC, Person, SPACE, UP};
use whystack::cli::ask::{Asker, Lines, Terminal};
use whystack::cli::state::{Kept, State};
use whystack::cli::walk::{Around, Walked, walk};
use whystack::diagnostic::Faults;
use whystack::engine::{Order, Session, Situation};
use whystack::load::Library;

/// What the tests run in a terminal: not a test of its own.
#[test]
#[ignore = "the child of the other tests"]
fn child() {
    let env = |name: &str| std::env::var_os(name);
    let mut faults = Faults::new();
    let path = env("WALK").map_or_else(small, PathBuf::from);
    let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut library = Library::open(&[path], &mut faults);
    let tree = library.load(&id, &mut faults);
    assert!(faults.is_empty(), "{:?}", faults.all());
    let tree = tree.unwrap().tree;
    let state = State::open(&env);
    let mut session = Session::new(&tree, Situation::new(&tree), Order::Tree);
    for (question, answer) in state.load(&tree).unwrap_or_default().answers {
        session.answer(question, answer).unwrap();
    }
    let mut terminal;
    let mut lines;
    let asker: &mut dyn Asker = if env("ACCESSIBLE").is_some() {
        lines = Lines::stdio().unwrap();
        &mut lines
    } else {
        terminal = Terminal::new(env("NO_COLOR").is_none()).unwrap();
        &mut terminal
    };
    let mut around = Around {
        keep: &mut |session| state.save(&tree, Kept::of(session, None)),
        busy: &mut |_| {},
    };
    let walked = walk(&mut session, asker, &mut around).unwrap();
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

/// The child, with its state below `home`.
fn walker(home: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child", "--ignored", "--nocapture", "--quiet"])
        .env_clear()
        .env("XDG_STATE_HOME", home)
        .env("TERM", "xterm-256color");
    command
}

/// Goes on asking although no answer can change the first place any more.
fn goes_on(person: &mut Person) {
    person.sees("No question that is left can change the first place");
    person.sees("> Stop asking");
    person.types(DOWN);
    person.sees("> Go on");
    person.types(ENTER);
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
    person.sees_line("> Only: A seccomp profile");
    person.types(DOWN);
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
    goes_on(&mut person);
    person.sees("Question 5, no other is open");
    person.types(&[UP, UP, UP].concat());
    person.sees_line("> Back");
    person.types(&[UP, UP].concat());
    person.sees_line("> I don't know yet");
    person.types(ENTER);

    person.sees("Your answers: pick one to change it");
    person.sees_line("> Decide now");
    person.sees("How large is the team?␛[31m: I don't know yet (open, asked)");
    person.types(&[DOWN, DOWN].concat());
    person.sees_line("> Where does it run? At the edge (asked)");
    person.types(ENTER);
    person.sees("Changing an answer");
    person.types(DOWN);
    person.sees_line("> In a cloud");
    person.types(ENTER);
    person.sees("Where does it run? In a cloud (asked)");
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
    goes_on(&mut person);
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
    assert!(kept.contains("place = \"edge\"\n"));
}

/// A list that is longer than the screen, with labels wider than it, in wide letters too.
#[test]
fn long_lists_are_searched_by_typing() {
    let home = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(small()).unwrap();
    let (head, tail) = text.split_once("kind = \"one\"\n").unwrap();
    let mut text = head.replace("id = \"small\"", "id = \"long\"") + "kind = \"one\"\n";
    for n in 1..=30 {
        let words = if n % 2 == 0 {
            "漢字かな混じり文 "
        } else {
            "a long label "
        };
        let label = format!("Nr {n} {}end {n}.", words.repeat(9));
        let choice = format!("[[question.choice]]\nid = \"n{n}\"\nlabel = \"{label}\"\n");
        writeln!(text, "{choice}weigh = {{ start = {n} }}").unwrap();
    }
    text += tail;
    let tree = home.path().join("long.toml");
    std::fs::write(&tree, text).unwrap();
    let mut command = walker(home.path());
    command.env("WALK", &tree);
    let mut person = Person::starts(command);
    person.sees("> Nr 1 a long label");
    person.sees("Type to find");
    assert!(person.screen().contains("Where does it run?"));
    person.types(&DOWN.repeat(7));
    person.sees("> Nr 8 漢字");
    person.types("29");
    person.sees("> Nr 29 a long label");
    assert!(!person.screen().contains("Nr 28"), "{}", person.screen());
    assert!(!person.screen().contains("Nr 8 "), "{}", person.screen());
    person.types(BACKSPACE);
    person.types(BACKSPACE);
    person.types("quit");
    person.sees_line("> Quit and keep the answers");
    for (what, times) in [("Where does it run?", 1), ("Type to find", 1), ("Nr ", 0)] {
        let screen = person.screen();
        assert_eq!(screen.matches(what).count(), times, "{what}\n{screen}");
    }
    person.types(ENTER);
    assert_eq!(person.sees_the_end(), Ok(0));
    assert!(person.screen().contains("walked: Quit"));
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

/// Takes the decision as it is, from the menu behind it.
fn enough(person: &mut Person) {
    person.sees("What next?");
    person.sees_line("> Done");
    person.types(ENTER);
}

/// `decide` on the small tree in its own order, with its state below `home`.
fn whystack(home: &Path, arguments: &[&str]) -> Command {
    let tree = small();
    let decide = ["decide", tree.to_str().unwrap(), "--order", "tree"];
    driver::whystack(home, &[&decide, arguments].concat())
}

#[test]
fn decide_walks_and_prints_the_recommendation() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees_line("> Code of our own teams");
    person.types(ENTER);
    person.sees("Number:");
    person.types("900\r");
    person.sees("Not taken: 900 ms lies outside 1 to 500 ms.");
    person.types("u\r");
    goes_on(&mut person);
    person.sees_line("> One to five");
    person.types(ESC);
    person.sees("Number [u]:");
    person.types("100\r");
    person.sees_line("> One to five");
    person.types(&UP.repeat(5));
    person.sees_line("> I don't know yet");
    person.types(ENTER);
    person.sees_line("> Decide now");
    person.types(&DOWN.repeat(3));
    person.sees_line("> Whose code runs on these nodes? Code of our own teams (asked)");
    person.types(ENTER);
    person.sees("Changing an answer");
    person.types(&[DOWN, ENTER].concat());
    person.sees_line("> [ ] A seccomp profile");
    person.types(&[SPACE, ENTER].concat());
    person.sees_line("> Decide now");
    person.types(ENTER);
    enough(&mut person);
    assert_eq!(person.sees_the_end(), Ok(0));
    assert!(!person.cursor_is_hidden());
    assert!(person.raw().contains("Quick"));
}

#[test]
fn ctrl_c_ends_decide_with_130_and_resume_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees_line("> At the edge");
    interrupts(&mut person);
    let mut person = Person::starts(whystack(home.path(), &["--resume"]));
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees_line("> Code of our own teams");
    person.types(ENTER);
    person.sees("Number:");
    interrupts(&mut person);
    assert!(person.screen().contains("--resume"), "how to go on is said");
    let mut person = Person::starts(whystack(home.path(), &["--resume"]));
    person.sees("Question 3, at most 1 more");
    person.types("100\r");
    goes_on(&mut person);
    person.sees_line("> One to five");
    person.types(ENTER);
    person.sees_line("> Decide now");
    person.types(ENTER);
    enough(&mut person);
    assert_eq!(person.sees_the_end(), Ok(0));
}

/// A tree of one shared and one own question, with a shared file beside it that names the
/// choices in the given order.
fn with_shared(home: &Path, id: &str, choices: [&str; 2]) -> PathBuf {
    let folder = home.join(format!("{id} trees"));
    std::fs::create_dir(&folder).unwrap();
    let choices = choices
        .map(|one| format!("[[question.choice]]\nid = \"{one}\"\nlabel = \"The {one}\"\n"))
        .concat();
    let shared = format!(
        "schema = 1\n[[question]]\nid = \"site\"\nask = \"Where?\"\nkind = \"one\"\n{choices}"
    );
    std::fs::write(folder.join("shared.toml"), shared).unwrap();
    let small = std::fs::read_to_string(small()).unwrap();
    let (head, rest) = small.split_once("[[question]]").unwrap();
    let head = head.replace("id = \"small\"", &format!("id = \"{id}\""));
    let head = head.replace("title = \"Small\"", &format!("title = \"Tree {id}\""));
    let options = &rest[rest.find("[[option]]").unwrap()..];
    let sources = rest.find("[sources").map_or("", |at| &rest[at..]);
    let options = options.split("[sources").next().unwrap();
    let asked = "[[question]]\nuse = \"site\"\n[[question.choice]]\nid = \"edge\"\nweigh = { start = 1 }\n\
         [[question]]\nid = \"budget\"\nask = \"How much?\"\nkind = \"number\"\nmin = 1\nmax = 9\n\
         [[question.band]]\nid = \"low\"\nfrom = 1\nbelow = 5\nweigh = { walls = 1 }\n";
    let path = folder.join(format!("{id}.toml"));
    std::fs::write(&path, format!("{head}{asked}\n{options}\n{sources}")).unwrap();
    path
}

#[test]
fn a_walk_of_two_trees_left_in_the_second_keeps_the_answers_of_both() {
    let home = tempfile::tempdir().unwrap();
    let first = with_shared(home.path(), "first", ["edge", "cloud"]);
    let second = with_shared(home.path(), "second", ["cloud", "edge"]);
    let trees = [first, second].map(|tree| tree.to_str().unwrap().to_owned());
    let both = |more: &[&str]| {
        let [first, second] = [&trees[0], &trees[1]].map(String::as_str);
        let decide = [
            "decide", first, second, "--format", "plain", "--order", "tree",
        ];
        driver::whystack(home.path(), &[&decide, more].concat())
    };
    let mut person = Person::starts(both(&[]));
    person.sees_line("> The edge");
    person.types(ENTER);
    person.sees("Number:");
    person.types("3\r");
    person.sees_line("> Decide now");
    person.types(ENTER);
    person.sees_line("> Next decision: Tree second");
    person.types(ENTER);
    // The shared question is not asked again, although its choices stand in another order here.
    person.sees("Tree second");
    person.sees("How much?");
    person.sees("Number:");
    interrupts(&mut person);
    let screen = person.screen();
    assert!(screen.contains("2 answers are kept"), "{screen}");
    // The folder has a blank in its name: what is printed can be pasted.
    assert!(screen.contains("first trees/first.toml'"), "{screen}");
    let mut person = Person::starts(both(&["--resume"]));
    person.sees_line("> Decide now");
    person.sees("Where? The edge (asked)");
    person.sees("How much? 3");
    person.types(ENTER);
    person.sees_line("> Next decision: Tree second");
    person.types(ENTER);
    person.sees("Tree second");
    person.sees("Number:");
    person.types("8\r");
    person.sees_line("> Decide now");
    person.types(ENTER);
    enough(&mut person);
    assert_eq!(person.sees_the_end(), Ok(0));
    let raw = person.raw();
    assert_eq!(
        raw.matches("answer: Where? \u{201c}The edge\u{201d} (asked)")
            .count(),
        2,
        "{raw}"
    );
    let left = std::fs::read_dir(home.path().join("whystack")).unwrap();
    assert_eq!(left.count(), 0, "nothing is kept of what was decided");
}

#[test]
fn a_walk_that_was_left_is_offered_before_a_new_one_takes_its_place() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees_line("> Code of our own teams");
    interrupts(&mut person);
    let kept = home.path().join("whystack/walk-small.toml");
    let before = std::fs::read_to_string(&kept).unwrap();
    // Looked at and left again: nothing is lost.
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees("A walk of `small` was left");
    person.sees_line("> Go on with it: 1 answer is kept");
    interrupts(&mut person);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), before);
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees_line("> Go on with it: 1 answer is kept");
    person.types(ENTER);
    person.sees("Question 2");
    person.sees_line("> Code of our own teams");
    interrupts(&mut person);
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees_line("> Go on with it: 1 answer is kept");
    person.types(&[DOWN, ENTER].concat());
    person.sees("Question 1");
    person.sees_line("> At the edge");
    interrupts(&mut person);
}

#[test]
fn a_signal_ends_decide_as_ctrl_c_does() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let home = tempfile::tempdir().unwrap();
        let mut person = Person::starts(whystack(home.path(), &[]));
        person.sees_line("> At the edge");
        person.types(ENTER);
        // At once, so that the signal may come before the prompt waits for a key.
        person.sees("Whose code runs");
        person.signals(signal);
        assert_eq!(person.sees_the_end(), Ok(130), "{signal}");
        assert!(!person.cursor_is_hidden());
        let kept = home.path().join("whystack/walk-small.toml");
        assert!(
            std::fs::read_to_string(kept)
                .unwrap()
                .contains("place = \"edge\"\n")
        );
    }
}

#[test]
fn the_runtime_tree_with_a_profile_can_be_walked_by_enter_alone() {
    let home = tempfile::tempdir().unwrap();
    let lines = ["decide", "runtime", "--profile", "edge", "--accessible"];
    let mut person = Person::starts(driver::whystack(home.path(), &lines));
    person.sees("Enter alone: Stop asking.");
    person.types("2\n");
    for question in 1..=5 {
        person.sees(&format!("Question {question}"));
        person.types("u\n");
    }
    person.sees("Enter alone: Decide now.");
    person.types("\n");
    person.sees("Enter alone: Done.");
    person.types("\n");
    assert_eq!(person.sees_the_end(), Ok(0));
}
