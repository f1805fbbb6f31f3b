//! Things of a tree that can be pointed at, by place and by name.

use super::ids::{CandidateIx, CapabilityIx, ChoiceIx, CriterionIx, QuestionIx, RuleIx, SourceIx};
use super::question::QuestionKind;
use super::tree::Tree;

/// A thing of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The tree as a whole.
    Tree,
    /// A capability.
    Capability(CapabilityIx),
    /// A criterion.
    Criterion(CriterionIx),
    /// A question.
    Question(QuestionIx),
    /// A choice of a question.
    Choice(QuestionIx, ChoiceIx),
    /// A band of a number question, by its place among the question's bands.
    Band(QuestionIx, usize),
    /// A rule.
    Rule(RuleIx),
    /// An option.
    Candidate(CandidateIx),
    /// What an option says of a criterion.
    Fact(CandidateIx, CriterionIx),
    /// A source.
    Source(SourceIx),
}

impl Item {
    /// Its name: an id; `question.choice`, `question.band`, `option.criterion`; a source of an
    /// option is `option/source`.
    pub fn name(self, tree: &Tree) -> String {
        match self {
            Self::Tree => tree.id().to_string(),
            Self::Capability(ix) => tree.capabilities()[ix].id.to_string(),
            Self::Criterion(ix) => tree.criteria()[ix].id.to_string(),
            Self::Question(ix) => tree.questions()[ix].id.to_string(),
            Self::Choice(ix, choice) => {
                let question = &tree.questions()[ix];
                format!("{}.{}", question.id, question.choices()[choice].id)
            }
            Self::Band(ix, place) => {
                let question = &tree.questions()[ix];
                let band = match &question.kind {
                    QuestionKind::Number { bands, .. } => bands.get(place),
                    _ => None,
                };
                let id = band.map_or("", |band| band.id.as_str());
                format!("{}.{id}", question.id)
            }
            Self::Rule(ix) => tree.rules()[ix].id.to_string(),
            Self::Candidate(ix) => tree.candidates()[ix].id.to_string(),
            Self::Fact(ix, criterion) => {
                let (option, criterion) = (&tree.candidates()[ix], &tree.criteria()[criterion]);
                format!("{}.{}", option.id, criterion.id)
            }
            Self::Source(ix) => {
                let source = &tree.sources()[ix];
                match &source.owner {
                    Some(owner) => format!("{owner}/{}", source.id),
                    None => source.id.to_string(),
                }
            }
        }
    }

    /// Everything of a tree that can be pointed at, the kinds in order.
    pub fn all(tree: &Tree) -> Vec<Self> {
        let mut all = vec![Self::Tree];
        all.extend(tree.capabilities().indices().map(Self::Capability));
        all.extend(tree.criteria().indices().map(Self::Criterion));
        for (ix, question) in tree.questions().iter() {
            all.push(Self::Question(ix));
            let choices = question.choices().indices();
            all.extend(choices.map(|choice| Self::Choice(ix, choice)));
            if let QuestionKind::Number { bands, .. } = &question.kind {
                all.extend((0..bands.len()).map(|place| Self::Band(ix, place)));
            }
        }
        all.extend(tree.rules().indices().map(Self::Rule));
        for ix in tree.candidates().indices() {
            all.push(Self::Candidate(ix));
            let criteria = tree.criteria().indices();
            all.extend(criteria.map(|criterion| Self::Fact(ix, criterion)));
        }
        all.extend(tree.sources().indices().map(Self::Source));
        all
    }
}
