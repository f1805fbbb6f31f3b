//! How faults are drawn, and that nothing of a file acts on the terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use whystack::diagnostic::{Code, Diagnostic, Faults, Style, draw, draw_lines};
use whystack::text::{SourceFile, SourceIx, Sources, Span, is_harmful};

const STYLE: Style = Style {
    width: 100,
    colour: false,
};

fn span(source: SourceIx, text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    Span {
        source,
        start,
        end: start + part.len(),
    }
}

fn drawn(faults: &Faults, sources: &Sources) -> String {
    let mut out = Vec::new();
    draw(faults, sources, STYLE, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_fault_shows_its_place_another_place_and_what_to_do() {
    let text = "schema = 1\r\nid = \"runtime\"\r\n\r\n[answers.runtime]\r\nisolaton = 3\r\n";
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("answers.toml", text));
    let mut faults = Faults::new();
    faults.push(
        Diagnostic::error(Code::UnknownName, "no question is called `isolaton`")
            .at(span(file, text, "isolaton"), "not a question of `runtime`")
            .also(span(file, text, "runtime"), "the tree is named here")
            .help("did you mean `isolation`?"),
    );
    insta::assert_snapshot!(drawn(&faults, &sources), @r#"
        error[unknown-name]: no question is called `isolaton`
         --> answers.toml:5:1
          |
        5 | isolaton = 3
          | ^^^^^^^^ not a question of `runtime`
          |
         ::: answers.toml:2:7
          |
        2 | id = "runtime"
          |       ------- the tree is named here
          |
          = help: did you mean `isolation`?
    "#);
    let mut lines = Vec::new();
    draw_lines(&faults, &sources, &mut lines).unwrap();
    insta::assert_snapshot!(String::from_utf8(lines).unwrap(), @r#"
        answers.toml:5:1: error[unknown-name]: no question is called `isolaton`; did you mean `isolation`?
    "#);
}

#[test]
fn wide_characters_before_a_fault_do_not_move_its_mark() {
    let text = "title = \"漢字\" x\n";
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("漢.toml", text));
    let mut faults = Faults::new();
    let at = span(file, text, "x");
    faults.push(Diagnostic::warning(Code::Syntax, "something extra").at(at, "here"));
    insta::assert_snapshot!(drawn(&faults, &sources), @r#"
        warning[syntax]: something extra
         --> 漢.toml:1:14
          |
        1 | title = "漢字" x
          |                ^ here
    "#);
}

#[test]
fn nothing_of_a_file_acts_on_the_terminal() {
    let hostile = "a\u{1b}[2J\u{9b}31m\u{202e}\u{7f}\u{200b}\rb";
    let text = format!("x = \"{hostile}\"\n");
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(hostile, text.clone()));
    let mut faults = Faults::new();
    let place = Span {
        source: file,
        start: 4,
        end: text.len(),
    };
    faults.push(
        Diagnostic::error(Code::Syntax, hostile)
            .at(place, hostile)
            .also(place, hostile)
            .help(hostile)
            .note(hostile),
    );
    let mut lines = Vec::new();
    draw_lines(&faults, &sources, &mut lines).unwrap();
    for out in [drawn(&faults, &sources), String::from_utf8(lines).unwrap()] {
        assert!(out.contains("␛[2J"), "{out}");
        assert!(out.chars().all(|c| c == '\n' || !is_harmful(c)), "{out:?}");
    }
}

#[test]
fn no_line_is_a_command_of_a_runner() {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(
        "::error file=x",
        "::error::x\n##[error]y\n",
    ));
    let mut faults = Faults::new();
    for start in [0, 11] {
        let at = Span {
            source: file,
            start,
            end: start + 3,
        };
        faults.push(Diagnostic::error(Code::Syntax, "::stop-commands::x").at(at, "##[x"));
    }
    let mut lines = Vec::new();
    draw_lines(&faults, &sources, &mut lines).unwrap();
    for out in [drawn(&faults, &sources), String::from_utf8(lines).unwrap()] {
        for line in out.lines() {
            let start = line.trim_start();
            assert!(!start.starts_with("##["), "{line}");
            assert!(
                !start.starts_with("::") || start.starts_with("::: "),
                "{line}"
            );
        }
    }
}

#[test]
fn a_huge_line_is_cut_around_the_fault() {
    let text = format!("{}!{}", "x".repeat(500_000), "y".repeat(500_000));
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("big.toml", text.clone()));
    let mut faults = Faults::new();
    faults.push(Diagnostic::error(Code::Syntax, "here").at(span(file, &text, "!"), ""));
    let out = drawn(&faults, &sources);
    assert!(out.len() < 1_000, "{} bytes", out.len());
    assert!(out.contains("big.toml:1:500001"), "{out}");
}

#[test]
fn fifty_faults_are_drawn_and_the_rest_is_counted() {
    let mut faults = Faults::new();
    for n in 0..60 {
        faults.push(Diagnostic::error(Code::Syntax, format!("fault {n}")));
    }
    faults.push(Diagnostic::warning(Code::BadSetting, "a warning"));
    let out = drawn(&faults, &Sources::new());
    assert_eq!(out.matches("error[syntax]").count(), 50);
    assert!(
        out.ends_with("and 11 more faults (10 errors, 1 warning)\n"),
        "{out}"
    );
}

#[test]
fn a_fault_at_the_end_of_a_file_has_a_place() {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.toml", "x = "));
    let mut faults = Faults::new();
    let at = Span {
        source: file,
        start: 4,
        end: 4,
    };
    faults.push(Diagnostic::error(Code::Syntax, "a value is missing").at(at, "here"));
    insta::assert_snapshot!(drawn(&faults, &sources), @r#"
        error[syntax]: a value is missing
         --> a.toml:1:5
          |
        1 | x =
          |     ^ here
    "#);
}

#[test]
fn faults_are_sorted_by_place_and_said_once() {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.toml", "a\nb\n"));
    let at = |start| Span {
        source: file,
        start,
        end: start + 1,
    };
    let mut faults = Faults::new();
    faults.push(Diagnostic::error(Code::Syntax, "second").at(at(2), ""));
    faults.push(Diagnostic::error(Code::Syntax, "first").at(at(0), ""));
    faults.push(Diagnostic::error(Code::Syntax, "second").at(at(2), ""));
    faults.push(Diagnostic::error(Code::Unreadable, "no place"));
    let headlines: Vec<String> = faults
        .sorted()
        .all()
        .iter()
        .map(|one| one.headline.clone())
        .collect();
    assert_eq!(headlines, ["no place", "first", "second"]);
}

#[test]
fn faults_beyond_those_that_are_kept_are_counted_with_the_undrawn_ones() {
    let text: String = (0..3_000)
        .map(|n| format!("k{n} = 1\n"))
        .collect::<Vec<_>>()
        .concat();
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("a.toml", format!("schema = 1\n{text}")));
    let file = whystack::load::AnswersFile::new(
        format!("schema = 1\n{text}"),
        source,
        whystack::load::Role::Answers,
    );
    let mut faults = Faults::new();
    file.head(&["runtime"], &mut faults);
    assert_eq!(faults.errors(), 3_000);
    let drawn = drawn(&faults, &sources);
    assert!(
        drawn.ends_with("\nand 2950 more faults (2950 errors, 0 warnings)\n"),
        "{drawn}"
    );
}
