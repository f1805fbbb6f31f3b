//! The canonical form of a tree: the bytes of what it means, not of its files.
//!
//! Every list and text is prefixed by its length, numbers are written by their bits, line ends
//! are LF. Comments, key order, formatting and the split into files change nothing; a figure, a
//! word or a date does. The digest of a tree is the SHA-256 of this form, and `unpack` reads it
//! back, which is much quicker than parsing the files.

use sha2::{Digest, Sha256};

use super::condition::{AnswerTest, Condition};
use super::criterion::{Criterion, Scale};
use super::effects::{Effects, Requirement};
use super::evidence::{Evidence, Fact, Reading};
use super::ids::{Ix, Table};
use super::members::MemberSet;
use super::question::{Question, QuestionKind};
use super::renamed::{FormerIds, Renamed};
use super::test::Test;
use super::tree::Tree;
use super::value::ValueFunction;
use super::{Candidate, Interval};

/// Version of the canonical form; another form gives other digests.
pub(super) const FORM: &str = "whystack model 3";

impl Tree {
    /// The digest of what decides, as 64 hexadecimal digits: former ids are not in it.
    pub fn digest(&self) -> String {
        digest_of(&self.canonical().0)
    }

    /// The canonical form, and behind it the former ids, if there are some.
    pub fn pack(&self) -> Vec<u8> {
        let mut pack = self.canonical();
        if !self.former_ids.0.is_empty() {
            pack.former_ids(&self.former_ids);
        }
        pack.0
    }

    fn canonical(&self) -> Pack {
        let mut pack = Pack(Vec::with_capacity(1 << 18));
        pack.text(FORM);
        pack.tree(self);
        pack
    }
}

/// The digest of a tree's canonical form, as 64 hexadecimal digits.
pub fn digest_of(packed: &[u8]) -> String {
    let bytes = Sha256::digest(packed);
    bytes
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            for half in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
            hex
        })
}

struct Pack(Vec<u8>);

impl Pack {
    /// A whole number, seven bits a byte, the lowest first (LEB128).
    fn whole(&mut self, mut n: u64) {
        loop {
            let low = u8::try_from(n & 0x7f).unwrap_or(0x7f);
            n >>= 7;
            if n == 0 {
                self.0.push(low);
                return;
            }
            self.0.push(low | 0x80);
        }
    }

    fn count(&mut self, n: usize) {
        self.whole(n as u64);
    }

    fn text(&mut self, text: &str) {
        if text.contains("\r\n") {
            return self.text(&text.replace("\r\n", "\n"));
        }
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn flag(&mut self, yes: bool) {
        self.0.push(u8::from(yes));
    }

    fn number(&mut self, number: f64) {
        self.0
            .extend_from_slice(&(number + 0.0).to_bits().to_le_bytes());
    }

    fn maybe_number(&mut self, number: Option<f64>) {
        self.flag(number.is_some());
        if let Some(number) = number {
            self.number(number);
        }
    }

    fn ix(&mut self, ix: impl Ix) {
        self.count(ix.position());
    }

    fn maybe_ix(&mut self, ix: Option<impl Ix>) {
        self.flag(ix.is_some());
        if let Some(ix) = ix {
            self.ix(ix);
        }
    }

    fn all<T>(&mut self, rows: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.count(rows.len());
        for row in rows {
            each(self, row);
        }
    }

    fn set(&mut self, set: &MemberSet) {
        for word in set.words() {
            self.whole(word);
        }
    }

    fn former_ids(&mut self, former: &FormerIds) {
        self.count(former.0.len());
        for ((_, id), thing) in &former.0 {
            self.text(id.as_str());
            match *thing {
                Renamed::Question(ix) => {
                    self.count(0);
                    self.ix(ix);
                }
                Renamed::Choice(ix, choice) => {
                    self.count(1);
                    self.ix(ix);
                    self.ix(choice);
                }
                Renamed::Criterion(ix) => {
                    self.count(2);
                    self.ix(ix);
                }
                Renamed::Candidate(ix) => {
                    self.count(3);
                    self.ix(ix);
                }
            }
        }
    }

    fn tree(&mut self, tree: &Tree) {
        self.text(tree.id.as_str());
        self.text(&tree.version);
        self.text(&tree.as_of.to_string());
        self.text(&tree.title);
        self.number(tree.indifference);
        self.text(&tree.scope.decides);
        self.all(&tree.scope.omits, |c, omit| c.text(omit));
        self.all(&tree.changes, |c, change| {
            c.text(&change.version);
            c.text(&change.what);
        });
        self.all(tree.capabilities.rows(), |c, capability| {
            c.text(capability.id.as_str());
            c.text(&capability.title);
            c.flag(capability.assumed);
        });
        self.all(tree.sources.rows(), |c, source| {
            c.text(source.id.as_str());
            c.maybe(source.owner.as_ref().map(super::Slug::as_str));
            c.text(&source.title);
            c.maybe(source.url.as_deref());
            c.text(&source.date.to_string());
            c.text(source.kind.as_str());
        });
        self.all(tree.criteria.rows(), Self::criterion);
        self.all(tree.questions.rows(), Self::question);
        self.all(tree.rules.rows(), |c, rule| {
            c.text(rule.id.as_str());
            c.condition(&rule.when);
            c.text(&rule.because);
            c.effects(&rule.effects);
        });
        self.all(tree.candidates.rows(), Self::candidate);
    }

    fn criterion(&mut self, criterion: &Criterion) {
        self.text(criterion.id.as_str());
        self.text(&criterion.title);
        self.maybe(criterion.measure.as_deref());
        self.number(criterion.base.points());
        self.number(criterion.unknown.get());
        self.text(criterion.kind());
        match &criterion.scale {
            Scale::Number { unit, value } => {
                self.text(unit);
                match value {
                    None => self.text("none"),
                    Some(ValueFunction::Linear { worst, best }) => {
                        self.ends("linear", *worst, *best);
                    }
                    Some(ValueFunction::Log { worst, best }) => self.ends("log", *worst, *best),
                    Some(ValueFunction::Points(points)) => {
                        self.text("points");
                        self.all(points, |c, (x, value)| {
                            c.number(*x);
                            c.number(value.get());
                        });
                    }
                }
            }
            Scale::Level(levels) => {
                self.count(levels.all().len());
                for (ix, level) in levels.all().iter() {
                    self.text(level.id.as_str());
                    self.text(&level.title);
                    self.maybe(level.how.as_deref());
                    self.number(levels.value(ix).get());
                }
            }
            Scale::Flag { yes, no } => {
                self.number(yes.get());
                self.number(no.get());
            }
            Scale::Set(members) => {
                self.count(members.all().len());
                for (ix, member) in members.all().iter() {
                    self.text(member.as_str());
                    self.maybe_number(members.share(ix).map(super::Value::get));
                }
            }
        }
    }

    fn ends(&mut self, scale: &str, worst: f64, best: f64) {
        self.text(scale);
        self.number(worst);
        self.number(best);
    }

    fn question(&mut self, question: &Question) {
        self.text(question.id.as_str());
        self.flag(question.shared);
        self.text(&question.ask);
        self.maybe(question.why.as_deref());
        self.flag(question.essential);
        self.maybe_condition(question.when.as_ref());
        self.effects(&question.open.effects);
        self.maybe(question.open.because.as_deref());
        self.text(question.kind_name());
        match &question.kind {
            QuestionKind::One(choices) => self.choices(choices),
            QuestionKind::Many {
                choices,
                combine,
                united,
            } => {
                self.flag(*combine == super::Combine::Sum);
                self.choices(choices);
                self.all(united, |c, one| {
                    c.ix(one.criterion);
                    c.all(one.members.rows(), |c, member| c.ix(*member));
                });
            }
            QuestionKind::Number {
                min,
                max,
                unit,
                bands,
                always,
                from_answer,
            } => {
                self.number(*min);
                self.number(*max);
                self.maybe(unit.as_deref());
                self.all(bands, |c, band| {
                    c.text(band.id.as_str());
                    c.interval(&band.interval);
                    c.effects(&band.effects);
                    c.maybe(band.because.as_deref());
                    c.maybe(band.outside.as_deref());
                });
                self.effects(always);
                self.all(from_answer, |c, effect| {
                    c.ix(effect.criterion);
                    c.flag(effect.bound == super::AnswerBound::AtLeast);
                    c.maybe_number(effect.weight.map(super::Weight::points));
                });
            }
        }
    }

    fn choices(&mut self, choices: &Table<super::ChoiceIx, super::Choice>) {
        self.all(choices.rows(), |c, choice| {
            c.text(choice.id.as_str());
            c.text(&choice.label);
            c.maybe_condition(choice.when.as_ref());
            c.effects(&choice.effects);
            c.maybe(choice.because.as_deref());
            c.maybe(choice.outside.as_deref());
        });
    }

    fn maybe_condition(&mut self, condition: Option<&Condition>) {
        self.flag(condition.is_some());
        if let Some(condition) = condition {
            self.condition(condition);
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) => {
                self.text("all");
                self.all(parts, Self::condition);
            }
            Condition::Any(parts) => {
                self.text("any");
                self.all(parts, Self::condition);
            }
            Condition::Not(part) => {
                self.text("not");
                self.condition(part);
            }
            Condition::Answered { question, test } => {
                self.text("answered");
                self.ix(*question);
                let AnswerTest {
                    choices,
                    intervals,
                    nothing,
                    unknown,
                } = test;
                self.set(choices);
                self.all(intervals, Self::interval);
                self.flag(*nothing);
                self.flag(*unknown);
            }
        }
    }

    fn interval(&mut self, interval: &Interval) {
        self.maybe_number(interval.from);
        self.maybe_number(interval.below);
    }

    fn effects(&mut self, effects: &Effects) {
        self.all(&effects.requires, |c, requirement| match requirement {
            Requirement::Test { criterion, test } => {
                c.text("test");
                c.ix(*criterion);
                c.test(test);
            }
            Requirement::Any(ways) => {
                c.text("any");
                c.all(ways, |c, way| {
                    c.all(way, |c, (criterion, test)| {
                        c.ix(*criterion);
                        c.test(test);
                    });
                });
            }
        });
        self.all(&effects.prefers, |c, preference| {
            c.ix(preference.criterion);
            c.test(&preference.test);
            c.number(preference.weight.points());
        });
        self.all(&effects.weighs, |c, weighing| {
            c.ix(weighing.criterion);
            c.number(weighing.weight.points());
        });
        self.all(&effects.provides, |c, ix| c.ix(*ix));
        self.all(&effects.lacks, |c, ix| c.ix(*ix));
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Number { at_least, at_most } => {
                self.text("number");
                self.maybe_number(*at_least);
                self.maybe_number(*at_most);
            }
            Test::Level { at_least, at_most } => {
                self.text("level");
                self.maybe_ix(*at_least);
                self.maybe_ix(*at_most);
            }
            Test::OneOf(set) => {
                self.text("one-of");
                self.set(set);
            }
            Test::Is(yes) => {
                self.text("is");
                self.flag(*yes);
            }
            Test::Includes(set) => {
                self.text("includes");
                self.set(set);
            }
            Test::IncludesAny(set) => {
                self.text("includes-any");
                self.set(set);
            }
        }
    }

    fn candidate(&mut self, candidate: &Candidate) {
        self.text(candidate.id.as_str());
        self.text(&candidate.name);
        self.text(&candidate.summary);
        self.maybe(candidate.homepage.as_deref());
        self.maybe(candidate.carried.as_deref());
        self.maybe(candidate.form_of.as_ref().map(super::Slug::as_str));
        self.maybe(candidate.since.map(|date| date.to_string()).as_deref());
        self.flag(candidate.ended.is_some());
        if let Some(ended) = &candidate.ended {
            self.text(&ended.date.to_string());
            self.ix(ended.source);
        }
        self.all(&candidate.provides, |c, ix| c.ix(*ix));
        self.all(&candidate.needs, |c, need| {
            c.all(&need.any, |c, ix| c.ix(*ix));
        });
        self.all(&candidate.conflicts, |c, ix| c.ix(*ix));
        self.all(candidate.facts.rows(), Self::fact);
        self.all(&candidate.next, |c, step| {
            c.text(&step.title);
            c.maybe(step.run.as_deref());
            c.maybe(step.text.as_deref());
            c.ix(step.source);
        });
    }

    fn fact(&mut self, fact: &Fact) {
        match fact {
            Fact::Known {
                used,
                dissent,
                context,
            } => {
                self.text("known");
                self.evidence(used);
                self.all(dissent, Self::evidence);
                self.all(context, Self::evidence);
            }
            Fact::NotApplicable { source, note } => {
                self.text("not-applicable");
                self.ix(*source);
                self.maybe(note.as_deref());
            }
            Fact::Unknown { reason, context } => {
                self.text("unknown");
                self.text(reason);
                self.all(context, Self::evidence);
            }
        }
    }

    fn evidence(&mut self, evidence: &Evidence) {
        match &evidence.reading {
            Reading::Number { low, high } => self.ends("number", *low, *high),
            Reading::Level { low, high } => {
                self.text("level");
                self.ix(*low);
                self.ix(*high);
            }
            Reading::Flag(yes) => {
                self.text("flag");
                self.flag(*yes);
            }
            Reading::Set { members, unknown } => {
                self.text("set");
                self.set(members);
                self.set(unknown);
            }
        }
        self.ix(evidence.source);
        self.maybe(evidence.note.as_deref());
        self.maybe(evidence.measure.as_deref());
    }
}
