//! Numbers for people: the one place where a number becomes text.
//!
//! Rounding is half to even on the decimal digits of the shortest form, so `0.25` is `0.2` and
//! `0.35` is `0.4` on every machine; a negative zero is `0`; from 10,000 on thousands are set
//! apart by commas.

/// The sign of a loss: a true minus, which screen readers say and no list marker looks like.
const MINUS: char = '\u{2212}';
/// From here on figures are written with an exponent.
const LARGE: f64 = 1e15;
/// Below this, and above zero, too.
const SMALL: f64 = 1e-6;

/// A number with so many digits after the point.
pub(crate) fn fixed(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let written = format!("{}", number.abs());
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let mut digits: Vec<u8> = whole
        .bytes()
        .chain(part.bytes().chain(std::iter::repeat(b'0')).take(decimals))
        .collect();
    let rest = part.as_bytes().get(decimals..).unwrap_or_default();
    if rounds_up(rest, digits.last().copied()) {
        add_one(&mut digits);
    }
    let point = digits.len() - decimals;
    let text = |range: &[u8]| String::from_utf8_lossy(range).into_owned();
    let (whole, part) = digits.split_at(point);
    let zero = digits.iter().all(|digit| *digit == b'0');
    let sign = if number < 0.0 && !zero { "-" } else { "" };
    let whole = grouped(&text(whole));
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{}", text(part))
    }
}

/// Whether the digits that fall away round the last kept one up: half goes to even.
fn rounds_up(rest: &[u8], last: Option<u8>) -> bool {
    match rest.split_first() {
        Some((first, more)) if *first == b'5' && more.iter().all(|digit| *digit == b'0') => {
            last.is_some_and(|digit| (digit - b'0') % 2 == 1)
        }
        Some((first, _)) => *first >= b'5',
        None => false,
    }
}

fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

/// Thousands set apart, from five digits on.
fn grouped(whole: &str) -> String {
    if whole.len() < 5 {
        return whole.to_owned();
    }
    let mut out = String::with_capacity(whole.len() + whole.len() / 3);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A figure as its source says it: all its digits.
pub(crate) fn figure(number: f64) -> String {
    let size = number.abs();
    if size >= LARGE || (size > 0.0 && size < SMALL) {
        return format!("{number:e}");
    }
    let written = format!("{size}");
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    fixed(number, decimals)
}

/// `150`, or `150 to 300`.
pub(crate) fn figures(low: f64, high: f64) -> String {
    let (from, to) = (figure(low), figure(high));
    if from == to {
        from
    } else {
        format!("{from} to {to}")
    }
}

/// A computed figure: as many digits as tell it from the others, four at least, with "about" where
/// it has more.
pub(crate) fn about(number: f64, others: &[f64]) -> String {
    let exact = figure(number);
    (4..16)
        .map(|digits| significant(number, digits))
        .find(|near| others.iter().all(|other| figure(*near) != figure(*other)))
        .map(figure)
        .filter(|near| near.len() < exact.len())
        .map_or(exact, |near| format!("about {near}"))
}

/// A number rounded to so many digits that count.
fn significant(number: f64, digits: usize) -> f64 {
    let rounded = format!("{number:.*e}", digits.saturating_sub(1));
    rounded.parse().unwrap_or(number)
}

/// A score: one digit after the point.
pub(crate) fn score(points: f64) -> String {
    fixed(points, 1)
}

/// `64–80`: the ends of a score, in whole points; `None` where these are the same.
pub(crate) fn score_range(low: f64, high: f64) -> Option<String> {
    let (low, high) = (fixed(low, 0), fixed(high, 0));
    (low != high).then(|| format!("{low}–{high}"))
}

/// `+12.3` or `−6.2`.
pub(crate) fn signed(points: f64) -> String {
    let text = fixed(points, 1);
    match text.strip_prefix('-') {
        Some(size) => format!("{MINUS}{size}"),
        None if points > 0.0 => format!("+{text}"),
        None => text,
    }
}

/// Whether some points are more than nothing once they are rounded.
pub(crate) fn shows(points: f64) -> bool {
    points.abs() > 0.05
}

/// Two amounts with as many digits as tell them apart, one at least and four at most.
pub(crate) fn told_apart(a: f64, b: f64) -> (String, String) {
    let at = |decimals| (fixed(a, decimals), fixed(b, decimals));
    (1..4)
        .map(at)
        .find(|(a, b)| a != b)
        .unwrap_or_else(|| at(if (a - b).abs() > 1e-9 { 4 } else { 1 }))
}

/// A share of 1 in percent: `34 %`.
pub(crate) fn percent(share: f64) -> String {
    match fixed(share * 100.0, 0).as_str() {
        "0" if share > 0.0 => "under 1 %".to_owned(),
        "100" if share < 1.0 - 1e-9 => "over 99 %".to_owned(),
        whole => format!("{whole} %"),
    }
}

/// A weight: at most two digits after the point, none that say nothing.
pub(crate) fn weight(points: f64) -> String {
    let text = fixed(points, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
pub(crate) fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, 11) | (2, 12) | (3, 13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{
        about, figure, figures, fixed, ordinal, percent, score_range, signed, told_apart, weight,
    };

    #[test]
    fn halves_round_to_even_on_decimal_digits() {
        for (number, decimals, text) in [
            (0.25, 1, "0.2"),
            (0.35, 1, "0.4"),
            (0.45, 1, "0.4"),
            (0.251, 1, "0.3"),
            (2.5, 0, "2"),
            (3.5, 0, "4"),
            (9.96, 1, "10.0"),
            (99.95, 1, "100.0"),
            (-0.04, 1, "0.0"),
            (-0.0, 0, "0"),
            (-1.25, 1, "-1.2"),
            (1e6, 0, "1,000,000"),
            (1234.0, 0, "1234"),
            (f64::NAN, 1, "–"),
        ] {
            assert_eq!(fixed(number, decimals), text, "{number}");
        }
    }

    #[test]
    fn figures_keep_their_digits() {
        assert_eq!(figure(0.125), "0.125");
        assert_eq!(figure(10_000.5), "10,000.5");
        assert_eq!(figure(5e-324), "5e-324");
        assert_eq!(figure(-0.0), "0");
        assert_eq!(figures(150.0, 300.0), "150 to 300");
        assert_eq!(figures(1.0, 1.0), "1");
    }

    #[test]
    fn computed_figures_are_cut_to_what_tells_them_apart() {
        assert_eq!(about(182.456_789, &[150.0]), "about 182.5");
        assert_eq!(about(200.0, &[150.0]), "200");
        assert_eq!(about(150.000_012, &[150.0]), "about 150.00001");
        assert_eq!(about(123_456.789, &[]), "about 123,500");
        assert_eq!(about(-0.012_345_678, &[]), "about -0.01235");
    }

    #[test]
    fn points_shares_and_weights_read_well() {
        assert_eq!(signed(12.34), "+12.3");
        assert_eq!(signed(-6.25), "−6.2");
        assert_eq!(signed(-0.01), "0.0");
        assert_eq!(score_range(64.2, 79.9).as_deref(), Some("64–80"));
        assert_eq!(score_range(64.21, 64.24), None);
        assert_eq!(score_range(63.6, 64.4), None);
        assert_eq!(told_apart(2.04, 2.0), ("2.04".into(), "2.00".into()));
        assert_eq!(told_apart(5.2, 3.1), ("5.2".into(), "3.1".into()));
        assert_eq!(percent(0.001), "under 1 %");
        assert_eq!(percent(0.335), "34 %");
        assert_eq!(weight(5.0), "5");
        assert_eq!(weight(10.0), "10");
        assert_eq!(weight(0.25), "0.25");
        assert_eq!(ordinal(11), "11th");
        assert_eq!(ordinal(22), "22nd");
    }
}
