//! Ids that things of a tree had before, so that what was written for them still loads.

use std::collections::BTreeMap;

use super::ids::{CandidateIx, ChoiceIx, CriterionIx, QuestionIx, Slug};
use super::tree::Tree;

/// A thing that may have had another id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renamed {
    /// A question.
    Question(QuestionIx),
    /// A choice of a question.
    Choice(QuestionIx, ChoiceIx),
    /// A criterion.
    Criterion(CriterionIx),
    /// An option.
    Candidate(CandidateIx),
}

/// Among what an id is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Among {
    Questions,
    Choices(QuestionIx),
    Criteria,
    Candidates,
}

impl Renamed {
    /// Among what its ids are looked up.
    pub(super) fn among(self) -> Among {
        match self {
            Self::Question(_) => Among::Questions,
            Self::Choice(question, _) => Among::Choices(question),
            Self::Criterion(_) => Among::Criteria,
            Self::Candidate(_) => Among::Candidates,
        }
    }

    /// What kind of thing it is, for people.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::Choice(..) => "choice",
            Self::Criterion(_) => "criterion",
            Self::Candidate(_) => "option",
        }
    }
}

/// All former ids of a tree. They decide nothing, so they are no part of its digest.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct FormerIds(pub(super) BTreeMap<(Among, Slug), Renamed>);

impl Tree {
    /// The id that a thing has now.
    pub fn id_of(&self, thing: Renamed) -> &Slug {
        match thing {
            Renamed::Question(ix) => &self.questions[ix].id,
            Renamed::Choice(ix, choice) => &self.questions[ix].choices()[choice].id,
            Renamed::Criterion(ix) => &self.criteria[ix].id,
            Renamed::Candidate(ix) => &self.candidates[ix].id,
        }
    }

    /// The question that had this id before.
    pub fn former_question(&self, id: &str) -> Option<QuestionIx> {
        match self.former(Among::Questions, id)? {
            Renamed::Question(ix) => Some(ix),
            _ => None,
        }
    }

    /// The choice of a question that had this id before.
    pub fn former_choice(&self, question: QuestionIx, id: &str) -> Option<ChoiceIx> {
        match self.former(Among::Choices(question), id)? {
            Renamed::Choice(_, choice) => Some(choice),
            _ => None,
        }
    }

    /// The criterion that had this id before.
    pub fn former_criterion(&self, id: &str) -> Option<CriterionIx> {
        match self.former(Among::Criteria, id)? {
            Renamed::Criterion(ix) => Some(ix),
            _ => None,
        }
    }

    /// The option that had this id before.
    pub fn former_candidate(&self, id: &str) -> Option<CandidateIx> {
        match self.former(Among::Candidates, id)? {
            Renamed::Candidate(ix) => Some(ix),
            _ => None,
        }
    }

    fn former(&self, among: Among, id: &str) -> Option<Renamed> {
        let id = id.parse::<Slug>().ok()?;
        self.former_ids.0.get(&(among, id)).copied()
    }

    /// Whether a thing of the kind has this id now.
    pub(super) fn is_taken(&self, among: Among, id: &str) -> bool {
        match among {
            Among::Questions => self.question(id).is_some(),
            Among::Choices(ix) => self.questions[ix].choice(id).is_some(),
            Among::Criteria => self.criterion(id).is_some(),
            Among::Candidates => self.candidate(id).is_some(),
        }
    }
}
