//! Questions of a tree file and of shared.toml.

use super::bands::{bands, twice};
use super::condition::condition;
use super::effects::{Names, Parsed, joined};
use super::former::{Former, former_ids};
use super::node::unknown_name;
use super::question_keys::{ONLY_FOR, OPEN};
use super::table::Table;
use super::words::QUESTION_KINDS;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Band, BuildFault, Choice, ChoiceIx, Combine, Effects, OpenDefault, Question, QuestionKind,
    Slug, Table as Rows, United,
};
use crate::text::limits::CHOICES;
use crate::text::ticked;

/// A shared question with its place in shared.toml.
#[derive(Clone, Debug)]
pub(super) struct SharedQuestion {
    pub(super) question: Question,
    /// Its former ids.
    pub(super) was: Vec<Former>,
    /// Those of its choices, by the ids that they have now.
    pub(super) choices_were: Vec<(Slug, Former)>,
}

/// A question of shared.toml, without effects.
pub(super) fn shared(table: &Table<'_>) -> Option<SharedQuestion> {
    let choices = || {
        let given = table.tables("choice");
        let sound = !twice(&given, "choice");
        let all: Vec<Option<Choice>> = given
            .iter()
            .map(|choice| {
                Some(Choice {
                    id: choice.id("id")?,
                    label: choice.text("label")?,
                    when: None,
                    effects: Effects::default(),
                    because: None,
                    outside: None,
                })
            })
            .collect();
        all.into_iter()
            .collect::<Option<Rows<_, _>>>()
            .filter(|_| sound)
    };
    let kind = kind(
        table,
        choices,
        |_| Vec::new(),
        Combine::Max,
        &Parsed::default(),
        Vec::new(),
        Vec::new(),
    )?;
    let (least, count) = match &kind {
        QuestionKind::One(all) => (2, all.len()),
        QuestionKind::Many { choices: all, .. } => (1, all.len()),
        QuestionKind::Number { .. } => (0, 0),
    };
    if count < least {
        let fault = BuildFault::TooFewChoices(least);
        table.fault(Code::MissingKey, "choice", fault.to_string());
        return None;
    }
    if count > CHOICES {
        let fault = BuildFault::TooManyChoices;
        table.fault(Code::TooMany, "choice", fault.to_string());
        return None;
    }
    Some(SharedQuestion {
        was: former_ids(table),
        choices_were: choices_were(table),
        question: Question {
            id: question_id(table)?,
            shared: true,
            ask: table.text("ask")?,
            why: table.text("why"),
            essential: false,
            when: None,
            open: OpenDefault::default(),
            kind,
        },
    })
}

/// The former ids of a question's choices, by the ids that they have now.
pub(super) fn choices_were(table: &Table<'_>) -> Vec<(Slug, Former)> {
    let mut all = Vec::new();
    for choice in table.quiet_tables("choice") {
        if let Some(id) = choice.id("id") {
            let former = former_ids(&choice).into_iter();
            all.extend(former.map(|former| (id.clone(), former)));
        }
    }
    all
}

/// A question of the tree's own.
pub(super) fn own(names: &Names<'_>, table: &Table<'_>, later: &[String]) -> Option<Question> {
    let word = table.get("kind").and_then(|node| node.text());
    let mut parsed = names.effects(table);
    if word == Some("many") {
        parsed = parsed.of_many();
    }
    let choices = || {
        let given = table.tables("choice");
        let sound = !twice(&given, "choice");
        let all: Vec<Option<Choice>> = given
            .iter()
            .map(|choice| {
                let label = choice.text("label");
                one_choice(names, choice, later, &parsed, choice.id("id"), label)
            })
            .collect();
        all.into_iter()
            .collect::<Option<Rows<_, _>>>()
            .filter(|_| sound)
    };
    let of_answer = match word {
        Some("number") => names.for_number(&parsed),
        _ => Vec::new(),
    };
    let range = table.number("min").zip(table.number("max"));
    let (bands, combine) = (bands(names, table, range), combine(table));
    let whole = bands.is_some() && combine.is_some();
    let (bands, combine) = (bands.unwrap_or_default(), combine.unwrap_or_default());
    let united = |choices: &Rows<_, Choice>| names.united(&parsed, choices);
    let kind = kind(table, choices, united, combine, &parsed, of_answer, bands).filter(|_| whole);
    let when = optional_condition(names, table, later);
    let open = open(names, table);
    Some(Question {
        id: question_id(table)?,
        shared: false,
        ask: table.text("ask")?,
        why: table.text("why"),
        essential: table.flag("essential").unwrap_or(false),
        when: when?,
        open: open?,
        kind: kind?,
    })
}

/// A shared question in use: its text and choices, with the tree's effects.
pub(super) fn used(
    names: &Names<'_>,
    table: &Table<'_>,
    later: &[String],
    shared: &Question,
) -> Option<Question> {
    let mut parsed = names.effects(table);
    if matches!(shared.kind, QuestionKind::Many { .. }) {
        parsed = parsed.of_many();
    }
    let given = table.tables("choice");
    let known = |id: &str| shared.choice(id).is_some();
    for choice in &given {
        if let Some(id) = choice.id("id").filter(|id| !known(id.as_str())) {
            let ids = shared.choices().rows().iter().map(|one| one.id.as_str());
            let kind = format!(
                "choice of the shared question {}",
                ticked(shared.id.as_str())
            );
            unknown_name(names.sink, choice.place("id"), &kind, id.as_str(), ids);
        }
    }
    twice(&given, "choice");
    let choice = |of: &Choice| {
        let own = given
            .iter()
            .find(|choice| choice.id("id").as_ref() == Some(&of.id));
        match own {
            Some(own) => {
                let (id, label) = (Some(of.id.clone()), Some(of.label.clone()));
                one_choice(names, own, later, &parsed, id, label)
            }
            None => Some(Choice {
                effects: names.for_choice(&parsed, &of.id),
                ..of.clone()
            }),
        }
    };
    let choices = |all: &Rows<_, Choice>| -> Option<Rows<_, Choice>> {
        let all: Vec<Option<Choice>> = all.rows().iter().map(choice).collect();
        all.into_iter().collect()
    };
    let when = optional_condition(names, table, later);
    let open = open(names, table);
    only_for(table, shared.kind_name());
    let kind = match &shared.kind {
        QuestionKind::One(all) => QuestionKind::One(choices(all)?),
        QuestionKind::Many { choices: all, .. } => {
            let (choices, combine) = (choices(all), combine(table));
            QuestionKind::Many {
                choices: choices?,
                combine: combine?,
                united: names.united(&parsed, all),
            }
        }
        QuestionKind::Number { min, max, unit, .. } => QuestionKind::Number {
            min: *min,
            max: *max,
            unit: unit.clone(),
            bands: bands(names, table, Some((*min, *max)))?,
            always: parsed.fixed.clone(),
            from_answer: names.for_number(&parsed),
        },
    };
    Some(Question {
        id: shared.id.clone(),
        shared: true,
        ask: shared.ask.clone(),
        why: shared.why.clone(),
        essential: table.flag("essential").unwrap_or(false),
        when: when?,
        open: open?,
        kind,
    })
}

/// The words of conditions cannot be ids of questions.
fn question_id(table: &Table<'_>) -> Option<Slug> {
    let id = table.id("id")?;
    if matches!(id.as_str(), "any" | "not" | "shared") {
        let headline = format!(
            "{} is a word of conditions or answers, no id",
            ticked(id.as_str())
        );
        table.fault(Code::BadId, "id", headline);
        return None;
    }
    Some(id)
}

fn kind(
    table: &Table<'_>,
    choices: impl Fn() -> Option<Rows<ChoiceIx, Choice>>,
    united: impl Fn(&Rows<ChoiceIx, Choice>) -> Vec<United>,
    combine: Combine,
    parsed: &Parsed,
    from_answer: Vec<crate::model::AnswerEffect>,
    bands: Vec<Band>,
) -> Option<QuestionKind> {
    let word = table.get("kind")?.text()?;
    only_for(table, word);
    match word {
        "one" | "many" => {
            if table.get("choice").is_none() {
                table.missing("choice", "id", "a question needs `[[question.choice]]`");
                return None;
            }
            if word == "one" {
                choices().map(QuestionKind::One)
            } else {
                choices().map(|choices| QuestionKind::Many {
                    united: united(&choices),
                    choices,
                    combine,
                })
            }
        }
        "number" => {
            let (Some(min), Some(max)) = (table.number("min"), table.number("max")) else {
                let mut ends = ["min", "max"].iter();
                if ends.any(|end| table.get(end).is_none() && !table.is_misspelt(end)) {
                    let headline =
                        "a number question needs `min` and `max`: what occurs in practice";
                    table.fault(Code::MissingKey, "id", headline);
                }
                return None;
            };
            if min >= max {
                table.fault(Code::OutOfRange, "max", "`min` lies below `max`");
                return None;
            }
            let (unit, always) = (table.text("unit"), parsed.fixed.clone());
            Some(QuestionKind::Number {
                min,
                max,
                unit,
                bands,
                always,
                from_answer,
            })
        }
        _ => None,
    }
}

/// Says which keys of a question are for other kinds.
fn only_for(table: &Table<'_>, kind: &str) {
    table.misplaced(&ONLY_FOR, &QUESTION_KINDS, kind, "questions");
}

fn one_choice(
    names: &Names<'_>,
    table: &Table<'_>,
    later: &[String],
    question: &Parsed,
    id: Option<Slug>,
    label: Option<String>,
) -> Option<Choice> {
    let own = names.fixed_effects(table);
    let when = optional_condition(names, table, later);
    let id = id?;
    let effects = joined(names.for_choice(question, &id), own);
    Some(Choice {
        id,
        label: label?,
        when: when?,
        effects,
        because: table.text("because"),
        outside: table.text("outside"),
    })
}

fn combine(table: &Table<'_>) -> Option<Combine> {
    match table.get("combine").and_then(|node| node.text()) {
        None | Some("max") => Some(Combine::Max),
        Some("sum") => Some(Combine::Sum),
        Some(_) => None,
    }
}

/// `Some(None)` is a question without a condition, `None` a condition with a fault.
#[expect(clippy::option_option, reason = "absent and faulty are different")]
fn optional_condition(
    names: &Names<'_>,
    table: &Table<'_>,
    later: &[String],
) -> Option<Option<crate::model::Condition>> {
    match table.get("when") {
        Some(node) => condition(names, node, later).map(Some),
        None => Some(None),
    }
}

fn open(names: &Names<'_>, table: &Table<'_>) -> Option<OpenDefault> {
    let Some(node) = table.get("open") else {
        return Some(OpenDefault::default());
    };
    if let Some(entries) = Table::free(node, names.sink, "the presumption of an open question") {
        let demands = ["require", "require-any", "provides", "lacks"];
        for (name, span, _) in entries
            .entries()
            .filter(|(name, ..)| demands.contains(name))
        {
            let headline = format!(
                "an open question may weigh and prefer, never {}",
                ticked(name)
            );
            names
                .sink
                .push(Diagnostic::error(Code::BadEffect, headline).at(span, ""));
        }
        if entries.entries().any(|(name, ..)| demands.contains(&name)) {
            return None;
        }
    }
    let open = Table::open(node, names.sink, &OPEN)?;
    let effects = names.fixed_effects(&open);
    Some(OpenDefault {
        effects,
        because: open.text("because"),
    })
}
