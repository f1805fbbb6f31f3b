//! What somebody wrote as an answer, whether in a file or on the command line.

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::Answer;
use crate::load::former::renamed;
use crate::load::node::Node;
use crate::load::sink::Sink;
use crate::model::{ChoiceIx, Question, QuestionIx, QuestionKind, Renamed, Tree};
use crate::text::{Span, did_you_mean, list_or, ticked};

/// An answer as written, with the places of its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// One word.
    Word(String, Span),
    /// A list of words.
    Words(Vec<(String, Span)>, Span),
    /// A number.
    Number(f64, Span),
}

impl Said {
    /// An answer of a file, or a fault.
    pub(super) fn of(node: Node<'_>, question: &Question, sink: &Sink) -> Option<Self> {
        if let Some(word) = node.text() {
            return Some(Self::Word(word.to_owned(), node.span));
        }
        if let Some(number) = node.number() {
            return Some(Self::Number(number, node.span));
        }
        if let Some(items) = node.items() {
            let words: Option<Vec<(String, Span)>> = items
                .iter()
                .map(|item| Some((item.word(sink, "the id of a choice")?.to_owned(), item.span)))
                .collect();
            return words.map(|words| Self::Words(words, node.span));
        }
        let headline = format!("{} takes {}", ticked(question.id.as_str()), takes(question));
        let fault = Diagnostic::error(Code::UnknownAnswer, headline);
        sink.push(
            fault
                .at(node.span, format!("this is {}", node.is_a()))
                .help(choices(question)),
        );
        None
    }

    fn span(&self) -> Span {
        match self {
            Self::Word(_, span) | Self::Words(_, span) | Self::Number(_, span) => *span,
        }
    }

    /// The answer that is meant, or a fault with what is right.
    pub(super) fn answer(&self, tree: &Tree, ix: QuestionIx, sink: &Sink) -> Option<Answer> {
        let question = &tree.questions()[ix];
        let choice = |word: &str, span: Span| choice(tree, ix, word, span, sink);
        match (&question.kind, self) {
            (_, Self::Word(word, _)) if word == "unknown" => Some(Answer::Unknown),
            (QuestionKind::One(_), Self::Word(word, span)) => choice(word, *span).map(Answer::One),
            (QuestionKind::Many { .. }, Self::Word(word, _)) if word == "none" => {
                Some(Answer::Many(Vec::new()))
            }
            (QuestionKind::Many { .. }, Self::Word(word, span)) => {
                choice(word, *span).map(|one| Answer::Many(vec![one]))
            }
            (QuestionKind::Many { .. }, Self::Words(words, _)) => {
                let all: Vec<Option<ChoiceIx>> = words
                    .iter()
                    .map(|(word, span)| choice(word, *span))
                    .collect();
                let mut chosen = all.into_iter().collect::<Option<Vec<ChoiceIx>>>()?;
                chosen.sort_unstable();
                chosen.dedup();
                Some(Answer::Many(chosen))
            }
            (QuestionKind::Number { min, max, .. }, Self::Number(number, span)) => {
                if (*min..=*max).contains(number) {
                    return Some(Answer::Number(*number));
                }
                let headline = format!(
                    "{} takes a number from {min} to {max}",
                    ticked(question.id.as_str())
                );
                sink.push(Diagnostic::error(Code::UnknownAnswer, headline).at(*span, ""));
                None
            }
            _ => {
                let headline =
                    format!("{} takes {}", ticked(question.id.as_str()), takes(question));
                let fault = Diagnostic::error(Code::UnknownAnswer, headline);
                sink.push(fault.at(self.span(), "").help(choices(question)));
                None
            }
        }
    }
}

fn choice(tree: &Tree, ix: QuestionIx, word: &str, span: Span, sink: &Sink) -> Option<ChoiceIx> {
    let question = &tree.questions()[ix];
    let found = question.choice(word);
    if let Some(former) = tree.former_choice(ix, word) {
        renamed(tree, Renamed::Choice(ix, former), span, word, sink);
        return Some(former);
    }
    if word == "unknown" || word == "none" {
        let headline = format!(
            "{} is an answer by itself, not one of several",
            ticked(word)
        );
        let fault = Diagnostic::error(Code::UnknownAnswer, headline).at(span, "");
        sink.push(fault.help(format!("{} = \"{word}\"", question.id)));
    } else if found.is_none() {
        let ids = question
            .choices()
            .rows()
            .iter()
            .map(|choice| choice.id.as_str());
        let headline = format!(
            "{} is no answer to {}",
            ticked(word),
            ticked(question.id.as_str())
        );
        let near = did_you_mean(word, ids.chain(["unknown"]));
        let fault = Diagnostic::error(Code::UnknownAnswer, headline).at(span, "");
        sink.push(fault.maybe_help(near).help(choices(question)));
    }
    found
}

/// What kind of answer a question takes, for people.
fn takes(question: &Question) -> String {
    match &question.kind {
        QuestionKind::One(_) => "one choice".to_owned(),
        QuestionKind::Many { .. } => "a list of choices, such as [\"a\", \"b\"]".to_owned(),
        QuestionKind::Number { min, max, unit, .. } => {
            let unit = unit
                .as_deref()
                .map(|unit| format!(" {unit}"))
                .unwrap_or_default();
            format!("a number from {min} to {max}{unit}")
        }
    }
}

/// All answers that a question takes, for people.
fn choices(question: &Question) -> String {
    let mut words: Vec<String> = question
        .choices()
        .rows()
        .iter()
        .map(|choice| ticked(choice.id.as_str()))
        .collect();
    if matches!(question.kind, QuestionKind::Many { .. }) {
        words.push("`none`".to_owned());
    }
    words.push("`unknown`".to_owned());
    match question.kind {
        QuestionKind::Number { .. } => format!("it takes {}, or `unknown`", takes(question)),
        _ => format!("it takes {}", list_or(&words)),
    }
}
