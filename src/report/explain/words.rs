//! An option explained, in words.

use super::{Explaining, changes};
use crate::analysis::explain::{Explained, Lifted};
use crate::engine::{Contribution, Difference, Evaluation, Finish};
use crate::model::CandidateIx;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs};
use crate::report::story::{Grid, Item, Section, Story};
use crate::report::view::{
    OutRow, Scribe, colophon, marks, out_row, source_rows, term_fact, term_title,
};
use crate::report::wording::lift;
use crate::text::plural;

/// All that there is to say.
pub(super) fn story(of: &Explaining<'_>) -> Story {
    let scribe = &mut Scribe::of(of.decided);
    let (tree, explained) = (of.decided.tree, of.explained);
    let evaluation = of.decided.evaluation;
    let name = scribe.name(explained.candidate);
    let mut sections = Vec::new();
    if let Finish::Out(out) = evaluation.finish(explained.candidate) {
        let row = out_row(scribe, out);
        sections.push(Section::list("out", "Why it is out", reasons(&row)));
        let back = lifted(scribe, explained);
        sections.push(Section::list("lift", "What would bring it back", back));
    }
    sections.push(against(scribe, explained));
    sections.push(points(scribe, explained));
    if let Some(ranked) = evaluation.ranked(explained.candidate) {
        let marks = marks(scribe, ranked).into_iter();
        let marks = marks.map(|mark| say![mark.word, ": ", mark.detail].into());
        sections.push(Section::list("mark", "Marks", marks.collect()));
    }
    sections.extend(changes::sections(scribe, explained));
    Story {
        title: say![theirs(tree.title()), ": ", name],
        headline: headline(scribe, explained),
        sections,
        sources: source_rows(scribe),
        colophon: colophon(&of.decided),
    }
}

/// Where it stands, in one sentence.
fn headline(scribe: &Scribe<'_>, explained: &Explained) -> Phrase {
    let evaluation = scribe.evaluation();
    let name = scribe.name(explained.candidate);
    let mut words = match evaluation.finish(explained.candidate) {
        Finish::Ranked { ranked, .. } => {
            let place = number::ordinal(ranked.rank);
            let of = explained.of;
            say![name, own(format!(" is {place} of {of}"))]
        }
        Finish::Out(out) => {
            let reasons = plural(out.reasons.len(), "reason", "reasons");
            let place = number::ordinal(explained.rank);
            let of = explained.of;
            say![
                name,
                own(format!(
                    " is out, for {reasons}; if it alone came back, it would be {place} of {of}"
                ))
            ]
        }
        Finish::Later => {
            let year = evaluation.situation.year.unwrap_or_default();
            say![
                name,
                own(format!(" came later than {year} and is left out"))
            ]
        }
    };
    words.push(score(explained));
    words.push(lead(scribe, evaluation, explained));
    words.push(".");
    words
}

fn score(explained: &Explained) -> Phrase {
    let Some(score) = explained.score else {
        return ", without points, for nothing is weighed".into();
    };
    let points = number::score(score.points);
    let range = number::score_range(score.low, score.high);
    let range = range.map(|range| format!(" ({range} by what is not exact)"));
    own(format!(
        ", with {points} of 100 points{}",
        range.unwrap_or_default()
    ))
}

fn lead(scribe: &Scribe<'_>, evaluation: &Evaluation, explained: &Explained) -> Phrase {
    let (Some(other), true) = (explained.against, explained.score.is_some()) else {
        return Phrase::default();
    };
    if evaluation.first() == [explained.candidate, other] {
        return say![", level with ", scribe.name(other)];
    }
    let points = explained.points();
    let word = if points < 0.0 { "behind" } else { "ahead of" };
    let points = number::score(points.abs());
    say![own(format!(", {points} {word} ")), scribe.name(other)]
}

/// Every reason, with the fact and who demands it.
pub(in crate::report) fn reasons(row: &OutRow) -> Vec<Item> {
    let items = row.reasons.iter().map(|reason| {
        let mut what = reason.demand.clone();
        if let Some(fact) = &reason.fact {
            what.push(say!["; it is: ", fact.clone()]);
        }
        let by = reason.by.iter().map(|by| say!["← ", by.clone()]);
        Item {
            what,
            under: by.chain(reason.disputed.iter().cloned()).collect(),
        }
    });
    items.collect()
}

/// What to lift, and what follows.
fn lifted(scribe: &mut Scribe<'_>, explained: &Explained) -> Vec<Item> {
    let ix = explained.candidate;
    let evaluation = scribe.evaluation();
    let Finish::Out(out) = evaluation.finish(ix) else {
        return Vec::new();
    };
    let Some(Lifted { back, first }) = &explained.lifted else {
        return vec![Item::from(Phrase::from(
            "Nothing: it has ended, and that cannot be lifted.",
        ))];
    };
    let lifts = out.reasons.iter().map(|reason| lift(scribe, ix, reason));
    let mut under: Vec<Phrase> = lifts.collect();
    let others: Vec<CandidateIx> = back.iter().copied().filter(|one| *one != ix).collect();
    if !others.is_empty() {
        under.push(say![
            "that brings back as well: ",
            Phrase::all_of(scribe.names(&others))
        ]);
    }
    let names = Phrase::all_of(scribe.names(first));
    let then = if evaluation.total_weight <= 0.0 {
        Phrase::from("nobody would be ahead, for nothing is weighed")
    } else if *first == evaluation.first() {
        say!["first would still be ", names]
    } else {
        say!["first would then be ", names]
    };
    under.push(then);
    let what = if out.reasons.len() == 1 {
        "Without this:"
    } else {
        "Without all of this:"
    };
    vec![Item {
        what: what.into(),
        under,
    }]
}

/// Every term of its score, with the fact that it comes from.
fn points(scribe: &mut Scribe<'_>, explained: &Explained) -> Section {
    let mut terms: Vec<&Contribution> = explained.terms.iter().collect();
    terms.sort_by(|a, b| b.points.total_cmp(&a.points));
    let rows = terms.into_iter().map(|term| {
        vec![
            term_title(scribe, term.term),
            own(number::score(term.points)),
            own(number::score(term.per_value)),
            term_fact(scribe, term.term, explained.candidate),
        ]
    });
    let grid = Grid {
        rows: rows.collect(),
        head: ["On", "Points", "Of", "Fact"].map(Phrase::from).into(),
    };
    let out = scribe.evaluation().ranked(explained.candidate).is_none();
    let title = if out {
        "The points that it would have"
    } else {
        "Its points"
    };
    Section::table("points", title, grid)
}

/// Where it differs from the first, or from the second if it is first itself.
fn against(scribe: &mut Scribe<'_>, explained: &Explained) -> Section {
    let Some(other) = explained.against else {
        return Section::default();
    };
    let ix = explained.candidate;
    let shown = explained.lead.iter();
    let shown: Vec<&Difference> = shown.filter(|one| number::shows(one.points)).collect();
    let names = [scribe.name(ix), scribe.name(other)];
    let title = say!["Against ", names[1].clone()];
    if shown.is_empty() && explained.score.is_some() {
        let equal = Phrase::from("They are equal on everything that is weighed.");
        return Section::list("against", title, vec![equal.into()]);
    }
    let rows = shown.into_iter().map(|one| {
        vec![
            term_title(scribe, one.term),
            own(number::signed(one.points)),
            term_fact(scribe, one.term, ix),
            term_fact(scribe, one.term, other),
        ]
    });
    let rows = rows.collect();
    let [one, two] = names;
    let grid = Grid {
        head: vec!["On".into(), "Points".into(), one, two],
        rows,
    };
    Section::table("against", title, grid)
}
