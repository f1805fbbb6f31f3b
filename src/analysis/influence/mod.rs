//! Which parts of a tree ever decide who is first, and which disputed facts do.
//!
//! Purpose: to name the questions, choices, bands, rules, criteria and requirements without which
//! the first place would be the same under all answers, and the facts in which another source
//! would make another option first. Guarantee: what is said to decide comes with answers under
//! which it does; what is said never to decide is proven; what neither was shown nor proven
//! within the steps is said to be so.
//!
//! Method: the tree is compared with itself without the part. Answer sets that leave an option
//! are drawn with a fixed seed and looked at first, those in which the part is asked for; what
//! they do not settle is walked, see the walk of two trees.

mod drawn;
mod part;

pub use part::Part;

use std::thread;

use super::space::{AnswerSet, Space};
use super::study::Progress;
use super::ways::Ground;
use super::winners::{Difference, Effort, InOrder, NoWinners, Walked};
use crate::engine::Situation;
use crate::model::{
    CandidateIx, CriterionIx, Fact, Item, MemberSet, PartialDate, QuestionIx, QuestionKind, Tree,
};
use drawn::Drawn;

/// Of each part and of each disputed fact whether it ever decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The parts that do something, in the order of the tree.
    pub parts: Vec<(Part, Says)>,
    /// The facts of which other sources say something else of the same measure.
    pub disputes: Vec<Dispute>,
}

/// Whether something ever decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// Under these answers another option is first for it, or none is any more.
    First(AnswerSet),
    /// It never decides who is first; under these answers the options stand in another order for
    /// it, or one more is left, or one less.
    Order(AnswerSet),
    /// It decides neither who is first nor the order of any two options, nor who is left.
    Nothing,
    /// It never decides who is first; whether the order was not found out.
    NotFirst,
    /// Not found out.
    Unknown,
}

/// A fact of which another source says something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The option.
    pub candidate: CandidateIx,
    /// The criterion.
    pub criterion: CriterionIx,
    /// The place of the other evidence among the dissent.
    pub place: usize,
    /// Whether believing it ever changes who is first; the order is not looked at.
    pub says: Says,
}

impl Dispute {
    /// The tree in which the other source is believed.
    pub fn believed(&self, tree: &Tree) -> Option<Tree> {
        part::with_dissent(tree, (self.candidate, self.criterion), self.place)
    }
}

/// How many comparisons a thread makes before it is told how far they are.
const AT_A_TIME: usize = 8;

/// What is looked at, and how far.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The steps that each comparison may take, and the threads that share the comparisons.
    pub effort: Effort,
    /// The items of which parts and facts are looked at; `None` for all of the tree.
    pub only: Option<Vec<Item>>,
}

impl Asked {
    fn wants(&self, item: Item) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&item))
    }
}

/// A tree with something changed, and what is known of it.
struct Changed {
    other: Tree,
    /// The questions on which it hangs.
    hangs_on: Vec<QuestionIx>,
    /// Whether numbers of the first tree stand for what the other does not tell apart either.
    same_numbers: bool,
    /// Whether the order matters too.
    with_order: bool,
}

impl Influence {
    /// Looks at all parts and disputed facts.
    ///
    /// # Errors
    /// The tree has more of something than can be told apart, or rounding would decide.
    pub fn of(
        tree: &Tree,
        (today, space): (PartialDate, Option<&Space<'_>>),
        asked: &Asked,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, NoWinners> {
        let effort = asked.effort;
        let mut parts = Part::all(tree);
        parts.retain(|part| asked.wants(part.item()));
        let mut facts = disputed(tree);
        facts.retain(|(ix, criterion, _)| asked.wants(Item::Fact(*ix, *criterion)));
        let of = parts.len() + facts.len();
        let situation = Situation::on(tree, today);
        let ground = Ground::new(tree, &situation);
        let ways = InOrder::of(&ground);
        let drawn = Drawn::of(&ground, space);
        let changed = |n: usize| -> Option<(Changed, Option<Part>)> {
            if let Some(part) = parts.get(n) {
                let changed = Changed {
                    other: part.taken_out(tree),
                    hangs_on: part.hangs_on(tree),
                    same_numbers: true,
                    with_order: true,
                };
                return Some((changed, Some(*part)));
            }
            let (candidate, criterion, place) = *facts.get(n - parts.len())?;
            let changed = Changed {
                other: part::with_dissent(tree, (candidate, criterion), place)?,
                hangs_on: Vec::new(),
                same_numbers: !bounded_by_answers(tree, criterion),
                with_order: false,
            };
            Some((changed, None))
        };
        let one = |n: usize| match changed(n) {
            Some((changed, part)) => says((&ground, &ways), (&changed, part), &drawn, effort.steps),
            None => Ok(Says::Unknown),
        };
        let mut tell = |done| {
            progress(Progress {
                what: "looking what decides",
                done,
                of,
            });
        };
        let found = all(of, effort.threads, one, &mut tell)?;
        let mut found = found.into_iter();
        let said = parts.into_iter().zip(found.by_ref());
        let parts: Vec<(Part, Says)> = said.collect();
        let disputes = facts.into_iter().zip(found);
        let disputes = disputes.map(|((candidate, criterion, place), says)| Dispute {
            candidate,
            criterion,
            place,
            says,
        });
        Ok(Self {
            parts,
            disputes: disputes.collect(),
        })
    }
}

/// What so many changes decide, shared out among threads; what comes out is the same for any
/// number of them.
fn all(
    of: usize,
    threads: usize,
    one: impl Fn(usize) -> Result<Says, NoWinners> + Sync,
    progress: &mut dyn FnMut(usize),
) -> Result<Vec<Says>, NoWinners> {
    let (threads, one) = (threads.max(1), &one);
    let mut found = Vec::with_capacity(of);
    // A few at a time, so that somebody sees how far it is.
    for from in (0..of).step_by(AT_A_TIME * threads) {
        progress(from);
        let to = of.min(from + AT_A_TIME * threads);
        let done: Vec<Vec<_>> = thread::scope(|scope| {
            let share = |n| (from + n..to).step_by(threads);
            let shares = (0..threads).map(|n| scope.spawn(move || share(n).map(one).collect()));
            let shares: Vec<_> = shares.collect();
            let done = shares.into_iter().map(thread::ScopedJoinHandle::join);
            done.map(|share| share.expect("no comparison panics"))
                .collect()
        });
        let mut done: Vec<_> = done.into_iter().map(Vec::into_iter).collect();
        for n in 0..to - from {
            let next = done.get_mut(n % threads).and_then(Iterator::next);
            found.extend(next.transpose()?);
        }
    }
    Ok(found)
}

/// What a change of a tree decides.
fn says(
    (ground, ways): (&Ground<'_>, &Result<InOrder, NoWinners>),
    (changed, part): (&Changed, Option<Part>),
    drawn: &Drawn<'_>,
    steps: usize,
) -> Result<Says, NoWinners> {
    let seen = drawn.difference(&changed.other, part);
    if let Some(set) = seen.first {
        return Ok(Says::First(set));
    }
    let ways = ways.as_ref().map_err(|why| *why)?;
    let walked = Walked::new((ground, ways), &changed.other, &changed.hangs_on)?;
    let both = walked.together()?;
    match both.first(steps)? {
        Difference::Under(set) => return Ok(Says::First(set)),
        Difference::Unknown => return Ok(Says::Unknown),
        Difference::None if !changed.same_numbers => return Ok(Says::Unknown),
        Difference::None => {}
    }
    if !changed.with_order {
        return Ok(Says::NotFirst);
    }
    if let Some(set) = seen.order {
        return Ok(Says::Order(set));
    }
    // Alone it is seen who is left, two by two in which order they are.
    let options = || ground.tree.candidates().indices();
    let pairs = options().flat_map(|one| {
        let others = options().filter(move |other| one < *other);
        others.map(move |other| [one, other].into_iter().collect())
    });
    let alone = options().map(|one| [one].into_iter().collect());
    let mut left = steps;
    for among in alone.chain(pairs) {
        let among: MemberSet = among;
        match both.among(&among, &mut left)? {
            Difference::Under(set) => return Ok(Says::Order(set)),
            Difference::Unknown => return Ok(Says::NotFirst),
            Difference::None => {}
        }
    }
    Ok(Says::Nothing)
}

/// Every piece of dissent, by option, criterion and place.
fn disputed(tree: &Tree) -> Vec<(CandidateIx, CriterionIx, usize)> {
    let mut all = Vec::new();
    for (candidate, of) in tree.candidates().iter() {
        for (criterion, fact) in of.facts.iter() {
            if let Fact::Known { dissent, .. } = fact {
                all.extend((0..dissent.len()).map(|place| (candidate, criterion, place)));
            }
        }
    }
    all
}

/// Whether a number that is answered is a bound for a criterion.
fn bounded_by_answers(tree: &Tree, criterion: CriterionIx) -> bool {
    let kinds = tree
        .questions()
        .rows()
        .iter()
        .map(|question| &question.kind);
    kinds.into_iter().any(|kind| match kind {
        QuestionKind::Number { from_answer, .. } => {
            from_answer.iter().any(|one| one.criterion == criterion)
        }
        _ => false,
    })
}
