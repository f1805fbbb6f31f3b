//! Files that are no texts of ours, that are too large, or that lie about what they are.

use std::fs;
use std::path::{Path, PathBuf};

use super::{BASE, SHARED, built};
use crate::diagnostic::{Code, Faults, Style, draw};
use crate::load::{Library, Loaded};
use crate::text::limits::{FILE_BYTES, TREE_FILES};

/// Loads the tree `lamp` of a path, and what was said about it.
fn load(path: &Path) -> (Option<Loaded>, Faults, String) {
    let mut faults = Faults::new();
    let mut library = Library::open(&[path.to_owned()], &mut faults);
    let loaded = library.load("lamp", &mut faults);
    let mut drawn = Vec::new();
    let style = Style {
        width: 100,
        colour: false,
    };
    draw(&faults, &library.sources, style, &mut drawn).unwrap();
    (loaded, faults, String::from_utf8(drawn).unwrap())
}

/// A folder of the tree `lamp` with an option file `NAME.toml`.
fn folder(root: &Path, name: &str, option: &[u8]) -> PathBuf {
    let tree = root.join("lamp");
    fs::create_dir_all(tree.join("options")).unwrap();
    let (head, _) = BASE.split_once("[[option]]").unwrap();
    fs::write(tree.join("tree.toml"), head).unwrap();
    fs::write(tree.join("options").join(name), option).unwrap();
    tree
}

const CANDLE: &str = "id = \"candle\"\nname = \"Candle\"\nsummary = \"Wax and a wick\"\n[facts]\n";

#[track_caller]
fn refused(path: &Path, code: Code, words: &str) {
    let (loaded, faults, drawn) = load(path);
    assert!(loaded.is_none(), "{path:?} loads");
    assert!(
        faults.all().iter().any(|fault| fault.code == code),
        "{drawn}"
    );
    assert!(drawn.contains(words), "{drawn}");
}

#[test]
fn a_good_folder_loads_also_with_a_byte_order_mark() {
    let root = tempfile::tempdir().unwrap();
    let marked = format!("\u{feff}{CANDLE}");
    let (loaded, faults, drawn) = load(&folder(root.path(), "candle.toml", marked.as_bytes()));
    assert!(faults.is_empty(), "{drawn}");
    assert_eq!(loaded.unwrap().tree.candidates().len(), 1);
}

#[test]
fn a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not() {
    let root = tempfile::tempdir().unwrap();
    let limit = usize::try_from(FILE_BYTES).unwrap();
    let mut text = format!("{CANDLE}#").into_bytes();
    text.resize(limit, b'x');
    let path = folder(root.path(), "candle.toml", &text);
    assert!(load(&path).1.is_empty());
    text.push(b'x');
    let path = folder(root.path(), "candle.toml", &text);
    refused(&path, Code::TooLarge, "has more than 1 MiB");
}

#[test]
fn a_tree_over_its_limit_in_all_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let mut text = format!("{CANDLE}#").into_bytes();
    text.resize(usize::try_from(FILE_BYTES).unwrap(), b'x');
    let tree = folder(root.path(), "candle.toml", &text);
    for n in 0..16 {
        fs::write(tree.join(format!("options/lamp-{n}.toml")), &text).unwrap();
    }
    refused(&tree, Code::TooLarge, "hold more than 16 MiB");
}

#[test]
fn too_many_files_are_refused_and_files_of_other_kinds_do_not_count() {
    let root = tempfile::tempdir().unwrap();
    let tree = folder(root.path(), "candle.toml", CANDLE.as_bytes());
    for n in 0..=TREE_FILES {
        fs::write(tree.join(format!("options/{n}.md")), "").unwrap();
    }
    let (loaded, _, drawn) = load(&tree);
    assert_eq!(loaded.expect(&drawn).tree.candidates().len(), 1);
    for n in 0..=TREE_FILES {
        fs::write(tree.join(format!("options/lamp-{n}.toml")), "").unwrap();
    }
    refused(&tree, Code::TooMany, "holds more than 2000 files");
}

#[test]
fn what_is_no_utf_8_is_refused_with_the_place() {
    let root = tempfile::tempdir().unwrap();
    let path = folder(root.path(), "candle.toml", b"id = \"c\xffndle\"\n");
    refused(&path, Code::BadText, "the byte at 7 belongs to no");
}

#[test]
fn a_folder_in_place_of_a_file_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let path = folder(root.path(), "candle.toml", CANDLE.as_bytes());
    fs::create_dir(path.join("options/led.toml")).unwrap();
    refused(&path, Code::Unreadable, "is no regular file");
}

#[cfg(unix)]
#[test]
fn a_pipe_a_loop_and_a_device_are_refused_and_nothing_waits() {
    let root = tempfile::tempdir().unwrap();
    let path = folder(root.path(), "candle.toml", CANDLE.as_bytes());
    let led = path.join("options/led.toml");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &led,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RWXU,
        0,
    )
    .unwrap();
    refused(&path, Code::Unreadable, "is no regular file");
    fs::remove_file(&led).unwrap();
    std::os::unix::fs::symlink(&led, &led).unwrap();
    refused(&path, Code::Unreadable, "led.toml` cannot be read");
    fs::remove_file(&led).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &led).unwrap();
    refused(&path, Code::Unreadable, "is no regular file");
}

#[test]
fn a_name_that_is_no_id_and_a_name_that_is_not_the_id_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let path = folder(root.path(), "candle.toml", CANDLE.as_bytes());
    fs::rename(
        path.join("options/candle.toml"),
        path.join("options/wax.toml"),
    )
    .unwrap();
    refused(&path, Code::BadId, "wax");
    let mut faults = Faults::new();
    let odd = root.path().join("Odd Name.toml");
    fs::write(&odd, BASE).unwrap();
    let library = Library::open(&[odd], &mut faults);
    assert!(library.trees().all(|(id, _)| id != "odd name"));
    assert_eq!(faults.all().len(), 1);
    assert_eq!(faults.all()[0].code, Code::BadId);
}

#[test]
fn what_is_deep_long_or_torn_gives_few_words() {
    let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let tables = format!("a = {}1{}", "{ a = ".repeat(50_000), " }".repeat(50_000));
    let commas = format!("a = [{}]", ",".repeat(1_000_000));
    let key = format!("{} = 1", "k".repeat(1_000_000));
    let text = format!("title = \"{}\"", "x".repeat(1_000_000));
    let keys: Vec<String> = (0..100_000).map(|n| format!("k{n} = 1")).collect();
    let keys = keys.join("\n");
    for (name, text) in [
        ("arrays in arrays", deep),
        ("tables in tables", tables),
        ("commas", commas),
        ("a long key", key),
        ("a long text", text),
        ("many keys", keys),
        ("an open string", "title = \"".to_owned()),
        ("an open table", "[[question".to_owned()),
        ("nothing", String::new()),
        (
            "only a byte-order mark in the middle",
            format!("{BASE}\n\u{feff}"),
        ),
    ] {
        let (tree, faults, sources) = built(SHARED, &text);
        assert!(tree.is_none() && faults.has_errors(), "{name}");
        let mut drawn = Vec::new();
        let style = Style {
            width: 100,
            colour: false,
        };
        draw(&faults, &sources, style, &mut drawn).unwrap();
        assert!(drawn.len() < 100_000, "{name}: {} bytes", drawn.len());
    }
}
