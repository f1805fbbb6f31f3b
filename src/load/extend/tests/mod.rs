//! Trees made from others: what is added, replaced and taken out, and what is said against it.

mod facts;
mod faults;
mod library;
mod profiles;
mod properties;
mod rules;

use crate::diagnostic::Faults;
use crate::load::files::TreeFiles;
use crate::load::tests::{BASE, SHARED};
use crate::load::tree::{Built, build};
use crate::model::Tree;
use crate::text::{SourceFile, Sources};

/// The head of an extender of the small tree.
pub(super) const HEAD: &str =
    "schema = 1\nid = \"ours\"\nversion = \"2.0.0\"\nextend = \"lamp@1\"\n";

/// The texts of a tree, its shared questions and other files.
pub(super) struct Text<'t> {
    pub(super) name: &'t str,
    pub(super) tree: &'t str,
    pub(super) shared: Option<&'t str>,
    pub(super) sources: Option<&'t str>,
    pub(super) options: &'t [(&'t str, &'t str)],
}

impl<'t> Text<'t> {
    pub(super) fn of(name: &'t str, tree: &'t str) -> Self {
        Self {
            name,
            tree,
            shared: None,
            sources: None,
            options: &[],
        }
    }
}

/// Builds the first of some trees, which extends the second, and so on.
pub(super) fn chain(texts: &[Text<'_>]) -> (Option<Built>, Faults, Sources) {
    let mut sources = Sources::new();
    let mut files = Vec::new();
    for text in texts {
        let mut add = |name: &str, of: &str| {
            sources.add(SourceFile::new(format!("{}/{name}", text.name), of))
        };
        files.push(TreeFiles {
            shared: text.shared.map(|shared| add("shared.toml", shared)),
            lent: false,
            tree: add("tree.toml", text.tree),
            sources: text.sources.map(|sources| add("sources.toml", sources)),
            options: text
                .options
                .iter()
                .map(|(stem, option)| ((*stem).to_owned(), add(stem, option)))
                .collect(),
        });
    }
    let files: Vec<&TreeFiles> = files.iter().collect();
    let id = texts.first().map(|text| text.name);
    let (built, faults) = build(&files, &sources, id, true);
    (built, faults, sources)
}

/// The small tree with its shared questions.
pub(super) fn base() -> Text<'static> {
    Text {
        shared: Some(SHARED),
        ..Text::of("lamp", BASE)
    }
}

/// What an extender of the small tree says, without its head, loaded without a fault.
pub(super) fn ours(body: &str) -> Built {
    let text = format!("{HEAD}{body}");
    let (built, faults, sources) = chain(&[Text::of("ours", &text), base()]);
    built.unwrap_or_else(|| panic!("{}", told(&faults, &sources).join("\n")))
}

/// The faults as `file:line:column code headline (help)`, other places behind `+`.
pub(super) fn told(faults: &Faults, sources: &Sources) -> Vec<String> {
    let place = |span| {
        let (line, column) = sources.line_col(span);
        let name = sources.get(span.source).map_or("", SourceFile::name);
        format!("{name}:{line}:{column}")
    };
    let one = |fault: &crate::diagnostic::Diagnostic| {
        let at = fault.place.as_ref().map(|label| place(label.span));
        let others: Vec<String> = fault
            .others
            .iter()
            .map(|label| format!(" + {} {}", place(label.span), label.text))
            .collect();
        let others = others.concat();
        let (code, headline) = (fault.code.as_str(), &fault.headline);
        let help = fault.help.join(" | ");
        format!(
            "{} {code} {headline} ({help}){others}",
            at.unwrap_or_default()
        )
    };
    faults.all().iter().map(one).collect()
}

/// The faults of an extender of the small tree.
pub(super) fn faults_of(body: &str) -> Vec<String> {
    let text = format!("{HEAD}{body}");
    let (built, faults, sources) = chain(&[Text::of("ours", &text), base()]);
    assert_eq!(built.is_none(), faults.has_errors());
    told(&faults, &sources)
}

/// The small tree as it stands.
pub(super) fn lamp() -> Tree {
    let (built, faults, _) = chain(&[base()]);
    assert!(faults.is_empty(), "{faults:?}");
    built.unwrap().tree
}

/// A tree under the name and version of another: what else differs, differs.
pub(super) fn renamed(tree: &Tree, as_is: &Tree) -> Tree {
    Tree {
        id: as_is.id.clone(),
        version: as_is.version.clone(),
        changes: as_is.changes.clone(),
        ..tree.clone()
    }
}
