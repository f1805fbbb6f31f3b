//! A digest is of what a tree means: not of its layout, but of every word, number and date.

use super::{BASE, SHARED, built};
use crate::load::Library;

fn digest(shared: &str, text: &str) -> String {
    let (built, faults, _) = built(shared, text);
    assert!(!faults.has_errors(), "{faults:?}");
    built.expect("a tree without errors").tree.digest()
}

#[test]
fn comments_layout_and_line_ends_change_nothing() {
    let plain = digest(SHARED, BASE);
    let commented = BASE.replace("\n[[question]]", "\n# asked first\n[[question]]");
    let indented = BASE.replace("\nid = ", "\n    id   =   ");
    let literal = BASE.replace("title = \"Lamp\"", "title = 'Lamp'");
    let dotted = BASE.replace(
        "[scope]\ndecides = \"What gives light\"\nomits = [\"price\"]",
        "scope = { omits = [\n  \"price\", # and more\n], decides = \"What gives light\" }",
    );
    let other_keys = BASE.replace(
        "id = \"warm-up\"\ntitle = \"Warm-up\"",
        "title = \"Warm-up\"\nid = \"warm-up\"",
    );
    let crlf = BASE.replace('\n', "\r\n");
    for (name, text) in [
        ("a comment", commented),
        ("indentation", indented),
        ("another kind of quote", literal),
        ("an inline table", dotted),
        ("the order of keys", other_keys),
        ("CRLF", crlf),
    ] {
        assert_ne!(text, BASE, "{name}: nothing was changed");
        assert_eq!(digest(SHARED, &text), plain, "{name}");
    }
}

#[test]
fn a_shared_question_that_the_tree_does_not_use_changes_nothing() {
    let more = format!(
        "{SHARED}\n[[question]]\nid = \"garden\"\nask = \"A garden?\"\nkind = \"one\"\n[[question.choice]]\nid = \"yes\"\nlabel = \"Yes\"\n\
         [[question.choice]]\nid = \"no\"\nlabel = \"No\"\n"
    );
    assert_eq!(digest(SHARED, BASE), digest(&more, BASE));
}

#[test]
fn every_word_number_and_date_changes_it() {
    let swaps = [
        ("version = \"1.0.0\"", "version = \"1.0.1\""),
        ("as-of = \"2026-11\"", "as-of = \"2026-11-01\""),
        ("title = \"Lamp\"", "title = \"Lamps\""),
        ("decides = \"What gives light\"", "decides = \"What gives\""),
        ("omits = [\"price\"]", "omits = [\"price\", \"looks\"]"),
        ("title = \"There is mains power\"", "title = \"Mains\""),
        ("worst = 10000", "worst = 10001"),
        ("scale = \"log\"", "scale = \"linear\""),
        ("unit = \"W\"", "unit = \"kW\""),
        ("title = \"A hot surface\"", "title = \"Hot\""),
        (
            "members = [\"white\", \"red\", \"green\"]",
            "members = [\"white\", \"green\", \"red\"]",
        ),
        ("ask = \"Which room?\"", "ask = \"Which?\""),
        ("label = \"A cellar\"", "label = \"A cellar \""),
        ("id = \"cellar\"", "id = \"vault\""),
        ("max = 500", "max = 501"),
        ("below = 5", "below = 6"),
        ("date = \"2024-05\"", "date = \"2024\""),
        (
            "url = \"https://example.org/manual\"",
            "url = \"https://example.org/manuals\"",
        ),
        ("kind = \"primary\"", "kind = \"secondary\""),
        ("summary = \"Wax and a wick\"", "summary = \"Wax\""),
        (
            "safety = { value = \"flame\", source = \"manual\" }",
            "safety = { value = \"hot\", source = \"manual\" }",
        ),
        (
            "safety = { value = \"flame\", source = \"manual\" }",
            "safety = { value = \"flame\", source = \"guess\", note = \"seen\" }",
        ),
        (
            "safety = { value = \"flame\", source = \"manual\" }",
            "safety = { value = \"flame\", source = \"manual\", note = \"read\" }",
        ),
        (
            "summary = \"A diode\"",
            "summary = \"A diode\"\nprovides = [\"mains\"]",
        ),
        (
            "summary = \"A diode\"",
            "summary = \"A diode\"\nneeds = [\"mains\"]",
        ),
        (
            "summary = \"A diode\"",
            "summary = \"A diode\"\nconflicts = [\"mains\"]",
        ),
        (
            "summary = \"A diode\"",
            "summary = \"A diode\"\nform-of = \"diodes\"",
        ),
        (
            "summary = \"A diode\"",
            "summary = \"A diode\"\nsince = \"1962\"",
        ),
        (
            "label = \"A cellar\"",
            "label = \"A cellar\"\nweigh = { watts = 1 }",
        ),
        (
            "label = \"A cellar\"",
            "label = \"A cellar\"\nlacks = [\"mains\"]",
        ),
        (
            "label = \"A cellar\"",
            "label = \"A cellar\"\nrequire = { safety = { at-least = \"hot\" } }",
        ),
        (
            "label = \"A cellar\"",
            "label = \"A cellar\"\nprefer = { colours = { includes-any = [\"red\"], weight = 1 } }",
        ),
        (
            "ask = \"Which colours?\"",
            "ask = \"Which colours?\"\nrequire = { colours = { includes = \"$answer\" } }",
        ),
        (
            "ask = \"Which colours?\"",
            "ask = \"Which colours?\"\nrequire = { colours = { includes-any = \"$answer\" } }",
        ),
    ];
    let mut seen = vec![("as it stands".to_owned(), digest(SHARED, BASE))];
    for (from, to) in swaps {
        assert_eq!(BASE.matches(from).count(), 1, "{from}");
        // A weight on a criterion needs its value function.
        let text = BASE.replace(from, to).replace(
            "unit = \"W\"\n",
            "unit = \"W\"\nvalue = { scale = \"linear\", worst = 100, best = 1 }\n",
        );
        let digest = digest(SHARED, &text);
        for (other, known) in &seen {
            assert_ne!(known, &digest, "{to} gives the digest of: {other}");
        }
        seen.push((to.to_owned(), digest));
    }
}

#[test]
fn one_file_and_a_folder_of_files_are_one_tree() {
    let folder = tempfile::tempdir().unwrap();
    let (head, options) = BASE.split_once("[[option]]").unwrap();
    let (head, sources) = head.split_once("[sources.manual]").unwrap();
    let tree = folder.path().join("one/lamp.toml");
    let split = folder.path().join("two/lamp");
    std::fs::create_dir_all(tree.parent().unwrap()).unwrap();
    std::fs::create_dir_all(split.join("options")).unwrap();
    std::fs::write(&tree, BASE).unwrap();
    std::fs::write(split.join("tree.toml"), head).unwrap();
    std::fs::write(
        split.join("sources.toml"),
        format!("schema = 1\n[sources.manual]{sources}"),
    )
    .unwrap();
    for option in options.split("[[option]]") {
        let name = option.split('"').nth(1).unwrap();
        let text = option.replace("[option.facts]", "[facts]");
        std::fs::write(split.join(format!("options/{name}.toml")), text).unwrap();
    }
    let digest = |path: &std::path::Path| {
        let mut faults = crate::diagnostic::Faults::new();
        let mut library = Library::open(&[path.to_owned()], &mut faults);
        let loaded = library.load("lamp", &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        loaded.unwrap().tree.digest()
    };
    assert_eq!(digest(&tree), digest(&split));
}
