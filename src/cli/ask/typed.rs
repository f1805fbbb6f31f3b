//! What a person types, read.

use crate::model::ChoiceIx;
use crate::text::{Shown, did_you_mean};

use super::prompt::{Bounds, Offer};

/// A letter that is typed instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// `u`: *I don't know yet*.
    Unknown,
    /// `b`
    Back,
    /// `r`
    Review,
    /// `q`
    Quit,
    /// `?`
    Why,
}

/// The command that a text is, if it is one.
pub(super) fn command(text: &str) -> Option<Command> {
    match text.trim().to_ascii_lowercase().as_str() {
        "u" | "unknown" => Some(Command::Unknown),
        "b" | "back" => Some(Command::Back),
        "r" | "review" => Some(Command::Review),
        "q" | "quit" => Some(Command::Quit),
        "?" => Some(Command::Why),
        _ => None,
    }
}

/// A number within the bounds, with or without the unit; else why it is none.
pub(super) fn number(text: &str, bounds: &Bounds) -> Result<f64, String> {
    let text = text.trim();
    let bare = match &bounds.unit {
        Some(unit) => text.strip_suffix(unit.as_str()).unwrap_or(text).trim_end(),
        None => text,
    };
    let found = bare.parse::<f64>().ok().filter(|number| number.is_finite());
    match found {
        Some(number) if (bounds.min..=bounds.max).contains(&number) => Ok(number + 0.0),
        Some(number) => Err(format!(
            "{} lies outside {} to {}",
            bounds.words(number),
            bounds.min,
            bounds.words(bounds.max)
        )),
        None if text.is_empty() => Err("nothing was typed".to_owned()),
        None => {
            let point = bare.replace(',', ".");
            let hint = match point.parse::<f64>() {
                Ok(_) if point != bare => format!("; write it with a point, {point}"),
                _ => String::new(),
            };
            Err(format!("`{}` is not a number{hint}", Shown::line(text)))
        }
    }
}

/// The choice that a place in the list or an id names; else why none is named.
pub(super) fn one(text: &str, offers: &[Offer]) -> Result<ChoiceIx, String> {
    let text = text.trim();
    if let Ok(place) = text.parse::<usize>() {
        let offer = place.checked_sub(1).and_then(|n| offers.get(n));
        return offer.map(|offer| offer.choice).ok_or_else(|| {
            format!(
                "{place} is not in the list, which goes from 1 to {}",
                offers.len()
            )
        });
    }
    let lower = text.to_ascii_lowercase();
    offers
        .iter()
        .find(|offer| offer.id.as_str() == lower)
        .map(|offer| offer.choice)
        .ok_or_else(|| {
            let near = did_you_mean(text, offers.iter().map(|offer| offer.id.as_str()));
            let near = near.map_or_else(String::new, |hint| format!(": {hint}"));
            format!("`{}` is not in the list{near}", Shown::line(text))
        })
}

/// The order that places in a list of `n` give; those that are not named keep their order behind.
pub(super) fn order(text: &str, n: usize) -> Result<Vec<usize>, String> {
    let mut order: Vec<usize> = Vec::new();
    for word in words(text) {
        let place = word.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match place.filter(|place| *place < n) {
            Some(place) if order.contains(&place) => {
                return Err(format!("{} is named twice", place + 1));
            }
            Some(place) => order.push(place),
            None => {
                let word = Shown::line(word);
                return Err(format!(
                    "`{word}` is not in the list, which goes from 1 to {n}"
                ));
            }
        }
    }
    let rest: Vec<usize> = (0..n).filter(|place| !order.contains(place)).collect();
    order.extend(rest);
    Ok(order)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c == ',' || c == ';' || c.is_whitespace())
        .filter(|word| !word.is_empty())
}

/// The choices that are named, in the order of the list; `0` and `none` are none of them.
pub(super) fn many(text: &str, offers: &[Offer]) -> Result<Vec<ChoiceIx>, String> {
    let words: Vec<&str> = words(text).collect();
    let none = |word: &&str| *word == "0" || word.eq_ignore_ascii_case("none");
    if !words.is_empty() && words.iter().all(none) {
        return Ok(Vec::new());
    }
    if words.iter().any(none) {
        return Err("`none` goes with no other choice".to_owned());
    }
    let mut chosen = Vec::new();
    for word in words {
        chosen.push(one(word, offers)?);
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Command, command, number};
    use crate::text::Shown;

    fn bounds() -> Bounds {
        Bounds {
            min: 1.0,
            max: 500.0,
            unit: Some(Shown::line("ms")),
        }
    }

    #[test]
    fn numbers_are_read_with_and_without_their_unit() {
        for (text, expected) in [
            ("40", 40.0),
            (" 40 ms ", 40.0),
            ("4e1ms", 40.0),
            ("0.1e1", 1.0),
        ] {
            assert!(
                (number(text, &bounds()).unwrap() - expected).abs() < 1e-12,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_told_why() {
        for (text, reason) in [
            ("501", "501 ms lies outside 1 to 500 ms"),
            ("-1", "-1 ms lies outside 1 to 500 ms"),
            ("nan", "`nan` is not a number"),
            ("inf", "`inf` is not a number"),
            ("1,5", "`1,5` is not a number; write it with a point, 1.5"),
            ("many\u{1b}[2J", "`many␛[2J` is not a number"),
            ("", "nothing was typed"),
        ] {
            assert_eq!(number(text, &bounds()).unwrap_err(), reason);
        }
    }

    #[test]
    fn letters_are_commands() {
        assert_eq!(command(" U "), Some(Command::Unknown));
        assert_eq!(command("?"), Some(Command::Why));
        assert_eq!(command("7"), None);
    }
}
