//! JSON with a published schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::sheet::{Cell, Grid, Name, Sheet};
use super::{Basis, Worked};
use crate::analysis::mcda::{Outcome, firsts};
use crate::report::json::{Tool, schema_of, written};
use crate::report::phrase::Phrase;

/// The version of the shape; another number is another shape.
pub const SCHEMA_VERSION: u32 = 1;

/// A matrix decided by a textbook method. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Report<'a> {
    /// The version of this shape.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What wrote the report.
    tool: Tool<'a>,
    /// What is decided.
    title: &'a str,
    /// The tree that is decided; null for a table.
    tree: Option<TreeName<'a>>,
    /// Where the matrix came from: `shipped`, or a path.
    place: &'a str,
    /// The method: `weighted-sum`, `weighted-product`, `topsis`, `vikor` or `promethee-ii`.
    method: &'static str,
    /// What the numbers of the matrix are.
    basis: BasisKind,
    /// The options that are first; several tie.
    first: Vec<&'a str>,
    /// What VIKOR says of the first; null for the other methods.
    compromise: Option<Compromise<'a>>,
    /// How it was found and what to know of it, in sentences.
    notes: Vec<String>,
    /// The options with rank and score, best first.
    ranking: Table<'a>,
    /// The criteria: direction, weight, share of the weight, unit, range, and for PROMETHEE the
    /// preference function.
    criteria: Table<'a>,
    /// The matrix, then the tables on the way, in the order in which the method makes them.
    tables: Vec<Table<'a>>,
}

/// A tree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TreeName<'a> {
    /// Its id.
    id: &'a str,
    /// Its version.
    version: &'a str,
}

/// What the numbers of a matrix are.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum BasisKind {
    /// Figures in the units of their criteria.
    Figures,
    /// Values from 0 to 1 of the viable options of a decision.
    Values,
}

/// The compromise of VIKOR. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Compromise<'a> {
    /// The options of the compromise, best first.
    options: Vec<&'a str>,
    /// The lead in Q of the first over the second; null for one option.
    lead: Option<f64>,
    /// The lead that is an advantage; null for one option.
    needed: Option<f64>,
    /// Whether the lead is large enough.
    advantage: bool,
    /// Whether the first by Q is first by S or by R too.
    stability: bool,
}

/// A table. All keys are always there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Table<'a> {
    /// Its name: `ranking`, `criteria`, `matrix`, `values`, `weighted`, `ratios`, `powers`,
    /// `normalised`, `ends`, `distances`, `losses`, `measures`, `pairs` or `flows`.
    name: &'static str,
    /// What its columns are: criteria or options by their names, or figures of the method.
    columns: Vec<&'a str>,
    /// Its rows.
    rows: Vec<Row<'a>>,
}

/// A row of a table.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Row<'a> {
    /// What it is: an option or a criterion by its name, or a word of the method.
    name: &'a str,
    /// Its cells, one a column; null where there is nothing.
    cells: Vec<Value>,
}

/// A cell.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Value {
    /// A rank.
    Whole(usize),
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
    /// Nothing.
    Nothing,
}

/// A decided matrix as JSON.
pub(super) fn json(worked: &Worked<'_>, tool_version: &str) -> String {
    let sheet = Sheet::of(worked);
    let options = worked.matrix.options();
    let names = |places: &[usize]| -> Vec<&str> {
        let name = |place: &usize| options.get(*place).map(String::as_str);
        places.iter().filter_map(name).collect()
    };
    let compromise = match worked.outcome {
        Outcome::Vikor(found) => Some(Compromise {
            options: names(&found.compromise),
            lead: found.lead,
            needed: found.needed,
            advantage: found.advantage,
            stability: found.stability,
        }),
        _ => None,
    };
    written(&Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool::of(tool_version),
        title: worked.title,
        tree: worked.tree.map(|tree| TreeName {
            id: tree.id().as_str(),
            version: tree.version(),
        }),
        place: worked.place,
        method: worked.method.as_str(),
        basis: match worked.basis {
            Basis::Figures => BasisKind::Figures,
            Basis::Values { .. } => BasisKind::Values,
        },
        first: names(&firsts(worked.outcome.ranks())),
        compromise,
        notes: sheet.sentences.iter().map(Phrase::line).collect(),
        ranking: table(&sheet.ranking, worked),
        criteria: table(&sheet.criteria, worked),
        tables: sheet
            .tables
            .iter()
            .map(|grid| table(grid, worked))
            .collect(),
    })
}

fn table<'a>(grid: &Grid, worked: &Worked<'a>) -> Table<'a> {
    let row = |(name, cells): &(Name, Vec<Cell>)| Row {
        name: name.raw(worked),
        cells: cells.iter().map(value).collect(),
    };
    Table {
        name: grid.key,
        columns: grid.heads.iter().map(|head| head.raw(worked)).collect(),
        rows: grid.rows.iter().map(row).collect(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Number(number) | Cell::Figure(number) | Cell::Threshold(number) => {
            Value::Number(*number)
        }
        Cell::Rank(rank) => Value::Whole(*rank),
        Cell::Word(word) => Value::Word((*word).to_owned()),
        Cell::Theirs(text) => Value::Word(text.clone()),
        Cell::Blank => Value::Nothing,
    }
}

/// The JSON Schema (draft 7) of what [`json`] writes.
pub fn schema() -> String {
    schema_of::<Report<'_>>(&format!("urn:whystack:method:{SCHEMA_VERSION}"))
}
