//! A value of a file with its place.

use toml::de::DeValue;

use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceIx, Span, ticked};

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'d> {
    pub(super) value: &'d DeValue<'d>,
    pub(super) span: Span,
}

/// A TOML value with its place in the text, as the parser gives it.
pub(super) type Placed<'d> = toml::Spanned<DeValue<'d>>;

impl<'d> Node<'d> {
    pub(super) fn new(placed: &'d Placed<'d>, source: SourceIx) -> Self {
        let range = placed.span();
        Self {
            value: placed.get_ref(),
            span: Span {
                source,
                start: range.start,
                end: range.end,
            },
        }
    }

    pub(super) fn text(&self) -> Option<&'d str> {
        self.value.as_str()
    }

    pub(super) fn flag(&self) -> Option<bool> {
        self.value.as_bool()
    }

    /// A finite number, from a TOML integer or float.
    pub(super) fn number(&self) -> Option<f64> {
        let number: f64 = match self.value {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok()?,
            DeValue::Integer(integer) => {
                let whole = i64::from_str_radix(integer.as_str(), integer.radix()).ok()?;
                i32::try_from(whole).ok().map(f64::from)?
            }
            DeValue::Float(float) => float.as_str().parse().ok()?,
            _ => return None,
        };
        number.is_finite().then_some(number + 0.0)
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Option<Vec<Node<'d>>> {
        let items = self.value.as_array()?;
        Some(
            items
                .iter()
                .map(|item| Node::new(item, self.span.source))
                .collect(),
        )
    }

    /// The items of an array, or the value itself as the only one.
    pub(super) fn one_or_more(&self) -> Vec<Node<'d>> {
        self.items().unwrap_or_else(|| vec![*self])
    }

    /// Whether it is a table, or a list in which one stands.
    pub(super) fn holds_tables(&self) -> bool {
        match self.value {
            DeValue::Table(_) => true,
            DeValue::Array(items) => items.iter().any(|item| item.get_ref().is_table()),
            _ => false,
        }
    }

    /// What it is, for people.
    pub(super) fn is_a(&self) -> &'static str {
        match self.value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        }
    }

    /// Says that something else is expected here.
    pub(super) fn expected(&self, sink: &Sink, what: &str) {
        let headline = format!("expected {what}, found {}", self.is_a());
        let here = Diagnostic::error(Code::WrongType, headline).at(self.span, "");
        let help = matches!(self.value, DeValue::Datetime(_))
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
    let near = (!sink.is_crowded())
        .then(|| crate::text::did_you_mean(name, names.clone()))
        .flatten();
    let help = near.or_else(|| one_of(names).map(|list| list + or));
    let headline = format!("no {kind} is called {}", ticked(name));
    sink.push(
        Diagnostic::error(Code::UnknownName, headline)
            .at(span, "")
            .maybe_help(help),
    );
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
