//! The cases of `tests/cases`: documented decisions, answered from their published constraints.

use std::path::{Path, PathBuf};

use whystack::diagnostic::Faults;
use whystack::engine::{Evaluation, Expect, ExpectedWinner, Layer, Situation, evaluate};
use whystack::load::{AnswersFile, Library, Loaded, Role, read_text};
use whystack::model::{CandidateIx, Tree};
use whystack::text::{SourceFile, Sources};

/// One expectation of a case: a tree, a situation, and what was decided.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) tree: usize,
    pub(crate) situation: Situation,
    pub(crate) expect: Expect,
    /// The options that count as what was decided; empty if the tree carries none of them.
    pub(crate) wanted: Vec<CandidateIx>,
}

/// All shipped trees.
pub(crate) fn trees() -> Vec<Loaded> {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let ids: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    let loaded: Vec<Loaded> = ids
        .iter()
        .map(|id| library.load(id, &mut faults).unwrap())
        .collect();
    assert!(faults.is_empty(), "{:?}", faults.all());
    assert!(!loaded.is_empty());
    loaded
}

/// The TOML files of a folder of the repository, by name.
pub(crate) fn toml_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
}

/// The file of answers or the profile at a path.
pub(crate) fn file(path: &Path, role: Role) -> AnswersFile {
    let text = read_text(path).unwrap();
    let source = Sources::new().add(SourceFile::new("file", text.clone()));
    AnswersFile::new(text, source, role)
}

/// The cases with their answers, one for each tree that a file has an expectation for.
pub(crate) fn cases(trees: &[Loaded]) -> Vec<Case> {
    let known: Vec<&str> = trees.iter().map(|one| one.tree.id().as_str()).collect();
    let mut cases = Vec::new();
    for path in toml_files("tests/cases") {
        let file = file(&path, Role::Answers);
        let mut faults = Faults::new();
        let head = file.head(&known, &mut faults);
        for (tree, loaded) in trees.iter().enumerate() {
            if !head.trees.contains(&loaded.tree.id().to_string()) {
                continue;
            }
            let mut situation = Situation::new(&loaded.tree);
            let applied = file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
            assert!(
                !faults.has_errors(),
                "{}: {:?}",
                path.display(),
                faults.all()
            );
            if head.unanswered_unknown {
                situation.answers.fill_unknown(Layer::File);
            }
            situation.year = applied.year;
            let expect = applied.expect.unwrap();
            let of_family = |family| {
                let all = loaded.tree.candidates().iter();
                let forms = all.filter(|(_, one)| one.form_of.as_ref() == Some(family));
                forms.map(|(ix, _)| ix).collect()
            };
            let wanted: Vec<CandidateIx> = match &expect.winner {
                Some(ExpectedWinner::OneOf(options)) => options.clone(),
                Some(ExpectedWinner::FormOf(family)) => of_family(family),
                None => Vec::new(),
            };
            cases.push(Case {
                name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
                tree,
                situation,
                expect,
                wanted,
            });
        }
    }
    cases
}

impl Case {
    pub(crate) fn evaluate(&self, tree: &Tree) -> Evaluation {
        evaluate(tree, &self.situation)
    }

    /// Whether the tree carries what was decided.
    pub(crate) fn is_carried(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// Whether what was decided holds one of the first places.
    pub(crate) fn is_within(&self, evaluation: &Evaluation, places: usize) -> bool {
        evaluation
            .ranking
            .iter()
            .filter(|one| one.rank <= places)
            .any(|one| self.wanted.contains(&one.assessment.candidate))
    }
}
