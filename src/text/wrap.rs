//! Lines that fit a width.

use console::measure_text_width;

/// Breaks a text between words so that no line is wider than `width` columns; a word that is
/// wider is cut. At least one line is given.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = measure_text_width(word);
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if wide <= width {
            line.push_str(word);
            used += wide;
        } else {
            for c in word.chars() {
                let wide = measure_text_width(c.encode_utf8(&mut [0; 4]));
                if used + wide > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(c);
                used += wide;
            }
        }
    }
    lines.push(line);
    lines
}

/// A text of at most `width` columns; `...` stands for what is cut.
pub fn cut(text: &str, width: usize) -> String {
    if measure_text_width(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 3;
    for c in text.chars() {
        used += measure_text_width(c.encode_utf8(&mut [0; 4]));
        if used > width {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push_str("...");
    out
}

/// A list of at most `width` columns, cut behind a comma if there is one; `...` stands for what is
/// cut.
pub fn cut_list(text: &str, width: usize) -> String {
    if measure_text_width(text) <= width {
        return text.to_owned();
    }
    let commas = text.match_indices(", ");
    let heads = commas.filter_map(|(at, _)| text.get(..at));
    match heads
        .filter(|head| measure_text_width(head) + 5 <= width)
        .last()
    {
        Some(head) => format!("{head}, ..."),
        None => cut(text, width),
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, cut_list, wrap};
    use console::measure_text_width;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words_and_long_words_are_cut() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghijk l", 8), ["abcdefgh", "ijk l"]);
        assert_eq!(wrap("漢字漢字漢字", 8), ["漢字漢字", "漢字"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(cut("one two three", 9), "one tw...");
        assert_eq!(cut("漢字漢字", 8), "漢字漢字");
        assert_eq!(cut("漢字漢字漢", 8), "漢字...");
        assert_eq!(cut_list("out: one, two, three", 18), "out: one, two, ...");
        assert_eq!(cut_list("out: one, two, three", 13), "out: one, ...");
        assert_eq!(cut_list("out: one", 8), "out: one");
        assert_eq!(cut_list("one two three", 9), "one tw...");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in "[ a-zä漢]{0,60}", width in 8_usize..30) {
            for line in wrap(&text, width) {
                prop_assert!(measure_text_width(&line) <= width);
            }
            prop_assert!(measure_text_width(&cut(&text, width)) <= width);
            let list = text.replace(' ', ", ");
            prop_assert!(measure_text_width(&cut_list(&list, width)) <= width);
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&wrap(&text, width).concat()), letters(&text));
        }
    }
}
