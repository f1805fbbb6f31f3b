//! `whystack schema`: the JSON Schema of a format.

use std::io::{self, Write};

use crate::cli::args::{Schema, SchemaOf};
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::load::{self, Written};
use crate::report::{check, compare, explain, json, mcda};

/// Runs the command.
pub(in crate::cli) fn run(args: &Schema) -> Result<Exit, Stop> {
    let schema = match args.of {
        SchemaOf::Report => json::schema(),
        SchemaOf::Test => json::test_schema(),
        SchemaOf::Explain => explain::schema(),
        SchemaOf::Compare => compare::schema(),
        SchemaOf::Check => check::schema(),
        SchemaOf::Method => mcda::schema(),
        SchemaOf::Tree => load::schema(Written::Tree),
        SchemaOf::Option => load::schema(Written::Candidate),
        SchemaOf::Patch => load::schema(Written::Patch),
        SchemaOf::Shared => load::schema(Written::Shared),
        SchemaOf::Sources => load::schema(Written::Sources),
        SchemaOf::Profile => load::schema(Written::Profile),
        SchemaOf::Answers => load::schema(Written::Answers),
    };
    let written = io::stdout().write_all(schema.trim_end().as_bytes());
    written
        .and_then(|()| io::stdout().write_all(b"\n"))
        .map_err(|error| Stop::writing(&error, "the schema"))?;
    Ok(Exit::Done)
}
