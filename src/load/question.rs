//! Questions of a tree file and of shared.toml.

use super::condition::condition;
use super::effects::{LACKS, Names, PREFER, PROVIDES, Parsed, REQUIRE, REQUIRE_ANY, WEIGH, joined};
use super::node::unknown_name;
use super::table::{Kind, Spec, Table, key, needed};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Band, Choice, Combine, Effects, Interval, OpenDefault, Question, QuestionKind, Slug,
    Table as Rows,
};
use crate::text::ticked;

/// A question of a tree.
pub(super) const QUESTION: Spec = Spec {
    what: "a question",
    keys: &[
        needed("id", Kind::Id),
        needed("ask", Kind::Label),
        key("why", Kind::Text),
        needed("kind", Kind::Label),
        key("essential", Kind::Flag),
        key("when", Kind::Table),
        key("open", Kind::Table),
        key("combine", Kind::Label),
        key("choice", Kind::Tables),
        key("band", Kind::Tables),
        key("unit", Kind::Label),
        key("min", Kind::Number),
        key("max", Kind::Number),
        REQUIRE,
        REQUIRE_ANY,
        PREFER,
        WEIGH,
        PROVIDES,
        LACKS,
        key("was", Kind::NotYet),
    ],
};

/// A shared question to which a tree adds effects.
pub(super) const USE: Spec = Spec {
    what: "a shared question in use",
    keys: &[
        needed("use", Kind::Label),
        key("essential", Kind::Flag),
        key("when", Kind::Table),
        key("open", Kind::Table),
        key("combine", Kind::Label),
        key("choice", Kind::Tables),
        key("band", Kind::Tables),
        REQUIRE,
        REQUIRE_ANY,
        PREFER,
        WEIGH,
        PROVIDES,
        LACKS,
    ],
};

/// A question of shared.toml: text and choices, no effects.
pub(super) const SHARED: Spec = Spec {
    what: "a shared question",
    keys: &[
        needed("id", Kind::Id),
        needed("ask", Kind::Label),
        key("why", Kind::Text),
        needed("kind", Kind::Label),
        key("choice", Kind::Tables),
        key("unit", Kind::Label),
        key("min", Kind::Number),
        key("max", Kind::Number),
        key("was", Kind::NotYet),
    ],
};

const CHOICE: Spec = Spec {
    what: "a choice",
    keys: &[
        needed("id", Kind::Id),
        needed("label", Kind::Label),
        key("when", Kind::Table),
        key("because", Kind::Text),
        key("outside", Kind::Text),
        REQUIRE,
        REQUIRE_ANY,
        PREFER,
        WEIGH,
        PROVIDES,
        LACKS,
        key("was", Kind::NotYet),
    ],
};

const USED_CHOICE: Spec = Spec {
    what: "a choice of a shared question in use",
    keys: &[
        needed("id", Kind::Id),
        key("when", Kind::Table),
        key("because", Kind::Text),
        key("outside", Kind::Text),
        REQUIRE,
        REQUIRE_ANY,
        PREFER,
        WEIGH,
        PROVIDES,
        LACKS,
    ],
};

const SHARED_CHOICE: Spec = Spec {
    what: "a choice of a shared question",
    keys: &[
        needed("id", Kind::Id),
        needed("label", Kind::Label),
        key("was", Kind::NotYet),
    ],
};

const BAND: Spec = Spec {
    what: "a band",
    keys: &[
        needed("id", Kind::Id),
        key("from", Kind::Number),
        key("below", Kind::Number),
        key("because", Kind::Text),
        key("outside", Kind::Text),
        REQUIRE,
        REQUIRE_ANY,
        PREFER,
        WEIGH,
        PROVIDES,
        LACKS,
        key("was", Kind::NotYet),
    ],
};

const OPEN: Spec = Spec {
    what: "the presumption of an open question",
    keys: &[WEIGH, PREFER, key("because", Kind::Text)],
};

const KINDS: [&str; 3] = ["one", "many", "number"];

/// A shared question with its place in shared.toml.
#[derive(Debug)]
pub(super) struct SharedQuestion {
    pub(super) question: Question,
}

/// A question of shared.toml, without effects.
pub(super) fn shared(table: &Table<'_>) -> Option<SharedQuestion> {
    let choices = || {
        let all: Vec<Option<Choice>> = table
            .tables("choice", &SHARED_CHOICE)
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
        all.into_iter().collect::<Option<Rows<_, _>>>()
    };
    let kind = kind(
        table,
        choices,
        Combine::Max,
        &Parsed::default(),
        Vec::new(),
        Vec::new(),
    )?;
    Some(SharedQuestion {
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

/// A question of the tree's own.
pub(super) fn own(names: &Names<'_>, table: &Table<'_>, later: &[String]) -> Option<Question> {
    let parsed = names.effects(table);
    let choices = || {
        let all: Vec<Option<Choice>> = table
            .tables("choice", &CHOICE)
            .iter()
            .map(|choice| {
                let label = choice.text("label");
                one_choice(names, choice, later, &parsed, choice.id("id"), label)
            })
            .collect();
        all.into_iter().collect::<Option<Rows<_, _>>>()
    };
    let of_answer = match table.get("kind").and_then(|node| node.text()) {
        Some("number") => names.for_number(&parsed),
        _ => Vec::new(),
    };
    let bands = bands(names, table)?;
    let kind = kind(table, choices, combine(table)?, &parsed, of_answer, bands);
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
    let parsed = names.effects(table);
    let given = table.tables("choice", &USED_CHOICE);
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
    for (n, choice) in given.iter().enumerate() {
        let id = choice.id("id");
        if id.is_some() && given.iter().take(n).any(|other| other.id("id") == id) {
            choice.fault(Code::DuplicateId, "id", "this choice stands twice");
        }
    }
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
    let kind = match &shared.kind {
        QuestionKind::One(all) => QuestionKind::One(choices(all)?),
        QuestionKind::Many { choices: all, .. } => QuestionKind::Many {
            choices: choices(all)?,
            combine: combine(table)?,
        },
        QuestionKind::Number { min, max, unit, .. } => QuestionKind::Number {
            min: *min,
            max: *max,
            unit: unit.clone(),
            bands: bands(names, table)?,
            always: parsed.fixed.clone(),
            from_answer: names.for_number(&parsed),
        },
    };
    let when = optional_condition(names, table, later);
    let open = open(names, table);
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
    choices: impl Fn() -> Option<Rows<crate::model::ChoiceIx, Choice>>,
    combine: Combine,
    parsed: &Parsed,
    from_answer: Vec<crate::model::AnswerEffect>,
    bands: Vec<Band>,
) -> Option<QuestionKind> {
    let word = table.get("kind")?.text()?;
    let misplaced = |names: &[&str], wanted: &str| {
        for name in names.iter().filter(|name| table.get(name).is_some()) {
            let headline = format!("{} is for questions of kind {wanted}", ticked(name));
            table.fault(Code::WrongKind, name, headline);
        }
    };
    match word {
        "one" | "many" => {
            misplaced(&["min", "max", "unit", "band"], "`number`");
            if table.get("choice").is_none() {
                table.fault(
                    Code::MissingKey,
                    "id",
                    "a question needs `[[question.choice]]`",
                );
                return None;
            }
            if word == "one" {
                misplaced(&["combine"], "`many`");
                choices().map(QuestionKind::One)
            } else {
                choices().map(|choices| QuestionKind::Many { choices, combine })
            }
        }
        "number" => {
            misplaced(&["choice", "combine"], "`one` or `many`");
            let (Some(min), Some(max)) = (table.number("min"), table.number("max")) else {
                let headline = "a number question needs `min` and `max`: what occurs in practice";
                table.fault(Code::MissingKey, "id", headline);
                return None;
            };
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
        other => {
            unknown_name(
                table.sink,
                table.get("kind")?.span,
                "kind of question",
                other,
                KINDS,
            );
            None
        }
    }
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

fn bands(names: &Names<'_>, table: &Table<'_>) -> Option<Vec<Band>> {
    let all: Vec<Option<Band>> = table
        .tables("band", &BAND)
        .iter()
        .map(|band| {
            let effects = names.fixed_effects(band);
            let interval = Interval {
                from: band.number("from"),
                below: band.number("below"),
            };
            Some(Band {
                id: band.id("id")?,
                interval,
                effects,
                because: band.text("because"),
                outside: band.text("outside"),
            })
        })
        .collect();
    all.into_iter().collect()
}

fn combine(table: &Table<'_>) -> Option<Combine> {
    match table.get("combine").and_then(|node| node.text()) {
        None | Some("max") => Some(Combine::Max),
        Some("sum") => Some(Combine::Sum),
        Some(other) => {
            let span = table.place("combine");
            unknown_name(table.sink, span, "way to combine", other, ["max", "sum"]);
            None
        }
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
