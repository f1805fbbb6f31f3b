//! Answers of the command line: `--set QUESTION=ANSWER`.

use super::said::Said;
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::engine::{Layer, Situation};
use crate::load::former::renamed;
use crate::load::sink::Sink;
use crate::model::{QuestionIx, QuestionKind, Renamed, Tree};
use crate::text::{SourceFile, SourceIx, Sources, Span, did_you_mean, ticked};

/// One `--set`, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAnswer {
    /// The tree, if one is named.
    pub tree: Option<String>,
    /// The question.
    pub question: String,
    answer: String,
    source: SourceIx,
    question_span: Span,
    answer_at: usize,
}

impl SetAnswer {
    /// Takes `Q=A` or `TREE.Q=A` apart; the text joins the sources, so that faults can show it.
    ///
    /// # Errors
    /// What is wrong with it, if there is no `=` or nothing before it.
    pub fn new(text: &str, sources: &mut Sources) -> Result<Self, String> {
        let Some((left, answer)) = text.split_once('=') else {
            return Err(format!("{} needs `=`: --set QUESTION=ANSWER", ticked(text)));
        };
        let (tree, question) = match left.split_once('.') {
            Some((tree, question)) => (Some(tree.trim()), question),
            None => (None, left),
        };
        let start = left.len() - question.len();
        if question.trim().is_empty() || tree.is_some_and(str::is_empty) {
            return Err(format!(
                "{} names no question: --set QUESTION=ANSWER",
                ticked(text)
            ));
        }
        let source = sources.add(SourceFile::new("--set", text));
        Ok(Self {
            tree: tree.map(str::to_owned),
            question: question.trim().to_owned(),
            answer: answer.to_owned(),
            source,
            question_span: Span {
                source,
                start,
                end: left.len(),
            },
            answer_at: left.len() + 1,
        })
    }

    /// The question of a tree that is meant, by its id or by one that it had before.
    fn asks(&self, tree: &Tree) -> Option<QuestionIx> {
        let id = &self.question;
        tree.question(id).or_else(|| tree.former_question(id))
    }

    /// The answer as written, for a question of its kind.
    fn said(&self, number: bool) -> Said {
        let span = |start: usize, text: &str| {
            let start = self.answer_at + start;
            Span {
                source: self.source,
                start,
                end: start + text.len(),
            }
        };
        let whole = span(0, &self.answer);
        let trimmed = self.answer.trim();
        if number
            && let Ok(number) = trimmed.parse::<f64>()
            && number.is_finite()
        {
            return Said::Number(number, whole);
        }
        if !trimmed.contains(',') {
            return Said::Word(trimmed.to_owned(), whole);
        }
        let mut at = 0;
        let mut words = Vec::new();
        for part in self.answer.split(',') {
            words.push((part.trim().to_owned(), span(at, part)));
            at += part.len() + 1;
        }
        Said::Words(words, whole)
    }
}

/// Applies the `--set`s that are meant for a tree; one that no decided tree has is a fault.
///
/// Without a tree's name it is meant for every decided tree that has the question; where two
/// trees have their own question of the name, it must be said which.
pub fn apply_set(
    sets: &[SetAnswer],
    trees: &[&Tree],
    situations: &mut [Situation],
    faults: &mut Faults,
) {
    let sink = Sink::new();
    for set in sets {
        let meant: Vec<usize> = trees
            .iter()
            .enumerate()
            .filter(|(_, tree)| {
                set.tree
                    .as_deref()
                    .is_none_or(|id| tree.id().as_str() == id)
            })
            .filter(|(_, tree)| set.asks(tree).is_some())
            .map(|(n, _)| n)
            .collect();
        if meant.is_empty() {
            unknown(set, trees, &sink);
            continue;
        }
        let own = |n: &&usize| {
            trees.get(**n).is_some_and(|tree| {
                set.asks(tree)
                    .is_some_and(|ix| !tree.questions()[ix].shared)
            })
        };
        if set.tree.is_none() && meant.iter().filter(own).count() > 1 {
            let headline = format!("several trees have a question {}", ticked(&set.question));
            let fault = Diagnostic::error(Code::UnknownName, headline).at(set.question_span, "");
            sink.push(fault.help("say which one: --set TREE.QUESTION=ANSWER"));
            continue;
        }
        for n in meant {
            let (Some(tree), Some(situation)) = (trees.get(n), situations.get_mut(n)) else {
                continue;
            };
            let Some(ix) = set.asks(tree) else {
                continue;
            };
            if tree.question(&set.question).is_none() {
                let now = Renamed::Question(ix);
                renamed(tree, now, set.question_span, &set.question, &sink);
            }
            let question = &tree.questions()[ix];
            let number = matches!(question.kind, QuestionKind::Number { .. });
            if let Some(answer) = set.said(number).answer(tree, ix, &sink)
                && let Err(fault) = situation.answers.give(tree, ix, answer, Layer::Set)
            {
                let headline = fault.to_string();
                let fault = Diagnostic::error(Code::UnknownAnswer, headline);
                sink.push(fault.at(set.question_span, ""));
            }
        }
    }
    faults.extend(sink.into_faults());
}

fn unknown(set: &SetAnswer, trees: &[&Tree], sink: &Sink) {
    if let Some(id) = set.tree.as_deref()
        && !trees.iter().any(|tree| tree.id().as_str() == id)
    {
        let headline = format!("{} is not decided in this run", ticked(id));
        let span = Span {
            start: 0,
            end: id.len(),
            ..set.question_span
        };
        let near = did_you_mean(id, trees.iter().map(|tree| tree.id().as_str()));
        sink.push(
            Diagnostic::error(Code::UnknownName, headline)
                .at(span, "")
                .maybe_help(near),
        );
        return;
    }
    let names = trees
        .iter()
        .filter(|tree| {
            set.tree
                .as_deref()
                .is_none_or(|id| tree.id().as_str() == id)
        })
        .flat_map(|tree| {
            tree.questions()
                .rows()
                .iter()
                .map(|question| question.id.as_str())
        });
    let headline = format!("no question is called {}", ticked(&set.question));
    let near = did_you_mean(&set.question, names);
    let fault = Diagnostic::error(Code::UnknownName, headline).at(set.question_span, "");
    sink.push(fault.maybe_help(near));
}
