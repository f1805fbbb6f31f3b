//! What is true: a decision tree with typed indices, every invariant held.
//!
//! Purpose: the one shape that the engine, the checks and the reports read. A [`Tree`] comes
//! from [`TreeBuilder`] only, so whoever holds a `&Tree` never checks it again.
//! It knows no file, no span, no serde and no clock.

mod base;
mod builder;
mod candidate;
mod capability;
mod condition;
mod criterion;
mod date;
mod effects;
mod evidence;
mod ids;
mod item;
mod levels;
mod matrix;
mod members;
mod numbers;
mod pack;
mod question;
mod renamed;
mod test;
mod tree;
mod unpack;
mod value;
mod variant;

pub use base::Base;
pub use builder::{BuildFault, TreeBuilder};
pub use candidate::{Candidate, Ended, Need, NextStep};
pub use capability::Capability;
pub use condition::{AnswerTest, Condition, Interval};
pub use criterion::{Criterion, Members, Scale};
pub use date::{DateFault, PartialDate};
pub use effects::{AnswerBound, AnswerEffect, Effects, Preference, Requirement, United, Weighing};
pub use evidence::{Evidence, Fact, Reading, Source, SourceDate, SourceKind};
pub use ids::{
    CandidateIx, CapabilityIx, ChoiceIx, CriterionIx, Ix, LevelIx, MemberIx, QuestionIx, RuleIx,
    Slug, SlugFault, SourceIx, Table,
};
pub use item::Item;
pub use levels::{Level, Levels};
pub use matrix::{Column, DecisionMatrix, Direction, MatrixFault, PreferenceFunction, Range};
pub use members::MemberSet;
pub use numbers::{EPSILON, Value, Weight};
pub use pack::digest_of;
pub use question::{Band, Choice, Combine, OpenDefault, Question, QuestionKind};
pub use renamed::Renamed;
pub use test::{Test, TestFault};
pub use tree::{Change, Rule, Scope, Tree};
pub use value::{ValueFault, ValueFunction};
