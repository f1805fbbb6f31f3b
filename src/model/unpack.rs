//! Reading a tree back from its canonical form.
//!
//! For the form that the program carries with it, which a test proves equal to the files: it is
//! not a way around [`TreeBuilder`](super::TreeBuilder). Bytes that are no canonical form give
//! `None`.

use super::candidate::{Candidate, Ended, Need, NextStep};
use super::capability::Capability;
use super::condition::{AnswerTest, Condition, Interval};
use super::criterion::{Criterion, Members, Scale};
use super::effects::{
    AnswerBound, AnswerEffect, Effects, Preference, Requirement, United, Weighing,
};
use super::evidence::{Evidence, Fact, Reading, Source, SourceDate, SourceKind};
use super::ids::{CriterionIx, Ix, Slug, Table, Token};
use super::levels::{Level, Levels};
use super::members::MemberSet;
use super::numbers::{Value, Weight};
use super::pack::FORM;
use super::question::{Band, Choice, Combine, OpenDefault, Question, QuestionKind};
use super::renamed::{FormerIds, Renamed};
use super::test::Test;
use super::tree::{Change, Rule, Scope, Tree};
use super::value::ValueFunction;

impl Tree {
    /// The tree of a canonical form; `None` if the bytes are none, or of another version.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut unpack = Unpack(bytes);
        if unpack.str()? != FORM {
            return None;
        }
        let mut tree = unpack.tree()?;
        if !unpack.0.is_empty() {
            tree.former_ids = unpack.former_ids()?;
        }
        unpack.0.is_empty().then_some(tree)
    }
}

struct Unpack<'b>(&'b [u8]);

impl<'b> Unpack<'b> {
    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn whole(&mut self) -> Option<u64> {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.whole()?).ok()
    }

    fn str(&mut self) -> Option<&'b str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn text(&mut self) -> Option<String> {
        self.str().map(str::to_owned)
    }

    fn slug(&mut self) -> Option<Slug> {
        self.str()?.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        match self.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// Something that may be absent: the outer `None` is a fault.
    #[expect(clippy::option_option, reason = "absent and faulty are different")]
    fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.flag()? {
            read(self).map(Some)
        } else {
            Some(None)
        }
    }

    #[expect(clippy::option_option, reason = "absent and faulty are different")]
    fn maybe_text(&mut self) -> Option<Option<String>> {
        self.maybe(Self::text)
    }

    fn number(&mut self) -> Option<f64> {
        let bytes: [u8; 8] = self.take(8)?.try_into().ok()?;
        Some(f64::from_bits(u64::from_le_bytes(bytes)))
    }

    fn value(&mut self) -> Option<Value> {
        Value::new(self.number()?)
    }

    fn weight(&mut self) -> Option<Weight> {
        Weight::new(self.number()?)
    }

    fn ix<I: Ix>(&mut self) -> Option<I> {
        let n = self.count().filter(|n| *n < usize::from(u16::MAX))?;
        Some(I::at(n, Token::unpacked()))
    }

    fn all<T, C: FromIterator<T>>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<C> {
        let count = self.count()?;
        (0..count).map(|_| read(self)).collect()
    }

    fn set(&mut self) -> Option<MemberSet> {
        Some(MemberSet::of_words([
            self.whole()?,
            self.whole()?,
            self.whole()?,
            self.whole()?,
        ]))
    }

    /// Former ids, at least one.
    fn former_ids(&mut self) -> Option<FormerIds> {
        let mut former = FormerIds::default();
        let count = self.count().filter(|count| *count > 0)?;
        for _ in 0..count {
            let id = self.slug()?;
            let thing = match self.byte()? {
                0 => Renamed::Question(self.ix()?),
                1 => Renamed::Choice(self.ix()?, self.ix()?),
                2 => Renamed::Criterion(self.ix()?),
                3 => Renamed::Candidate(self.ix()?),
                _ => return None,
            };
            former.0.insert((thing.among(), id), thing);
        }
        Some(former)
    }

    fn tree(&mut self) -> Option<Tree> {
        Some(Tree {
            former_ids: FormerIds::default(),
            id: self.slug()?,
            version: self.text()?,
            as_of: self.str()?.parse().ok()?,
            title: self.text()?,
            indifference: self.number()?,
            scope: Scope {
                decides: self.text()?,
                omits: self.all(Self::text)?,
            },
            changes: self.all(|u| {
                Some(Change {
                    version: u.text()?,
                    what: u.text()?,
                })
            })?,
            capabilities: self.all(|u| {
                Some(Capability {
                    id: u.slug()?,
                    title: u.text()?,
                    assumed: u.flag()?,
                })
            })?,
            sources: self.all(Self::source)?,
            criteria: self.all(Self::criterion)?,
            questions: self.all(Self::question)?,
            rules: self.all(|u| {
                Some(Rule {
                    id: u.slug()?,
                    when: u.condition()?,
                    because: u.text()?,
                    effects: u.effects()?,
                })
            })?,
            candidates: self.all(Self::candidate)?,
        })
    }

    fn source(&mut self) -> Option<Source> {
        Some(Source {
            id: self.slug()?,
            owner: self.maybe(Self::slug)?,
            title: self.text()?,
            url: self.maybe_text()?,
            date: match self.str()? {
                "undated" => SourceDate::Undated,
                date => SourceDate::On(date.parse().ok()?),
            },
            kind: {
                let word = self.str()?;
                SourceKind::ALL
                    .into_iter()
                    .find(|kind| kind.as_str() == word)?
            },
        })
    }

    fn criterion(&mut self) -> Option<Criterion> {
        Some(Criterion {
            id: self.slug()?,
            title: self.text()?,
            measure: self.maybe_text()?,
            base: self.weight()?,
            unknown: self.value()?,
            scale: match self.str()? {
                "number" => Scale::Number {
                    unit: self.text()?,
                    value: self.value_function()?,
                },
                "level" => Scale::Level(
                    Levels::new(self.all(|u| {
                        let level = Level {
                            id: u.slug()?,
                            title: u.text()?,
                            how: u.maybe_text()?,
                        };
                        Some((level, Some(u.value()?)))
                    })?)
                    .ok()?,
                ),
                "flag" => Scale::Flag {
                    yes: self.value()?,
                    no: self.value()?,
                },
                "set" => Scale::Set(self.members()?),
                _ => return None,
            },
        })
    }

    #[expect(clippy::option_option, reason = "absent and faulty are different")]
    fn value_function(&mut self) -> Option<Option<ValueFunction>> {
        let function = match self.str()? {
            "none" => return Some(None),
            "linear" => ValueFunction::linear(self.number()?, self.number()?),
            "log" => ValueFunction::log(self.number()?, self.number()?),
            "points" => ValueFunction::points(self.all(|u| Some((u.number()?, u.value()?)))?),
            _ => return None,
        };
        function.ok().map(Some)
    }

    fn members(&mut self) -> Option<Members> {
        let rows: Vec<(Slug, Option<Value>)> =
            self.all(|u| Some((u.slug()?, u.maybe(Self::value)?)))?;
        let (ids, shares): (Vec<Slug>, Vec<Option<Value>>) = rows.into_iter().unzip();
        Members::new(ids, shares.into_iter().collect()).ok()
    }

    fn question(&mut self) -> Option<Question> {
        Some(Question {
            id: self.slug()?,
            shared: self.flag()?,
            ask: self.text()?,
            why: self.maybe_text()?,
            essential: self.flag()?,
            when: self.maybe(Self::condition)?,
            open: OpenDefault {
                effects: self.effects()?,
                because: self.maybe_text()?,
            },
            kind: match self.str()? {
                "one" => QuestionKind::One(self.all(Self::choice)?),
                "many" => {
                    let combine = if self.flag()? {
                        Combine::Sum
                    } else {
                        Combine::Max
                    };
                    QuestionKind::Many {
                        combine,
                        choices: self.all(Self::choice)?,
                        united: self.all(|u| {
                            Some(United {
                                criterion: u.ix()?,
                                members: u.all(Self::ix)?,
                            })
                        })?,
                    }
                }
                "number" => QuestionKind::Number {
                    min: self.number()?,
                    max: self.number()?,
                    unit: self.maybe_text()?,
                    bands: self.all(Self::band)?,
                    always: self.effects()?,
                    from_answer: self.all(|u| {
                        Some(AnswerEffect {
                            criterion: u.ix()?,
                            bound: if u.flag()? {
                                AnswerBound::AtLeast
                            } else {
                                AnswerBound::AtMost
                            },
                            weight: u.maybe(Self::weight)?,
                        })
                    })?,
                },
                _ => return None,
            },
        })
    }

    fn choice(&mut self) -> Option<Choice> {
        Some(Choice {
            id: self.slug()?,
            label: self.text()?,
            when: self.maybe(Self::condition)?,
            effects: self.effects()?,
            because: self.maybe_text()?,
            outside: self.maybe_text()?,
        })
    }

    fn band(&mut self) -> Option<Band> {
        Some(Band {
            id: self.slug()?,
            interval: self.interval()?,
            effects: self.effects()?,
            because: self.maybe_text()?,
            outside: self.maybe_text()?,
        })
    }

    fn interval(&mut self) -> Option<Interval> {
        Some(Interval {
            from: self.maybe(Self::number)?,
            below: self.maybe(Self::number)?,
        })
    }

    fn condition(&mut self) -> Option<Condition> {
        Some(match self.str()? {
            "all" => Condition::All(self.all(Self::condition)?),
            "any" => Condition::Any(self.all(Self::condition)?),
            "not" => Condition::Not(Box::new(self.condition()?)),
            "answered" => Condition::Answered {
                question: self.ix()?,
                test: AnswerTest {
                    choices: self.set()?,
                    intervals: self.all(Self::interval)?,
                    nothing: self.flag()?,
                    unknown: self.flag()?,
                },
            },
            _ => return None,
        })
    }

    fn effects(&mut self) -> Option<Effects> {
        Some(Effects {
            requires: self.all(|u| {
                Some(match u.str()? {
                    "test" => Requirement::Test {
                        criterion: u.ix()?,
                        test: u.test()?,
                    },
                    "any" => Requirement::Any(u.all(|u| u.all(Self::criterion_test))?),
                    _ => return None,
                })
            })?,
            prefers: self.all(|u| {
                let (criterion, test) = u.criterion_test()?;
                Some(Preference {
                    criterion,
                    test,
                    weight: u.weight()?,
                })
            })?,
            weighs: self.all(|u| {
                Some(Weighing {
                    criterion: u.ix()?,
                    weight: u.weight()?,
                })
            })?,
            provides: self.all(Self::ix)?,
            lacks: self.all(Self::ix)?,
        })
    }

    fn criterion_test(&mut self) -> Option<(CriterionIx, Test)> {
        Some((self.ix()?, self.test()?))
    }

    fn test(&mut self) -> Option<Test> {
        Some(match self.str()? {
            "number" => Test::Number {
                at_least: self.maybe(Self::number)?,
                at_most: self.maybe(Self::number)?,
            },
            "level" => Test::Level {
                at_least: self.maybe(Self::ix)?,
                at_most: self.maybe(Self::ix)?,
            },
            "one-of" => Test::OneOf(self.set()?),
            "is" => Test::Is(self.flag()?),
            "includes" => Test::Includes(self.set()?),
            "includes-any" => Test::IncludesAny(self.set()?),
            _ => return None,
        })
    }

    fn candidate(&mut self) -> Option<Candidate> {
        Some(Candidate {
            id: self.slug()?,
            name: self.text()?,
            summary: self.text()?,
            homepage: self.maybe_text()?,
            carried: self.maybe_text()?,
            form_of: self.maybe(Self::slug)?,
            since: self.maybe(|u| u.str()?.parse().ok())?,
            ended: self.maybe(|u| {
                Some(Ended {
                    date: u.str()?.parse().ok()?,
                    source: u.ix()?,
                })
            })?,
            provides: self.all(Self::ix)?,
            needs: self.all(|u| {
                Some(Need {
                    any: u.all(Self::ix)?,
                })
            })?,
            conflicts: self.all(Self::ix)?,
            facts: self.all::<Fact, Table<CriterionIx, Fact>>(Self::fact)?,
            next: self.all(|u| {
                Some(NextStep {
                    title: u.text()?,
                    run: u.maybe_text()?,
                    text: u.maybe_text()?,
                    source: u.ix()?,
                })
            })?,
        })
    }

    fn fact(&mut self) -> Option<Fact> {
        Some(match self.str()? {
            "known" => Fact::Known {
                used: self.evidence()?,
                dissent: self.all(Self::evidence)?,
                context: self.all(Self::evidence)?,
            },
            "not-applicable" => Fact::NotApplicable {
                source: self.ix()?,
                note: self.maybe_text()?,
            },
            "unknown" => Fact::Unknown {
                reason: self.text()?,
                context: self.all(Self::evidence)?,
            },
            _ => return None,
        })
    }

    fn evidence(&mut self) -> Option<Evidence> {
        Some(Evidence {
            reading: match self.str()? {
                "number" => Reading::Number {
                    low: self.number()?,
                    high: self.number()?,
                },
                "level" => Reading::Level {
                    low: self.ix()?,
                    high: self.ix()?,
                },
                "flag" => Reading::Flag(self.flag()?),
                "set" => Reading::Set {
                    members: self.set()?,
                    unknown: self.set()?,
                },
                _ => return None,
            },
            source: self.ix()?,
            note: self.maybe_text()?,
            measure: self.maybe_text()?,
        })
    }
}
