//! Markdown's own border: what a file says never becomes markup, a link, a mention or a command.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::phrase::{Phrase, Piece};
use crate::text::Shown;

/// GitHub drops a step summary of more than 1 MiB.
const MOST_BYTES: usize = 1_000_000;

/// Writes blocks, of which any may be left out, at most a million bytes; the rest is counted.
pub(crate) fn write_blocks(
    blocks: impl IntoIterator<Item = String>,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut used = 0;
    let mut left_out = 0;
    for block in blocks {
        if used + block.len() > MOST_BYTES {
            left_out += block.len();
            continue;
        }
        used += block.len();
        to.write_all(block.as_bytes())?;
    }
    if left_out > 0 {
        writeln!(to, "\n{left_out} bytes are left out; JSON has them.")?;
    }
    Ok(())
}

/// A block that opens when it is clicked; nothing where nothing is inside.
pub(crate) fn folded(title: &str, inside: &str) -> String {
    if inside.trim().is_empty() {
        return String::new();
    }
    format!(
        "<details><summary>{title}</summary>\n\n{}\n\n</details>\n\n",
        inside.trim_end()
    )
}

/// Phrases as a list.
pub(crate) fn list(phrases: &[Phrase]) -> String {
    phrases.iter().fold(String::new(), |mut out, phrase| {
        writeln!(out, "- {}", md(phrase)).ok();
        out
    })
}

/// A fence that is longer than the longest run of back-ticks in the code.
pub(crate) fn fence(code: &Shown) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in code.as_str().chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    "`".repeat((longest + 1).max(3))
}

/// A phrase as Markdown: our words stand as they are, words of a tree are escaped in full.
pub(crate) fn md(phrase: &Phrase) -> String {
    let mut out = String::new();
    for piece in phrase.pieces() {
        match piece {
            Piece::Own(text) => out.push_str(text),
            Piece::Theirs(text) => escape(text.as_str(), &mut out),
            Piece::Source(number) => {
                write!(out, "\\[{number}\\]").ok();
            }
        }
    }
    out
}

/// Escapes whatever Markdown, HTML or GitHub would act on; links and mentions are broken by
/// entities, not by invisible characters.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '+' | '-' | '.' | '!'
            | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '#' => out.push_str("&#35;"),
            '@' => out.push_str("&#64;"),
            ':' => out.push_str("&#58;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, fence};
    use crate::text::Shown;

    #[test]
    fn what_markdown_acts_on_is_escaped() {
        let mut out = String::new();
        escape(
            "a|b *c* <b> [x](javascript:y) @me #1 www.x.y `z` https://q",
            &mut out,
        );
        assert_eq!(
            out,
            "a\\|b \\*c\\* &lt;b&gt; \\[x\\]\\(javascript&#58;y\\) &#64;me &#35;1 www\\.x\\.y \\`z\\` https&#58;//q"
        );
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fence(&Shown::text("x")), "```");
        assert_eq!(fence(&Shown::text("a ```` b")), "`````");
    }
}
