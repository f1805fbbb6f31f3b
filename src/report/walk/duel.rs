//! Two options side by side: where they differ, by how much, on which facts.

use super::{cited, shown};
use crate::engine::{Finish, differences};
use crate::model::{CandidateIx, CriterionIx};
use crate::report::decided::Decided;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::view::{Scribe, term_fact, term_title};
use crate::report::wording::{fact_brief, reason};
use crate::text::Shown;

/// Where two options differ, line by line, then the sources. Points for the first have a plus.
pub fn duel(decided: &Decided<'_>, a: CandidateIx, b: CandidateIx) -> Vec<Shown> {
    let scribe = &mut Scribe::of(*decided);
    let mut lines = vec![shown(&say![scribe.name(a), " against ", scribe.name(b)])];
    for ix in [a, b] {
        let words = finish(scribe, ix);
        lines.push(shown(&words));
    }
    let all = differences(scribe.evaluation(), a, b);
    if scribe.evaluation().ranked(a).is_some() && scribe.evaluation().ranked(b).is_some() {
        if all.is_empty() {
            lines.push(Shown::line("They are equal on everything that is weighed."));
        }
        for one in all {
            let title = term_title(scribe, one.term);
            let facts = say![
                term_fact(scribe, one.term, a),
                " against ",
                term_fact(scribe, one.term, b)
            ];
            let points = own(format!("  {} ", number::signed(one.points)));
            lines.push(shown(&say![points, title, ": ", facts]));
        }
    } else {
        lines.extend(facts(decided, scribe, a, b));
    }
    lines.extend(cited(scribe));
    lines
}

/// How an option came out, in one sentence.
fn finish(scribe: &mut Scribe<'_>, ix: CandidateIx) -> Phrase {
    let name = scribe.name(ix);
    let evaluation = scribe.evaluation();
    match evaluation.finish(ix) {
        Finish::Ranked { ranked, .. } => {
            let points = ranked.score.map_or_else(
                || "without points, for nothing is weighed".to_owned(),
                |score| format!("with {} points", number::score(score.points)),
            );
            say![name, own(format!(" is number {} {points}.", ranked.rank))]
        }
        Finish::Out(out) => {
            let why = out.reasons.iter();
            let why: Vec<Phrase> = why.map(|one| reason(scribe, ix, one).demand).collect();
            say![name, " is out: ", Phrase::joined(why, "; "), "."]
        }
        Finish::Later => say![name, " came after the year of this decision."],
    }
}

/// The facts on what is weighed or required, where one of the two is out and has no points.
fn facts(
    decided: &Decided<'_>,
    scribe: &mut Scribe<'_>,
    a: CandidateIx,
    b: CandidateIx,
) -> Vec<Shown> {
    let tree = scribe.tree();
    let needs = &scribe.evaluation().needs;
    let asked: Vec<CriterionIx> = needs
        .demands
        .iter()
        .flat_map(|demand| demand.requirement.criteria())
        .collect();
    let matters = |ix: CriterionIx| asked.contains(&ix) || !needs.weight(ix).is_zero();
    let matter: Vec<CriterionIx> = tree
        .criteria()
        .indices()
        .filter(|ix| matters(*ix))
        .collect();
    let mut lines = Vec::new();
    for ix in matter {
        let fact = |of: CandidateIx| &tree.candidates()[of].facts[ix];
        // Who only looks cites nothing.
        let aside = &mut Scribe::of(*decided);
        let same = fact_brief(aside, ix, fact(a)).without_notes()
            == fact_brief(aside, ix, fact(b)).without_notes();
        if !same {
            let (one, other) = (
                fact_brief(scribe, ix, fact(a)),
                fact_brief(scribe, ix, fact(b)),
            );
            let title = theirs(&tree.criteria()[ix].title);
            lines.push(shown(&say!["  ", title, ": ", one, " against ", other]));
        }
    }
    lines
}
