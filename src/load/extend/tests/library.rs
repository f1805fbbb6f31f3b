//! Where a base is found, which version of it will do, and chains that lead nowhere.

use std::fs;
use std::path::Path;

use super::super::super::tests::BASE;
use super::told;
use crate::diagnostic::Faults;
use crate::load::{Library, Loaded, Place};

fn tree(id: &str, extend: &str, body: &str) -> String {
    format!("schema = 1\nid = \"{id}\"\nversion = \"1.0.0\"\nextend = \"{extend}\"\n{body}")
}

/// Loads a tree of a folder of trees, each a file.
fn load(wanted: &str, trees: &[(&str, String)]) -> (Option<Loaded>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in trees {
        fs::write(folder.path().join(format!("{name}.toml")), text).unwrap();
    }
    loaded(wanted, folder.path())
}

fn loaded(wanted: &str, folder: &Path) -> (Option<Loaded>, Vec<String>) {
    let mut faults = Faults::new();
    let mut library = Library::open(&[folder.to_owned()], &mut faults);
    let loaded = library.load(wanted, &mut faults);
    assert_eq!(loaded.is_none(), faults.has_errors());
    let shown = folder.to_string_lossy().into_owned() + "/";
    let told = told(&faults, &library.sources);
    (
        loaded,
        told.into_iter()
            .map(|one| one.replace(&shown, ""))
            .collect(),
    )
}

#[test]
fn a_shipped_tree_is_extended_and_named() {
    let (found, told) = load(
        "ours",
        &[("ours", tree("ours", "runtime@1", "remove = [\"runc\"]\n"))],
    );
    let found = found.unwrap_or_else(|| panic!("{told:?}"));
    let mut faults = Faults::new();
    let shipped = Library::open(&[], &mut faults)
        .load("runtime", &mut faults)
        .unwrap();
    let base = found.extends.first().unwrap();
    assert_eq!(
        (base.id.as_str(), base.place.as_str()),
        ("runtime", "shipped")
    );
    assert_eq!(base.digest, shipped.tree.digest());
    assert!(
        found.origin().ends_with("ours.toml, extends runtime 1.0.0"),
        "{}",
        found.origin()
    );
    assert_eq!(
        found.tree.candidates().len() + 1,
        shipped.tree.candidates().len()
    );
    assert_eq!(shipped.place, Place::Shipped);
    assert!(shipped.extends.is_empty());
}

#[test]
fn every_shipped_tree_extended_by_nothing_is_itself() {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let ids: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    for id in ids {
        let (found, told) = load("ours", &[("ours", tree("ours", &id, ""))]);
        let found = found.unwrap_or_else(|| panic!("{told:?}"));
        let shipped = library.load(&id, &mut faults).unwrap();
        assert!(
            super::renamed(&found.tree, &shipped.tree) == shipped.tree,
            "{id}"
        );
        assert_eq!(found.shared, shipped.shared);
    }
}

#[test]
fn a_wrong_major_version_names_the_version_that_is_there() {
    let lamp = BASE.replace("version = \"1.0.0\"", "version = \"3.2.1\"");
    let (found, told) = load(
        "ours",
        &[("lamp", lamp.clone()), ("ours", tree("ours", "lamp@1", ""))],
    );
    assert!(found.is_none());
    assert_eq!(
        told,
        [
            "ours.toml:4:10 other-version `lamp` is version 3.2.1 here, and version 1 is to be extended \
          (look at its changes (`whystack show lamp`), then write `extend = \"lamp@3\"`)"
        ]
    );
    for fits in ["lamp@3", "lamp@03", "lamp"] {
        let (found, told) = load(
            "ours",
            &[("lamp", lamp.clone()), ("ours", tree("ours", fits, ""))],
        );
        assert!(found.is_some(), "{told:?}");
    }
}

#[test]
fn what_names_no_tree_is_told() {
    for (extend, said) in [
        (
            "runtme@1",
            "unknown-name no tree is called `runtme` (did you mean `runtime`?)",
        ),
        (
            "runtime@1.0",
            "bad-extend `runtime@1.0` names no tree and major version",
        ),
        ("runtime@", "bad-extend"),
        ("../runtime", "bad-extend"),
        ("Runtime", "bad-extend"),
        ("zzz", "`runtime`, or one of your own that `--trees` adds"),
    ] {
        let (_, told) = load("ours", &[("ours", tree("ours", extend, ""))]);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(
            told[0].starts_with("ours.toml:4:10 ") && told[0].contains(said),
            "{told:?}"
        );
    }
    let text = tree("ours", "x", "").replace("\"x\"", "[\"x\"]");
    let (_, told) = load("ours", &[("ours", text)]);
    assert!(
        told.len() == 1 && told[0].contains("wrong-type expected a text for `extend`"),
        "{told:?}"
    );
}

#[test]
fn a_circle_is_told_with_its_way() {
    let (_, told) = load("a", &[("a", tree("a", "a", ""))]);
    assert_eq!(told, ["a.toml:4:10 bad-extend `a` extends itself ()"]);
    let trees = [
        ("a", tree("a", "b", "")),
        ("b", tree("b", "c", "")),
        ("c", tree("c", "b", "")),
    ];
    let (_, told) = load("a", &trees);
    assert_eq!(
        told,
        ["c.toml:4:10 bad-extend `b` extends itself: `b` extends `c` extends `b` ()"]
    );
}

#[test]
fn a_chain_has_an_end() {
    let with = |depth: usize| {
        let mut trees = vec![("lamp".to_owned(), BASE.to_owned())];
        for n in 0..depth {
            let below = if n == 0 {
                "lamp".to_owned()
            } else {
                format!("x{}", n - 1)
            };
            trees.push((format!("x{n}"), tree(&format!("x{n}"), &below, "")));
        }
        let trees: Vec<(&str, String)> = trees
            .iter()
            .map(|(id, text)| (id.as_str(), text.clone()))
            .collect();
        load(&format!("x{}", depth - 1), &trees)
    };
    let (found, told) = with(8);
    let found = found.unwrap_or_else(|| panic!("{told:?}"));
    assert_eq!(found.extends.len(), 8);
    assert!(
        found
            .origin()
            .contains("extends x6 1.0.0, which extends x5 1.0.0")
    );
    let (_, told) = with(9);
    assert!(
        told.len() == 1 && told[0].contains("too-many more than 8 trees are extended"),
        "{told:?}"
    );
}

#[test]
fn faults_of_a_base_are_told_once_and_with_those_of_the_extender() {
    let lamp = BASE.replace("kind = \"set\"", "kind = \"heap\"");
    let ours = tree("ours", "lamp", "remove = [\"colours\", \"candel\"]\n");
    let (found, told) = load("ours", &[("lamp", lamp), ("ours", ours)]);
    assert!(found.is_none());
    // What is taken out is looked at all the same.
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].contains("lamp.toml:") && told[0].contains("`heap`"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("ours.toml:5:22 unknown-name"),
        "{told:?}"
    );
}

#[test]
fn a_folder_extends_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let (head, _) = BASE.split_once("[[option]]\nid = \"led\"").unwrap();
    write("lamp/tree.toml", head);
    write(
        "lamp/options/led.toml",
        "id = \"led\"\nname = \"LED\"\nsummary = \"A diode\"\n",
    );
    write("ours/tree.toml", &tree("ours", "lamp@1", ""));
    write(
        "ours/options/led.toml",
        "id = \"led\"\nsummary = \"Ours\"\n",
    );
    write(
        "ours/options/oil.toml",
        "id = \"oil\"\nname = \"Oil\"\nsummary = \"Oil and a wick\"\n",
    );
    let (found, told) = loaded("ours", folder.path());
    let tree = found.unwrap_or_else(|| panic!("{told:?}")).tree;
    let summaries: Vec<&str> = tree
        .candidates()
        .rows()
        .iter()
        .map(|one| one.summary.as_str())
        .collect();
    assert_eq!(summaries, ["Wax and a wick", "Ours", "Oil and a wick"]);
}

#[test]
fn an_extender_may_not_have_the_id_of_a_shipped_tree() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("runtime.toml"),
        tree("runtime", "policy", ""),
    )
    .unwrap();
    let mut faults = Faults::new();
    Library::open(&[folder.path().to_owned()], &mut faults);
    assert_eq!(faults.errors(), 1);
    assert!(
        faults.all()[0]
            .headline
            .contains("has the id of a shipped tree")
    );
}
