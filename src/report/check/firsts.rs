//! How often each option is first, as it is told.

use super::Checked;
use crate::analysis::space::Count;
use crate::analysis::{Winners, count_text, set_text, share};
use crate::model::{CandidateIx, Item};
use crate::text::{grouped, plural};

/// How many options the summary names without being asked for all.
const NAMED: usize = 5;

/// How often each option is first, and over how many answer sets that was counted.
pub(super) struct Firsts<'a> {
    checked: &'a Checked<'a>,
    winners: &'a Winners,
    /// The answer sets that were reached.
    pub(super) reached: Count,
}

impl<'a> Firsts<'a> {
    /// Of a tree; `None` if nothing was counted.
    pub(super) fn of(checked: &'a Checked<'a>) -> Option<Self> {
        let winners = checked.study.counted()?;
        let all = checked.study.space.as_ref().ok()?.answer_sets;
        Some(Self {
            checked,
            winners,
            reached: Count(all.exact()?.saturating_sub(winners.open.0)),
        })
    }

    /// The options that were found first, the most frequent first, each with in how many answer
    /// sets.
    pub(super) fn ranked(&self) -> Vec<(CandidateIx, Count)> {
        let all = self.winners.options.iter();
        let mut all: Vec<(CandidateIx, Count)> = all
            .map(|(ix, own)| (ix, own.first()))
            .filter(|(_, count)| !count.is_none())
            .collect();
        all.sort_by_key(|(ix, count)| (std::cmp::Reverse(*count), *ix));
        all
    }

    /// The share of a count in the answer sets that were reached.
    pub(super) fn share(&self, count: Count) -> String {
        share(count, self.reached).unwrap_or_default()
    }

    /// `99.9 %` of all, or none if that is all.
    fn part(&self) -> Option<String> {
        let all = Count(self.reached.0.saturating_add(self.winners.open.0));
        (!self.winners.is_whole()).then(|| share(self.reached, all).unwrap_or_default())
    }

    /// The line of the summary.
    pub(super) fn line(&self) -> String {
        let tree = self.checked.study.tree();
        let ranked = self.ranked();
        let name = |(ix, count): &(CandidateIx, Count)| {
            format!("{} in {}", tree.candidates()[*ix].id, self.share(*count))
        };
        let mut named: Vec<String> = ranked.iter().take(NAMED).map(name).collect();
        if ranked.len() > NAMED {
            named.push(plural(ranked.len() - NAMED, "more option", "more options"));
        }
        let over = match self.part() {
            Some(part) => format!("first, in the {part} of them that were reached"),
            None => "first".to_owned(),
        };
        let (steps, states) = (self.winners.steps, self.winners.states);
        let named = if named.is_empty() {
            "none".to_owned()
        } else {
            named.join(", ")
        };
        format!(
            "{over}: {named} ({} steps, {} states)",
            grouped(steps as u128),
            grouped(states as u128)
        )
    }

    /// How many answer sets were reached, with what work.
    pub(super) fn account(&self) -> String {
        let Winners { steps, states, .. } = self.winners;
        let part = self.part().unwrap_or_else(|| "100.0 %".to_owned());
        let (steps, states) = (grouped(*steps as u128), grouped(*states as u128));
        let reached = count_text(self.reached);
        format!("counted in {reached} answer sets ({part}), {steps} steps, {states} states")
    }

    /// In how many answer sets an option is first.
    pub(super) fn of_option(&self, ix: CandidateIx) -> String {
        let own = &self.winners.options[ix];
        let share = self.share(own.first());
        let mut text = format!("{} ({share})", count_text(own.first()));
        if !own.tied.is_none() {
            text = format!("{text}, tied in {}", count_text(own.tied));
        }
        if !own.may_be.is_none() {
            let open = count_text(own.may_be);
            text = format!("{text}, perhaps in {open} more");
        }
        text
    }
}

/// For each option an answer set in which it is first, with how often it is, if that was counted.
pub(super) fn witnesses(checked: &Checked<'_>) -> Vec<(String, String)> {
    let tree = checked.study.tree();
    let firsts = Firsts::of(checked);
    let one = |(ix, first): (CandidateIx, &crate::analysis::First)| {
        let how_often = firsts.as_ref().map(|firsts| firsts.of_option(ix));
        let with = match &first.witness {
            Some(set) => set_text(tree, set),
            None => "not found".to_owned(),
        };
        let text = match how_often {
            Some(how_often) => format!("{how_often}; with: {with}"),
            None => format!("with: {with}"),
        };
        (Item::Candidate(ix).name(tree), text)
    };
    checked.study.firsts.iter().map(one).collect()
}
