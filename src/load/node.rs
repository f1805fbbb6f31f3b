//! A value of a file with its place.

use super::sink::Sink;
use super::value::{Placed, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, ticked};

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'d> {
    pub(super) value: &'d Value<'d>,
    pub(super) span: Span,
}

impl<'d> Node<'d> {
    pub(super) fn new(placed: &'d Placed<'d>) -> Self {
        Self {
            value: &placed.value,
            span: placed.span,
        }
    }

    pub(super) fn text(&self) -> Option<&'d str> {
        self.value.as_text()
    }

    pub(super) fn flag(&self) -> Option<bool> {
        match self.value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// A finite number, from a TOML integer or float.
    pub(super) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) => *number,
            _ => None,
        }
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Option<Vec<Node<'d>>> {
        let items = self.value.as_list()?;
        Some(items.iter().map(Node::new).collect())
    }

    /// The items of an array, or the value itself as the only one.
    pub(super) fn one_or_more(&self) -> Vec<Node<'d>> {
        self.items().unwrap_or_else(|| vec![*self])
    }

    /// Whether it is a table, or a list in which one stands.
    pub(super) fn holds_tables(&self) -> bool {
        match self.value {
            Value::Table(_) => true,
            Value::List(items) => items.iter().any(|item| item.value.as_table().is_some()),
            _ => false,
        }
    }

    /// What it is, for people.
    pub(super) fn is_a(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "a text",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::Datetime => "a date without quotes",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// Says that something else is expected here.
    pub(super) fn expected(&self, sink: &Sink, what: &str) {
        let headline = format!("expected {what}, found {}", self.is_a());
        let here = Diagnostic::error(Code::WrongType, headline).at(self.span, "");
        let help = matches!(self.value, Value::Datetime)
            .then(|| "write the date between quotes".to_owned());
        sink.push(here.maybe_help(help));
    }

    /// The text of a word that must be one, or a fault.
    pub(super) fn word(&self, sink: &Sink, what: &str) -> Option<&'d str> {
        let text = self.text();
        if text.is_none() {
            self.expected(sink, what);
        }
        text
    }
}

/// Says that nothing has a name, with the nearest name that something has.
pub(super) fn unknown_name<'a>(
    sink: &Sink,
    span: Span,
    kind: &str,
    name: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
) {
    unknown_name_or(sink, span, kind, name, names, "");
}

/// The same; `or` follows the list of names where none of them is near: what else may be meant.
pub(super) fn unknown_name_or<'a>(
    sink: &Sink,
    span: Span,
    kind: &str,
    name: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
    or: &str,
) {
    let headline = format!("no {kind} is called {}", ticked(name));
    let fault = Diagnostic::error(Code::UnknownName, headline).at(span, "");
    if let Some(gone) = sink.where_gone(kind, name) {
        let help = "take this out too, or give what stands here anew without it";
        sink.push(fault.also(gone, "taken out here").help(help));
        return;
    }
    let near = (!sink.is_crowded())
        .then(|| crate::text::did_you_mean(name, names.clone()))
        .flatten();
    let help = near.or_else(|| one_of(names).map(|list| list + or));
    sink.push(fault.maybe_help(help));
}

/// The most names that a help line lists.
const LISTED: usize = 12;

/// What a name may be: all names there are, or so many of them and how many more.
fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut names = names.into_iter();
    let listed: Vec<String> = names.by_ref().take(LISTED).map(ticked).collect();
    let more = names.count();
    if more > 0 {
        return Some(format!("one of {} and {more} more", listed.join(", ")));
    }
    (!listed.is_empty()).then(|| format!("one of {}", crate::text::list_or(&listed)))
}

#[cfg(test)]
mod tests {
    use super::one_of;

    #[test]
    fn a_list_that_is_cut_says_how_much_is_left() {
        let names: Vec<String> = (0..15).map(|n| format!("n{n}")).collect();
        let first = |n: usize| one_of(names.iter().take(n).map(String::as_str));
        assert_eq!(first(0), None);
        assert_eq!(first(2).unwrap(), "one of `n0` or `n1`");
        assert!(first(12).unwrap().ends_with("`n10` or `n11`"));
        assert!(first(13).unwrap().ends_with("`n10`, `n11` and 1 more"));
        assert!(first(15).unwrap().ends_with("`n11` and 3 more"));
    }
}
