//! Walks in a terminal by what stands on the screen, whatever the order of the questions.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::person::{DOWN, ENTER, Person, SPACE};

/// The real command with its state below a folder.
pub(crate) fn whystack(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whystack"));
    command
        .args(arguments)
        .current_dir(home)
        .env_clear()
        .env("XDG_STATE_HOME", home)
        .env("TERM", "xterm-256color");
    command
}

/// The tree of the tests.
pub(crate) fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pty/small.toml")
}

/// What is before the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// A question of one choice.
    One,
    /// A question of several choices.
    Many,
    /// A question for a number.
    Number,
    /// The offer to stop.
    Stop,
    /// The review of all answers.
    Review,
    /// The menu behind a decision.
    Menu,
    /// Something else.
    Other,
}

const STOP: &str = "can change the first place";
const REVIEW: &str = "Your answers: pick one to change it";
const MENU: &str = "What next?";

/// What is before a person in the rich skin, once it waits for a key.
fn in_front_of(person: &Person) -> Before {
    let screen = &format!("\n{}", person.screen());
    let last = |text: &str| screen.rfind(text).map_or(0, |at| at + 1);
    let question = last("\nQuestion ").max(last("\nChanging an answer"));
    let heads = [
        (last(STOP), Before::Stop),
        (last(REVIEW), Before::Review),
        (last(MENU), Before::Menu),
    ];
    let below = |at: usize| screen.get(at..).unwrap_or_default();
    if let Some((at, head)) = heads.into_iter().max_by_key(|(at, _)| *at)
        && at > question
    {
        return if below(at).contains("Enter takes") {
            head
        } else {
            Before::Other
        };
    }
    let below = below(question);
    if question == 0 || below.contains("\n= ") {
        Before::Other
    } else if below.contains("Space marks, Enter") {
        Before::Many
    } else if below.contains("\nNumber") {
        Before::Number
    } else if below.contains("Arrows move, Enter") || below.contains("Type to find") {
        Before::One
    } else {
        Before::Other
    }
}

/// The number of the last question on the screen.
pub(crate) fn number(person: &Person) -> usize {
    let screen = person.screen();
    let Some(at) = screen.rfind("\nQuestion ") else {
        return 0;
    };
    let digits = screen[at + 10..].chars().take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(0)
}

impl Person {
    /// Waits until something waits for a key, after what was before.
    pub(crate) fn sees_a_prompt(&mut self) -> Before {
        self.waits("a prompt", |person| in_front_of(person) != Before::Other);
        in_front_of(self)
    }

    /// Answers the question before it with its first choice, or with a number.
    pub(crate) fn answers(&mut self, before: Before) {
        match before {
            Before::Many => self.types(&[SPACE, ENTER].concat()),
            Before::Number => self.types("9000\r"),
            _ => self.types(ENTER),
        }
    }

    /// Walks to the menu behind the decision, whatever is asked, and never stops before all is
    /// asked; gives how many questions were answered.
    pub(crate) fn walks(&mut self) -> usize {
        let mut answered = 0;
        loop {
            let before = self.sees_a_prompt();
            match before {
                Before::One | Before::Many | Before::Number => {
                    let question = number(self);
                    self.answers(before);
                    answered += 1;
                    self.waits("what follows an answer", |person| {
                        number(person) != question
                            || !matches!(
                                in_front_of(person),
                                Before::One | Before::Many | Before::Number
                            )
                    });
                }
                Before::Stop => {
                    self.types(DOWN);
                    self.sees("> Go on");
                    self.types(ENTER);
                    self.waits("the next question", |person| {
                        in_front_of(person) != Before::Stop
                    });
                }
                Before::Review => {
                    self.sees("> Decide now");
                    self.types(ENTER);
                    self.waits("the decision", |person| in_front_of(person) == Before::Menu);
                }
                Before::Menu => return answered,
                Before::Other => {}
            }
        }
    }

    /// Takes the decision as it is, from the menu behind it.
    pub(crate) fn is_done(&mut self) -> Result<i32, String> {
        self.sees_line("> Done");
        self.types(ENTER);
        self.sees_the_end()
    }
}
