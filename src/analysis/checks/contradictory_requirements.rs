//! `contradictory-requirements`: requirements that no value can meet together.

use super::definition::{Definition, Run};
use super::sets::can_be_met;
use crate::analysis::AnswerSet;
use crate::analysis::finding::Finding;
use crate::analysis::space::Space;
use crate::analysis::study::Study;
use crate::analysis::wording::{requirement_text, set_text};
use crate::diagnostic::Check;
use crate::engine::Answer;
use crate::model::{
    AnswerBound, AnswerEffect, Band, CriterionIx, Effects, Item, QuestionIx, QuestionKind,
    Requirement, RuleIx, Test,
};
use crate::text::{list_and, ticked};

pub(super) const DEFINITION: Definition = Definition {
    check: Check::ContradictoryRequirements,
    means: "What one choice or band requires, together with what its question requires, what another choice of the same `many` question requires, or what a rule requires that can hold with it, can be met by no value of a criterion, whatever the options are. Only combinations that some answer set reaches are found, and at most 64 are looked up; two choices of different questions may contradict each other, that is the user's need.",
    why: "Whoever gives that answer is told that nothing is left, whatever options there are or will be.",
    bad: r#"[[question.choice]]
id = "strangers"
require = { isolation = { at-least = "own-kernel" } }

[[rule]]
id = "cheap"
when = { trust = "strangers", site = "edge" }
require = { isolation = { at-most = "namespaces" } }"#,
    mend: "Mend one of the two bounds, or keep the rule from holding with the choice.",
    run: Run::Space(run),
};

/// The most combinations of which it is looked up whether answers reach them.
const WALKS: usize = 64;

/// An answer or a rule with what it requires; any of the answer aside, which only a set is asked
/// for: there is always a set that meets it.
struct Demander {
    item: Item,
    requires: Vec<Requirement>,
    answer: Option<(QuestionIx, Answer)>,
}

fn run(study: &Study<'_>, space: &Space<'_>) -> Vec<Finding> {
    let (answers, rules) = (answers(study), rules(study));
    let mut found = Vec::new();
    let mut sound: Vec<&Demander> = Vec::new();
    for one in &answers {
        if possible(study, one, None) {
            sound.push(one);
        } else if let Some(set) = alone(study, space, one) {
            found.push(finding(study, one, None, set));
        }
    }
    let mut walks = 0..WALKS;
    for (n, one) in sound.iter().enumerate() {
        for (rule, of) in rules.iter().filter(|(_, of)| possible(study, of, None)) {
            if !possible(study, one, Some(of))
                && let Some(answer) = &one.answer
                && walks.next().is_some()
                && let Some(set) = witness(study, answer, Some(*rule))
            {
                found.push(finding(study, one, Some(of), set));
            }
        }
        for other in sound.iter().skip(n + 1) {
            if let Some((question, both)) = both(study, one, other)
                && !possible(study, one, Some(other))
                && walks.next().is_some()
                && let Some(set) = witness(study, &(question, both), None)
            {
                found.push(finding(study, one, Some(other), set));
            }
        }
    }
    for (rule, of) in &rules {
        if !possible(study, of, None)
            && let Some(set) = space.rule_witnesses[*rule].clone()
        {
            found.push(finding(study, of, None, set));
        }
    }
    found
}

/// An answer set that gives the answer of one demander.
fn alone(study: &Study<'_>, space: &Space<'_>, one: &Demander) -> Option<AnswerSet> {
    match one.item {
        Item::Choice(question, choice) => space.way_to_choice(question, choice),
        _ => witness(study, one.answer.as_ref()?, None),
    }
}

/// An answer set that gives an answer, and under which a rule holds.
fn witness(
    study: &Study<'_>,
    (question, answer): &(QuestionIx, Answer),
    rule: Option<RuleIx>,
) -> Option<AnswerSet> {
    let (tree, subject) = (study.tree(), &study.subject);
    let space =
        Space::with_answer(tree, subject.today, (*question, answer), subject.budget).ok()?;
    match rule {
        Some(rule) => space.rule_witnesses[rule].clone(),
        None => space.way_to_viable(|_| true),
    }
}

fn possible(study: &Study<'_>, one: &Demander, other: Option<&Demander>) -> bool {
    let others = other.into_iter().flat_map(|other| &other.requires);
    let all: Vec<&Requirement> = one.requires.iter().chain(others).collect();
    all.len() < 2 || can_be_met(study.tree(), &all)
}

fn finding(study: &Study<'_>, one: &Demander, other: Option<&Demander>, set: AnswerSet) -> Finding {
    let tree = study.tree();
    let name = |demander: &Demander| {
        let name = ticked(&demander.item.name(tree));
        match demander.item {
            Item::Rule(_) => format!("rule {name}"),
            _ => name,
        }
    };
    let headline = match other {
        None => format!("{} requires what no value can meet", name(one)),
        Some(other) => format!(
            "{} and {} require what no value can meet together",
            name(one),
            name(other)
        ),
    };
    let others = other.into_iter().flat_map(|other| &other.requires);
    let all: Vec<String> = one
        .requires
        .iter()
        .chain(others)
        .map(|requirement| ticked(&requirement_text(tree, requirement)))
        .collect();
    let proof = format!(
        "{} cannot hold together; reached by {}",
        list_and(&all),
        set_text(tree, &set)
    );
    let finding = Finding::new(tree, Check::ContradictoryRequirements, one.item, headline)
        .at("require")
        .proof(proof)
        .remedy("mend one of the bounds, or keep the two apart by `when`")
        .witnessed([set]);
    match other {
        Some(other) => finding.also(other.item, "require", "the other one"),
        None => finding,
    }
}

/// The answer that chooses both of two choices of one `many` question.
fn both(study: &Study<'_>, one: &Demander, other: &Demander) -> Option<(QuestionIx, Answer)> {
    match (one.item, other.item) {
        (Item::Choice(ix, a), Item::Choice(same, b)) if ix == same => {
            let kind = &study.tree().questions()[ix].kind;
            let many = matches!(kind, QuestionKind::Many { .. });
            many.then(|| (ix, Answer::Many(vec![a, b])))
        }
        _ => None,
    }
}

fn rules(study: &Study<'_>) -> Vec<(RuleIx, Demander)> {
    let rules = study.tree().rules().iter();
    let of = |ix, effects: &Effects| Demander {
        item: Item::Rule(ix),
        requires: effects.requires.clone(),
        answer: None,
    };
    rules
        .map(|(ix, rule)| (ix, of(ix, &rule.effects)))
        .collect()
}

fn answers(study: &Study<'_>) -> Vec<Demander> {
    let mut all = Vec::new();
    for (ix, question) in study.tree().questions().iter() {
        for (choice, of) in question.choices().iter() {
            all.push(Demander {
                item: Item::Choice(ix, choice),
                requires: of.effects.requires.clone(),
                answer: Some((ix, Answer::of_choice(question, choice))),
            });
        }
        if let QuestionKind::Number {
            min,
            max,
            bands,
            always,
            from_answer,
            ..
        } = &question.kind
        {
            for (place, band) in bands.iter().enumerate() {
                let mut requires = always.requires.clone();
                requires.extend(band.effects.requires.iter().cloned());
                requires.extend(
                    from_answer
                        .iter()
                        .filter_map(|one| widest(one, band, *min, *max)),
                );
                let number = band.interval.from.unwrap_or(*min).max(*min);
                all.push(Demander {
                    item: Item::Band(ix, place),
                    requires,
                    answer: Some((ix, Answer::Number(number))),
                });
            }
        }
    }
    all
}

/// What an answer within a band requires at least, whatever it is.
fn widest(effect: &AnswerEffect, band: &Band, min: f64, max: f64) -> Option<Requirement> {
    if effect.weight.is_some() {
        return None;
    }
    let bound = match effect.bound {
        AnswerBound::AtLeast => band.interval.from.unwrap_or(min).max(min),
        AnswerBound::AtMost => band.interval.below.unwrap_or(max).min(max),
    };
    let (criterion, test): (CriterionIx, Test) = (effect.criterion, effect.test(bound));
    Some(Requirement::Test { criterion, test })
}
