//! The answers of a question with what each does; what they have in common is said once.

use super::needs::{self, Each};
use super::view::{Group, Need, Row, RowKind};
use super::when::{condition, interval};
use crate::engine::{Answer, Evaluation, QuestionState};
use crate::model::{Choice, ChoiceIx, Question, QuestionIx, QuestionKind, Tree};
use crate::report::phrase::{Phrase, theirs, told};

/// The answers of a question, in their order: neighbours that do the same are one group.
pub(super) fn groups(
    tree: &Tree,
    ix: QuestionIx,
    question: &Question,
    given: Option<&Evaluation>,
) -> Vec<Group> {
    let state = given.map(|evaluation| evaluation.states[ix]);
    let counts = given.filter(|_| state == Some(QuestionState::Answered));
    let answer = counts.and_then(|evaluation| evaluation.situation.answers.get(ix));
    let answer = answer.map(|given| &given.answer);
    let mut groups = match &question.kind {
        QuestionKind::One(_) | QuestionKind::Many { .. } => chosen(tree, question, answer),
        QuestionKind::Number { .. } => numbers(tree, question, answer),
    };
    let open = &question.open;
    if !open.effects.is_empty() {
        let row = Row {
            because: open.because.as_deref().map(told),
            ..common("while it is not known", RowKind::WhileOpen)
        };
        groups.push(Group {
            rows: vec![Row {
                taken: matches!(state, Some(QuestionState::Open(_))),
                ..row
            }],
            needs: needs::of_effects(tree, &open.effects),
        });
    }
    groups
}

fn chosen(tree: &Tree, question: &Question, answer: Option<&Answer>) -> Vec<Group> {
    let each = Each::of(tree, question);
    let mut groups: Vec<Group> = Vec::new();
    for (ix, choice) in question.choices().iter() {
        let needs = own_needs(tree, choice, &each);
        let row = row(tree, choice, is_chosen(answer, ix));
        match groups.last_mut() {
            // Neighbours that do something, and the same.
            Some(group) if !needs.is_empty() && group.needs == needs => group.rows.push(row),
            _ => groups.push(Group {
                rows: vec![row],
                needs,
            }),
        }
    }
    let mut whole: Vec<Need> = each.iter().map(|one| one.need(tree, question)).collect();
    whole.extend(needs::united(tree, question));
    if !whole.is_empty() {
        let taken = match answer {
            Some(Answer::Many(chosen)) => !chosen.is_empty(),
            other => other.is_some(),
        };
        let row = Row {
            taken,
            ..common("whatever is chosen", RowKind::Common)
        };
        groups.push(Group {
            rows: vec![row],
            needs: whole,
        });
    }
    groups
}

/// What a choice does beside what is asked of each.
fn own_needs(tree: &Tree, choice: &Choice, each: &[Each]) -> Vec<Need> {
    let mut effects = choice.effects.clone();
    for one in each {
        one.take_out(tree, choice.id.as_str(), &mut effects);
    }
    let mut needs = needs::of_effects(tree, &effects);
    needs.extend(choice.outside.as_deref().map(needs::outside));
    needs
}

fn row(tree: &Tree, choice: &Choice, taken: bool) -> Row {
    Row {
        kind: RowKind::Answer,
        id: theirs(choice.id.as_str()),
        label: theirs(&choice.label),
        when: choice.when.as_ref().map(|when| condition(tree, when)),
        taken,
        because: choice.because.as_deref().map(told),
    }
}

fn is_chosen(answer: Option<&Answer>, ix: ChoiceIx) -> bool {
    match answer {
        Some(Answer::One(choice)) => *choice == ix,
        Some(Answer::Many(chosen)) => chosen.contains(&ix),
        _ => false,
    }
}

fn numbers(tree: &Tree, question: &Question, answer: Option<&Answer>) -> Vec<Group> {
    let QuestionKind::Number {
        unit,
        bands,
        always,
        from_answer,
        ..
    } = &question.kind
    else {
        return Vec::new();
    };
    let number = match answer {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    };
    let mut groups = Vec::new();
    for band in bands {
        let row = Row {
            kind: RowKind::Answer,
            id: theirs(band.id.as_str()),
            label: interval(band.interval, unit.as_deref()),
            when: None,
            taken: number.is_some_and(|number| band.interval.contains(number)),
            because: band.because.as_deref().map(told),
        };
        let mut needs = needs::of_effects(tree, &band.effects);
        needs.extend(band.outside.as_deref().map(needs::outside));
        groups.push(Group {
            rows: vec![row],
            needs,
        });
    }
    let mut any = needs::of_effects(tree, always);
    any.extend(from_answer.iter().map(|one| needs::of_answer(tree, one)));
    if !any.is_empty() {
        let row = Row {
            taken: number.is_some(),
            ..common("any number", RowKind::Common)
        };
        groups.push(Group {
            rows: vec![row],
            needs: any,
        });
    }
    groups
}

fn common(label: &'static str, kind: RowKind) -> Row {
    Row {
        kind,
        id: Phrase::default(),
        label: label.into(),
        when: None,
        taken: false,
        because: None,
    }
}
