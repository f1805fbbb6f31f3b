//! Keys, types, ids, criteria.

use super::Put::{Add, Swap};
use super::each_is_reported;
use crate::diagnostic::Code;

#[test]
fn keys_and_types() {
    each_is_reported(&[
        (
            Code::UnknownKey,
            Swap("title = \"Lamp\"", "title = \"Lamp\"\n«indiference = 2"),
            "did you mean `indifference`?",
        ),
        (
            Code::UnknownKey,
            Swap("label = \"A cellar\"", "label = \"A cellar\"\n«zzz = 2"),
            "it has the keys `id`, `label`",
        ),
        (
            Code::MissingKey,
            Swap(
                "schema = 1\nid = \"lamp\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\ntitle = \"Lamp\"",
                "«schema = 1\nid = \"lamp\"",
            ),
            "a tree needs `version`, `as-of` and `title`",
        ),
        (Code::MissingKey, Swap("schema = 1\n", "«"), "`schema`"),
        (
            Code::SchemaVersion,
            Add("[[option]]\nschema = «2\nid = \"torch\"\nname = \"T\"\nsummary = \"T\""),
            "a format that this version does not read",
        ),
        (
            Code::WrongType,
            Swap("title = \"Lamp\"", "title = «7"),
            "expected a text for `title`, found a number",
        ),
        (
            Code::WrongType,
            Swap("as-of = \"2026-11\"", "as-of = «2026-11-01"),
            "write the date between quotes",
        ),
        (
            Code::WrongType,
            Swap("omits = [\"price\"]", "omits = «\"price\""),
            "a list of texts",
        ),
        (
            Code::WrongType,
            Swap("omits = [\"price\"]", "omits = [«1]"),
            "expected a text",
        ),
        (
            Code::WrongType,
            Swap("version = \"1.0.0\"", "version = «\"1.0\""),
            "such as `1.0.0`",
        ),
        (
            Code::WrongType,
            Swap("title = \"Lamp\"", "title = \"Lamp\"\nrule = «3"),
            "a list of tables for `rule`",
        ),
        (
            Code::WrongType,
            Swap("[scope]", "«[rule]\nid = \"x\"\n[scope]"),
            "[[rule]]",
        ),
        (
            Code::BadText,
            Swap("title = \"Lamp\"", "title = «\"  \""),
            "empty",
        ),
        (
            Code::BadText,
            Swap("title = \"Lamp\"", "title = «\"a\\nb\""),
            "one line",
        ),
        (
            Code::BadDate,
            Swap("as-of = \"2026-11\"", "as-of = «\"2026-13\""),
            "`2024-05`",
        ),
        (
            Code::BadExtend,
            Swap("title = \"Lamp\"", "title = \"Lamp\"\nextend = «\"x@one\""),
            "`extend = \"runtime@1\"`",
        ),
        (
            Code::MissingKey,
            Swap("title = \"Lamp\"", "title = \"Lamp\"\n«remove = [\"x\"]"),
            "takes out of the tree that `extend` names, and none is named",
        ),
        (
            Code::OutOfRange,
            Swap("title = \"Lamp\"", "title = \"Lamp\"\nindifference = «101"),
            "from 0 to 100",
        ),
    ]);
}

#[test]
fn ids() {
    each_is_reported(&[
        (
            Code::BadId,
            Add("[[criterion]]\nid = «\"Cold Start\"\ntitle = \"C\"\nkind = \"flag\""),
            "for example `cold-start`",
        ),
        (
            Code::BadId,
            Add("[[criterion]]\nid = «\"none\"\ntitle = \"C\"\nkind = \"flag\""),
            "reserved",
        ),
        (
            Code::DuplicateId,
            Add("[[criterion]]\nid = «\"safety\"\ntitle = \"C\"\nkind = \"flag\""),
            "criterion `safety` is declared twice",
        ),
        (
            Code::DuplicateId,
            Add("[[capability]]\nid = «\"mains\"\ntitle = \"C\""),
            "capability `mains` is declared twice",
        ),
        (
            Code::DuplicateId,
            Add("[[capability]]\nid = «\"battery\"\ntitle = \"C\""),
            "capability `battery` is declared twice",
        ),
        (
            Code::DuplicateId,
            Add("[[option]]\nid = «\"led\"\nname = \"C\"\nsummary = \"C\""),
            "option `led` is declared twice",
        ),
        (
            Code::BadEffect,
            Add("[[option]]\nid = «\"mains\"\nname = \"C\"\nsummary = \"C\""),
            "`mains` is the id of a capability and of an option",
        ),
        (
            Code::BadId,
            Swap("id = \"lamp\"", "id = «\"lantern\""),
            "is called `lamp`",
        ),
        (
            Code::BadId,
            Swap("[sources.guess]", "[sources.«Guess]"),
            "`Guess` is no id",
        ),
        (
            Code::UnknownName,
            Add("[assume]\nprovides = [«\"main\"]"),
            "did you mean `mains`?",
        ),
    ]);
}

#[test]
fn criteria() {
    each_is_reported(&[
        (
            Code::UnknownName,
            Add("[[criterion]]\nid = \"c\"\ntitle = \"C\"\nkind = «\"levels\""),
            "did you mean `level`?",
        ),
        (
            Code::MissingKey,
            Add("[[criterion]]\n«id = \"c\"\ntitle = \"C\"\nkind = \"number\""),
            "needs `unit`",
        ),
        (
            Code::WrongKind,
            Swap("kind = \"flag\"", "kind = \"flag\"\n«unit = \"ms\""),
            "`unit` is for criteria of kind `number`",
        ),
        (
            Code::BadValueFunction,
            Swap(
                "value = { scale = \"log\", worst = 10000, best = 1 }",
                "«value = { scale = \"log\", worst = 10000, best = 0 }",
            ),
            "above 0",
        ),
        (
            Code::BadValueFunction,
            Swap(
                "value = { scale = \"log\", worst = 10000, best = 1 }",
                "«value = { worst = 1, best = 1 }",
            ),
            "equal",
        ),
        (
            Code::UnknownName,
            Swap("scale = \"log\"", "scale = «\"logg\""),
            "did you mean `log`?",
        ),
        (
            Code::BadValueFunction,
            Swap(
                "value = { scale = \"log\", worst = 10000, best = 1 }",
                "«value = { points = [[1, 0], [2, 1], [3, 0.5]] }",
            ),
            "the values turn",
        ),
        (
            Code::OutOfRange,
            Swap(
                "value = { scale = \"log\", worst = 10000, best = 1 }",
                "value = { points = [[1, 0], «[2, 1.5]] }",
            ),
            "from 0 to 1",
        ),
        (
            Code::WrongType,
            Swap(
                "value = { scale = \"log\", worst = 10000, best = 1 }",
                "value = { points = [[1, 0], «[2]] }",
            ),
            "a point",
        ),
        (
            Code::WrongKind,
            Swap(
                "kind = \"level\"",
                "kind = \"level\"\n«value = { true = 1, false = 0 }",
            ),
            "levels carry their own",
        ),
        (
            Code::OutOfRange,
            Swap(
                "title = \"A hot surface\"",
                "title = \"A hot surface\"\nvalue = «1.5",
            ),
            "from 0 to 1",
        ),
        (
            Code::DuplicateId,
            Swap("id = \"hot\"", "id = «\"flame\""),
            "level `flame` stands twice",
        ),
        (
            Code::OutOfRange,
            Swap(
                "kind = \"flag\"",
                "kind = \"flag\"\nvalue = { true = «2, false = 0 }",
            ),
            "from 0 to 1",
        ),
        (
            Code::MissingKey,
            Swap("kind = \"flag\"", "kind = \"flag\"\nvalue = «{ true = 1 }"),
            "needs `false`",
        ),
        (
            Code::DuplicateId,
            Swap("\"red\", \"green\"]", "\"red\", «\"red\"]"),
            "member `red` stands twice",
        ),
        (
            Code::BadId,
            Swap(
                "\"red\", \"green\"]",
                "\"red\", \"green\", «\"Light Blue\"]",
            ),
            "`Light Blue` is no id",
        ),
        (
            Code::UnknownName,
            Swap(
                "\"red\", \"green\"]",
                "\"red\", \"green\"]\nvalue = { members = { «rad = 0.5 } }",
            ),
            "did you mean `red`?",
        ),
        (
            Code::BadValueFunction,
            Swap(
                "[\"white\", \"red\", \"green\"]",
                "«[\"white\", \"red\", \"green\"]\nvalue = { members = { red = 0.7, green = 0.7 } }",
            ),
            "sum to more than 1",
        ),
        (
            Code::BadEffect,
            Swap("\"red\", \"green\"]", "\"red\", \"green\"]\nweight = «2"),
            "`colours` has no value function",
        ),
        (
            Code::OutOfRange,
            Swap("kind = \"flag\"", "kind = \"flag\"\nweight = «-2"),
            "a weight lies from",
        ),
        (
            Code::OutOfRange,
            Swap("kind = \"flag\"", "kind = \"flag\"\nunknown = «1.1"),
            "from 0 to 1",
        ),
        (
            Code::WrongType,
            Swap("kind = \"flag\"", "kind = \"flag\"\nweight = «nan"),
            "a finite number",
        ),
    ]);
}

#[test]
fn a_head_with_faults_hides_no_other_fault() {
    let text = super::BASE
        .replace(
            "id = \"lamp\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\ntitle = \"Lamp\"",
            "as-of = \"soon\"",
        )
        .replace("ask = \"Which room?\"", "aks = \"Which room?\"")
        .replace("source = \"manual\"", "source = \"manaul\"");
    let (tree, faults, _) = super::built(super::SHARED, &text);
    assert!(tree.is_none());
    let codes: Vec<&str> = faults.all().iter().map(|one| one.code.as_str()).collect();
    assert_eq!(
        codes,
        ["missing-key", "bad-date", "unknown-key", "unknown-name"],
        "{faults:#?}"
    );
}

#[test]
fn a_misspelt_key_that_is_needed_is_one_fault() {
    let said = |from: &str, to: &str| {
        let text = super::BASE.replacen(from, to, 1);
        assert_ne!(text, super::BASE, "{from}");
        let (_, faults, _) = super::built(super::SHARED, &text);
        let all = faults.all().iter();
        all.map(|one| {
            let help = one.help.first().map_or("", String::as_str);
            format!("{}: {}; {help}", one.code.as_str(), one.headline)
        })
        .collect::<Vec<String>>()
    };
    assert_eq!(
        said("ask = \"Which room?\"", "aks = \"Which room?\""),
        ["unknown-key: `aks` is no key of a question; did you mean `ask`? it is needed here"]
    );
    // What is needed of some kinds only is no other matter.
    assert_eq!(
        said("unit = ", "unti = "),
        ["unknown-key: `unti` is no key of a criterion; did you mean `unit`?"]
    );
    assert_eq!(
        said("source = \"manual\"", "sorce = \"manual\""),
        ["unknown-key: `sorce` is no key of a fact; did you mean `source`?"]
    );
    // Two that may be meant leave open which: what is missing is said.
    let two = said("title = \"Lamp\"", "titel = \"Lamp\"\ntitl = \"Lamp\"");
    let codes: Vec<&str> = two
        .iter()
        .filter_map(|one| Some(one.split_once(':')?.0))
        .collect();
    assert_eq!(
        codes,
        ["missing-key", "unknown-key", "unknown-key"],
        "{two:#?}"
    );
    // A misspelling of what is there besides misses nothing.
    assert_eq!(
        said(
            "ask = \"Which room?\"",
            "ask = \"Which room?\"\naks = \"x\""
        ),
        ["unknown-key: `aks` is no key of a question; did you mean `ask`?"]
    );
}
