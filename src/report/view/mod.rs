//! Everything that a report for people says of one decision, in words, computed once.
//!
//! Purpose: tables, plain lines and Markdown lay a [`View`] out and add nothing to it, so that
//! they all say the same. Guarantee: words of a tree stand in it as [`Phrase`]s, which keep them
//! apart from ours and have passed the border of [`Shown`].

mod current;
mod dissent;
mod expectation;
mod forms;
mod methods;
mod notes;
mod open;
mod out;
mod ranking;
mod robustness;
mod sources;
mod status;
mod terms;
mod tested;
mod weights;
mod why;

pub(crate) use expectation::MissView;
pub(crate) use methods::METHODS;
pub(crate) use notes::Note;
pub(crate) use open::OpenView;
pub(crate) use out::{OutRow, row as out_row};
pub(crate) use ranking::{Merit, RankRow, marks};
pub(crate) use robustness::{StepRow, moved};
pub(crate) use sources::{SourceRow, StepView, rows as source_rows};
pub(crate) use terms::{fact as term_fact, title as term_title};
pub(crate) use tested::TestedView;
pub(crate) use weights::WeightRow;

use super::decided::Decided;
use super::phrase::{Phrase, cited, own, say, theirs};
use crate::engine::{Evaluation, Status};
use crate::model::{Base, CandidateIx, Source, SourceIx, Tree};
use crate::text::{Shown, plural};

/// A decision in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    /// What is decided: the tree's title.
    pub(crate) title: Phrase,
    /// What to choose, in a few words.
    pub(crate) headline: Phrase,
    /// How sure that is.
    pub(crate) status: Status,
    /// The status in sentences, every clause; then how many questions are settled.
    pub(crate) sentences: Vec<Phrase>,
    /// The viable options, best first.
    pub(crate) ranking: Vec<RankRow>,
    /// What the points of the ranking are compared with.
    pub(crate) legend: Phrase,
    /// How sure the recommendation is, in short.
    pub(crate) sure: Vec<Phrase>,
    /// What was found out about that, section by section.
    pub(crate) robustness: Vec<Note>,
    /// What other methods put first, if that was asked for.
    pub(crate) methods: Vec<Phrase>,
    /// Who is first with an answer one step down or up, where that is not as now.
    pub(crate) steps: Vec<StepRow>,
    /// Why the winner wins over the runner-up.
    pub(crate) why: Vec<Phrase>,
    /// What is unverified, conditional, disputed or unknown of the winner.
    pub(crate) caveats: Vec<Phrase>,
    /// What the marks of the ranked options stand for, where `caveats` does not say it.
    pub(crate) marks: Vec<Phrase>,
    /// Where sources disagree on what is weighed or required.
    pub(crate) dissent: Vec<Phrase>,
    /// The open questions.
    pub(crate) open: Vec<OpenView>,
    /// What to lift so that an option comes back, where one is left or none; the most useful first.
    pub(crate) relax: Vec<Phrase>,
    /// The options that are out.
    pub(crate) out: Vec<OutRow>,
    /// What was answered, assumed, replaced, warned of, expected.
    pub(crate) notes: Vec<Note>,
    /// What weighs how much.
    pub(crate) weights: Vec<WeightRow>,
    /// The sources that are cited, by number.
    pub(crate) sources: Vec<SourceRow>,
    /// Whose next steps these are.
    pub(crate) next_for: Option<Phrase>,
    /// What to do next.
    pub(crate) next: Vec<StepView>,
    /// What the tree leaves out, and what a margin is.
    pub(crate) limits: Vec<Phrase>,
    /// The tree with version, date, place and digest.
    pub(crate) colophon: Phrase,
}

/// Writes a view: knows the decision, and numbers sources as they are cited.
#[derive(Debug)]
pub(crate) struct Scribe<'a> {
    decided: Decided<'a>,
    cited: Vec<SourceIx>,
}

impl<'a> Scribe<'a> {
    /// Somebody who has cited nothing yet.
    pub(crate) fn of(decided: Decided<'a>) -> Self {
        Self {
            decided,
            cited: Vec::new(),
        }
    }

    /// The tree.
    pub(crate) fn tree(&self) -> &'a Tree {
        self.decided.tree
    }

    /// What followed.
    pub(crate) fn evaluation(&self) -> &'a Evaluation {
        self.decided.evaluation
    }

    /// A footnote to a source; the first use gives it the next number. Options that cite the
    /// same page in words of their own file share its number.
    pub(crate) fn cite(&mut self, source: SourceIx) -> Phrase {
        let sources = self.tree().sources();
        let said = |ix: SourceIx| {
            let Source {
                title,
                url,
                date,
                kind,
                ..
            } = &sources[ix];
            (title, url, date, kind)
        };
        let same = |one: SourceIx| {
            one == source || (sources[one].url.is_some() && said(one) == said(source))
        };
        let there = self.cited.iter().position(|one| same(*one));
        let place = there.unwrap_or_else(|| {
            self.cited.push(source);
            self.cited.len() - 1
        });
        cited(place + 1)
    }

    /// The name of an option.
    pub(crate) fn name(&self, ix: CandidateIx) -> Phrase {
        theirs(&self.tree().candidates()[ix].name)
    }

    /// The names of some options.
    pub(crate) fn names(&self, all: &[CandidateIx]) -> Vec<Phrase> {
        all.iter().map(|ix| self.name(*ix)).collect()
    }
}

/// How many ways to bring an option back a table tells.
const WAYS_BACK: usize = 6;

impl View {
    /// The most useful ways to bring an option back, the others counted.
    pub(crate) fn relax_short(&self) -> Vec<Phrase> {
        let mut short: Vec<Phrase> = self.relax.iter().take(WAYS_BACK).cloned().collect();
        if let Some(more @ 1..) = self.relax.len().checked_sub(WAYS_BACK) {
            let ways = plural(more, "more way", "more ways");
            short.push(own(format!("{ways}: see `--format markdown`")));
        }
        short
    }

    /// All that there is to say of a decision.
    pub(crate) fn of(decided: &Decided<'_>) -> Self {
        let scribe = &mut Scribe::of(*decided);
        let recommendation = &decided.evaluation.recommendation;
        let ranking = ranking::rows(scribe);
        let sure = robustness::short(scribe);
        let why = why::paragraphs(scribe);
        let caveats = why::caveats(scribe);
        let marks = ranking::marks_told(&ranking, !caveats.is_empty());
        let dissent = dissent::lines(scribe);
        let open = open::views(scribe);
        let relax = out::relax(scribe);
        let out = out::rows(scribe);
        let notes = notes::all(scribe);
        let weights = weights::rows(scribe);
        let robustness = robustness::whole(scribe);
        let methods = methods::lines(scribe);
        let next = sources::steps(scribe);
        Self {
            title: theirs(decided.tree.title()),
            headline: status::headline(scribe),
            status: recommendation.status,
            sentences: status::sentences(scribe),
            ranking,
            legend: ranking::legend(decided.evaluation),
            sure,
            robustness,
            methods,
            steps: robustness::steps(scribe),
            why,
            caveats,
            marks,
            dissent,
            open,
            relax,
            out,
            notes,
            weights,
            sources: sources::rows(scribe),
            next_for: recommendation.winner.map(|ix| scribe.name(ix)),
            next,
            limits: sources::limits(decided.tree),
            colophon: colophon(decided),
        }
    }
}

/// `runtime 1.0.0 as of 2026-11, shipped, sha256 0123456789ab`.
pub(crate) fn colophon(decided: &Decided<'_>) -> Phrase {
    let tree = decided.tree;
    let digest: String = tree.digest().chars().take(12).collect();
    let dated = tree.dated().map_or_else(Phrase::default, |date| {
        say![", as of ", own(date.to_string())]
    });
    let what = if tree.dated().is_some() {
        "tree "
    } else {
        "table "
    };
    let mut words = say![
        what,
        theirs(tree.id().as_str()),
        " ",
        theirs(tree.version()),
        dated,
        ", ",
        theirs(&Base::origin(decided.place, decided.extends)),
        ", digest ",
        own(digest)
    ];
    if decided.today_given {
        words.push("; decided for ");
        words.push(own(decided.evaluation.situation.today.to_string()));
    }
    words
}

/// The word of a status for people.
pub(crate) fn status_word(status: Status) -> &'static str {
    match status {
        Status::NoneLeft => "None left",
        Status::Open => "Open",
        Status::OnlyOne => "Only one left",
        Status::TooClose => "Too close to call",
        Status::Clear => "Clear",
    }
}

/// Text of several lines, kept as it stands.
pub(crate) fn block(text: &str) -> Shown {
    Shown::text(text.trim_end())
}
