//! The run as JUnit XML: for the test view of a CI service.
//!
//! A case is a `testcase`, its tree the `classname`, its file the `name`. An invalid file is an
//! `error`; a known miss and a file without expectation are `skipped`; a minimum of coverage is a
//! `testcase` of its own. No times, no host names:
//! the same input gives the same bytes.

use super::row::{Detail, Row, rows};
use super::{CaseOutcome, Counts, Run};
use crate::analysis::coverage::{CoverageKind, Minimum};
use crate::report::coverage::{Below, Covered, all_kinds, label};
use crate::report::phrase::Phrase;
use crate::report::xml::{Xml, XmlWriter};

/// The `classname` where no tree was decided.
const NO_TREE: &str = "whystack";

/// The run as a document.
pub fn document(run: &Run<'_>) -> String {
    let counts = Counts::of(run);
    let number = |n: usize| Xml::of(&n.to_string());
    let gates = || run.covered().iter().flat_map(gates);
    let failures = counts.get(CaseOutcome::Failed)
        + counts.get(CaseOutcome::UnexpectedPass)
        + gates().filter(|gate| gate.below.is_some()).count();
    let skipped = counts.get(CaseOutcome::KnownMiss) + counts.get(CaseOutcome::NoExpectation);
    let suite = [
        ("name", Xml::of("whystack test")),
        ("tests", number(counts.total() + gates().count())),
        ("failures", number(failures)),
        ("errors", number(counts.get(CaseOutcome::Invalid))),
        ("skipped", number(skipped)),
    ];
    let mut xml = XmlWriter::new();
    xml.open("testsuites", &suite);
    xml.open("testsuite", &suite);
    properties(&mut xml, run.covered());
    for row in rows(run) {
        test_case(&mut xml, &row);
    }
    for gate in gates() {
        gate.write(&mut xml);
    }
    xml.finish()
}

/// The share of each kind of each tree, in percent with all its digits.
fn properties(xml: &mut XmlWriter, covered: &[Covered<'_>]) {
    if covered.is_empty() {
        return;
    }
    xml.open("properties", &[]);
    for one in covered {
        for kind in all_kinds() {
            let Some(percent) = one.coverage.tally(kind).percent() else {
                continue;
            };
            let kind = kind.map_or("all", CoverageKind::as_str);
            let name = format!("coverage.{}.{kind}", one.tree().id());
            let value = Xml::of(&percent.to_string());
            xml.leaf(
                "property",
                &[("name", Xml::of(&name)), ("value", value)],
                &Xml::of(""),
            );
        }
    }
    xml.close();
}

/// A minimum of coverage as a test of its own.
struct Gate {
    tree: String,
    minimum: Minimum,
    below: Option<Below>,
}

/// The minima of a tree.
fn gates(covered: &Covered<'_>) -> Vec<Gate> {
    let below = |minimum: Minimum| {
        let mut all = Below::all(covered).into_iter();
        all.find(|below| below.minimum == minimum)
    };
    let minima = covered.minima.iter().copied();
    let gate = |minimum| Gate {
        tree: covered.tree().id().to_string(),
        minimum,
        below: below(minimum),
    };
    minima.map(gate).collect()
}

impl Gate {
    fn write(&self, xml: &mut XmlWriter) {
        let Minimum { kind, percent } = self.minimum;
        let name = format!("coverage: {} at least {percent} %", label(kind));
        let attributes = [("classname", Xml::of(&self.tree)), ("name", Xml::of(&name))];
        let Some(below) = &self.below else {
            xml.leaf("testcase", &attributes, &Xml::of(""));
            return;
        };
        let message = ("message", Xml::of(&below.figures()));
        let text = format!("missing: {}", below.missing());
        xml.open("testcase", &attributes);
        xml.leaf(
            "failure",
            &[message, ("type", Xml::of("coverage"))],
            &Xml::of(&text),
        );
        xml.close();
    }
}

fn test_case(xml: &mut XmlWriter, row: &Row) {
    let tree = if row.tree.is_empty() {
        NO_TREE.to_owned()
    } else {
        row.tree.line()
    };
    let file = row.file.line();
    let attributes = [
        ("classname", Xml::of(&tree)),
        ("name", Xml::of(&file)),
        ("file", Xml::of(&file)),
    ];
    let kind = ("type", Xml::of(row.outcome.as_str()));
    let first = |key: &str| {
        let found = row.details.iter().find(|one| one.key == key);
        let words = found.map_or_else(Phrase::default, |one| one.words.clone());
        ("message", Xml::of(&words.line()))
    };
    match row.outcome {
        CaseOutcome::Passed if row.details.is_empty() => {
            xml.leaf("testcase", &attributes, &Xml::of(""));
            return;
        }
        CaseOutcome::Passed => {
            xml.open("testcase", &attributes);
            xml.leaf("system-out", &[], &text(row));
        }
        CaseOutcome::Invalid => {
            xml.open("testcase", &attributes);
            xml.leaf("error", &[first("fault"), kind], &text(row));
        }
        CaseOutcome::Failed | CaseOutcome::UnexpectedPass => {
            xml.open("testcase", &attributes);
            xml.leaf("failure", &[first("miss"), kind], &text(row));
        }
        CaseOutcome::KnownMiss => {
            let because = format!("known miss: {}", row.because.line());
            xml.open("testcase", &attributes);
            xml.leaf("skipped", &[("message", Xml::of(&because))], &Xml::of(""));
            xml.leaf("system-out", &[], &text(row));
        }
        CaseOutcome::NoExpectation => {
            xml.open("testcase", &attributes);
            xml.leaf("skipped", &[first("fault")], &Xml::of(""));
        }
    }
    xml.close();
}

/// What stands behind a row, line by line.
fn text(row: &Row) -> Xml {
    let line = |detail: &Detail| {
        let indent = "  ".repeat(detail.depth());
        format!("{indent}{}: {}", detail.key, detail.words.line())
    };
    let title = (!row.title.is_empty()).then(|| format!("title: {}", row.title.line()));
    let lines: Vec<String> = title
        .into_iter()
        .chain(row.details.iter().map(line))
        .collect();
    Xml::of(&lines.join("\n"))
}
