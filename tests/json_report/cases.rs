//! Decisions that reach every status, every mark, every kind of reason and of origin.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use whystack::analysis::robustness::{Robustness, Sampling};
use whystack::diagnostic::Faults;
use whystack::engine::{Evaluation, Expect, Layer, Outcome, Situation, Strict, evaluate};
use whystack::load::{AnswersFile, Library, Loaded, Role};
use whystack::report::{Decided, json};
use whystack::text::SourceFile;

/// How sure a decision is, by few samples.
fn examined(loaded: &Loaded, evaluation: &Evaluation) -> Robustness {
    let few = Sampling {
        samples: 64,
        ..Sampling::default()
    };
    Robustness::of(&loaded.tree, evaluation, few)
}

/// A decision with its tree.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) loaded: Loaded,
    evaluation: Evaluation,
    robustness: Robustness,
    expectation: Option<(Expect, Outcome)>,
}

impl Case {
    /// Decides a tree with an answers file that is without fault.
    pub(crate) fn new(name: &str, library: &mut Library, tree: &str, answers: &str) -> Self {
        let mut faults = Faults::new();
        let case = Self::of(name, library, tree, answers, &mut faults);
        assert!(faults.is_empty(), "{name}: {faults:?}");
        case
    }

    /// The same, whatever is wrong with the file: other tests read the shipped cases.
    fn of(
        name: &str,
        library: &mut Library,
        tree: &str,
        answers: &str,
        faults: &mut Faults,
    ) -> Self {
        let loaded = library.load(tree, faults).unwrap();
        let source = library.sources.add(SourceFile::new(name, answers));
        let file = AnswersFile::new(answers, source, Role::Answers);
        let mut situation = Situation::new(&loaded.tree);
        let head = file.head(&["lamp", "door", tree], faults);
        let applied = file.apply(&loaded.tree, &loaded.shared, &mut situation, faults);
        if head.unanswered_unknown {
            situation.answers.fill_unknown(Layer::File);
        }
        situation.strict = head.strict.unwrap_or(Strict::No);
        situation.year = applied.year;
        let evaluation = evaluate(&loaded.tree, &situation);
        let robustness = examined(&loaded, &evaluation);
        let expectation = applied.expect.map(|expect| {
            let confidence = robustness.confidence();
            let outcome = expect.check(&loaded.tree, &evaluation, confidence);
            (expect, outcome)
        });
        Self {
            name: name.to_owned(),
            loaded,
            evaluation,
            robustness,
            expectation,
        }
    }

    pub(crate) fn today(mut self, day: &str) -> Self {
        let mut situation = self.evaluation.situation.clone();
        situation.today = day.parse().unwrap();
        self.evaluation = evaluate(&self.loaded.tree, &situation);
        self.robustness = examined(&self.loaded, &self.evaluation);
        self
    }

    pub(crate) fn decided(&self) -> Decided<'_> {
        Decided {
            tree: &self.loaded.tree,
            place: "tests/json_report/trees",
            extends: &[],
            evaluation: &self.evaluation,
            robustness: Some(&self.robustness),
            expectation: self
                .expectation
                .as_ref()
                .map(|(expect, outcome)| (expect, outcome)),
            today_given: false,
        }
    }

    pub(crate) fn text(&self) -> String {
        json::report(&[self.decided()], "0.0.0")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text()).unwrap()
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn library() -> Library {
    let mut faults = Faults::new();
    let library = Library::open(&[here("tests/json_report/trees")], &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    library
}

pub(crate) fn lamp(answers: &str) -> Case {
    let answers = format!("schema = 1\nunanswered = \"unknown\"\n{answers}");
    Case::new(&answers, &mut library(), "lamp", &answers)
}

/// Answers files for the lamp tree.
const LAMPS: &[&str] = &[
    "",
    r#"
[answers.shared]
site = "indoors"
[answers.lamp]
room = "cellar"
barrels = "beer"
paint = []
fuse = 10
"#,
    r#"
[answers.shared]
site = "outdoors"
[answers.lamp]
room = "nursery"
paint = ["red", "green"]
fuse = 50
[current.lamp]
option = "candle"
"#,
    r#"
[answers.shared]
site = "outdoors"
[answers.lamp]
room = "cellar"
barrels = "wine"
fuse = 2
"#,
    r#"
[answers.shared]
site = "outdoors"
[answers.lamp]
room = "cellar"
barrels = "beer"
paint = ["all"]
"#,
    r#"
[answers.shared]
site = "indoors"
[answers.lamp]
room = "stage"
barrels = "gear"
paint = ["all"]
"#,
    r#"
[answers.shared]
site = "indoors"
[answers.lamp]
room = "cellar"
barrels = "gear"
"#,
    r#"
strict = true
[answers.lamp]
room = "nursery"
fuse = 50
[weights.lamp]
safety = 8
"#,
    r#"
strict = "all"
[answers.lamp]
room = "cellar"
paint = ["all"]
"#,
    r#"
[exclude.lamp]
led = "the lamps hum"
[answers.lamp]
room = "nursery"
[current.lamp]
option = "bulb"
"#,
    r#"
[only.lamp]
options = ["candle", "led"]
because = "we keep to these"
[current.lamp]
name = "Oil lamp"
"#,
    r#"
[expect.lamp]
winner = { form-of = "electric" }
year = 2004
status = ["clear"]
top = ["candle"]
eliminated = ["led"]
never = ["bulb"]
min-margin = 99
"#,
    r#"
[expect.lamp]
winner = ["candle", "twin"]
known-miss = "twins are rare"
"#,
    r#"
[expect.lamp]
winner = "led"
known-miss = "nobody knows"
year = 2025
[current.lamp]
option = "twin"
"#,
    r#"
[only.lamp]
options = ["bulb", "twin"]
because = "glass"
[answers.shared]
site = "indoors"
[answers.lamp]
fuse = 50
"#,
    r#"
[only.lamp]
options = ["candle", "led"]
because = "we keep to these"
[expect.lamp]
winner = ["led", "candle"]
"#,
    r#"
[exclude.lamp]
twin = "one is enough"
[answers.shared]
site = "indoors"
[answers.lamp]
room = "nursery"
paint = ["red"]
fuse = 100
"#,
    r#"
[only.lamp]
options = ["candle"]
because = "romance"
"#,
    r"
[weights.lamp]
warm-up = 0
safety = 0
dimmable = 0
colours = 0
",
];

/// Situations that reach every status, every mark, every kind of reason and of origin.
pub(crate) fn lamps() -> Vec<Case> {
    let mut cases: Vec<Case> = LAMPS.iter().copied().map(lamp).collect();
    cases.push(lamp("[answers.lamp]\nroom = \"cellar\"").today("2027-01-01"));
    let nothing = Case::new("nothing", &mut library(), "lamp", "schema = 1");
    cases.push(nothing);
    // Nothing in a process is a whole system; what is asked of it hangs on an open question.
    let back = "schema = 1\nunanswered = \"unknown\"\n[answers.runtime]\ndriver = \"in-process\"\nwhole-system = [\"systemd\"]\n";
    cases.push(Case::new("a way back", &mut library(), "runtime", back));
    cases
}

/// The same, and the documented decisions on the shipped trees.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = lamps();
    let mut library = library();
    let mut files: Vec<PathBuf> = fs::read_dir(here("tests/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        for tree in ["runtime", "orchestration", "policy"] {
            if text.contains(&format!("[answers.{tree}]")) {
                let faults = &mut Faults::new();
                cases.push(Case::of(&name, &mut library, tree, &text, faults));
            }
        }
    }
    cases
}
