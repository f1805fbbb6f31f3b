//! The whole decision tree.

use super::candidate::Candidate;
use super::capability::Capability;
use super::condition::Condition;
use super::criterion::Criterion;
use super::date::PartialDate;
use super::effects::Effects;
use super::evidence::Source;
use super::ids::{
    CandidateIx, CapabilityIx, CriterionIx, QuestionIx, RuleIx, Slug, SourceIx, Table,
};
use super::item::Item;
use super::question::Question;
use super::renamed::FormerIds;

/// A decision tree: what it decides, what it asks, what it compares, and what can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    pub(crate) id: Slug,
    pub(crate) version: String,
    pub(crate) as_of: PartialDate,
    pub(crate) title: String,
    pub(crate) indifference: f64,
    pub(crate) scope: Scope,
    pub(crate) changes: Vec<Change>,
    pub(crate) capabilities: Table<CapabilityIx, Capability>,
    pub(crate) criteria: Table<CriterionIx, Criterion>,
    pub(crate) questions: Table<QuestionIx, Question>,
    pub(crate) rules: Table<RuleIx, Rule>,
    pub(crate) sources: Table<SourceIx, Source>,
    pub(crate) candidates: Table<CandidateIx, Candidate>,
    pub(crate) former_ids: FormerIds,
}

/// What a tree decides, and what it leaves out.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scope {
    /// What is decided.
    pub decides: String,
    /// What is not looked at; every report prints it.
    pub omits: Vec<String>,
}

/// What a reader of old answers must know.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The version that brought it.
    pub version: String,
    /// What changed.
    pub what: String,
}

/// Needs that follow from a combination of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id.
    pub id: Slug,
    /// When it holds.
    pub when: Condition,
    /// Why its needs follow.
    pub because: String,
    /// The needs.
    pub effects: Effects,
}

impl Tree {
    /// Its id.
    pub fn id(&self) -> &Slug {
        &self.id
    }
    /// Its version, `1.2.3`.
    pub fn version(&self) -> &str {
        &self.version
    }
    /// The number before the first dot of its version.
    pub fn major(&self) -> &str {
        self.version.split('.').next().unwrap_or_default()
    }
    /// Its *today*, unless somebody says otherwise.
    pub fn as_of(&self) -> PartialDate {
        self.as_of
    }
    /// The same; none where the tree is made of a table, which says none.
    pub fn dated(&self) -> Option<PartialDate> {
        (self.as_of != PartialDate::UNDATED).then_some(self.as_of)
    }
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
    /// The points within which two scores are never told apart.
    pub fn indifference(&self) -> f64 {
        self.indifference
    }
    /// What it decides and omits.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }
    /// What changed from version to version.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
    /// The capabilities that are declared.
    pub fn capabilities(&self) -> &Table<CapabilityIx, Capability> {
        &self.capabilities
    }
    /// The criteria, in file order.
    pub fn criteria(&self) -> &Table<CriterionIx, Criterion> {
        &self.criteria
    }
    /// The questions, in the order in which they are asked.
    pub fn questions(&self) -> &Table<QuestionIx, Question> {
        &self.questions
    }
    /// The rules, in file order.
    pub fn rules(&self) -> &Table<RuleIx, Rule> {
        &self.rules
    }
    /// The sources, the shared ones first.
    pub fn sources(&self) -> &Table<SourceIx, Source> {
        &self.sources
    }
    /// The options, by id.
    pub fn candidates(&self) -> &Table<CandidateIx, Candidate> {
        &self.candidates
    }
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<QuestionIx> {
        self.questions.find(|question| question.id.as_str() == id)
    }
    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<CriterionIx> {
        self.criteria.find(|criterion| criterion.id.as_str() == id)
    }
    /// The option with this id.
    pub fn candidate(&self, id: &str) -> Option<CandidateIx> {
        self.candidates
            .find(|candidate| candidate.id.as_str() == id)
    }
    /// The capability with this id.
    pub fn capability(&self, id: &str) -> Option<CapabilityIx> {
        self.capabilities
            .find(|capability| capability.id.as_str() == id)
    }

    /// All conditions with whose they are: of each question its own, then those of its choices;
    /// then those of rules.
    pub fn conditions(&self) -> impl Iterator<Item = (Item, &Condition)> {
        let questions = self.questions.iter().flat_map(|(ix, question)| {
            let own = question
                .when
                .iter()
                .map(move |when| (Item::Question(ix), when));
            let choices = question.choices().iter().filter_map(move |(choice, of)| {
                Some((Item::Choice(ix, choice), of.when.as_ref()?))
            });
            own.chain(choices)
        });
        let rules = self.rules.iter();
        questions.chain(rules.map(|(ix, rule)| (Item::Rule(ix), &rule.when)))
    }
}
