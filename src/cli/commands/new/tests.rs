use std::path::Path;

use super::files::{Layout, files};
use super::{id, near};
use crate::cli::args::New;
use crate::cli::stop::Stop;
use crate::diagnostic::Faults;
use crate::load::Library;

fn wanted(folder: &str, with_id: Option<&str>) -> Result<String, String> {
    let args = New {
        folder: folder.into(),
        single: false,
        id: with_id.map(str::to_owned),
    };
    id(&args)
        .map(|id| id.to_string())
        .map_err(|stop| match stop {
            Stop::Usage(text) => text,
            other => panic!("{other:?}"),
        })
}

#[test]
fn the_id_is_the_name_of_the_folder_or_the_one_given() {
    assert_eq!(wanted("message-broker", None).unwrap(), "message-broker");
    assert_eq!(
        wanted("a/b/message-broker/", None).unwrap(),
        "message-broker"
    );
    assert_eq!(wanted("Some Folder", Some("broker")).unwrap(), "broker");
}

#[test]
fn a_name_that_is_no_id_is_refused_with_one_that_is() {
    let text = wanted("My Trees", None).unwrap_err();
    assert!(text.starts_with("`My Trees` is no id: "), "{text}");
    assert!(text.ends_with("for example: --id my-trees"), "{text}");
    for hostile in [
        "none",
        "unknown",
        "a--b",
        "-x",
        "\u{1b}[2J",
        "con.",
        "ü",
        "",
    ] {
        assert!(wanted(hostile, None).is_err(), "{hostile:?}");
        assert!(wanted("folder", Some(hostile)).is_err(), "{hostile:?}");
    }
    for path in ["../../etc", "/etc/passwd", "a/b"] {
        assert!(wanted("folder", Some(path)).is_err(), "{path}");
    }
    assert!(
        wanted("shared", None)
            .unwrap_err()
            .contains("no id of a tree")
    );
    let file = wanted("x/lamp.toml", None).unwrap_err();
    assert!(file.ends_with("whystack new x/lamp --single"), "{file}");
}

#[test]
fn a_near_id_is_always_one_or_nothing() {
    for name in ["My  Trees!", "__x__", "é", "a.b.toml", &"x-".repeat(80)] {
        let near = near(name);
        assert!(
            near.is_empty() || near.parse::<crate::model::Slug>().is_ok(),
            "{near}"
        );
    }
}

#[test]
fn all_layouts_are_the_same_tree() {
    let id = "message-broker".parse().unwrap();
    let digest = |layout: Layout| {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("message-broker");
        super::write::all(&root, &files(&id, layout)).unwrap();
        let mut faults = Faults::new();
        let mut library = Library::open(std::slice::from_ref(&root), &mut faults);
        let loaded = library.load("message-broker", &mut faults).unwrap();
        assert!(faults.is_empty(), "{layout:?}: {faults:?}");
        assert_eq!(loaded.tree.title(), "Message broker");
        loaded.tree.digest()
    };
    let one = digest(Layout::Folder);
    assert_eq!(digest(Layout::Below), one);
    assert_eq!(digest(Layout::Single), one);
}

#[test]
fn what_is_not_in_use_works_once_it_is() {
    let id = "message-broker".parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("message-broker");
    let mut all = files(&id, Layout::Folder);
    for (name, text) in &mut all {
        if name.ends_with("tree.toml") {
            let used = |line: &str| match line.strip_prefix('#') {
                Some(code) if !code.starts_with(' ') => code.to_owned(),
                _ => line.to_owned(),
            };
            *text = text.lines().map(|line| used(line) + "\n").collect();
        }
        if name.ends_with("lz4.toml") {
            *text = text.replacen("[facts]", "needs = [\"installing\"]\n\n[facts]", 1);
        }
    }
    super::write::all(&root, &all).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(std::slice::from_ref(&root), &mut faults);
    let loaded = library.load("message-broker", &mut faults).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    let tree = &loaded.tree;
    let counts = (tree.questions().len(), tree.criteria().len());
    assert_eq!((counts, tree.capabilities().len()), ((6, 7), 1));
}

#[test]
fn no_placeholder_is_left_and_no_line_is_long() {
    let id = "a".parse().unwrap();
    for layout in [Layout::Folder, Layout::Below, Layout::Single] {
        for (name, text) in files(&id, layout) {
            assert!(!text.contains('@'), "{}", name.display());
            assert!(
                text.ends_with('\n') && !text.contains("\n\n\n"),
                "{}",
                name.display()
            );
            let comments = text.lines().filter(|line| line.starts_with('#'));
            assert!(comments.into_iter().all(|line| line.chars().count() <= 100));
        }
    }
}

#[test]
fn what_is_there_is_left_alone() {
    let id = "lamp".parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let all = files(&id, Layout::Folder);
    let refused = |path: &Path| super::write::all(path, &all).is_err();
    let full = folder.path().join("full");
    std::fs::create_dir(&full).unwrap();
    std::fs::write(full.join("notes"), "mine").unwrap();
    assert!(refused(&full));
    assert!(refused(&full.join("notes")));
    assert!(refused(&full.join("nowhere/lamp")));
    let names = |path: &Path| std::fs::read_dir(path).unwrap().count();
    assert_eq!((names(folder.path()), names(&full)), (1, 1));
    assert_eq!(std::fs::read(full.join("notes")).unwrap(), b"mine");
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    super::write::all(&empty, &all).unwrap();
    assert_eq!(names(&empty), 3);
}
