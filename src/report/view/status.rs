//! The headline, and the status in sentences: every clause, and how far the questions are settled.

use super::{Scribe, terms};
use crate::engine::{By, Clause, Status, TermRef};
use crate::model::{CandidateIx, QuestionIx, QuestionKind};
use crate::report::number;
use crate::report::phrase::{Phrase, own, say, theirs, told};
use crate::report::wording::{by, capabilities, requirement};
use crate::text::plural;

/// What to choose, in a few words.
pub(super) fn headline(scribe: &Scribe<'_>) -> Phrase {
    let evaluation = scribe.evaluation();
    let recommendation = &evaluation.recommendation;
    if recommendation.status == Status::NoneLeft {
        return "no option meets the requirements".into();
    }
    let Some(winner) = recommendation.winner else {
        return "no order yet, for nothing is weighed".into();
    };
    let tied = evaluation.first();
    let first = Phrase::any_of(scribe.names(&tied));
    match recommendation.status {
        Status::OnlyOne => say![first, ", the only one left"],
        Status::Open => say![first, ", for now"],
        Status::TooClose => {
            let rivals = recommendation.rivals.iter().map(|one| one.candidate);
            let group: Vec<CandidateIx> = std::iter::once(winner).chain(rivals).collect();
            Phrase::any_of(scribe.names(&group))
        }
        Status::Clear | Status::NoneLeft => first,
    }
}

/// The status in sentences.
pub(super) fn sentences(scribe: &Scribe<'_>) -> Vec<Phrase> {
    let recommendation = &scribe.evaluation().recommendation;
    let mut said = Vec::new();
    match recommendation.status {
        Status::NoneLeft => {
            let n = scribe.evaluation().eliminated.len();
            said.push(say![
                "Each of ",
                own(plural(n, "option", "options")),
                " breaks a requirement or is excluded."
            ]);
        }
        Status::OnlyOne => said.push("Every other option is out.".into()),
        Status::TooClose => said.extend(group(scribe)),
        Status::Clear => said.extend(lead(scribe)),
        Status::Open => {
            said.extend(recommendation.clauses.iter().map(|one| clause(scribe, one)));
            if recommendation.rivals.is_empty() {
                said.extend(lead(scribe));
            } else {
                said.extend(group(scribe));
            }
        }
    }
    if !recommendation.at_best.is_empty() {
        let names = Phrase::all_of(scribe.names(&recommendation.at_best));
        said.push(say![
            "With its unknowns at their best ",
            names,
            " would lead."
        ]);
    }
    said.push(settled(scribe));
    said
}

/// By how much the winner leads, and how much it takes.
fn lead(scribe: &Scribe<'_>) -> Option<Phrase> {
    let recommendation = &scribe.evaluation().recommendation;
    let (winner, other) = (recommendation.winner?, recommendation.runner_up?);
    let (margin, zone) = number::told_apart(recommendation.margin?, recommendation.zone?);
    let beyond = recommendation.margin? >= recommendation.zone? - 1e-9;
    let (winner, other) = (scribe.name(winner), scribe.name(other));
    let mut words = say![
        winner,
        " leads ",
        other.clone(),
        " by ",
        own(format!("{margin} points; {zone} would "))
    ];
    if beyond {
        words.push("be enough to tell them apart.");
    } else {
        words.push("tell them apart, but ");
        words.push(other);
        words.push(" is better on nothing.");
    }
    Some(words)
}

/// Who is too close to the winner, and on what they differ most.
fn group(scribe: &Scribe<'_>) -> Option<Phrase> {
    let recommendation = &scribe.evaluation().recommendation;
    let winner = recommendation.winner?;
    let rivals = recommendation.rivals.iter().map(|member| {
        let name = scribe.name(member.candidate);
        if member.lead <= 1e-9 {
            say![name, " (level)"]
        } else {
            let (lead, zone) = number::told_apart(member.lead, member.zone);
            say![name, own(format!(" ({lead} behind, {zone} would tell)"))]
        }
    });
    let mut words = say![
        scribe.name(winner),
        " cannot be told apart from ",
        Phrase::all_of(rivals)
    ];
    let most = differ_most(scribe);
    if most.is_empty() {
        words.push("; they are equal on everything that is weighed.");
    } else {
        words.push("; they differ most on ");
        words.push(Phrase::all_of(
            most.into_iter().map(|term| terms::title(scribe, term)),
        ));
        words.push(".");
    }
    Some(words)
}

/// The three terms with the widest spread of points within the group.
fn differ_most(scribe: &Scribe<'_>) -> Vec<TermRef> {
    let evaluation = scribe.evaluation();
    let recommendation = &evaluation.recommendation;
    let rivals = recommendation.rivals.iter().map(|one| one.candidate);
    let members: Vec<_> = recommendation
        .winner
        .into_iter()
        .chain(rivals)
        .filter_map(|ix| evaluation.ranked(ix))
        .collect();
    let Some(first) = members.first() else {
        return Vec::new();
    };
    let mut spreads: Vec<(TermRef, f64)> = first
        .contributions
        .iter()
        .enumerate()
        .map(|(n, term)| {
            let points = || {
                members
                    .iter()
                    .filter_map(move |one| one.contributions.get(n))
                    .map(|term| term.points)
            };
            let least = points().fold(f64::INFINITY, f64::min);
            (term.term, points().fold(0.0, f64::max) - least)
        })
        .filter(|(_, spread)| number::shows(*spread))
        .collect();
    spreads.sort_by(|a, b| b.1.total_cmp(&a.1));
    spreads.into_iter().take(3).map(|(term, _)| term).collect()
}

fn clause(scribe: &Scribe<'_>, clause: &Clause) -> Phrase {
    let (tree, evaluation) = (scribe.tree(), scribe.evaluation());
    let first = evaluation.ranking.first().map(|one| &one.assessment);
    let name = first.map_or_else(Phrase::default, |one| scribe.name(one.candidate));
    match clause {
        Clause::Essential(open) => {
            let word = if open.len() == 1 {
                "An essential question is open: "
            } else {
                "Essential questions are open: "
            };
            say![word, Phrase::all_of(ids(scribe, open)), "."]
        }
        Clause::Unverified => {
            let demands = first.into_iter().flat_map(|one| &one.unverified);
            let words = demands
                .filter_map(|n| evaluation.needs.demands.get(*n))
                .map(|demand| requirement(tree, &demand.requirement));
            say![
                "Nobody verified that ",
                name,
                " meets: ",
                Phrase::all_of(words),
                "."
            ]
        }
        Clause::Conditional => {
            let needs = first.into_iter().flat_map(|one| {
                let of = &tree.candidates()[one.candidate].needs;
                one.conditional.iter().filter_map(|n| of.get(*n))
            });
            let words = needs.map(|need| capabilities(tree, &need.any));
            say![
                name,
                " depends on what no answer says: whether ",
                Phrase::all_of(words),
                "."
            ]
        }
        Clause::Flips(open) => say![
            "Each of ",
            own(plural(open.len(), "open question", "open questions")),
            " can put another option first: ",
            Phrase::all_of(ids(scribe, open)),
            "."
        ],
        Clause::Unknown(share) => say![
            own(number::percent(*share)),
            " of the weight rests on what is unknown of ",
            name,
            "."
        ],
        Clause::Outside(all) => {
            let words = all.iter().map(|one| outside(scribe, *one));
            say![
                "Beyond what this tree decides: ",
                Phrase::joined(words, "; "),
                "."
            ]
        }
        Clause::NothingWeighed => {
            "No answer gives anything a weight, so the options stand in no order.".into()
        }
    }
}

/// An answer whose need the tree does not decide, with what does.
fn outside(scribe: &Scribe<'_>, from: By) -> Phrase {
    let tree = scribe.tree();
    let what = match from {
        By::Choice { question, choice } => tree.questions()[question].choices()[choice]
            .outside
            .as_deref(),
        By::Number { question, band } => match &tree.questions()[question].kind {
            QuestionKind::Number { bands, .. } => band
                .and_then(|n| bands.get(n))
                .and_then(|band| band.outside.as_deref()),
            _ => None,
        },
        _ => None,
    };
    let words = by(tree, scribe.evaluation(), from);
    match what {
        Some(what) => say![words, ", ", told(what)],
        None => words,
    }
}

/// Questions by their ids, as they stand in an answers file.
fn ids(scribe: &Scribe<'_>, all: &[QuestionIx]) -> Vec<Phrase> {
    all.iter()
        .map(|ix| theirs(scribe.tree().questions()[*ix].id.as_str()))
        .collect()
}

/// "Answered 11 of the 14 questions that apply; still decisive: team, api."
fn settled(scribe: &Scribe<'_>) -> Phrase {
    let recommendation = &scribe.evaluation().recommendation;
    let (answered, applying) = (recommendation.answered, recommendation.applying);
    if scribe.tree().questions().is_empty() {
        return "Nothing is asked: the weights are those of the table itself.".into();
    }
    if applying == 0 {
        return "No question applies.".into();
    }
    if answered == applying {
        let words = match applying {
            1 => "The question that applies is answered.".to_owned(),
            n => format!("All {n} questions that apply are answered."),
        };
        return own(words);
    }
    let count = plural(applying, "question that applies", "questions that apply");
    let words = own(format!("Answered {answered} of the {count}"));
    let decisive: Vec<QuestionIx> = recommendation
        .open
        .iter()
        .filter(|open| open.flips())
        .map(|open| open.question)
        .collect();
    let is_nothing_left = recommendation.status == Status::NoneLeft;
    if recommendation.winner.is_none() && !is_nothing_left {
        say![words, "."]
    } else if decisive.is_empty() && is_nothing_left {
        say![words, "; no single answer to the rest brings one back."]
    } else if decisive.is_empty() {
        say![words, "; no answer to the rest puts another option first."]
    } else {
        say![
            words,
            "; still decisive: ",
            Phrase::joined(ids(scribe, &decisive), ", "),
            "."
        ]
    }
}
