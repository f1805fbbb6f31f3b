//! The parts of a tree that can decide who is first, and the tree without one.

use crate::engine::{Verdict, verdict};
use crate::model::{
    CandidateIx, CriterionIx, Effects, Fact, Item, QuestionIx, QuestionKind, Requirement, Tree,
    Weight,
};

/// A part of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All that the answers to a question do; a choice; a band; a rule; a criterion: its weight,
    /// the preferences and the requirements that read it.
    Whole(Item),
    /// A requirement of a choice, a band, a rule, or of any number, by its place there.
    Requirement(Item, usize),
    /// A requirement of a `many` question over its whole answer, or one of a number question
    /// that its answer bounds, by its place there.
    OfAnswer(QuestionIx, usize),
}

impl Part {
    /// All that do something.
    pub(super) fn all(tree: &Tree) -> Vec<Self> {
        let mut all = Vec::new();
        for item in Item::all(tree) {
            match item {
                Item::Question(ix) => {
                    all.push(Self::Whole(item));
                    let question = &tree.questions()[ix];
                    match &question.kind {
                        QuestionKind::Number {
                            always,
                            from_answer,
                            ..
                        } => {
                            let requires = 0..always.requires.len();
                            all.extend(requires.map(|n| Self::Requirement(item, n)));
                            let bound = from_answer.iter().enumerate();
                            let bound = bound.filter(|(_, one)| one.weight.is_none());
                            all.extend(bound.map(|(n, _)| Self::OfAnswer(ix, n)));
                        }
                        _ => {
                            let united = 0..question.united().len();
                            all.extend(united.map(|n| Self::OfAnswer(ix, n)));
                        }
                    }
                }
                Item::Criterion(_) => all.push(Self::Whole(item)),
                Item::Choice(..) | Item::Band(..) | Item::Rule(_) => {
                    let effects = effects_of(tree, item);
                    if let Some(effects) = effects.filter(|effects| !effects.is_empty()) {
                        all.push(Self::Whole(item));
                        let requires = 0..effects.requires.len();
                        all.extend(requires.map(|n| Self::Requirement(item, n)));
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// The item that it is, or that states it.
    pub fn item(self) -> Item {
        match self {
            Self::Whole(item) | Self::Requirement(item, _) => item,
            Self::OfAnswer(ix, _) => Item::Question(ix),
        }
    }

    /// The tree without what this part does.
    pub fn taken_out(self, tree: &Tree) -> Tree {
        let mut tree = tree.clone();
        match self {
            Self::Whole(Item::Criterion(ix)) => silence(&mut tree, ix),
            Self::Whole(Item::Question(ix)) => {
                let question = tree.questions.row_mut(ix);
                question.open.effects = Effects::default();
                for_all_answers(&mut question.kind, |effects| *effects = Effects::default());
                match &mut question.kind {
                    QuestionKind::Many { united, .. } => united.clear(),
                    QuestionKind::Number { from_answer, .. } => from_answer.clear(),
                    QuestionKind::One(_) => {}
                }
            }
            Self::Whole(item) => {
                if let Some(effects) = effects(&mut tree, item) {
                    *effects = Effects::default();
                }
            }
            Self::Requirement(item, place) => {
                if let Some(effects) = effects(&mut tree, item)
                    && place < effects.requires.len()
                {
                    effects.requires.remove(place);
                }
            }
            Self::OfAnswer(ix, place) => match &mut tree.questions.row_mut(ix).kind {
                QuestionKind::Many { united, .. } if place < united.len() => {
                    united.remove(place);
                }
                QuestionKind::Number { from_answer, .. } if place < from_answer.len() => {
                    from_answer.remove(place);
                }
                _ => {}
            },
        }
        tree
    }

    /// Whether a status may hang on it though nobody is ruled out: it provides what an option
    /// needs, or leaves a requirement unverified. What an option is marked with hangs on it.
    pub(crate) fn marks(self, tree: &Tree) -> bool {
        let open = |requirement: &Requirement| {
            let mut candidates = tree.candidates().rows().iter();
            candidates.any(|one| verdict(requirement, one) == Verdict::Unverified)
        };
        let effects_mark = |item| {
            effects_of(tree, item).is_some_and(|effects| {
                !effects.provides.is_empty() || effects.requires.iter().any(open)
            })
        };
        match self {
            Self::Requirement(..) => self.requirement(tree).is_some_and(open),
            Self::Whole(Item::Question(ix)) => {
                let items = Item::all(tree).into_iter();
                let own = items.filter(|item| match item {
                    Item::Question(one) | Item::Choice(one, _) | Item::Band(one, _) => *one == ix,
                    _ => false,
                });
                let of_answer = !tree.questions()[ix].united().is_empty()
                    || matches!(&tree.questions()[ix].kind, QuestionKind::Number { from_answer, .. } if !from_answer.is_empty());
                of_answer || own.into_iter().any(effects_mark)
            }
            // What a bound or a set of the answer leaves unverified hangs on the answer.
            Self::OfAnswer(..) => true,
            Self::Whole(Item::Criterion(ix)) => {
                let unknown = |fact: &Fact| matches!(fact, Fact::Unknown { .. });
                let mut candidates = tree.candidates().rows().iter();
                candidates.any(|one| unknown(&one.facts[ix]))
            }
            Self::Whole(item) => effects_mark(item),
        }
    }

    /// The requirement that it is, if it is one of effects.
    pub(crate) fn requirement(self, tree: &Tree) -> Option<&Requirement> {
        match self {
            Self::Requirement(item, place) => effects_of(tree, item)?.requires.get(place),
            Self::Whole(_) | Self::OfAnswer(..) => None,
        }
    }

    /// The questions on whose answers it hangs whether it does anything.
    pub(super) fn hangs_on(self, tree: &Tree) -> Vec<QuestionIx> {
        match self.item() {
            Item::Question(ix) | Item::Choice(ix, _) | Item::Band(ix, _) => vec![ix],
            Item::Rule(ix) => tree.rules()[ix].when.questions(),
            _ => Vec::new(),
        }
    }
}

/// A tree in which another source is believed in a fact: the dissent at a place counts, and what
/// counted is dissent. `None` if there is no such dissent.
pub(super) fn with_dissent(
    tree: &Tree,
    (candidate, criterion): (CandidateIx, CriterionIx),
    place: usize,
) -> Option<Tree> {
    let mut tree = tree.clone();
    let facts = &mut tree.candidates.row_mut(candidate).facts;
    let Fact::Known { used, dissent, .. } = facts.row_mut(criterion) else {
        return None;
    };
    std::mem::swap(used, dissent.get_mut(place)?);
    Some(tree)
}

/// What a choice, a band, a rule, or any number does.
fn effects_of(tree: &Tree, item: Item) -> Option<&Effects> {
    match item {
        Item::Rule(ix) => Some(&tree.rules()[ix].effects),
        Item::Choice(ix, choice) => Some(&tree.questions()[ix].choices()[choice].effects),
        Item::Question(ix) | Item::Band(ix, _) => match (&tree.questions()[ix].kind, item) {
            (QuestionKind::Number { bands, .. }, Item::Band(_, place)) => {
                bands.get(place).map(|band| &band.effects)
            }
            (QuestionKind::Number { always, .. }, _) => Some(always),
            _ => None,
        },
        _ => None,
    }
}

/// The same, to be changed.
fn effects(tree: &mut Tree, item: Item) -> Option<&mut Effects> {
    match item {
        Item::Rule(ix) => Some(&mut tree.rules.row_mut(ix).effects),
        Item::Choice(ix, choice) => match &mut tree.questions.row_mut(ix).kind {
            QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
                Some(&mut choices.row_mut(choice).effects)
            }
            QuestionKind::Number { .. } => None,
        },
        Item::Band(ix, place) => match &mut tree.questions.row_mut(ix).kind {
            QuestionKind::Number { bands, .. } => {
                bands.get_mut(place).map(|band| &mut band.effects)
            }
            _ => None,
        },
        Item::Question(ix) => match &mut tree.questions.row_mut(ix).kind {
            QuestionKind::Number { always, .. } => Some(always),
            _ => None,
        },
        _ => None,
    }
}

/// Takes out all that reads a criterion. A requirement of which one way reads it goes as a whole:
/// it cannot be judged without.
fn silence(tree: &mut Tree, ix: CriterionIx) {
    tree.criteria.row_mut(ix).base = Weight::ZERO;
    for rule in tree.rules.rows_mut() {
        quieten(&mut rule.effects, ix);
    }
    for question in tree.questions.rows_mut() {
        quieten(&mut question.open.effects, ix);
        for_all_answers(&mut question.kind, |effects| quieten(effects, ix));
        match &mut question.kind {
            QuestionKind::Many { united, .. } => united.retain(|one| one.criterion != ix),
            QuestionKind::Number { from_answer, .. } => {
                from_answer.retain(|one| one.criterion != ix);
            }
            QuestionKind::One(_) => {}
        }
    }
}

fn quieten(effects: &mut Effects, ix: CriterionIx) {
    effects.weighs.retain(|one| one.criterion != ix);
    effects.prefers.retain(|one| one.criterion != ix);
    let reads = |one: &Requirement| one.criteria().contains(&ix);
    effects.requires.retain(|one| !reads(one));
}

/// Does something with the effects of all choices and bands, and of any number.
fn for_all_answers(kind: &mut QuestionKind, mut act: impl FnMut(&mut Effects)) {
    match kind {
        QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
            for choice in choices.rows_mut() {
                act(&mut choice.effects);
            }
        }
        QuestionKind::Number { bands, always, .. } => {
            act(always);
            for band in bands {
                act(&mut band.effects);
            }
        }
    }
}
