//! Words of a tree file stay words, in every language.

use std::fmt::Write as _;

use crate::{drawn, readers};

/// Words that mean something to one of the languages, each short enough not to be cut.
const HOSTILE: [&str; 16] = [
    "end",
    "\"] --> x[\"",
    "</text><script>alert(1)</script>",
    "`code` **bold** _it_",
    "#quot; #35; &lt; &amp; &#60;",
    "%%{init: {'theme':'dark'}}%% %% no",
    "1. one - two * three",
    "$$x^2$$ fa:fa-car",
    "]]> }} ]] )) --> {{",
    "click a href javascript:alert(1)",
    "a\\nb \\\" \\N \\G",
    "style a fill:#f00; classDef x fill:#0f0;",
    "<b>bold</b><br/><img src=x onerror=y>",
    "::: graph TD; subgraph ~~~ | a | b",
    "a \u{202e}turned \u{200b}word",
    "漢字かな 👩\u{200d}🚀 Жук",
];

/// A tree in which all words are hostile ones.
fn tree() -> String {
    let mut next = 0;
    let mut word = || {
        next += 1;
        quoted(HOSTILE[next % HOSTILE.len()])
    };
    let mut text = format!(
        "schema = 1\nid = \"hostile\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\ntitle = {}\n\
         [scope]\ndecides = {}\nomits = [{}]\n\
         [[capability]]\nid = \"c\"\ntitle = {}\n\
         [[criterion]]\nid = \"speed\"\ntitle = {}\nkind = \"number\"\nunit = \"\\\"]<b>\"\n\
         value = {{ scale = \"linear\", worst = 0, best = 9 }}\n",
        word(),
        word(),
        word(),
        word(),
        word()
    );
    for (n, hostile) in HOSTILE.iter().enumerate() {
        let when = if n > 0 { "when = { q0 = \"a\" }\n" } else { "" };
        let ask = quoted(hostile);
        write!(
            text,
            "[[question]]\nid = \"q{n}\"\nask = {ask}\nwhy = {ask}\nkind = \"one\"\n{when}\
             [[question.choice]]\nid = \"a\"\nlabel = {ask}\nbecause = {ask}\n\
             require = {{ speed = {{ at-least = 1 }} }}\nprovides = [\"c\"]\n\
             [[question.choice]]\nid = \"end\"\nlabel = {ask}\noutside = {ask}\n"
        )
        .unwrap();
    }
    write!(
        text,
        "[[rule]]\nid = \"end\"\nwhen = {{ q0 = \"a\", q1 = \"end\" }}\nbecause = {}\n\
         weigh = {{ speed = 1 }}\n\
         [[option]]\nid = \"o\"\nname = {}\nsummary = {}\n\
         [option.facts]\nspeed = {{ value = 3, source = \"s\" }}\n\
         [sources.s]\ntitle = {}\nurl = \"https://example.org\"\ndate = \"2020\"\n\
         kind = \"secondary\"\n",
        word(),
        word(),
        word(),
        word()
    )
    .unwrap();
    text
}

/// A word as a TOML string.
fn quoted(word: &str) -> String {
    let mut out = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// How a word is shown: by the one border of all words.
fn shown(word: &str) -> String {
    word.replace('\u{202e}', "\\u{202e}")
        .replace('\u{200b}', "\\u{200b}")
}

/// Words without the spaces between them: lines are broken where they must be.
fn dense(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn hostile_words_stay_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.toml");
    std::fs::write(&path, tree()).unwrap();
    let path = path.to_str().unwrap();
    for with in [&[][..], &["--set", "q0=a", "--set", "q1=end"]] {
        let args = |format| [&[path, "--detail", "needs", "--format", format][..], with].concat();
        let mermaid = readers::mermaid(&drawn(&args("mermaid")));
        let dot = readers::dot(&drawn(&args("dot")));
        mermaid.holds_together();
        dot.holds_together();
        let (svg, tips) = readers::svg(&drawn(&args("svg")));
        for words in [&mermaid.words, &dot.words, &svg, &tips] {
            let words = dense(words);
            for hostile in HOSTILE {
                let shown = shown(hostile);
                assert!(words.contains(&dense(&shown)), "{shown} is not in {words}");
            }
        }
        for text in [
            drawn(&args("mermaid")),
            drawn(&args("dot")),
            drawn(&args("svg")),
        ] {
            let acts = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{200b}".contains(c));
            assert!(!text.contains(acts));
        }
    }
}

#[test]
fn a_fence_is_not_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.toml");
    std::fs::write(&path, tree().replace("`code`", "``` ```` ~~~")).unwrap();
    let text = drawn(&[path.to_str().unwrap(), "--format", "markdown"]);
    let fences = text.lines().filter(|line| line.contains("```")).count();
    assert_eq!(fences, 2);
}
