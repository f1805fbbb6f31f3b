//! What is said against an extender, and where.

use super::super::super::tests::{BASE, SHARED};
use super::{HEAD, Text, chain, faults_of, told};

/// The one fault of an extender of the small tree: what is said of it from its place on.
fn one(body: &str) -> String {
    let mut all = faults_of(body);
    assert_eq!(all.len(), 1, "{body}: {all:#?}");
    all.remove(0)
}

#[test]
fn what_is_to_be_taken_out_must_be_there() {
    for (name, said) in [
        ("candel", "did you mean `candle`?"),
        ("room.nursry", "did you mean `room.nursery`?"),
        ("safety.hott", "did you mean `safety.hot`?"),
        ("candle.safty", "did you mean `candle.safety`?"),
        (
            "option:leds",
            "no option is called `leds` (did you mean `led`?)",
        ),
        ("question:led", "no question is called `led`"),
    ] {
        let told = one(&format!("remove = [\"{name}\"]\n"));
        assert!(
            told.starts_with("ours/tree.toml:5:11 unknown-name no "),
            "{told}"
        );
        assert!(told.contains(said), "{told}");
    }
    let told = one("remove = [\"led\", \"option:led\"]\n");
    assert!(
        told.starts_with("ours/tree.toml:5:18 duplicate-id `option:led` is taken out twice"),
        "{told}"
    );
    let told = one("remove = \"led\"\n");
    assert!(
        told.contains("expected a list of texts for `remove`"),
        "{told}"
    );
}

#[test]
fn who_is_called_by_a_former_id_is_named() {
    let lamp = BASE.replace("id = \"led\"\n", "id = \"led\"\nwas = [\"diode\"]\n");
    let own = format!("{HEAD}remove = [\"diode\"]\n");
    let lamp = Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &lamp)
    };
    let (_, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
    assert_eq!(
        told(&faults, &sources),
        ["ours/tree.toml:5:11 unknown-name `diode` is called `led` now (write `led`)"]
    );
}

#[test]
fn who_still_speaks_of_what_is_gone_is_told_with_both_places() {
    let more = "[[question]]\nid = \"late\"\nask = \"Late?\"\nkind = \"one\"\nwhen = { room = \"cellar\" }\n\
        [[question.choice]]\nid = \"yes\"\nlabel = \"Yes\"\nweigh = { safety = 1 }\nlacks = [\"mains\"]\n\
        [[question.choice]]\nid = \"no\"\nlabel = \"No\"\n";
    let lamp = format!("{BASE}{more}");
    let at = |word: &str| {
        let (before, _) = lamp.split_once(word).unwrap();
        format!("lamp/tree.toml:{}:", before.lines().count())
    };
    let own = format!("{HEAD}remove = [\"room\", \"mains\", \"safety\", \"manual\"]\n");
    let text = Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &lamp)
    };
    let (built, faults, sources) = chain(&[Text::of("ours", &own), text]);
    assert!(built.is_none());
    let told = told(&faults, &sources);
    assert_eq!(told.len(), 3, "{told:#?}");
    for (word, kind, gone) in [
        ("{ room", "question", "room"),
        ("{ safety = 1", "criterion", "safety"),
        ("\"mains\"]", "capability", "mains"),
    ] {
        let said = format!(
            "unknown-name no {kind} is called `{gone}` (take this out too, or give what stands here anew without it) + ours/tree.toml:5:"
        );
        let found = told.iter().any(|one| {
            one.starts_with(&at(word)) && one.contains(&said) && one.ends_with("taken out here")
        });
        assert!(found, "{gone}: {told:#?}");
    }
}

#[test]
fn nothing_is_taken_out_of_nothing() {
    let text = BASE.replace("title = \"Lamp\"", "title = \"Lamp\"\nremove = [\"x\"]");
    let (_, faults, sources) = chain(&[Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &text)
    }]);
    let told = told(&faults, &sources);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].starts_with(
            "lamp/tree.toml:6:1 missing-key `remove` takes out of the tree that `extend` names"
        ),
        "{told:?}"
    );
}

#[test]
fn a_question_is_shared_or_not_as_in_the_base() {
    let told = one("[[question]]\nuse = \"room\"\n");
    assert_eq!(
        told,
        "ours/tree.toml:6:7 duplicate-id `room` is no shared question in the tree that is extended \
         (write `id = \"room\"`, or choose another id) + lamp/tree.toml:58:6 the question of that name"
    );
    let lamp = format!("{BASE}[[question]]\nuse = \"site\"\n");
    let own = format!("{HEAD}[[question]]\nid = \"site\"\nwhy = \"So\"\n");
    let lamp = Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &lamp)
    };
    let (_, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
    let told = super::told(&faults, &sources);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].starts_with(
            "ours/tree.toml:6:6 duplicate-id `site` is a shared question (write `use = \"site\"`"
        ),
        "{told:?}"
    );
}

#[test]
fn what_stands_twice_in_the_extender_is_told() {
    let twice = "[[option]]\nid = \"led\"\nsummary = \"One\"\n[[option]]\nid = \"led\"\nname = \"LED\"\nsummary = \"Two\"\n";
    assert!(one(twice).contains("duplicate-id option `led` is declared twice"));
    let source =
        "title = \"S\"\nurl = \"https://example.org\"\ndate = \"2026\"\nkind = \"primary\"\n";
    for id in ["shop", "manual"] {
        let own = format!("{HEAD}[sources.{id}]\n{source}");
        let file = format!("[sources.{id}]\n{source}");
        let text = Text {
            sources: Some(&file),
            ..Text::of("ours", &own)
        };
        let (_, faults, sources) = chain(&[text, super::base()]);
        let told = told(&faults, &sources);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(
            told[0].contains(&format!("duplicate-id source `{id}` is declared twice")),
            "{told:?}"
        );
    }
}

#[test]
fn a_new_entry_needs_what_every_entry_needs() {
    let told = one("[[question]]\nid = \"rom\"\nwhy = \"So\"\n");
    assert!(
        told.starts_with("ours/tree.toml:5:1 missing-key a question needs `ask` and `kind`"),
        "{told}"
    );
    let told = one("[[option]]\nsummary = \"Nameless\"\n");
    assert!(
        told.starts_with("ours/tree.toml:5:1 missing-key an option needs `id` and `name`"),
        "{told}"
    );
    let own = "schema = 1\nid = \"ours\"\nextend = \"lamp\"\n";
    let (_, faults, sources) = chain(&[Text::of("ours", own), super::base()]);
    assert_eq!(
        super::told(&faults, &sources),
        ["ours/tree.toml:1:1 missing-key a tree needs `version` ()"]
    );
}

#[test]
fn all_faults_of_all_files_are_told_in_one_run() {
    let led = "id = \"lad\"\nname = \"LED\"\nsummary = \"Ours\"\n[facts]\nspeed = { value = 1, source = \"manual\" }\n";
    let tree = format!(
        "{HEAD}remove = [\"candel\"]\n[[question]]\nid = \"room\"\nkind = \"lots\"\n[[rule]]\nid = \"r\"\n"
    );
    let text = Text {
        options: &[("led", led)],
        ..Text::of("ours", &tree)
    };
    let (built, faults, sources) = chain(&[text, super::base()]);
    assert!(built.is_none());
    let told = told(&faults, &sources);
    for said in [
        "ours/tree.toml:5:11 unknown-name",
        "ours/tree.toml:8:8 unknown-name no kind of question is called `lots`",
        "ours/tree.toml:9:1 missing-key a rule needs `when` and `because`",
        "ours/led:1:6 bad-id the id is `lad`, the file is called `led.toml`",
        "ours/led:5:1 unknown-name no criterion is called `speed`",
    ] {
        assert!(
            told.iter().any(|one| one.starts_with(said)),
            "{said}: {told:#?}"
        );
    }
}

#[test]
fn a_torn_file_says_so_and_nothing_of_what_is_missing() {
    let tree = format!("{HEAD}[[option]]\nid = = \"x\"\nname = \"X\"\n");
    let (built, faults, sources) = chain(&[Text::of("ours", &tree), super::base()]);
    assert!(built.is_none());
    let told = told(&faults, &sources);
    assert!(
        told.iter().any(|one| one.contains("6:6 syntax")),
        "{told:#?}"
    );
    let of_what_lacks = |one: &String| one.contains("missing-key") || one.contains("unknown-name");
    assert!(!told.iter().any(of_what_lacks), "{told:#?}");
}
