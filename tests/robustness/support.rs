//! Small trees without questions: a table of facts, decided.

use whystack::analysis::robustness::{Acceptability, Knowledge, Sampling};
use whystack::diagnostic::Faults;
use whystack::engine::{Evaluation, Situation, evaluate};
use whystack::load::{Library, Loaded};

/// A decided table.
pub(crate) struct Table {
    pub(crate) loaded: Loaded,
    pub(crate) evaluation: Evaluation,
}

/// A fact as it stands in a tree file.
pub(crate) fn known(value: f64) -> String {
    format!("{{ value = {value}, source = \"s\" }}")
}

/// Options by criteria, each from 0 (worst) to 1 (best), with the weights of the criteria.
pub(crate) fn table(weights: &[f64], facts: &[&[f64]]) -> Table {
    let rows = facts
        .iter()
        .map(|row| row.iter().map(|x| known(*x)).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    table_of(
        "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"linear\", worst = 0, best = 1 }\n",
        weights,
        &rows,
    )
}

/// The same with facts and a scale as they stand in a file.
pub(crate) fn table_of(scale: &str, weights: &[f64], facts: &[Vec<String>]) -> Table {
    let mut text = String::from(
        "schema = 1\nid = \"small\"\nversion = \"1.0.0\"\nas-of = \"2026\"\ntitle = \"Small\"\n\
         [scope]\ndecides = \"d\"\nomits = [\"o\"]\n[sources.s]\ntitle = \"S\"\n\
         url = \"https://example.org/s\"\ndate = \"2026\"\nkind = \"primary\"\n[sources.t]\n\
         title = \"T\"\nurl = \"https://example.org/t\"\ndate = \"2026\"\nkind = \"independent\"\n\
         [sources.a]\ntitle = \"A\"\ndate = \"2026\"\nkind = \"assessment\"\n",
    );
    for (n, weight) in weights.iter().enumerate() {
        text +=
            &format!("[[criterion]]\nid = \"c{n}\"\ntitle = \"C{n}\"\nweight = {weight}\n{scale}");
    }
    for (n, row) in facts.iter().enumerate() {
        text += &format!(
            "[[option]]\nid = \"o{n}\"\nname = \"O{n}\"\nsummary = \"s\"\nhomepage = \"https://example.org\"\n[option.facts]\n"
        );
        for (c, fact) in row.iter().enumerate() {
            text += &format!("c{c} = {fact}\n");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.toml");
    std::fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let loaded = library.load("small", &mut faults);
    let told: Vec<String> = faults.all().iter().map(|one| format!("{one:?}")).collect();
    let loaded = loaded.unwrap_or_else(|| panic!("{told:#?}"));
    let evaluation = evaluate(&loaded.tree, &Situation::new(&loaded.tree));
    Table { loaded, evaluation }
}

impl Table {
    /// The acceptabilities, in the order of the options in the table.
    pub(crate) fn sampled(&self, samples: usize, weights: Knowledge) -> Acceptability {
        let sampling = Sampling {
            samples,
            seed: 7,
            weights,
            threads: 2,
        };
        let mut found = Acceptability::of(&self.loaded.tree, &self.evaluation, sampling).unwrap();
        found.options.sort_by_key(|one| one.option);
        found
    }

    /// The shares of the first place, in the order of the options in the table.
    pub(crate) fn firsts(&self, samples: usize, weights: Knowledge) -> Vec<f64> {
        let found = self.sampled(samples, weights);
        found.options.iter().map(|one| one.first()).collect()
    }
}

/// Whether a sampled share is within three standard errors of the exact one.
pub(crate) fn near(sampled: f64, exact: f64, samples: usize) -> bool {
    let error = (exact * (1.0 - exact) / samples as f64).sqrt();
    (sampled - exact).abs() <= 3.0 * error + 1e-12
}
