//! A decision matrix as a tree without questions.

use std::collections::{BTreeMap, BTreeSet};

use super::MatrixFile;
use crate::model::{
    Candidate, Column, Criterion, CriterionIx, Direction, Evidence, Fact, Reading, Scale, Scope,
    Slug, Source, SourceDate, SourceIx, SourceKind, Table, Tree, TreeBuilder, Value, ValueFunction,
    Weight,
};
use crate::text::list_and;

/// How a column becomes a criterion.
enum Scaled {
    /// On a stated range.
    Stated(ValueFunction),
    /// From the worst to the best figure of the column.
    MinMax(ValueFunction),
    /// All figures are equal: it tells nothing apart.
    Flat,
}

pub(super) fn tree(file: &MatrixFile, name: &str) -> Tree {
    let matrix = &file.matrix;
    let ids = slugs(std::iter::once(file.title.as_str()), "table");
    let id = ids.into_iter().next().expect("one title gives one id");
    let mut builder = TreeBuilder::undated(id, "1".to_owned(), file.title.clone());
    let (mut free, mut flat) = (Vec::new(), Vec::new());
    let criteria: Vec<CriterionIx> = slugs(titles(matrix.columns()), "criterion")
        .into_iter()
        .zip(matrix.columns())
        .zip(matrix.spans())
        .map(|((id, column), span)| {
            let value = match scaled(column, span) {
                Scaled::Stated(value) => Some(value),
                Scaled::MinMax(value) => {
                    free.push(column.title.clone());
                    Some(value)
                }
                Scaled::Flat => {
                    flat.push(column.title.clone());
                    None
                }
            };
            let weight = Weight::new(column.weight).filter(|_| value.is_some());
            let criterion = Criterion {
                id,
                title: column.title.clone(),
                measure: None,
                base: weight.unwrap_or(Weight::ZERO),
                unknown: Value::ZERO,
                scale: Scale::Number {
                    unit: column.unit.clone().unwrap_or_default(),
                    value,
                },
            };
            let added = builder.add_criterion(criterion);
            added.expect("its id is free, and it weighs nothing without a value function")
        })
        .collect();
    builder.set_scope(Scope {
        decides: file.title.clone(),
        omits: omits(&free, &flat),
    });
    let source = builder.add_source(Source {
        id: "table".parse().expect("a lower-case word is an id"),
        owner: None,
        title: name.to_owned(),
        url: None,
        date: SourceDate::Undated,
        kind: SourceKind::Secondary,
    });
    let source = source.expect("it is the only source");
    let names = matrix.options().iter().map(String::as_str);
    for ((id, name), row) in slugs(names, "option")
        .into_iter()
        .zip(matrix.options())
        .zip(matrix.rows())
    {
        let facts = criteria.iter().zip(row);
        let facts = facts.map(|(ix, figure)| (*ix, fact(*figure, source)));
        let added = builder.add_candidate(candidate(id, name), facts.collect());
        added.expect("its id is free, and a figure fits a number criterion");
    }
    builder.build()
}

fn titles(columns: &[Column]) -> impl Iterator<Item = &str> {
    columns.iter().map(|column| column.title.as_str())
}

fn scaled(column: &Column, (low, high): (f64, f64)) -> Scaled {
    if let Some(range) = column.range {
        let value = ValueFunction::linear(range.worst, range.best);
        return Scaled::Stated(value.expect("a stated range has two ends"));
    }
    let (worst, best) = match column.direction {
        Direction::Max => (low, high),
        Direction::Min => (high, low),
    };
    ValueFunction::linear(worst, best).map_or(Scaled::Flat, Scaled::MinMax)
}

/// What a reader must know of the scales.
fn omits(free: &[String], flat: &[String]) -> Vec<String> {
    let mut omits = Vec::new();
    if !free.is_empty() {
        let (state, go) = if free.len() == 1 {
            ("states", "goes")
        } else {
            ("state", "go")
        };
        let names = list_and(free);
        omits.push(format!(
            "figures beyond those in the table: {names} {state} no range (`worst` and `best`) and \
             {go} from the worst to the best option here, so another option can change every score \
             and the first place"
        ));
    }
    if !flat.is_empty() {
        let names = list_and(flat);
        omits.push(format!(
            "{names}: all options have the same figure and no range is stated, so it tells \
             nothing apart and weighs nothing"
        ));
    }
    omits
}

fn fact(figure: f64, source: SourceIx) -> Fact {
    Fact::Known {
        used: Evidence {
            reading: Reading::Number {
                low: figure,
                high: figure,
            },
            source,
            note: None,
            measure: None,
        },
        dissent: Vec::new(),
        context: Vec::new(),
    }
}

fn candidate(id: Slug, name: &str) -> Candidate {
    Candidate {
        id,
        name: name.to_owned(),
        summary: name.to_owned(),
        homepage: None,
        carried: None,
        form_of: None,
        since: None,
        ended: None,
        provides: Vec::new(),
        needs: Vec::new(),
        conflicts: Vec::new(),
        facts: Table::new(),
        next: Vec::new(),
    }
}

/// Ids that the names would be, each once: `Alpha 15"` is `alpha-15`, a second one `alpha-15-2`.
fn slugs<'a>(names: impl Iterator<Item = &'a str>, otherwise: &str) -> Vec<Slug> {
    let mut taken: BTreeSet<Slug> = BTreeSet::new();
    // The number that is tried first, so that many names of one word cost no search.
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    let mut free = |base: &str| {
        let from = next.entry(base.to_owned()).or_insert(1);
        loop {
            let word = if *from == 1 {
                base.to_owned()
            } else {
                format!("{base}-{from}")
            };
            *from += 1;
            let slug: Slug = word.parse().expect("a short word and a number are an id");
            if taken.insert(slug.clone()) {
                return slug;
            }
        }
    };
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            ' '
        }
    };
    names
        .map(|name| {
            let words: String = name.chars().take(48).map(plain).collect();
            let joined: Vec<&str> = words.split_whitespace().collect();
            match joined.join("-") {
                empty if empty.is_empty() => free(otherwise),
                word if word.parse::<Slug>().is_ok() => free(&word),
                reserved => free(&format!("{otherwise}-{reserved}")),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Slug, slugs};

    #[test]
    fn every_name_gives_an_id_of_its_own() {
        let names = [
            "Alpha 15\"",
            "alpha-15",
            "漢字",
            "none",
            "=cmd|'/c calc'!A0",
            "漢",
        ];
        let ids = slugs(names.into_iter(), "option");
        let ids: Vec<&str> = ids.iter().map(Slug::as_str).collect();
        assert_eq!(
            ids,
            [
                "alpha-15",
                "alpha-15-2",
                "option",
                "option-none",
                "cmd-c-calc-a0",
                "option-2"
            ]
        );
        let same = vec!["x"; 50];
        assert_eq!(slugs(same.into_iter(), "option").len(), 50);
    }
}
