//! Texts of a file: what each kind of them may be.

use std::str::FromStr;

use super::sink::Sink;
use super::spec::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{PartialDate, Slug};
use crate::text::limits::{LABEL_CHARS, TEXT_CHARS};
use crate::text::{Span, is_harmful, ticked};

/// Whether a character is a control character that no text needs.
fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// Says what is wrong with a text of a kind.
pub(super) fn check_text(kind: Kind, text: &str, span: Span, sink: &Sink) {
    let fault = |code, headline: String| {
        sink.push(Diagnostic::error(code, headline).at(span, ""));
    };
    let limit = if matches!(kind, Kind::Text) {
        TEXT_CHARS
    } else {
        LABEL_CHARS
    };
    let length = text.chars().count();
    if length > limit {
        return fault(
            Code::TooLarge,
            format!("a text of {length} characters, at most {limit} fit"),
        );
    }
    match kind {
        Kind::Id => {
            if let Err(error) = Slug::from_str(text) {
                let near = text.to_lowercase().replace(['_', ' ', '.'], "-");
                let help = Slug::from_str(&near)
                    .ok()
                    .map(|id| format!("for example {}", ticked(id.as_str())));
                let headline = format!("{} is no id: {error}", ticked(text));
                sink.push(
                    Diagnostic::error(Code::BadId, headline)
                        .at(span, "")
                        .maybe_help(help),
                );
            }
        }
        Kind::Date => {
            if let Err(error) = PartialDate::from_str(text) {
                fault(
                    Code::BadDate,
                    format!("{} is no date: {error}", ticked(text)),
                );
            }
        }
        Kind::Line if text.chars().any(|c| c.is_control() || is_harmful(c)) => {
            fault(
                Code::BadText,
                "a command is one line without control characters".to_owned(),
            );
        }
        Kind::Url if !is_web_address(text) => {
            fault(
                Code::BadUrl,
                format!("{} is no http or https address", ticked(text)),
            );
        }
        Kind::Text if text.chars().any(acts) => fault(
            Code::BadText,
            "a text has no control characters but line ends and tabs".to_owned(),
        ),
        _ if text.trim().is_empty() => fault(Code::BadText, "the text is empty".to_owned()),
        Kind::Label if text.contains('\n') => {
            fault(Code::BadText, "a title or label is one line".to_owned());
        }
        _ => {}
    }
}

/// An http or https address with a host and without blanks, quotes or brackets.
pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let clean = |c: char| c.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@') && rest.chars().all(clean)
    })
}
