//! Rows and cells of a CSV text, with where they stand.

use std::ops::Range;

use crate::text::{SourceIx, Span};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// What it says, without quotes and without space around it.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// A row that says something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// Its cells, without the empty ones at its end.
    pub(super) cells: Vec<Cell>,
    /// The place of its last cell.
    pub(super) span: Span,
}

/// The rows of a text, those without a word left out.
pub(super) fn rows(text: &str, source: SourceIx) -> Vec<Row> {
    let delimiter = delimiter(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // The text is UTF-8 and in memory, rows may have any length: no record is an error.
    for record in reader.records().flatten() {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(text.len());
        let places = places(text.as_bytes(), start, delimiter);
        let mut cells: Vec<Cell> = record
            .iter()
            .zip(places)
            .map(|(said, place)| Cell {
                text: said.trim().to_owned(),
                span: Span {
                    source,
                    start: place.start,
                    end: place.end,
                },
            })
            .collect();
        while cells.last().is_some_and(|cell| cell.text.is_empty()) {
            cells.pop();
        }
        if let Some(last) = cells.last() {
            let span = last.span;
            rows.push(Row { cells, span });
        }
    }
    rows
}

/// What separates cells: the first of comma, semicolon and tab outside quotes; a comma where there
/// is none in the first line.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b',' | b';' | b'\t' if !quoted => return byte,
            b'\n' if !quoted => break,
            _ => {}
        }
    }
    b','
}

/// Where the cells of the record stand that begins at a byte.
fn places(text: &[u8], start: usize, delimiter: u8) -> Vec<Range<usize>> {
    let byte = |at: usize| text.get(at).copied();
    let mut at = start;
    while matches!(byte(at), Some(b'\n' | b'\r')) {
        at += 1;
    }
    let mut places = Vec::new();
    loop {
        let from = at;
        let mut quoted = byte(at) == Some(b'"');
        if quoted {
            at += 1;
        }
        while let Some(here) = byte(at) {
            if quoted && here == b'"' {
                if byte(at + 1) == Some(b'"') {
                    at += 1;
                } else {
                    quoted = false;
                }
            } else if !quoted && (here == delimiter || here == b'\n' || here == b'\r') {
                break;
            }
            at += 1;
        }
        places.push(from..at);
        if byte(at) != Some(delimiter) {
            return places;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::text::{SourceFile, Sources};

    fn said(text: &str) -> Vec<Vec<(String, String)>> {
        let source = Sources::new().add(SourceFile::new("a.csv", text));
        let cells = |row: &super::Row| {
            let place = |cell: &super::Cell| {
                let place = text.get(cell.span.start..cell.span.end);
                (cell.text.clone(), place.unwrap_or_default().to_owned())
            };
            row.cells.iter().map(place).collect()
        };
        rows(text, source).iter().map(cells).collect()
    }

    #[test]
    fn cells_know_where_they_stand() {
        let found = said("\n\"a,\"\"b\"\"\", c ,\"d\ne\"\r\n\n\n,x\n,,\nlast,1");
        let words: Vec<Vec<&str>> = found
            .iter()
            .map(|row| row.iter().map(|(text, _)| text.as_str()).collect())
            .collect();
        assert_eq!(
            words,
            [
                vec!["a,\"b\"", "c", "d\ne"],
                vec!["", "x"],
                vec!["last", "1"]
            ]
        );
        assert_eq!(found[0][0].1, "\"a,\"\"b\"\"\"");
        assert_eq!(found[0][1].1, " c ");
        assert_eq!(found[0][2].1, "\"d\ne\"");
        assert_eq!(found[1][1].1, "x");
        assert_eq!(found[2][1].1, "1");
    }

    #[test]
    fn semicolons_and_tabs_separate_too() {
        assert_eq!(said("\"a,b\";c\n1,5;2").len(), 2);
        assert_eq!(said("\"a,b\";c\n1,5;2")[1][0].0, "1,5");
        assert_eq!(said("a\tb")[0][1].0, "b");
        assert!(said("").is_empty() && said("\n,,\n").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn every_cell_stands_where_it_is_said_to(text in "[a,;\t\"\n\r 1é]{0,40}") {
            for row in said(&text) {
                for (word, place) in row {
                    // What a quote means inside a cell is the reader's business.
                    let (word, place) = (word.replace('"', ""), place.replace('"', ""));
                    proptest::prop_assert!(place.contains(&word), "{word:?} in {place:?}");
                }
            }
        }
    }
}
