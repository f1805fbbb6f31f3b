//! The answers that can be given to a question, those together that nothing later tells apart.

use super::deed::{Deed, Doing};
use super::effort::{Effort, Spent};
use crate::analysis::space::{Memories, Outcome, intervals};
use crate::engine::{Answer, Given, QuestionState, WhyOpen, passes, wants_asking};
use crate::model::{ChoiceIx, MemberSet, QuestionIx, QuestionKind, Tree};

/// The most choices of which all subsets are looked at.
const CHOICES: usize = 12;

/// What can happen at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Turnout {
    /// It does not apply.
    Skipped,
    /// What was answered stays.
    Stands,
    /// It is asked, and these choices are offered.
    Asked(MemberSet),
}

impl Turnout {
    /// What happens at a question that is come to with a memory.
    pub(in crate::analysis) fn of(
        tree: &Tree,
        memories: &Memories<'_>,
        memory: u32,
        question: QuestionIx,
        given: Option<&Given>,
    ) -> Self {
        if !memories.applies(memory, question) {
            return Self::Skipped;
        }
        let choices = tree.questions()[question].choices();
        let offered: MemberSet = choices
            .indices()
            .filter(|ix| memories.offers(memory, question, *ix))
            .collect();
        let all_offered = |chosen: &[ChoiceIx]| chosen.iter().all(|ix| offered.contains(*ix));
        let state = match given.map(|given| &given.answer) {
            None => QuestionState::Open(WhyOpen::Missing),
            Some(Answer::Unknown) => QuestionState::Open(WhyOpen::SaidUnknown),
            Some(Answer::One(choice)) if !all_offered(&[*choice]) => {
                QuestionState::Open(WhyOpen::ChoiceNotOffered)
            }
            Some(Answer::Many(chosen)) if !all_offered(chosen) => {
                QuestionState::Open(WhyOpen::ChoiceNotOffered)
            }
            Some(_) => QuestionState::Answered,
        };
        if wants_asking(state, given.map(|given| given.layer)) {
            Self::Asked(offered)
        } else {
            Self::Stands
        }
    }
}

/// What can happen at a question, with what it does.
#[derive(Debug)]
pub(in crate::analysis) struct Deck {
    pub(in crate::analysis) turnout: Turnout,
    pub(in crate::analysis) families: Vec<Family>,
    /// Whether every answer is in it.
    pub(in crate::analysis) is_whole: bool,
}

/// Answers that neither conditions nor capabilities tell apart.
#[derive(Debug)]
pub(in crate::analysis) struct Family {
    /// How the question comes out.
    pub(in crate::analysis) outcome: Outcome,
    /// The capabilities that each of them lacks.
    pub(in crate::analysis) lacks: MemberSet,
    /// The capabilities that each of them provides.
    pub(in crate::analysis) provides: MemberSet,
    /// The answers, those with fewer choices first; none where the question does not apply.
    pub(in crate::analysis) members: Vec<(Option<Answer>, Deed)>,
}

impl Deck {
    /// What can happen at a question that does not apply: nothing.
    pub(in crate::analysis) fn skipped(nothing: Deed) -> Self {
        let mut deck = Self::empty(Turnout::Skipped);
        deck.add(Outcome::NotApplicable, None, nothing);
        deck
    }

    /// The answer that stands, or all that can be given.
    pub(in crate::analysis) fn of(
        tree: &Tree,
        memories: &Memories<'_>,
        doing: &mut Doing<'_>,
        question: QuestionIx,
        (turnout, given): (Turnout, Option<&Given>),
        effort: &mut Effort<'_>,
    ) -> Result<Self, Spent> {
        let mut deck = Self::empty(turnout);
        let answers = match (turnout, given) {
            (Turnout::Asked(offered), _) => {
                let (answers, is_whole) = answers(tree, question, &offered);
                deck.is_whole = is_whole;
                answers
            }
            (_, Some(given)) => vec![given.answer.clone()],
            (_, None) => Vec::new(),
        };
        for answer in answers {
            effort.one_more()?;
            let outcome = match &answer {
                Answer::Unknown => Outcome::Open,
                answer => {
                    let tests = memories.tests(question).iter().enumerate();
                    let passed = tests.filter(|(_, test)| passes(answer, test));
                    Outcome::Answered(passed.fold(MemberSet::EMPTY, |all, (n, _)| {
                        all.union(&MemberSet::place(n))
                    }))
                }
            };
            let deed = doing.answer(question, &answer);
            deck.add(outcome, Some(answer), deed);
        }
        Ok(deck)
    }

    fn empty(turnout: Turnout) -> Self {
        Self {
            turnout,
            families: Vec::new(),
            is_whole: true,
        }
    }

    fn add(&mut self, outcome: Outcome, answer: Option<Answer>, deed: Deed) {
        let (lacks, provides) = (deed.lacks, deed.provides);
        let same = |family: &&mut Family| {
            (family.outcome, family.lacks, family.provides) == (outcome, lacks, provides)
        };
        match self.families.iter_mut().find(same) {
            Some(family) => family.members.push((answer, deed)),
            None => self.families.push(Family {
                outcome,
                lacks,
                provides,
                members: vec![(answer, deed)],
            }),
        }
    }
}

/// All answers to a question that is asked, *I don't know yet* first; and whether these are all.
fn answers(tree: &Tree, question: QuestionIx, offered: &MemberSet) -> (Vec<Answer>, bool) {
    let asked = &tree.questions()[question];
    let choices: Vec<ChoiceIx> = asked
        .choices()
        .indices()
        .filter(|ix| offered.contains(*ix))
        .collect();
    let mut answers = vec![Answer::Unknown];
    let mut is_whole = true;
    match &asked.kind {
        QuestionKind::One(_) => answers.extend(choices.into_iter().map(Answer::One)),
        QuestionKind::Many { .. } => {
            let subsets = subsets(choices.len());
            is_whole = choices.len() <= CHOICES;
            answers.extend(subsets.into_iter().map(|bits| {
                let chosen = choices.iter().enumerate();
                let chosen = chosen.filter(|(n, _)| bits.has(*n));
                Answer::Many(chosen.map(|(_, ix)| *ix).collect())
            }));
        }
        QuestionKind::Number { .. } => {
            answers.extend(intervals(tree, question).into_iter().map(Answer::Number));
        }
    }
    (answers, is_whole)
}

/// All subsets of some places, those with fewer first; of very many places the empty one and
/// those of one place.
fn subsets(places: usize) -> Vec<MemberSet> {
    let single = (0..places).map(MemberSet::place);
    if places > CHOICES {
        return [MemberSet::EMPTY].into_iter().chain(single).collect();
    }
    let mut all = vec![MemberSet::EMPTY];
    for place in single {
        let with: Vec<MemberSet> = all.iter().map(|one| one.union(&place)).collect();
        all.extend(with);
    }
    all.sort_by_key(MemberSet::len);
    all
}

#[cfg(test)]
mod tests {
    use super::{CHOICES, subsets};
    use crate::model::MemberSet;

    #[test]
    fn all_subsets_are_gone_through_the_small_ones_first() {
        let sizes: Vec<usize> = subsets(3).iter().map(MemberSet::len).collect();
        assert_eq!(sizes, [0, 1, 1, 1, 2, 2, 2, 3]);
        assert_eq!(subsets(CHOICES).len(), 1 << CHOICES);
    }

    #[test]
    fn of_very_many_choices_only_single_ones_are_tried() {
        assert_eq!(subsets(CHOICES + 1).len(), CHOICES + 2);
    }
}
