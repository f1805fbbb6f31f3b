//! Small words: plurals and lists.

use std::borrow::Cow;

use super::shown::Shown;

/// `1 option`, `3 options`.
pub fn plural(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
    }
}

/// `12,288`: a number with its thousands apart.
pub fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `a`, `a and b`, `a, b and c`.
pub fn list_and<S: AsRef<str>>(items: &[S]) -> String {
    list(items, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub fn list_or<S: AsRef<str>>(items: &[S]) -> String {
    list(items, "or")
}

fn list<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", before.join(", "), last.as_ref())
        }
    }
}

/// The text on one line, safe to show, between back-ticks.
pub fn ticked(text: &str) -> String {
    format!("`{}`", Shown::line(text))
}

/// A word of a command line as a POSIX shell reads it back: as it is, or between single quotes.
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The text with a capital first letter and a full stop.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut out: String = match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => return String::new(),
    };
    if !out.ends_with(['.', '!', '?', ':']) {
        out.push('.');
    }
    out
}

/// The line, unless a CI runner would take it for a command (`::error`, `##[group]`, also after
/// blanks): then its first character is replaced by one that looks alike and commands nothing.
pub fn no_command(line: &str) -> Cow<'_, str> {
    let start = line.len() - line.trim_start().len();
    let (blanks, rest) = line.split_at(start);
    let harmless = match (rest.strip_prefix("::"), rest.strip_prefix("##[")) {
        (Some(rest), _) => format!("{blanks}\u{2236}:{rest}"),
        (None, Some(rest)) => format!("{blanks}\u{266f}#[{rest}"),
        (None, None) => return Cow::Borrowed(line),
    };
    Cow::Owned(harmless)
}

#[cfg(test)]
mod tests {
    use super::{grouped, list_and, list_or, no_command, plural, sentence, shell_word};

    #[test]
    fn thousands_stand_apart() {
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345_678, "12,345,678"),
        ] {
            assert_eq!(grouped(n), text);
        }
    }

    #[test]
    fn words_agree_with_their_number() {
        assert_eq!(plural(1, "option", "options"), "1 option");
        assert_eq!(plural(0, "option", "options"), "0 options");
        assert_eq!(list_and(&["a"]), "a");
        assert_eq!(list_and(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list_or(&["a", "b"]), "a or b");
        assert_eq!(sentence("it holds"), "It holds.");
        assert_eq!(sentence("why?"), "Why?");
    }

    #[test]
    fn what_is_pasted_is_one_word() {
        assert_eq!(shell_word("--set=gpu=no"), "--set=gpu=no");
        assert_eq!(shell_word(""), "''");
        assert_eq!(shell_word("my trees/$(x).toml"), "'my trees/$(x).toml'");
        assert_eq!(shell_word("it's"), r"'it'\''s'");
    }

    #[test]
    fn no_line_commands_a_runner() {
        assert_eq!(no_command("  ::error::x"), "  \u{2236}:error::x");
        assert_eq!(no_command("##[group]"), "\u{266f}#[group]");
        assert_eq!(no_command("a ::error"), "a ::error");
    }
}
