//! A whole walk of each shipped tree, and what stands on the screen on the way.

use std::path::Path;

use crate::driver::{Before, whystack};
use crate::person::{CTRL_C, DOWN, ENTER, ESC, Person, UP};

#[test]
fn each_shipped_tree_can_be_walked_from_the_first_menu_to_the_decision() {
    for (place, title) in ["Orchestration", "Policy engine", "Workload runtime"]
        .into_iter()
        .enumerate()
    {
        let home = tempfile::tempdir().unwrap();
        let mut person = Person::starts(whystack(home.path(), &[]));
        person.sees("What is to be decided?");
        person.sees("> Orchestration");
        person.types(&DOWN.repeat(place));
        person.sees(&format!("> {title}"));
        person.types(ENTER);
        person.sees("> No profile: at most 18 questions");
        person.types(ENTER);
        person.sees("Question 1, at most");
        let answered = person.walks();
        assert!((10..=18).contains(&answered), "{title}: {answered}");
        person.sees_line("> Done");
        person.types(UP);
        person.sees("> Another decision");
        person.types(DOWN);
        let end = person.is_done();
        assert!(matches!(end, Ok(0 | 5)), "{title}: {end:?}");
        assert!(!person.cursor_is_hidden());
        assert!(person.raw().contains("digest"), "the report is printed");
        let left = std::fs::read_dir(home.path().join("whystack")).unwrap();
        assert_eq!(left.count(), 0, "nothing is kept of what was decided");
    }
}

#[test]
fn a_choice_says_what_it_rules_out_and_the_next_line_what_fell_out() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(whystack(home.path(), &["decide", "runtime"]));
    person.sees("Question 1, at most 17 more");
    person.sees("Windows container images  - rules out 15: crun, runc,");
    // What is cut to the line stands whole behind the entry for it.
    person.types(&UP.repeat(4));
    person.sees_line("> Why this is asked, and what each answer does");
    person.types(ENTER);
    person.sees("While it is not known:");
    person.sees_line("> To the question");
    let told = person.raw();
    let told: Vec<&str> = told.split_whitespace().collect();
    let told = told.join(" ");
    assert!(told.contains("requires Accepted form of code with windows-image"));
    person.types(ENTER);
    person.sees("> OCI (Docker) images of Linux programs");
    person.types(&[DOWN, ENTER].concat());
    person.sees("= Windows container images");
    person.sees("options are left. Out: crun, runc,");
    person.sees("12 more (needs");
}

/// Takes the offer to stop, which comes before the first question, and sees the review.
fn stops_at_once(home: &Path, arguments: &[&str]) -> Person {
    let mut person = Person::starts(whystack(home, arguments));
    assert_eq!(person.sees_a_prompt(), Before::Stop);
    person.sees("> Stop asking");
    person.sees("runc stays first, whatever\nthe answers");
    person.types(ENTER);
    person.sees("> Go on with the questions: at most 5 are left");
    person
}

const EDGE: [&str; 4] = ["decide", "runtime", "--profile", "edge"];

#[test]
fn a_fitting_profile_is_proven_to_decide_and_stopping_is_offered_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut person = stops_at_once(home.path(), &EDGE);
    person.types(&[DOWN, ENTER].concat());
    person.sees("What next?");
    person.sees("runc (clear).");
    assert_eq!(person.is_done(), Ok(0));
}

#[test]
fn what_can_be_asked_of_a_decision_is_a_menu() {
    let home = tempfile::tempdir().unwrap();
    let mut person = stops_at_once(home.path(), &EDGE);
    person.types(&[DOWN, ENTER].concat());
    person.sees_line("> Done");

    person.types(&[DOWN, ENTER].concat());
    person.sees("What if one answer were different? (turns: another option is first)");
    person.types("whose code");
    person.sees("> Whose code will run?");
    person.sees("(profile; turns)");
    person.types(ENTER);
    person.sees("Answer so far:");
    person.types(&[DOWN, DOWN, ENTER].concat());
    person.sees("Then: ");
    person.sees("The status");
    person.sees_line("> Leave it as it was");
    person.types(ENTER);
    person.sees("Type to find");
    person.types(ESC);
    person.sees_line("> Done");

    person.types(&[DOWN, DOWN, ENTER].concat());
    person.sees("Which option?");
    person.types("gvisor");
    person.sees("> gVisor");
    person.types(ENTER);
    person.sees("All its facts: whystack show runtime gvisor");
    // What is longer than the screen has scrolled by, however it came in.
    let told = person.raw();
    assert!(told.contains("Its points"));
    assert!(told.contains("Answers that would put it first"));
    person.sees_line("> To the menu");
    person.types(ENTER);
    person.sees_line("> Done");

    person.types(&[UP, UP, ENTER].concat());
    person.sees("Save the answers to which file?");
    person.sees("File [answers.toml]:");
    person.types(ENTER);
    person.sees("Answers written");
    assert!(home.path().join("answers.toml").exists());
    person.sees_line("> Done");
    person.types(&[UP, UP, ENTER].concat());
    person.sees("File [answers.toml]:");
    person.types(ENTER);
    person.sees("`answers.toml` is there already");
    person.sees_line("> Leave it");
    person.types(ENTER);
    person.sees_line("> Done");

    person.types(&[UP, ENTER].concat());
    person.sees("File [report.md]:");
    person.types("report.pdf\r");
    person.sees("Not taken: the name ends in .md, .json or .txt");
    person.types("b\r");
    person.sees_line("> Done");
    person.types(&[UP, ENTER].concat());
    person.sees("File [report.md]:");
    person.types(ENTER);
    person.sees("Report written to `report.md`");
    let report = std::fs::read_to_string(home.path().join("report.md")).unwrap();
    assert!(report.contains("runc"));
    person.sees_line("> Done");
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    assert!(!person.cursor_is_hidden());
}

#[test]
fn all_trees_are_walked_one_after_the_other_and_what_they_share_is_asked_once() {
    let home = tempfile::tempdir().unwrap();
    let mut person = Person::starts(whystack(home.path(), &[]));
    person.sees("> Orchestration");
    person.types(&DOWN.repeat(3));
    person.sees("> All, one after the other");
    person.types(ENTER);
    person.sees("> No profile");
    person.types(&DOWN.repeat(6));
    person.sees("> Microservices: 7 questions");
    person.types(ENTER);
    let mut answered = 0;
    for next in ["Policy engine", "Workload runtime"] {
        answered += person.walks();
        person.sees(&format!("> Next decision: {next}"));
        person.types(ENTER);
        person.sees(&format!("\n{next}\n"));
    }
    // Left in the last tree: the command that goes on decides all of them.
    person.sees_a_prompt();
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    let go_on = "whystack decide orchestration policy runtime --profile=microservices --resume";
    assert!(person.screen().contains(go_on), "{}", person.screen());
    let all = ["decide", "orchestration", "policy", "runtime", "--resume"];
    let mut person = Person::starts(whystack(home.path(), &all));
    for next in ["Policy engine", "Workload runtime"] {
        assert_eq!(person.walks(), 0, "all of it is answered already");
        person.sees(&format!("> Next decision: {next}"));
        person.types(ENTER);
        person.sees(&format!("\n{next}\n"));
    }
    answered += person.walks();
    assert!(answered <= 7, "{answered}");
    assert!(matches!(person.is_done(), Ok(0 | 5)));
}

#[test]
fn what_matters_can_be_dragged_into_an_order() {
    let home = tempfile::tempdir().unwrap();
    let mut person = stops_at_once(home.path(), &EDGE);
    person.types(&[DOWN, DOWN].concat());
    person.sees("> Order what matters by hand");
    person.types(ENTER);
    person.sees("What matters most first");
    person.sees("Space picks up and puts down");
    person.sees("> What must be kept up");
    // Picked up, moved down one place, put down.
    person.types(" ");
    person.sees(">>");
    person.types(&[DOWN, " "].concat());
    person.sees("> What must be kept up");
    let place = |person: &Person| {
        let screen = person.screen();
        let last = screen.rfind("Space picks up").map(|at| &screen[at..]);
        let lines = last.and_then(|list| list.lines().position(|line| line.contains("kept up")));
        lines.unwrap_or_default()
    };
    person.waits("one place down", |person| place(person) == 2);
    // Drawn anew for another size it stays where it was put.
    person.resizes(100, 30);
    person.waits("the list anew", |person| {
        person.screen().matches("Space picks up").count() == 2 && place(person) == 2
    });
    person.types(ENTER);
    person.sees("With this order: ");
    person.sees_line("> Keep it: reports say that the weights were set by hand");
    person.types(ENTER);
    person.sees("> Go on with the questions");
    let kept = home.path().join("whystack/walk-runtime.toml");
    let kept = std::fs::read_to_string(kept).unwrap();
    assert!(
        kept.starts_with("schema = 1\nprofile = \"edge\"\n"),
        "{kept}"
    );
    assert!(kept.contains("[weights.runtime]\n"), "{kept}");
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    let mut person = stops_at_once(home.path(), &["decide", "runtime", "--resume"]);
    person.types(&[DOWN, ENTER].concat());
    person.sees_line("> Done");
    assert!(person.raw().contains("set by hand (asked)"));
    assert_eq!(person.is_done(), Ok(0));
}
