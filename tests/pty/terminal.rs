//! What a terminal does in the middle of a walk, and terminals of other kinds.

use crate::driver::{small, whystack};
use crate::person::{CTRL_C, DOWN, ENTER, Person};

#[test]
fn a_resized_terminal_gets_the_prompt_anew_and_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let tree = small();
    let arguments = ["decide", tree.to_str().unwrap(), "--order", "tree"];
    let mut person = Person::starts(whystack(home.path(), &arguments));
    person.sees_line("> At the edge");
    person.types(ENTER);
    person.sees("Question 2");
    person.sees_line("> Code of our own teams");
    person.types(DOWN);
    person.sees_line("> Code that customers upload");
    person.resizes(40, 24);
    person.sees("attack the kernel that it shares with\nits");
    person.sees_line("> Code that customers upload");
    person.sees("Quit and keep the answers\n\n\nQuestion 2");
    person.types(ENTER);
    person.sees_line("= Code that customers upload");
    // Many: marks are where they were.
    person.sees("Question 3");
    person.sees_line("> [ ] A seccomp profile");
    person.types(" ");
    person.sees_line("> [x] A seccomp profile");
    person.resizes(100, 30);
    person.waits("the prompt anew", |person| {
        person.screen().matches("Question 3").count() == 2
    });
    person.sees_line("> [x] A seccomp profile");
    person.types(ENTER);
    person.sees_line("= A seccomp profile");
    person.sees("Number:");
    person.types("4");
    person.resizes(60, 20);
    person.types("0\r");
    person.sees_line("= 40 ms");
    person.types(CTRL_C);
    assert_eq!(person.sees_the_end(), Ok(130));
    let kept = home.path().join("whystack/walk-small.toml");
    let kept = std::fs::read_to_string(kept).unwrap();
    for line in [
        "place = \"edge\"",
        "trust = \"customers\"",
        "= [\"seccomp\"]",
        "= 40",
    ] {
        assert!(kept.contains(line), "{line} in {kept}");
    }
}

#[test]
fn wide_and_right_to_left_labels_stay_within_their_lines() {
    let home = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(small()).unwrap();
    let text = text
        .replace("At the edge", "エッジの拠点、無人のサイト")
        .replace("In a cloud", "בענן ציבורי")
        .replace("A site without staff", "مركز بلا موظفين");
    let tree = home.path().join("small.toml");
    std::fs::write(&tree, text).unwrap();
    for (columns, rows) in [(80, 24), (200, 50), (40, 20)] {
        let arguments = ["decide", "./small.toml", "--order", "tree"];
        let mut person = Person::starts(whystack(home.path(), &arguments));
        person.resizes(columns, rows);
        // What was drawn before the terminal had its size is drawn anew.
        person.waits("the prompt within its lines", |person| {
            let screen = person.screen();
            let last = screen.rfind("Question 1").map(|at| &screen[at..]);
            last.is_some_and(|last| {
                let fits = |line| console::measure_text_width(line) <= usize::from(columns);
                last.lines().all(fits)
                    && [
                        "> エッジの拠点、無人のサイト",
                        "בענן ציבורי",
                        "Quit and keep",
                    ]
                    .iter()
                    .all(|label| last.contains(label))
            })
        });
        person.types(CTRL_C);
        assert_eq!(person.sees_the_end(), Ok(130));
    }
}

#[test]
fn nothing_is_said_by_colour_alone() {
    // A walk with and without colour shows the same characters.
    let shown = |colour: &str| {
        let home = tempfile::tempdir().unwrap();
        let tree = small();
        let tree = tree.to_str().unwrap();
        let arguments = ["decide", tree, "--color", colour, "--order", "tree"];
        let mut person = Person::starts(whystack(home.path(), &arguments));
        person.sees_line("> At the edge");
        person.types(ENTER);
        person.sees_line("> Code of our own teams");
        person.sees("Quit and keep the answers");
        let (screen, raw) = (person.screen(), person.raw());
        person.types(CTRL_C);
        assert_eq!(person.sees_the_end(), Ok(130));
        (screen, raw)
    };
    let (coloured, raw) = shown("always");
    assert!(raw.contains("\u{1b}[1m"), "headings are bold: {raw:?}");
    // Black, white and their bright forms vanish on one background or the other.
    for colour in ["[30m", "[37m", "[90m", "[97m", "[40m", "[47m"] {
        assert!(!raw.contains(&format!("\u{1b}{colour}")), "{colour}");
    }
    let (plain, _) = shown("never");
    assert_eq!(coloured, plain);
}
