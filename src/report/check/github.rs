//! Findings as annotations of GitHub Actions.

use std::io::{self, Write};

use super::{Checked, Judged};
use crate::diagnostic::Severity;
use crate::report::github::{Annotation, write as write_annotations, write_line};
use crate::text::Sources;

/// Writes findings as annotations, notes only with `verbose`, then a line for each tree. What
/// several trees are told of one file is said once.
///
/// # Errors
/// The writer's.
pub fn write(
    all: &[Checked<'_>],
    sources: &Sources,
    verbose: bool,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut annotations: Vec<Annotation> = Vec::new();
    for judged in all.iter().flat_map(|checked| &checked.findings) {
        let told = verbose || judged.severity != Severity::Note;
        if told && !judged.is_allowed() {
            let one = annotation(judged, sources);
            if !annotations.contains(&one) {
                annotations.push(one);
            }
        }
    }
    write_annotations(&annotations, to)?;
    for checked in all {
        let tree = checked.study.tree();
        let (id, version, place) = (tree.id(), tree.version(), checked.origin());
        let (summary, tried) = (checked.summary(), checked.tried());
        write_line(&format!("{id} {version} ({place}): {summary}; {tried}"), to)?;
    }
    Ok(())
}

fn annotation(judged: &Judged, sources: &Sources) -> Annotation {
    let finding = &judged.settled.finding;
    let place = judged.place(sources);
    let (fact, proof, remedy) = (&finding.headline, &finding.proof, &finding.remedy);
    Annotation {
        level: judged.severity.into(),
        file: place.map(|(file, ..)| file.to_owned()),
        line: place.map(|(_, line, _)| line),
        column: place.map(|(.., column)| column),
        title: finding.check.as_str().to_owned(),
        message: format!("{fact}\n{proof}\nhelp: {remedy}"),
    }
}
