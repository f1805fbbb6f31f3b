//! What was expected, what came out instead, and why.

use super::{Scribe, status, why};
use crate::engine::{Assessment, Confidence, ExpectKey, ExpectedWinner, Finish, Miss, Outcome};
use crate::model::CandidateIx;
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::wording::reason;
use crate::text::plural;

/// The most options of one expectation for which it is told why they are not where they should be.
const EXPLAINED: usize = 5;

/// Something expected that did not come out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MissView {
    /// The key that states it.
    pub(crate) key: ExpectKey,
    /// What was expected.
    pub(crate) expected: Phrase,
    /// What came out.
    pub(crate) found: Phrase,
    /// Why: for each option how it came out, and what put it there.
    pub(crate) why: Vec<Phrase>,
}

impl MissView {
    /// "winner: expected gVisor first, found runc".
    pub(crate) fn line(&self) -> Phrase {
        say![
            self.key.as_str(),
            ": expected ",
            self.expected.clone(),
            ", found ",
            self.found.clone()
        ]
    }
}

/// The expectation in words: the verdict first, then each miss.
pub(super) fn lines(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let Some((expect, outcome)) = scribe.decided.expectation else {
        return Vec::new();
    };
    let because = || told(expect.known_miss.as_deref().unwrap_or_default());
    let verdict: Phrase = match outcome {
        Outcome::Holds => "The expectation holds.".into(),
        Outcome::KnownMiss(_) => {
            say!["The expectation is missed, as it says: ", because()]
        }
        Outcome::Fails(_) => "The expectation does not hold.".into(),
        Outcome::HoldsUnexpectedly => say![
            "The expectation holds, although it says that it would not: ",
            because()
        ],
    };
    let misses = outcome.misses().iter().map(|one| miss(scribe, one).line());
    std::iter::once(verdict).chain(misses).collect()
}

/// Everything that did not come out as expected, with why; `fails` says whether the status is one
/// on which the file says to fail.
pub(super) fn misses(scribe: &mut Scribe<'_>, fails: bool) -> Vec<MissView> {
    let mut found = Vec::new();
    if let Some((expect, outcome)) = scribe.decided.expectation {
        for one in outcome.misses() {
            let mut said = miss(scribe, one);
            said.why = reasons(scribe, one);
            found.push(said);
        }
        if *outcome == Outcome::HoldsUnexpectedly {
            let because = told(expect.known_miss.as_deref().unwrap_or_default());
            found.push(MissView {
                key: ExpectKey::KnownMiss,
                expected: say!["a miss (", because, ")"],
                found: "that everything holds; take `known-miss` out".into(),
                why: Vec::new(),
            });
        }
    }
    if fails {
        let word = scribe.evaluation().recommendation.status.as_str();
        found.push(MissView {
            key: ExpectKey::FailOn,
            expected: say!["any status but ", word],
            found: word.into(),
            why: status::sentences(scribe),
        });
    }
    found
}

fn miss(scribe: &Scribe<'_>, miss: &Miss) -> MissView {
    let expect = scribe.decided.expectation.map(|(expect, _)| expect);
    let (expected, found): (Phrase, Phrase) = match miss {
        Miss::Winner { first } => {
            let wanted = expect.and_then(|expect| expect.winner.as_ref());
            let first = scribe.names(first);
            let found = if first.is_empty() {
                "none".into()
            } else {
                Phrase::all_of(first)
            };
            (
                wanted.map_or_else(Phrase::default, |one| winner(scribe, one)),
                found,
            )
        }
        Miss::Status(status) => {
            let wanted = expect.map_or(&[][..], |expect| &expect.status);
            let wanted = wanted.iter().map(|one| Phrase::from(one.as_str()));
            (Phrase::any_of(wanted), status.as_str().into())
        }
        Miss::Top(ix) => {
            let places = expect.map_or(0, |expect| expect.top.len());
            let places = own(match places {
                1 => " in the first place".to_owned(),
                n => format!(" in the first {n} places"),
            });
            (
                say![scribe.name(*ix), places],
                say!["it ", finish(scribe, *ix)],
            )
        }
        Miss::NotEliminated(ix) => (
            say![scribe.name(*ix), " out"],
            say!["it ", finish(scribe, *ix)],
        ),
        Miss::First(ix) => (
            say![scribe.name(*ix), " never first"],
            say!["it ", finish(scribe, *ix)],
        ),
        Miss::Margin(margin) => {
            let least = expect
                .and_then(|expect| expect.min_margin)
                .unwrap_or_default();
            match margin {
                Some(margin) => {
                    let (least, margin) = number::told_apart(least, *margin);
                    (own(format!("{least} points or more")), own(margin))
                }
                None => {
                    let least = number::score(least);
                    (own(format!("{least} points or more")), "none".into())
                }
            }
        }
        Miss::Confidence(found) => {
            let least = expect.and_then(|expect| expect.min_confidence);
            let least = least.map_or("", Confidence::as_str);
            (
                say![least, " at least"],
                found.map_or("none", Confidence::as_str).into(),
            )
        }
    };
    MissView {
        key: miss.key(),
        expected,
        found,
        why: Vec::new(),
    }
}

/// The expected first place: "gVisor or Kata Containers first".
fn winner(scribe: &Scribe<'_>, wanted: &ExpectedWinner) -> Phrase {
    match wanted {
        ExpectedWinner::OneOf(options) => {
            say![Phrase::any_of(scribe.names(options)), " first"]
        }
        ExpectedWinner::FormOf(family) => {
            say!["a form of ", theirs(family.as_str()), " first"]
        }
    }
}

/// How an option came out: "2nd, 12.3 points behind", "out".
fn finish(scribe: &Scribe<'_>, ix: CandidateIx) -> Phrase {
    let evaluation = scribe.evaluation();
    match evaluation.finish(ix) {
        Finish::Ranked { behind: None, .. } => "viable, in no order".into(),
        Finish::Ranked {
            ranked,
            behind: Some(behind),
        } => {
            let rank = number::ordinal(ranked.rank);
            if ranked.rank == 1 {
                own(rank)
            } else {
                let behind = number::score(behind);
                own(format!("{rank}, {behind} points behind"))
            }
        }
        Finish::Out(_) => "out".into(),
        Finish::Later => {
            let year = evaluation.situation.year.unwrap_or_default();
            own(format!("left out: it came later than {year}"))
        }
    }
}

/// Why options are not where they should be.
fn reasons(scribe: &mut Scribe<'_>, miss: &Miss) -> Vec<Phrase> {
    let tree = scribe.tree();
    let wanted = match miss {
        Miss::Winner { .. } => {
            let expect = scribe.decided.expectation.map(|(expect, _)| expect);
            let winner = expect.and_then(|expect| expect.winner.as_ref());
            winner.map_or_else(Vec::new, |winner| winner.options(tree))
        }
        Miss::Top(ix) => vec![*ix],
        Miss::Status(_) => return status::sentences(scribe),
        _ => Vec::new(),
    };
    let mut said = Vec::new();
    for ix in wanted.iter().take(EXPLAINED) {
        let name = scribe.name(*ix);
        let finish = say![name.clone(), " is ", finish(scribe, *ix)];
        // Of a place that was expected it is said already what was found instead.
        let told = matches!(miss, Miss::Top(_));
        match scribe.evaluation().finish(*ix) {
            Finish::Out(out) => said.extend(broken(scribe, &name, out)),
            Finish::Later => said.extend((!told).then_some(finish)),
            Finish::Ranked { ranked, .. } => {
                said.extend((!told).then_some(finish));
                let first = scribe.evaluation().first().first().copied();
                if let Some(first) = first.filter(|_| ranked.rank > 1) {
                    said.extend(why::lead(scribe, first, *ix));
                }
            }
        }
    }
    if let Some(more) = wanted.len().checked_sub(EXPLAINED).filter(|more| *more > 0) {
        said.push(own(format!(
            "and {} more",
            plural(more, "option", "options")
        )));
    }
    said
}

/// Every reason why an option is out, one a line.
fn broken(scribe: &mut Scribe<'_>, name: &Phrase, out: &Assessment) -> Vec<Phrase> {
    let line = |one| {
        let said = reason(scribe, out.candidate, one);
        let mut parts = vec![say![name.clone(), " is out: ", said.demand]];
        parts.extend(said.fact.map(|fact| say!["it is: ", fact]));
        parts.extend(said.by.into_iter().map(|by| say!["by: ", by]));
        Phrase::joined(parts, "; ")
    };
    out.reasons.iter().map(line).collect()
}
