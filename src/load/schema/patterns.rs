//! Texts as JSON Schema says them: what `texts.rs` checks, in regular expressions that JavaScript
//! and Rust read alike.

use serde_json::{Map, Value, json};

use crate::load::spec::Kind;
use crate::text::limits::{ID_CHARS, LABEL_CHARS, TEXT_CHARS};

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const SLUG_OR_ANSWER: &str = "^([a-z0-9]+(-[a-z0-9]+)*|\\$answer)$";
const LABEL: &str = "^[^\\n]*[^\\s][^\\n]*$";
const NOT_BLANK: &str = "[^\\s]";
const TEXT: &str = "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*\
    [^\\s\\u0000-\\u001f\\u007f-\\u009f]\
    [^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$";
// Characters beyond U+FFFF that do no good are left to the program: how to write them differs.
const LINE: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\
    \\u2060-\\u206f\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]*\
    [^\\s\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\
    \\u2060-\\u206f\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]\
    [^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\
    \\u2060-\\u206f\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]*$";
const URL: &str = "^https?://[!$%&()*+,.0-9:;=A-Z\\[\\]_a-z~-]+\
    ([/?#][!#$%&()*+,./0-9:;=?@A-Z\\[\\]_a-z~-]*)?$";
// That a month has no thirtieth day is left to the program.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
const DATE_OR_UNDATED: &str = "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|undated)$";
const VERSION: &str = "^[0-9]+\\.[0-9]+\\.[0-9]+$";

/// The id of a tree, and behind `@` a major version.
pub(super) fn base() -> Map<String, Value> {
    let schema = json!({
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(@[0-9]{1,9})?$",
        "not": { "pattern": format!("^((none|unknown)(@|$)|[^@]{{{}}})", ID_CHARS + 1) },
    });
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A kind of text as a schema; nothing for kinds that are no texts, or that words are listed of.
pub(super) fn text(kind: Kind) -> Option<Map<String, Value>> {
    let (pattern, most) = match kind {
        Kind::Id | Kind::QuestionId | Kind::Name | Kind::AnswerWord => (SLUG, Some(ID_CHARS)),
        Kind::NameOrAnswer => (SLUG_OR_ANSWER, Some(ID_CHARS)),
        Kind::Label => (LABEL, Some(LABEL_CHARS)),
        Kind::Text => (TEXT, Some(TEXT_CHARS)),
        Kind::Reason => (NOT_BLANK, None),
        Kind::Line => (LINE, Some(LABEL_CHARS)),
        Kind::Url => (URL, Some(LABEL_CHARS)),
        Kind::Date => (DATE, None),
        Kind::DateOrUndated => (DATE_OR_UNDATED, None),
        Kind::Version => (VERSION, Some(LABEL_CHARS)),
        _ => return None,
    };
    let mut map = Map::new();
    map.insert("type".to_owned(), json!("string"));
    map.insert("pattern".to_owned(), json!(pattern));
    if let Some(most) = most {
        map.insert("maxLength".to_owned(), json!(most));
    }
    let reserved: &[&str] = match kind {
        Kind::Id | Kind::Name | Kind::NameOrAnswer => &["unknown", "none"],
        Kind::QuestionId => &["unknown", "none", "any", "not", "shared"],
        _ => &[],
    };
    if !reserved.is_empty() {
        map.insert("not".to_owned(), json!({ "enum": reserved }));
    }
    Some(map)
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::load::sink::Sink;
    use crate::load::spec::Kind;
    use crate::load::texts::check_text;
    use crate::text::{SourceFile, Sources, Span};
    use proptest::prelude::*;

    /// Whether the loader takes a text.
    fn loads(kind: Kind, text: &str) -> bool {
        let mut sources = Sources::new();
        let source = sources.add(SourceFile::new("", text));
        let span = Span {
            source,
            start: 0,
            end: 0,
        };
        let sink = Sink::new();
        check_text(kind, text, span, &sink);
        sink.is_empty()
    }

    fn agree(kind: Kind, value: &str) -> Result<(), TestCaseError> {
        let schema = serde_json::Value::Object(text(kind).unwrap());
        let validator = jsonschema::validator_for(&schema).unwrap();
        let wanted = loads(kind, value);
        let found = validator.is_valid(&serde_json::Value::from(value));
        prop_assert_eq!(wanted, found, "{:?} {:?}", kind, value);
        Ok(())
    }

    const KINDS: [Kind; 6] = [
        Kind::Id,
        Kind::Label,
        Kind::Text,
        Kind::Line,
        Kind::Url,
        Kind::Date,
    ];

    #[test]
    fn odd_texts_are_judged_alike() {
        let long = |n: usize| "a".repeat(n);
        let texts = [
            "",
            " ",
            "\t",
            "\n",
            "a",
            " a ",
            "a\nb",
            "a\r\nb",
            "a\tb",
            "a\u{1b}b",
            "a\u{9b}",
            "a\u{85}b",
            "\u{a0}",
            "\u{3000}",
            "a\u{202e}b",
            "漢字",
            "none",
            "unknown",
            "any",
            "a-b",
            "a--b",
            "-a",
            "a-",
            "A",
            "a_b",
            "1",
            "$answer",
            "2024",
            "2024-05",
            "2024-13",
            "2024-00",
            "2024-05-31",
            "2024-05-32",
            "24",
            "2024-5",
            "undated",
            "1.0.0",
            "http://",
            "http://x",
            "https://x.org/a?b#c",
            "https://a@b",
            "https://x/@b",
            "https://x y",
            "https://x\"",
            "https://[::1]/",
            "ftp://x",
            "https://x/a^b",
            "https://ä.org",
            "https://x/{a}",
            "https:///x",
            "HTTPS://x",
        ];
        for kind in KINDS {
            for text in texts {
                agree(kind, text).unwrap();
            }
            for n in [64, 65, 2_000, 2_001, 20_000, 20_001] {
                agree(kind, &long(n)).unwrap();
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_texts_are_judged_alike(value in any::<String>(), word in "[a-z0-9-]{0,9}",
            date in "[0-9]{4}-[01][0-9]-[012][0-8]", url in "https?://[!-~]{0,12}")
        {
            // What is left to the program, and what JavaScript and Rust take for a blank apart.
            let apart = |c: char| c > '\u{ffff}' || c == '\u{feff}';
            for kind in KINDS {
                for text in [&word, &date, &url] {
                    agree(kind, text)?;
                }
                if !value.chars().any(apart) {
                    agree(kind, &value)?;
                }
            }
        }
    }
}
