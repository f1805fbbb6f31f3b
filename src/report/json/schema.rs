//! The published shapes of the reports, as JSON Schema.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::compare::CompareReport;
use super::decision::Report;
use super::explain::ExplainReport;
use super::format::written;
use super::tested::TestReport;

/// The JSON Schema (draft 7) of what [`report`](super::report) writes.
pub fn schema() -> String {
    schema_of::<Report<'_>>(&format!("urn:whystack:report:{}", super::SCHEMA_VERSION))
}

/// The JSON Schema (draft 7) of what [`test_report`](super::test_report) writes.
pub fn test_schema() -> String {
    schema_of::<TestReport<'_>>(&format!("urn:whystack:test:{}", super::TEST_SCHEMA_VERSION))
}

/// The JSON Schema (draft 7) of what [`explain`](super::explain) writes.
pub(in crate::report) fn explain_schema() -> String {
    let version = super::EXPLAIN_SCHEMA_VERSION;
    schema_of::<ExplainReport<'_>>(&format!("urn:whystack:explain:{version}"))
}

/// The JSON Schema (draft 7) of what [`compare`](super::compare) writes.
pub(in crate::report) fn compare_schema() -> String {
    let version = super::COMPARE_SCHEMA_VERSION;
    schema_of::<CompareReport<'_>>(&format!("urn:whystack:compare:{version}"))
}

/// The JSON Schema (draft 7) of a shape that is written, under a name of its own.
pub(in crate::report) fn schema_of<T: JsonSchema>(id: &str) -> String {
    let settings = SchemaSettings::draft07().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(on_one_line));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), id.into());
    written(&schema)
}

/// Descriptions are wrapped where the code is, not where the reader's line ends.
fn on_one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}
