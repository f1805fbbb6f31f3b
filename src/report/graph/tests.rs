//! What is drawn of the shipped trees, and of trees that are far too large.

use super::svg::page;
use super::view::{Graph, RowKind};
use super::{Detail, Language, draw};
use crate::engine::{Answer, Evaluation, Layer, Situation, evaluate};
use crate::model::{AnswerTest, Choice, Condition, OpenDefault, Question};
use crate::model::{Effects, PartialDate, QuestionKind, Tree, TreeBuilder};
use crate::report::Decided;

const ALL: [Detail; 3] = [Detail::Outline, Detail::Choices, Detail::Needs];

/// The shipped trees, from their canonical form, which stands behind one line of names.
fn shipped() -> Vec<Tree> {
    let packed: [&[u8]; 3] = [
        include_bytes!("../../load/shipped/runtime.packed"),
        include_bytes!("../../load/shipped/orchestration.packed"),
        include_bytes!("../../load/shipped/policy.packed"),
    ];
    let unpacked = |bytes: &[u8]| {
        let names = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        Tree::unpack(&bytes[names + 1..]).unwrap()
    };
    packed.map(unpacked).into()
}

/// The first choice of every question, so that some apply and some do not.
fn answered(tree: &Tree) -> Situation {
    let mut situation = Situation::new(tree);
    for (ix, question) in tree.questions().iter() {
        let answer = match &question.kind {
            QuestionKind::Number { min, .. } => Answer::Number(*min),
            _ => Answer::of_choice(question, question.choices().indices().next().unwrap()),
        };
        let answers = &mut situation.answers;
        answers.give(tree, ix, answer, Layer::File).unwrap();
    }
    situation
}

fn decided<'a>(tree: &'a Tree, evaluation: &'a Evaluation) -> Decided<'a> {
    Decided {
        tree,
        place: "here",
        extends: &[],
        evaluation,
        robustness: None,
        expectation: None,
        today_given: false,
    }
}

/// Each tree without answers and with some.
fn each(trees: &[Tree], mut look: impl FnMut(&Decided<'_>, bool)) {
    for tree in trees {
        for with_answers in [false, true] {
            let situation = if with_answers {
                answered(tree)
            } else {
                Situation::new(tree)
            };
            let evaluation = evaluate(tree, &situation);
            look(&decided(tree, &evaluation), with_answers);
        }
    }
}

/// So many questions, each of which is asked if the one before was answered in one way.
fn long(questions: usize, choices: usize) -> Tree {
    let today: PartialDate = "2026".parse().unwrap();
    let id = "long".parse().unwrap();
    let mut builder = TreeBuilder::new(id, "1".to_owned(), today, "Long".to_owned());
    let mut before = None;
    for n in 0..questions {
        let choice = |c: usize| Choice {
            id: format!("choice-{c}").parse().unwrap(),
            label: format!("Choice number {c} of the question number {n}"),
            when: None,
            effects: Effects::default(),
            because: None,
            outside: None,
        };
        let question = Question {
            id: format!("question-{n}").parse().unwrap(),
            shared: false,
            ask: format!("What is the answer to the question number {n}, and to no other?"),
            why: None,
            essential: false,
            when: before,
            open: OpenDefault::default(),
            kind: QuestionKind::One((0..choices).map(choice).collect()),
        };
        let ix = builder.add_question(question).unwrap();
        let asked = &builder.so_far().questions()[ix];
        let first = asked.choices().indices().next().unwrap();
        before = Some(Condition::Answered {
            question: ix,
            test: AnswerTest::choice(first),
        });
    }
    builder.so_far().clone()
}

fn answers(graph: &Graph) -> usize {
    graph.answers()
}

#[test]
fn every_question_answer_and_rule_is_drawn_or_counted() {
    let mut trees = shipped();
    trees.push(long(3, 60));
    each(&trees, |decided, with_answers| {
        let whole = Graph::of(decided, with_answers);
        let all = answers(&whole);
        let of_tree: usize = decided
            .tree
            .questions()
            .rows()
            .iter()
            .map(|one| match &one.kind {
                QuestionKind::Number { bands, .. } => bands.len(),
                _ => one.choices().len(),
            })
            .sum();
        assert_eq!(all, of_tree);
        for detail in ALL {
            let drawn = whole.at(detail);
            let left = drawn.left;
            assert_eq!(answers(&drawn) + left.answers + left.unasked, all);
            let hidden: usize = drawn.cards.iter().map(|card| card.hidden).sum();
            assert_eq!(hidden, left.answers + left.unasked);
            assert_eq!(drawn.rules.len() + left.rules, whole.rules.len());
            assert_eq!(drawn.cards.len(), whole.cards.len());
        }
        for most in [0, 1, 2, 7] {
            let drawn = whole.at(Detail::Outline).first(most);
            let left = drawn.left;
            assert_eq!(drawn.cards.len() + left.questions, whole.cards.len());
            assert_eq!(answers(&drawn) + left.answers + left.unasked, all);
            assert_eq!(left.rules, whole.rules.len());
        }
    });
}

#[test]
fn what_is_drawn_stands_in_every_language() {
    each(&shipped(), |decided, with_answers| {
        for detail in ALL {
            let drawn = Graph::of(decided, with_answers).at(detail);
            for language in [Language::Mermaid, Language::Dot, Language::Svg] {
                let text = draw(decided, with_answers, language, Some(detail)).text;
                for card in &drawn.cards {
                    assert!(text.contains(&card.id.line()), "{}", card.id.line());
                    let rows = card.groups.iter().flat_map(|group| &group.rows);
                    for row in rows.filter(|row| row.kind == RowKind::Answer) {
                        assert!(text.contains(&row.id.line()), "{}", row.id.line());
                    }
                }
                for rule in &drawn.rules {
                    assert!(text.contains(&rule.id.line()), "{}", rule.id.line());
                }
            }
        }
    });
}

#[test]
fn what_was_answered_is_marked_and_what_does_not_apply_shows_no_answers() {
    each(&shipped(), |decided, with_answers| {
        let graph = Graph::of(decided, with_answers).at(Detail::Needs);
        let recommendation = &decided.evaluation.recommendation;
        let told = graph.cards.iter().filter(|card| card.layer.is_some());
        let expected = if with_answers {
            recommendation.answered
        } else {
            0
        };
        assert_eq!(told.count(), expected);
        for card in &graph.cards {
            let mut rows = card.groups.iter().flat_map(|group| &group.rows);
            let taken = rows.any(|row| row.taken);
            assert!(!taken || with_answers);
        }
        assert_eq!(graph.ending.is_some(), with_answers);
    });
}

#[test]
fn no_two_texts_overlap_and_none_stands_among_the_arrows() {
    let mut trees = shipped();
    trees.push(long(3, 60));
    each(&trees, |decided, with_answers| {
        for detail in ALL {
            let graph = Graph::of(decided, with_answers).at(detail);
            let notes: Vec<_> = graph.left_out().into_iter().collect();
            let page = page(&graph, &notes);
            let rooms = page.rooms();
            assert!(rooms.len() > graph.cards.len());
            let (width, height) = page.room();
            for (n, (room, words)) in rooms.iter().enumerate() {
                let (left, top, right, bottom) = *room;
                assert!(
                    left >= 0 && top >= 0 && right <= width && bottom <= height,
                    "{words}"
                );
                for (other, others) in rooms.iter().skip(n + 1) {
                    let beside = right <= other.0 || other.2 <= left;
                    let above = bottom <= other.1 || other.3 <= top;
                    assert!(beside || above, "{words} and {others}: {room:?} {other:?}");
                }
            }
        }
    });
}

#[test]
fn a_flowchart_stays_within_what_github_draws() {
    for (questions, choices) in [(250, 4), (500, 3), (20, 200)] {
        let tree = long(questions, choices);
        for with_answers in [false, true] {
            let situation = if with_answers {
                answered(&tree)
            } else {
                Situation::new(&tree)
            };
            let evaluation = evaluate(&tree, &situation);
            let decided = decided(&tree, &evaluation);
            for detail in [None, Some(Detail::Needs)] {
                let drawn = draw(&decided, with_answers, Language::Mermaid, detail);
                assert!(drawn.text.encode_utf16().count() < 50_000);
                assert!(drawn.text.matches("> q").count() <= 500);
                let note = drawn.note.expect("something was left out");
                assert!(note.as_str().starts_with("Left out: "), "{note}");
                let asked = drawn.text.matches(" · What is the answer").count();
                assert!(asked > 100 || asked == questions, "{asked}");
                if asked < questions {
                    let gone = questions - asked;
                    assert!(drawn.text.contains(&format!("… {gone} more questions")));
                    assert!(
                        note.as_str().contains(&format!("{gone} questions")),
                        "{note}"
                    );
                    assert!(note.as_str().contains("GitHub"), "{note}");
                }
            }
            for language in [Language::Dot, Language::Svg] {
                let drawn = draw(&decided, with_answers, language, Some(Detail::Outline));
                let last = format!("question-{}", questions - 1);
                assert!(drawn.text.contains(&last));
            }
        }
    }
}
