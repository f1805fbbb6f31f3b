//! Small trees as text, decided with answers as text.

use std::fs;

use whystack::diagnostic::{Faults, Style, draw};
use whystack::engine::{Evaluation, Expect, Situation, evaluate};
use whystack::load::{AnswersFile, Library, Loaded, Role};
use whystack::model::{CandidateIx, Tree};
use whystack::text::{SourceFile, Sources};

/// A decided tree.
pub(crate) struct Decided {
    pub(crate) tree: Tree,
    pub(crate) evaluation: Evaluation,
    pub(crate) expect: Option<Expect>,
}

/// An option with facts; a value without braces is given the source `s`.
pub(crate) fn option(id: &str, facts: &[(&str, &str)]) -> String {
    option_with(id, "", facts)
}

/// An option with more keys, such as needs.
pub(crate) fn option_with(id: &str, keys: &str, facts: &[(&str, &str)]) -> String {
    let mut text = format!(
        "[[option]]\nid = \"{id}\"\nname = \"{id}\"\nsummary = \"{id}\"\n{keys}\n[option.facts]\n"
    );
    for (criterion, value) in facts {
        let whole = value.starts_with('{') || value.starts_with("[{");
        if whole {
            text.push_str(&format!("{criterion} = {value}\n"));
        } else {
            text.push_str(&format!(
                "{criterion} = {{ value = {value}, source = \"s\" }}\n"
            ));
        }
    }
    text
}

/// Criteria that most examples use: `speed` and `reach` linear from 0 to 100, `wall` in three
/// levels worth 0, 0.5 and 1, `gpu` yes or no, `forms` a set of which the first is worth 0.6 and
/// the second 0.4.
pub(crate) const CRITERIA: &str = r#"
[[criterion]]
id = "speed"
title = "Speed"
kind = "number"
unit = "km/h"
value = { scale = "linear", worst = 0, best = 100 }

[[criterion]]
id = "reach"
title = "Reach"
kind = "number"
unit = "km"
value = { scale = "linear", worst = 0, best = 100 }

[[criterion]]
id = "wall"
title = "Wall"
kind = "level"
level = [{ id = "low", title = "Low" }, { id = "middle", title = "Middle" }, { id = "high", title = "High" }]

[[criterion]]
id = "gpu"
title = "GPU"
kind = "flag"

[[criterion]]
id = "forms"
title = "Forms"
kind = "set"
members = ["image", "module", "disk"]
value = { members = { image = 0.6, module = 0.4 } }
"#;

const HEAD: &str = r#"
schema = 1
id = "t"
version = "1.0.0"
as-of = "2026-11"
title = "T"
scope = { decides = "an example", omits = ["everything else"] }

[sources.s]
title = "A source"
url = "https://example.org/s"
date = "2026"
kind = "primary"

[sources.other]
title = "Another source"
url = "https://example.org/o"
date = "2025"
kind = "independent"

[sources.judged]
title = "Our judgement"
date = "2026-11"
kind = "assessment"
"#;

/// Loads a tree; `parts` are criteria, questions, rules and options.
pub(crate) fn load(keys: &str, parts: &[&str]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.toml");
    let text = format!("{keys}\n{HEAD}\n{CRITERIA}\n{}", parts.join("\n"));
    fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let loaded = library.load("t", &mut faults);
    none(&faults, &library.sources);
    loaded.unwrap()
}

fn none(faults: &Faults, sources: &Sources) {
    let mut shown = Vec::new();
    draw(
        faults,
        sources,
        Style {
            width: 100,
            colour: false,
        },
        &mut shown,
    )
    .unwrap();
    assert!(
        !faults.has_errors(),
        "{}",
        String::from_utf8(shown).unwrap()
    );
}

/// Decides a tree with an answers file without its head.
pub(crate) fn decide(parts: &[&str], answers: &str) -> Decided {
    decide_with("", parts, answers, |_| {})
}

/// The same with more keys of the tree, and a change of the situation.
pub(crate) fn decide_with(
    keys: &str,
    parts: &[&str],
    answers: &str,
    change: impl FnOnce(&mut Situation),
) -> Decided {
    let loaded = load(keys, parts);
    let text = format!("schema = 1\n{answers}");
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("answers.toml", text.clone()));
    let file = AnswersFile::new(text, source, Role::Answers);
    let mut faults = Faults::new();
    let mut situation = Situation::new(&loaded.tree);
    let head = file.head(&["t"], &mut faults);
    let applied = file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
    none(&faults, &sources);
    situation.strict = head.strict.unwrap_or_default();
    situation.year = applied.year;
    change(&mut situation);
    let evaluation = evaluate(&loaded.tree, &situation);
    Decided {
        tree: loaded.tree,
        evaluation,
        expect: applied.expect,
    }
}

impl Decided {
    pub(crate) fn id(&self, ix: CandidateIx) -> &str {
        self.tree.candidates()[ix].id.as_str()
    }

    pub(crate) fn ix(&self, id: &str) -> CandidateIx {
        self.tree.candidate(id).unwrap()
    }

    /// The ranked options in order.
    pub(crate) fn order(&self) -> Vec<&str> {
        self.evaluation
            .ranking
            .iter()
            .map(|one| self.id(one.assessment.candidate))
            .collect()
    }

    /// The eliminated options in order.
    pub(crate) fn out(&self) -> Vec<&str> {
        self.evaluation
            .eliminated
            .iter()
            .map(|one| self.id(one.candidate))
            .collect()
    }

    /// Score, low and high of a ranked option.
    pub(crate) fn score(&self, id: &str) -> (f64, f64, f64) {
        let score = self.evaluation.ranked(self.ix(id)).unwrap().score.unwrap();
        (score.points, score.low, score.high)
    }

    /// The weight of a criterion.
    pub(crate) fn weight(&self, id: &str) -> f64 {
        self.evaluation
            .needs
            .weight(self.tree.criterion(id).unwrap())
            .points()
    }

    /// The status as a word.
    pub(crate) fn status(&self) -> &'static str {
        self.evaluation.recommendation.status.as_str()
    }

    /// The ids of some options.
    pub(crate) fn ids(&self, all: &[CandidateIx]) -> Vec<&str> {
        all.iter().map(|ix| self.id(*ix)).collect()
    }
}

/// Equal to 1e-9.
#[track_caller]
pub(crate) fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() < 1e-9,
        "{found}, by hand {expected}"
    );
}

/// All three of a score equal to 1e-9.
#[track_caller]
pub(crate) fn close3(found: (f64, f64, f64), expected: (f64, f64, f64)) {
    close(found.0, expected.0);
    close(found.1, expected.1);
    close(found.2, expected.2);
}

/// A question with one choice a line: `id: keys`.
pub(crate) fn question(id: &str, kind: &str, keys: &str, choices: &[(&str, &str)]) -> String {
    let mut text = format!(
        "[[question]]\nid = \"{id}\"\nask = \"{id}?\"\nwhy = \"it matters\"\nkind = \"{kind}\"\n{keys}\n"
    );
    for (choice, effects) in choices {
        text.push_str(&format!(
            "[[question.choice]]\nid = \"{choice}\"\nlabel = \"{choice}\"\n{effects}\n"
        ));
    }
    text
}
