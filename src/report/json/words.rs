//! Small words of the one-line texts that stand beside structured values.

/// A figure with all its digits, `1e300` for the very large and the very small, and its unit.
pub(super) fn figure(number: f64, unit: &str) -> String {
    let number = number + 0.0;
    let size = number.abs();
    let digits = if size >= 1e15 || (size > 0.0 && size < 1e-6) {
        format!("{number:e}")
    } else {
        format!("{number}")
    };
    with_unit(digits, unit)
}

/// `150 ms`, or `150 to 300 ms`.
pub(super) fn figures(low: f64, high: f64, unit: &str) -> String {
    if low < high {
        let digits = format!("{} to {}", figure(low, ""), figure(high, ""));
        with_unit(digits, unit)
    } else {
        figure(low, unit)
    }
}

fn with_unit(digits: String, unit: &str) -> String {
    if unit.trim().is_empty() {
        digits
    } else {
        format!("{digits} {unit}")
    }
}

/// `yes` or `no`.
pub(super) fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::{figure, figures};

    #[test]
    fn figures_keep_their_digits() {
        assert_eq!(figure(-0.0, "ms"), "0 ms");
        assert_eq!(figure(1e300, ""), "1e300");
        assert_eq!(figures(150.0, 300.5, "ms"), "150 to 300.5 ms");
        assert_eq!(figures(2.0, 2.0, " "), "2");
    }
}
