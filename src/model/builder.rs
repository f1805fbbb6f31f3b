//! The only way to a [`Tree`]: each part is checked as it is added.
//!
//! The builder keeps what types alone cannot: names are unique, conditions look back only,
//! tests fit their criterion, weights have a value function to act on. It says what is wrong
//! ([`BuildFault`]); whoever holds the file says where.

use super::candidate::Candidate;
use super::capability::Capability;
use super::condition::{AnswerTest, Condition};
use super::criterion::{Criterion, Scale};
use super::date::PartialDate;
use super::effects::{AnswerEffect, Effects, Requirement};
use super::evidence::{Evidence, Fact, Reading, Source, SourceKind};
use super::ids::{
    CandidateIx, CapabilityIx, CriterionIx, Ix, MemberIx, QuestionIx, RuleIx, Slug, SourceIx, Table,
};
use super::members::MemberSet;
use super::question::{Band, Question, QuestionKind};
use super::renamed::{FormerIds, Renamed};
use super::test::{Test, TestFault};
use super::tree::{Change, Rule, Scope, Tree};

/// How deep conditions may nest.
const CONDITION_DEPTH: usize = 16;
/// The most choices of one question.
const CHOICES: usize = 200;

/// Builds a [`Tree`] part by part.
#[derive(Debug)]
pub struct TreeBuilder {
    tree: Tree,
}

/// Why a part cannot be added to a tree.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BuildFault {
    /// Two things of a kind with one id.
    #[error("{kind} `{id}` is declared twice")]
    Duplicate {
        /// The kind of thing.
        kind: &'static str,
        /// The id.
        id: Slug,
    },
    /// A capability would refer to an option.
    #[error("`{0}` is the id of a capability and of an option: needs may not name an option")]
    CapabilityIsOption(Slug),
    /// Points that nothing can earn.
    #[error("criterion `{0}` has no value function, so a weight on it has no effect")]
    NotWeighable(Slug),
    /// A test of the wrong kind.
    #[error("criterion `{criterion}`: {fault}")]
    Test {
        /// The criterion.
        criterion: Slug,
        /// What is wrong with the test.
        fault: TestFault,
    },
    /// A requirement over the whole answer of which a choice stands for no member.
    #[error("criterion `{0}`: any of the answer needs a set, and a member of it for each choice")]
    United(Slug),
    /// A presumption that is a hard constraint.
    #[error("an open question may weigh and prefer, never require, provide or lack")]
    OpenDemands,
    /// A question with nothing to choose.
    #[error("a question needs at least {0} choices")]
    TooFewChoices(usize),
    /// A question with too much to choose.
    #[error("a question has at most {CHOICES} choices")]
    TooManyChoices,
    /// A condition on a later question.
    #[error("a condition looks back: `{0}` is not asked before this")]
    LooksAhead(Slug),
    /// A condition on a kind of answer that the question does not take.
    #[error("`{question}` is a question of kind `{kind}`: {fits}")]
    WrongAnswer {
        /// The question.
        question: Slug,
        /// Its kind.
        kind: &'static str,
        /// What fits.
        fits: &'static str,
    },
    /// A condition that names no answer.
    #[error("a condition on `{0}` names no answer")]
    NamesNothing(Slug),
    /// A condition within conditions.
    #[error("conditions nest at most {CONDITION_DEPTH} deep")]
    TooDeep,
    /// Bounds of a number question.
    #[error("`min` and `max` must be finite, `min` below `max`")]
    Bounds,
    /// A band that no answer can fall into.
    #[error("band `{0}` holds no number between `min` and `max`")]
    EmptyBand(Slug),
    /// Two bands for one number.
    #[error("bands `{0}` and `{1}` overlap")]
    Overlap(Slug, Slug),
    /// A reading of the wrong kind.
    #[error("criterion `{0}` is of kind `{1}`: the value does not fit it")]
    Reading(Slug, &'static str),
    /// An assessment of something that can be checked.
    #[error(
        "criterion `{0}`: only levels and ranges can be assessed; a {1} needs a source that says it"
    )]
    Assessed(Slug, &'static str),
    /// An assessment without reasoning.
    #[error("criterion `{0}`: an assessment needs its reasoning in `note`")]
    Unreasoned(Slug),
    /// A need for nothing.
    #[error("a need names no capability")]
    EmptyNeed,
    /// A former id that something has now.
    #[error("{kind} `{id}` is there now, so this cannot be a former id")]
    StillTaken {
        /// The kind of thing.
        kind: &'static str,
        /// The former id.
        id: Slug,
    },
    /// One former id of two things.
    #[error("`{0}` was the id of `{1}` already: what was written for it would mean either")]
    FormerTwice(Slug, Slug),
    /// A figure that is no number of points.
    #[error("`indifference` is a number of points from 0 to 100")]
    Indifference,
}

impl TreeBuilder {
    /// A tree with a name and nothing in it.
    pub fn new(id: Slug, version: String, as_of: PartialDate, title: String) -> Self {
        Self {
            tree: Tree {
                id,
                version,
                as_of,
                title,
                indifference: 2.0,
                scope: Scope::default(),
                changes: Vec::new(),
                capabilities: Table::new(),
                criteria: Table::new(),
                questions: Table::new(),
                rules: Table::new(),
                sources: Table::new(),
                candidates: Table::new(),
                former_ids: FormerIds::default(),
            },
        }
    }

    /// The same without a date: a tree that is made of a table.
    pub fn undated(id: Slug, version: String, title: String) -> Self {
        Self::new(id, version, PartialDate::UNDATED, title)
    }

    /// What has been added so far, to look names up in.
    pub fn so_far(&self) -> &Tree {
        &self.tree
    }

    /// Sets the points within which two scores are never told apart (2 unless set).
    ///
    /// # Errors
    /// A number outside 0..=100.
    pub fn set_indifference(&mut self, points: f64) -> Result<(), BuildFault> {
        if !(0.0..=100.0).contains(&points) {
            return Err(BuildFault::Indifference);
        }
        self.tree.indifference = points;
        Ok(())
    }

    /// Sets what the tree decides and omits.
    pub fn set_scope(&mut self, scope: Scope) {
        self.tree.scope = scope;
    }

    /// Adds what changed in a version.
    pub fn add_change(&mut self, change: Change) {
        self.tree.changes.push(change);
    }

    /// Declares a capability.
    ///
    /// # Errors
    /// Its id is taken, also by an option.
    pub fn add_capability(&mut self, capability: Capability) -> Result<CapabilityIx, BuildFault> {
        if self.tree.capability(capability.id.as_str()).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "capability",
                id: capability.id,
            });
        }
        if self.tree.candidate(capability.id.as_str()).is_some() {
            return Err(BuildFault::CapabilityIsOption(capability.id));
        }
        Ok(self.tree.capabilities.push(capability))
    }

    /// States that a thing of the finished tree had another id before.
    ///
    /// # Errors
    /// Something of the kind has that id now, or had it too.
    pub fn add_former_id(&mut self, id: Slug, thing: Renamed) -> Result<(), BuildFault> {
        let among = thing.among();
        let kind = thing.kind();
        if self.tree.is_taken(among, id.as_str()) {
            return Err(BuildFault::StillTaken { kind, id });
        }
        if let Some(other) = self.tree.former_ids.0.get(&(among, id.clone())) {
            let other = self.tree.id_of(*other).clone();
            return Err(BuildFault::FormerTwice(id, other));
        }
        self.tree.former_ids.0.insert((among, id), thing);
        Ok(())
    }

    /// States that a capability is there until an answer lacks it.
    pub fn assume(&mut self, capability: CapabilityIx) {
        self.tree.capabilities.row_mut(capability).assumed = true;
    }

    /// Adds a criterion.
    ///
    /// # Errors
    /// Its id is taken, or it has a base weight and no value function.
    pub fn add_criterion(&mut self, criterion: Criterion) -> Result<CriterionIx, BuildFault> {
        if self.tree.criterion(criterion.id.as_str()).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "criterion",
                id: criterion.id,
            });
        }
        if !criterion.base.is_zero() && !criterion.can_be_weighed() {
            return Err(BuildFault::NotWeighable(criterion.id));
        }
        Ok(self.tree.criteria.push(criterion))
    }

    /// Adds a source.
    ///
    /// # Errors
    /// Its id is taken within its option, or among the shared sources.
    pub fn add_source(&mut self, source: Source) -> Result<SourceIx, BuildFault> {
        let taken = |other: &Source| other.id == source.id && other.owner == source.owner;
        if self.tree.sources.find(taken).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "source",
                id: source.id,
            });
        }
        Ok(self.tree.sources.push(source))
    }

    /// Adds a question after those that are there.
    ///
    /// # Errors
    /// Its id is taken, a condition looks ahead, an effect does not fit its criterion.
    pub fn add_question(&mut self, question: Question) -> Result<QuestionIx, BuildFault> {
        if self.tree.question(question.id.as_str()).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "question",
                id: question.id,
            });
        }
        self.check_condition(question.when.as_ref())?;
        let open = &question.open.effects;
        if !open.requires.is_empty() || !open.provides.is_empty() || !open.lacks.is_empty() {
            return Err(BuildFault::OpenDemands);
        }
        self.check_effects(open)?;
        match &question.kind {
            QuestionKind::One(choices) | QuestionKind::Many { choices, .. } => {
                let least = if matches!(question.kind, QuestionKind::One(_)) {
                    2
                } else {
                    1
                };
                if choices.len() < least {
                    return Err(BuildFault::TooFewChoices(least));
                }
                if choices.len() > CHOICES {
                    return Err(BuildFault::TooManyChoices);
                }
                for (ix, choice) in choices.iter() {
                    if choices.find(|other| other.id == choice.id) != Some(ix) {
                        return Err(BuildFault::Duplicate {
                            kind: "choice",
                            id: choice.id.clone(),
                        });
                    }
                    self.check_condition(choice.when.as_ref())?;
                    self.check_effects(&choice.effects)?;
                }
                self.check_united(&question)?;
            }
            QuestionKind::Number {
                min,
                max,
                bands,
                always,
                from_answer,
                ..
            } => {
                self.check_effects(always)?;
                self.check_number(*min, *max, bands, from_answer)?;
            }
        }
        Ok(self.tree.questions.push(question))
    }

    fn check_united(&self, question: &Question) -> Result<(), BuildFault> {
        for one in question.united() {
            let criterion = &self.tree.criteria[one.criterion];
            let all = match &criterion.scale {
                Scale::Set(members) => members.all().len(),
                _ => 0,
            };
            let known = |member: &MemberIx| member.position() < all;
            let whole = one.members.len() == question.choices().len();
            if !whole || !one.members.rows().iter().all(known) {
                return Err(BuildFault::United(criterion.id.clone()));
            }
        }
        Ok(())
    }

    fn check_number(
        &self,
        min: f64,
        max: f64,
        bands: &[Band],
        from_answer: &[AnswerEffect],
    ) -> Result<(), BuildFault> {
        if !min.is_finite() || !max.is_finite() || min >= max {
            return Err(BuildFault::Bounds);
        }
        if bands.len() > CHOICES {
            return Err(BuildFault::TooManyChoices);
        }
        for (n, band) in bands.iter().enumerate() {
            let from = band.interval.from.unwrap_or(min);
            let below = band.interval.below.unwrap_or(f64::INFINITY);
            if from >= below || from > max || below <= min {
                return Err(BuildFault::EmptyBand(band.id.clone()));
            }
            for other in bands.iter().take(n) {
                if other.id == band.id {
                    return Err(BuildFault::Duplicate {
                        kind: "band",
                        id: band.id.clone(),
                    });
                }
                let other_from = other.interval.from.unwrap_or(min);
                let other_below = other.interval.below.unwrap_or(f64::INFINITY);
                if from < other_below && other_from < below {
                    return Err(BuildFault::Overlap(other.id.clone(), band.id.clone()));
                }
            }
            self.check_effects(&band.effects)?;
        }
        for effect in from_answer {
            self.check_test(effect.criterion, &effect.test(min))?;
        }
        Ok(())
    }

    /// Adds a rule; its condition may name any question that is there.
    ///
    /// # Errors
    /// Its id is taken, or a condition or an effect does not fit.
    pub fn add_rule(&mut self, rule: Rule) -> Result<RuleIx, BuildFault> {
        if self.tree.rules.find(|other| other.id == rule.id).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "rule",
                id: rule.id,
            });
        }
        self.check_condition(Some(&rule.when))?;
        self.check_effects(&rule.effects)?;
        Ok(self.tree.rules.push(rule))
    }

    /// Adds an option; facts that are not given are unknown, "not mentioned in its file".
    ///
    /// # Errors
    /// Its id is taken, also by a capability, or a fact does not fit its criterion.
    pub fn add_candidate(
        &mut self,
        candidate: Candidate,
        given: Vec<(CriterionIx, Fact)>,
    ) -> Result<CandidateIx, BuildFault> {
        if self.tree.candidate(candidate.id.as_str()).is_some() {
            return Err(BuildFault::Duplicate {
                kind: "option",
                id: candidate.id,
            });
        }
        if self.tree.capability(candidate.id.as_str()).is_some() {
            return Err(BuildFault::CapabilityIsOption(candidate.id));
        }
        if candidate.needs.iter().any(|need| need.any.is_empty()) {
            return Err(BuildFault::EmptyNeed);
        }
        for (criterion, fact) in &given {
            self.check_fact(*criterion, fact)?;
        }
        let mut facts = Table::for_each_of(&self.tree.criteria, |_, _| Fact::Unknown {
            reason: Fact::NOT_MENTIONED.to_owned(),
            context: Vec::new(),
        });
        for (criterion, fact) in given {
            *facts.row_mut(criterion) = fact;
        }
        Ok(self.tree.candidates.push(Candidate { facts, ..candidate }))
    }

    /// Whether a fact fits a criterion.
    ///
    /// # Errors
    /// A value of another kind, an assessment of what can be checked, or one without reasoning.
    pub fn check_fact(&self, criterion: CriterionIx, fact: &Fact) -> Result<(), BuildFault> {
        let (used, others): (Option<&Evidence>, &[Evidence]) = match fact {
            Fact::Known { used, dissent, .. } => (Some(used), dissent),
            Fact::NotApplicable { .. } | Fact::Unknown { .. } => (None, &[]),
        };
        used.into_iter()
            .chain(others)
            .try_for_each(|one| self.check_evidence(criterion, one))
    }

    fn check_evidence(&self, ix: CriterionIx, evidence: &Evidence) -> Result<(), BuildFault> {
        let criterion = &self.tree.criteria[ix];
        let id = || criterion.id.clone();
        if !criterion.reads(&evidence.reading) {
            return Err(BuildFault::Reading(id(), criterion.kind()));
        }
        if self.tree.sources[evidence.source].kind == SourceKind::Assessment {
            match &evidence.reading {
                Reading::Flag(_) => return Err(BuildFault::Assessed(id(), "flag")),
                Reading::Set { .. } => return Err(BuildFault::Assessed(id(), "set")),
                Reading::Number { low, high } if low >= high => {
                    return Err(BuildFault::Assessed(id(), "single figure"));
                }
                Reading::Number { .. } | Reading::Level { .. } => {}
            }
            if evidence
                .note
                .as_deref()
                .is_none_or(|note| note.trim().is_empty())
            {
                return Err(BuildFault::Unreasoned(id()));
            }
        }
        Ok(())
    }

    /// The tree, with its options in the order of their ids.
    pub fn build(self) -> Tree {
        let mut tree = self.tree;
        // Options take their places by their ids; former ids go with them.
        let former = std::mem::take(&mut tree.former_ids.0);
        let former: Vec<_> = former
            .into_iter()
            .map(|(key, thing)| (key, thing, tree.id_of(thing).clone()))
            .collect();
        let mut candidates = tree.candidates.into_rows();
        candidates.sort_by(|a, b| a.id.cmp(&b.id));
        tree.candidates = candidates
            .into_iter()
            .collect::<Table<CandidateIx, Candidate>>();
        for (key, thing, id) in former {
            let thing = match thing {
                Renamed::Candidate(_) => tree.candidate(id.as_str()).map(Renamed::Candidate),
                other => Some(other),
            };
            if let Some(thing) = thing {
                tree.former_ids.0.insert(key, thing);
            }
        }
        tree
    }

    /// Whether effects fit the criteria that they name.
    ///
    /// # Errors
    /// A weight without a value function, or a test that does not fit.
    pub fn check_effects(&self, effects: &Effects) -> Result<(), BuildFault> {
        for weighing in &effects.weighs {
            let criterion = &self.tree.criteria[weighing.criterion];
            if !criterion.can_be_weighed() {
                return Err(BuildFault::NotWeighable(criterion.id.clone()));
            }
        }
        for preference in &effects.prefers {
            self.check_test(preference.criterion, &preference.test)?;
        }
        for requirement in &effects.requires {
            match requirement {
                Requirement::Test { criterion, test } => self.check_test(*criterion, test)?,
                Requirement::Any(ways) => {
                    for (criterion, test) in ways.iter().flatten() {
                        self.check_test(*criterion, test)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn check_test(&self, criterion: CriterionIx, test: &Test) -> Result<(), BuildFault> {
        let criterion = &self.tree.criteria[criterion];
        test.fits(criterion).map_err(|fault| BuildFault::Test {
            criterion: criterion.id.clone(),
            fault,
        })
    }

    /// Whether a condition names only questions that are there, in ways that they can be answered.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn check_condition(&self, condition: Option<&Condition>) -> Result<(), BuildFault> {
        condition.map_or(Ok(()), |condition| self.check_part(condition, 1))
    }

    fn check_part(&self, condition: &Condition, depth: usize) -> Result<(), BuildFault> {
        if depth > CONDITION_DEPTH {
            return Err(BuildFault::TooDeep);
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts
                .iter()
                .try_for_each(|part| self.check_part(part, depth + 1)),
            Condition::Not(part) => self.check_part(part, depth + 1),
            Condition::Answered { question, test } => {
                check_answer_test(&self.tree.questions[*question], test)
            }
        }
    }
}

fn check_answer_test(question: &Question, test: &AnswerTest) -> Result<(), BuildFault> {
    let wrong = |fits| BuildFault::WrongAnswer {
        question: question.id.clone(),
        kind: question.kind_name(),
        fits,
    };
    if test == &AnswerTest::default() {
        return Err(BuildFault::NamesNothing(question.id.clone()));
    }
    match &question.kind {
        QuestionKind::Number { .. } => {
            if test.choices != MemberSet::EMPTY || test.nothing {
                return Err(wrong("compare with `from`, `below` or a band"));
            }
        }
        QuestionKind::One(_) if test.nothing => {
            return Err(wrong("`none` is an answer to `many` questions only"));
        }
        QuestionKind::One(_) | QuestionKind::Many { .. } => {
            if !test.intervals.is_empty() {
                return Err(wrong("name choices, not numbers"));
            }
        }
    }
    Ok(())
}

impl Fact {
    /// The reason of an unknown that no file gave.
    pub const NOT_MENTIONED: &'static str = "not mentioned in its file";
}

impl Criterion {
    /// What a value function for this kind of criterion looks like, for help texts.
    pub fn value_example(&self) -> &'static str {
        match self.scale {
            Scale::Number { .. } => r#"value = { scale = "log", worst = 10000, best = 1 }"#,
            Scale::Level(_) => "a `value` at each [[criterion.level]]",
            Scale::Flag { .. } => "value = { true = 1, false = 0 }",
            Scale::Set(_) => "value = { members = { amd64 = 0.5, arm64 = 0.5 } }",
        }
    }
}
