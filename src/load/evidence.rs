//! Facts and sources in a file.

use super::candidate_keys::EVIDENCE;
use super::names::Named;
use super::node::{Node, unknown_name};
use super::spec::Kind;
use super::table::Table;
use super::test::{level, members};
use super::texts::check_text;
use super::{effects::Names, sink::Sink};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Criterion, Evidence, Fact, MemberSet, Reading, Scale, Slug, Source, SourceDate, SourceIx,
    SourceKind,
};
use crate::text::{Span, ticked};

/// A source; its id is the key of its table.
pub(super) fn source(table: &Table<'_>, id: Slug, owner: Option<Slug>) -> Option<Source> {
    let kind = table.get("kind")?.text()?;
    let found = SourceKind::ALL.into_iter().find(|one| one.as_str() == kind);
    let date = match table.get("date")?.text()? {
        "undated" => Some(SourceDate::Undated),
        text => match text.parse() {
            Ok(date) => Some(SourceDate::On(date)),
            Err(fault) => {
                let headline = format!("{} is no date: {fault}, or `undated`", ticked(text));
                table.fault(Code::BadDate, "date", headline);
                None
            }
        },
    };
    let url = table.text("url");
    if url.is_none() && found.is_some_and(|kind| kind != SourceKind::Assessment) {
        let headline = "a source that is no assessment needs `url`, where it can be opened";
        table.missing("url", "url", headline);
        return None;
    }
    Some(Source {
        id,
        owner,
        title: table.text("title")?,
        url,
        date: date?,
        kind: found?,
    })
}

/// Reads the facts of one option.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'b> {
    pub(super) names: Names<'b>,
    pub(super) owner: &'b Slug,
}

impl Facts<'_> {
    fn sink(&self) -> &Sink {
        self.names.sink
    }

    fn fault(&self, code: Code, span: Span, headline: impl Into<String>) {
        self.sink()
            .push(Diagnostic::error(code, headline).at(span, ""));
    }

    /// The source of a name: the option's own, else a shared one.
    pub(super) fn source(&self, name: &str, span: Span) -> Option<SourceIx> {
        let sources = self.names.tree.sources();
        let own = |one: &Source| one.owner.as_ref() == Some(self.owner);
        let found = sources
            .find(|one| one.id.as_str() == name && own(one))
            .or_else(|| sources.find(|one| one.id.as_str() == name && one.owner.is_none()));
        if found.is_none() && !self.names.broken.has(Named::Source, name) {
            let known: Vec<&str> = sources
                .rows()
                .iter()
                .filter(|one| one.owner.is_none() || own(one))
                .map(|one| one.id.as_str())
                .collect();
            unknown_name(self.sink(), span, "source", name, known.iter().copied());
        }
        found
    }

    /// The fact of one criterion: a table, or an array of which the first is used.
    pub(super) fn fact(&self, criterion: &Criterion, node: Node<'_>) -> Option<Fact> {
        let Some(items) = node.items() else {
            return self.first(criterion, node, Vec::new(), Vec::new());
        };
        let Some((first, rest)) = items.split_first() else {
            self.fault(
                Code::BadEvidence,
                node.span,
                "a fact needs evidence, or a reason why it is unknown",
            );
            return None;
        };
        let (mut dissent, mut context) = (Vec::new(), Vec::new());
        let mut whole = true;
        for item in rest {
            let Some(table) = Table::open(*item, self.sink(), &EVIDENCE) else {
                whole = false;
                continue;
            };
            let mut misplaced = false;
            for name in ["applies", "unknown"] {
                let set = name == "unknown"
                    && matches!(criterion.scale, Scale::Set(_))
                    && table.get("value").is_some();
                if table.get(name).is_some() && !set {
                    let headline = format!("{} stands in the first evidence only", ticked(name));
                    self.fault(Code::BadEvidence, table.key_place(name), headline);
                    misplaced = true;
                }
            }
            if misplaced {
                whole = false;
                continue;
            }
            match self.evidence(criterion, &table) {
                Some((evidence, true)) => dissent.push((evidence, item.span)),
                Some((evidence, false)) => context.push((evidence, item.span)),
                None => whole = false,
            }
        }
        let fact = self.first(criterion, *first, dissent, context);
        if whole { fact } else { None }
    }

    fn first(
        &self,
        criterion: &Criterion,
        node: Node<'_>,
        mut dissent: Vec<(Evidence, Span)>,
        mut context: Vec<(Evidence, Span)>,
    ) -> Option<Fact> {
        let table = Table::open(node, self.sink(), &EVIDENCE)?;
        let is_inherited = |span: Span| span.source != node.span.source;
        let no_dissent = |what: &str| {
            let given = dissent.iter().filter(|(_, span)| !is_inherited(*span));
            let given: Vec<_> = given.collect();
            for (_, span) in &given {
                let headline = format!("a fact that {what} has no evidence of the same measure");
                let fault = Diagnostic::error(Code::BadEvidence, headline).at(*span, "");
                self.sink().push(fault.help(
                    "put it first, where it is used, or say in `measure` what else it measures",
                ));
            }
            given.is_empty()
        };
        if let Some(applies) = table.get("applies") {
            if applies.flag() != Some(false) {
                self.fault(
                    Code::BadEvidence,
                    applies.span,
                    "`applies` is only ever false",
                );
                return None;
            }
            if table.get("value").is_some() || table.get("unknown").is_some() {
                let headline = "a fact that does not apply has no value";
                self.fault(Code::BadEvidence, table.key_place("applies"), headline);
                return None;
            }
            if !no_dissent("does not apply") {
                return None;
            }
            if !context.is_empty() {
                let headline = "a fact that does not apply stands alone";
                self.fault(Code::BadEvidence, node.span, headline);
                return None;
            }
            let source = self.named_source(&table)?;
            return Some(Fact::NotApplicable {
                source,
                note: table.text("note"),
            });
        }
        if table.get("value").is_none() {
            let Some(reason) = table.get("unknown") else {
                let headline =
                    "a fact has `value`, `applies = false`, or `unknown` with the reason";
                if !table.is_misspelt("value") {
                    self.fault(Code::MissingKey, node.span, headline);
                }
                return None;
            };
            let Some(text) = reason.text() else {
                reason.expected(self.sink(), "the reason why it is unknown, as a text");
                return None;
            };
            check_text(Kind::Text, text, reason.span, self.sink());
            if !no_dissent("is unknown") {
                return None;
            }
            once(&mut context, None, is_inherited);
            return Some(Fact::Unknown {
                reason: text.replace("\r\n", "\n"),
                context: without_places(context),
            });
        }
        let (used, same) = self.evidence(criterion, &table)?;
        if !same {
            let headline =
                "the first evidence is used, so it must be of the criterion's own measure";
            let measure = criterion.measure.as_deref().unwrap_or("not stated");
            let fault =
                Diagnostic::error(Code::BadEvidence, headline).at(table.key_place("measure"), "");
            self.sink().push(fault.note(format!(
                "the measure of {} is: {measure}",
                ticked(criterion.id.as_str())
            )));
            return None;
        }
        once(&mut dissent, Some(&used), is_inherited);
        once(&mut context, None, is_inherited);
        Some(Fact::Known {
            used,
            dissent: without_places(dissent),
            context: without_places(context),
        })
    }

    fn named_source(&self, table: &Table<'_>) -> Option<SourceIx> {
        let Some(node) = table.get("source") else {
            if table.is_misspelt("source") {
                return None;
            }
            let headline = "a fact without a source";
            self.sink().push(
                Diagnostic::error(Code::MissingSource, headline)
                    .at(table.span, "")
                    .help("name one under `[sources]`, or say `unknown` and why"),
            );
            return None;
        };
        self.source(node.text()?, node.span)
    }

    /// Evidence, and whether it is of the criterion's own measure.
    fn evidence(&self, criterion: &Criterion, table: &Table<'_>) -> Option<(Evidence, bool)> {
        let source = self.named_source(table);
        let Some(value) = table.get("value") else {
            table.missing("value", "source", "evidence needs `value`");
            return None;
        };
        let measure = table.text("measure");
        let same = measure.is_none() || measure == criterion.measure;
        let reading = self.reading(criterion, value, table)?;
        let evidence = Evidence {
            reading,
            source: source?,
            note: table.text("note"),
            measure: if same { None } else { measure },
        };
        (!same || self.is_sound(criterion, &evidence, table)).then_some((evidence, same))
    }

    /// Whether the builder takes the evidence; what it says stands at this very evidence.
    fn is_sound(&self, criterion: &Criterion, evidence: &Evidence, table: &Table<'_>) -> bool {
        let Some(ix) = self.names.tree.criterion(criterion.id.as_str()) else {
            return true;
        };
        let fact = Fact::Known {
            used: evidence.clone(),
            dissent: Vec::new(),
            context: Vec::new(),
        };
        let checked = self.names.builder.check_fact(ix, &fact);
        if let Err(fault) = &checked {
            self.fault(Code::BadEvidence, table.place("source"), fault.to_string());
        }
        checked.is_ok()
    }

    fn reading(
        &self,
        criterion: &Criterion,
        value: Node<'_>,
        table: &Table<'_>,
    ) -> Option<Reading> {
        let unknown = table.get("unknown");
        if unknown.is_some() && !matches!(criterion.scale, Scale::Set(_)) {
            self.fault(
                Code::BadEvidence,
                table.key_place("unknown"),
                "`unknown` beside a value is for members of a set",
            );
            return None;
        }
        match &criterion.scale {
            Scale::Number { unit, .. } => self.number(unit, value),
            Scale::Level(levels) => {
                let ends = self.ends(value, "a level, or [from, to]")?;
                let all: Vec<_> = ends
                    .iter()
                    .map(|end| level(levels, *end, self.sink()))
                    .collect();
                let (low, high) = ((*all.first()?)?, (*all.last()?)?);
                self.in_order(low <= high, value.span, Reading::Level { low, high })
            }
            Scale::Flag { .. } => {
                let flag = value.flag();
                if flag.is_none() {
                    value.expected(self.sink(), "true or false");
                }
                flag.map(Reading::Flag)
            }
            Scale::Set(all) => {
                let have = members(all, value, self.sink());
                let open = match unknown {
                    Some(node) => members(all, node, self.sink()),
                    None => Some(MemberSet::EMPTY),
                };
                let (members, unknown) = (have?, open?);
                if members.intersects(&unknown) {
                    self.fault(
                        Code::BadEvidence,
                        table.place("unknown"),
                        "a member is both known and unknown",
                    );
                    return None;
                }
                Some(Reading::Set { members, unknown })
            }
        }
    }

    fn number(&self, unit: &str, value: Node<'_>) -> Option<Reading> {
        let what = format!("a number of {unit}, or [low, high]");
        let ends = self.ends(value, &what)?;
        let mut numbers = Vec::new();
        for end in ends {
            let Some(number) = end.number() else {
                end.expected(self.sink(), &what);
                return None;
            };
            numbers.push(number);
        }
        let (low, high) = (*numbers.first()?, *numbers.last()?);
        self.in_order(low <= high, value.span, Reading::Number { low, high })
    }

    fn ends<'d>(&self, value: Node<'d>, what: &str) -> Option<Vec<Node<'d>>> {
        let ends = value.one_or_more();
        if value.items().is_some() && ends.len() != 2 {
            value.expected(self.sink(), what);
            return None;
        }
        Some(ends)
    }

    fn in_order(&self, ordered: bool, span: Span, reading: Reading) -> Option<Reading> {
        if !ordered {
            self.fault(
                Code::BadEvidence,
                span,
                "a range stands low to high, levels worst to best",
            );
        }
        ordered.then_some(reading)
    }
}

/// Takes out what is inherited and stands there already, whatever the note says.
fn once(
    all: &mut Vec<(Evidence, Span)>,
    used: Option<&Evidence>,
    is_inherited: impl Fn(Span) -> bool,
) {
    let same = |one: &Evidence, other: &Evidence| {
        one.reading == other.reading && one.source == other.source && one.measure == other.measure
    };
    let mut kept: Vec<(Evidence, Span)> = Vec::new();
    for (evidence, span) in all.drain(..) {
        let others = kept.iter().filter(|(_, place)| place.source != span.source);
        let mut others = others.map(|(other, _)| other).chain(used);
        if !(is_inherited(span) && others.any(|other| same(other, &evidence))) {
            kept.push((evidence, span));
        }
    }
    *all = kept;
}

fn without_places(all: Vec<(Evidence, Span)>) -> Vec<Evidence> {
    all.into_iter().map(|(evidence, _)| evidence).collect()
}
