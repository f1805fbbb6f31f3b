//! How one option came out: its place, every point, every reason.

use super::{cited, shown};
use crate::engine::{Finish, Ranked};
use crate::model::CandidateIx;
use crate::report::decided::Decided;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::view::{Scribe, marks, term_fact, term_title};
use crate::report::wording::reason;
use crate::text::Shown;

/// How an option came out, line by line, then the sources that it rests on.
pub fn account(decided: &Decided<'_>, ix: CandidateIx) -> Vec<Shown> {
    let scribe = &mut Scribe::of(*decided);
    let evaluation = scribe.evaluation();
    let candidate = &scribe.tree().candidates()[ix];
    let mut lines = vec![shown(&say![
        theirs(&candidate.name),
        ": ",
        told(&candidate.summary)
    ])];
    match evaluation.finish(ix) {
        Finish::Ranked { ranked, behind } => {
            lines.push(shown(&place(scribe, ranked, behind)));
            lines.extend(points(scribe, ranked));
            for mark in marks(scribe, ranked) {
                lines.push(shown(&say!["  ", mark.word, ": ", mark.detail]));
            }
        }
        Finish::Out(out) => {
            lines.push(Shown::line("It is out:"));
            for one in &out.reasons {
                let said = reason(scribe, ix, one);
                let mut words = say!["  ", said.demand];
                if let Some(fact) = said.fact {
                    words.push(say![", and is ", fact]);
                }
                if !said.by.is_empty() {
                    words.push(say![" (", Phrase::joined(said.by, "; "), ")"]);
                }
                lines.push(shown(&words));
            }
        }
        Finish::Later => lines.push(Shown::line("It came after the year of this decision.")),
    }
    lines.extend(cited(scribe));
    lines
}

fn place(scribe: &Scribe<'_>, ranked: &Ranked, behind: Option<f64>) -> Phrase {
    let of = scribe.evaluation().ranking.len();
    let mut words = own(format!("Rank {} of {of}", ranked.rank));
    if let Some(score) = ranked.score {
        let points = number::score(score.points);
        words.push(own(format!(", {points} of 100 points")));
        if let Some(range) = number::score_range(score.low, score.high) {
            words.push(own(format!(" ({range} by what is not exact)")));
        }
    }
    if let Some(behind) = behind.filter(|behind| *behind > 0.0) {
        words.push(own(format!(", {} behind the first", number::score(behind))));
    }
    words.push(".");
    words
}

/// Every term: points of those that it could have, the most weighty first.
fn points(scribe: &mut Scribe<'_>, ranked: &Ranked) -> Vec<Shown> {
    let ix = ranked.assessment.candidate;
    let mut terms: Vec<_> = ranked.contributions.iter().collect();
    terms.sort_by(|a, b| b.per_value.total_cmp(&a.per_value));
    terms
        .into_iter()
        .map(|term| {
            let (points, full) = (number::score(term.points), number::score(term.per_value));
            let title = term_title(scribe, term.term);
            let fact = term_fact(scribe, term.term, ix);
            shown(&say![
                own(format!("  {points} of {full} ")),
                title,
                ": ",
                fact
            ])
        })
        .collect()
}
