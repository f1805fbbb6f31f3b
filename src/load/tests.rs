//! Tests of the loader, on texts in memory.

#[expect(clippy::too_many_lines, reason = "a table of cases")]
mod bad_answers;
#[expect(clippy::too_many_lines, reason = "a table of cases")]
mod bad_facts;
mod bad_files;
#[expect(clippy::too_many_lines, reason = "a table of cases")]
mod bad_needs;
mod bad_questions;
#[expect(clippy::too_many_lines, reason = "a table of cases")]
mod bad_tables;
mod digests;
mod former_ids;
mod no_panic;

use super::files::TreeFiles;
use super::schema::Written;
use super::schema::tests::{difference, validator};
use super::tree::{Built, build};
use crate::diagnostic::{Code, Faults};
use crate::text::{SourceFile, Sources};

/// A small tree in one file, without fault.
pub(super) const BASE: &str = r#"schema = 1
id = "lamp"
version = "1.0.0"
as-of = "2026-11"
title = "Lamp"

[scope]
decides = "What gives light"
omits = ["price"]

[[capability]]
id = "mains"
title = "There is mains power"

[[criterion]]
id = "warm-up"
title = "Warm-up"
kind = "number"
unit = "ms"
measure = "switch to full light"
value = { scale = "log", worst = 10000, best = 1 }

[[criterion]]
id = "watts"
title = "Power"
kind = "number"
unit = "W"

[[criterion]]
id = "safety"
title = "Safety"
kind = "level"

  [[criterion.level]]
  id = "flame"
  title = "An open flame"

  [[criterion.level]]
  id = "hot"
  title = "A hot surface"

  [[criterion.level]]
  id = "cold"
  title = "Cold to the touch"

[[criterion]]
id = "dimmable"
title = "Can be dimmed"
kind = "flag"

[[criterion]]
id = "colours"
title = "Colours"
kind = "set"
members = ["white", "red", "green"]

[[question]]
id = "room"
ask = "Which room?"
kind = "one"

  [[question.choice]]
  id = "cellar"
  label = "A cellar"

  [[question.choice]]
  id = "nursery"
  label = "A nursery"

[[question]]
id = "paint"
ask = "Which colours?"
kind = "many"

  [[question.choice]]
  id = "red"
  label = "Red"

  [[question.choice]]
  id = "green"
  label = "Green"

[[question]]
id = "area"
ask = "How large is it?"
kind = "number"
unit = "m²"
min = 1
max = 500

  [[question.band]]
  id = "tiny"
  below = 5

[sources.manual]
title = "Manual"
url = "https://example.org/manual"
date = "2024-05"
kind = "primary"

[sources.guess]
title = "Our own judgement"
date = "2026-11"
kind = "assessment"

[[option]]
id = "candle"
name = "Candle"
summary = "Wax and a wick"
  [option.facts]
  safety = { value = "flame", source = "manual" }

[[option]]
id = "led"
name = "LED"
summary = "A diode"
"#;

/// Builds a tree from one text, with the shared questions and capabilities of another.
pub(super) fn built(shared: &str, text: &str) -> (Option<Built>, Faults, Sources) {
    let mut sources = Sources::new();
    let shared = Some(sources.add(SourceFile::new("shared.toml", shared)));
    let tree = sources.add(SourceFile::new("lamp.toml", text));
    let files = TreeFiles {
        shared,
        lent: false,
        tree,
        sources: None,
        options: Vec::new(),
    };
    let (built, faults) = build(&[&files], &sources, Some("lamp"), false);
    (built, faults, sources)
}

/// How a fault gets into the small tree.
#[derive(Clone, Copy)]
pub(super) enum Put {
    /// At its end.
    Add(&'static str),
    /// In place of something.
    Swap(&'static str, &'static str),
}

/// The shared questions that the tests use.
pub(super) const SHARED: &str = r#"schema = 1

[[capability]]
id = "battery"
title = "There are batteries"

[[question]]
id = "site"
ask = "Where?"
kind = "one"

  [[question.choice]]
  id = "indoors"
  label = "Indoors"

  [[question.choice]]
  id = "outdoors"
  label = "Outdoors"
"#;

/// A fault: its code, how it gets there with a `«` before the place where it must be reported,
/// and a part of what is said about it.
pub(super) type Case = (Code, Put, &'static str);

/// Each case gives exactly its one fault, at its place, with its words.
pub(super) fn each_is_reported(cases: &[Case]) {
    let mut wrong = Vec::new();
    let validator = validator(Written::Tree);
    for (n, (code, put, words)) in cases.iter().enumerate() {
        let marked = match put {
            Put::Add(text) => format!("{BASE}\n{text}\n"),
            Put::Swap(from, to) => {
                assert_eq!(BASE.matches(from).count(), 1, "case {n}: {from}");
                BASE.replace(from, to)
            }
        };
        let at = marked
            .find('«')
            .unwrap_or_else(|| panic!("case {n} has no place"));
        let text = marked.replace('«', "");
        let (tree, faults, sources) = built(SHARED, &text);
        let said: Vec<String> = faults
            .all()
            .iter()
            .map(|fault| {
                let place = fault
                    .place
                    .as_ref()
                    .map(|label| sources.line_col(label.span));
                let help = fault.help.join(" | ");
                let (code, headline) = (fault.code.as_str(), &fault.headline);
                format!("{code} {place:?} {headline} ({help})")
            })
            .collect();
        let expected = SourceFile::new("", text.as_str()).line_col(at);
        let fits = faults.all().len() == 1
            && tree.is_none()
            && said.iter().all(|one| {
                one.starts_with(&format!("{} {:?} ", code.as_str(), Some(expected)))
                    && one.contains(words)
            });
        // Of which kind a shared question is, no tree says.
        let of_shared = *code == Code::WrongKind && text.contains("use = \"");
        if !of_shared && let Some(difference) = difference(&validator, &text, &faults) {
            wrong.push(format!("{n}: {difference}"));
        }
        if !fits {
            let (code, said) = (code.as_str(), said.join("\n     "));
            wrong.push(format!(
                "{n}: wanted {code} {expected:?} {words:?}\n  got\n     {said}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_small_tree_has_no_fault() {
    let (tree, faults, _) = built(SHARED, BASE);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(tree.unwrap().tree.candidates().len(), 2);
}
