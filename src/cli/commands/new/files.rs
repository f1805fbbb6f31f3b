//! The files of the tree to begin from.

use std::path::PathBuf;

use crate::load::CASES;
use crate::model::Slug;

/// A file to write: its name below the folder, and its text.
pub(super) type Written = (PathBuf, String);

const TREE: &str = include_str!("template/tree.toml");
const CASE: &str = include_str!("template/case.toml");
const OPTIONS: [(&str, &str); 3] = [
    ("gzip", include_str!("template/options/gzip.toml")),
    ("lz4", include_str!("template/options/lz4.toml")),
    ("zstd", include_str!("template/options/zstd.toml")),
];

/// How the files of a tree lie in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// The folder is the tree's.
    Folder,
    /// The folder holds the tree's.
    Below,
    /// The folder holds the tree's one file.
    Single,
}

impl Layout {
    /// The layout that the command line asks for.
    pub(super) fn of(single: bool, own_id: bool) -> Self {
        match (single, own_id) {
            (true, _) => Self::Single,
            (false, true) => Self::Below,
            (false, false) => Self::Folder,
        }
    }

    /// The tree below the folder.
    pub(super) fn tree(self, id: &Slug) -> PathBuf {
        match self {
            Self::Folder => PathBuf::new(),
            Self::Below => PathBuf::from(id.as_str()),
            Self::Single => PathBuf::from(format!("{id}.toml")),
        }
    }
}

/// All files, in the order in which to read them.
pub(super) fn files(id: &Slug, layout: Layout) -> Vec<Written> {
    let tree = layout.tree(id);
    let itself = match layout {
        Layout::Folder => "./".to_owned(),
        Layout::Below | Layout::Single => format!("./{}", tree.display()),
    };
    let filled = |text: &str| {
        text.replace("@ID@", id.as_str())
            .replace("@TITLE@", &title(id))
            .replace("@SELF@", &itself)
    };
    let mut files: Vec<Written> = Vec::new();
    if layout == Layout::Single {
        let options = OPTIONS.map(|(_, text)| below_option(text));
        let (head, sources) = TREE.split_at(TREE.find(SOURCES).unwrap_or(TREE.len()));
        let whole = format!("{head}{OPTIONS_HEAD}{}\n{sources}", options.join("\n"));
        files.push((tree, filled(&whole)));
    } else {
        files.push((tree.join("tree.toml"), filled(TREE)));
        for (name, text) in OPTIONS {
            let path = tree.join("options").join(format!("{name}.toml"));
            files.push((path, text.to_owned()));
        }
    }
    let case = PathBuf::from(CASES).join("web-server.toml");
    files.push((case, filled(CASE)));
    files
}

/// The line above the sources of the tree.
const SOURCES: &str = "# ---- Sources ";

const OPTIONS_HEAD: &str = "\
# ---- Options ------------------------------------------------------------------------------------
# Each may as well be a file of its own, options/ID.toml in the folder of a tree: see
# `whystack new --help`.

";

/// The title that an id is: `Message broker`.
fn title(id: &Slug) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

/// The text of an option's own file as a part of the tree's one file.
fn below_option(text: &str) -> String {
    let mut out = String::new();
    let mut headed = false;
    for line in text.lines() {
        if !headed && line.starts_with("id = ") {
            out.push_str("[[option]]\n");
            headed = true;
        }
        let line = line
            .replace("[facts]", "[option.facts]")
            .replace("[[next]]", "[[option.next]]");
        out.push_str(&line);
        out.push('\n');
    }
    out
}
