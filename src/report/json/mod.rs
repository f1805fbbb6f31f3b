//! The JSON report: everything that a decision says, for machines.
//!
//! Purpose: one published shape with fixed keys in a fixed order ([`schema`]). Guarantee: a key is
//! never missing, what is not known is `null` beside a reason, every point can be followed to an
//! answer and every fact to a source. Strings are the true ones: characters that act on a
//! terminal, hide or turn text around are written as `\u` escapes.

mod answers;
mod capabilities;
mod clauses;
mod compare;
mod context;
mod counts;
mod coverage;
mod current;
mod decision;
mod differences;
mod expect;
mod explain;
mod extended;
mod fact;
mod finish;
mod format;
mod open;
mod origin;
mod ranking;
mod reading;
mod reason;
mod recommendation;
mod robustness;
mod schema;
mod situation;
mod source;
mod test;
mod tested;
mod tipping;
mod warnings;
mod weights;
mod words;

use compare::CompareReport;
use decision::Report;
pub(in crate::report) use decision::Tool;
use explain::ExplainReport;
pub(in crate::report) use extended::Extended;
pub(in crate::report) use format::written;
pub(in crate::report) use schema::schema_of;
pub(in crate::report) use schema::{compare_schema, explain_schema};
pub use schema::{schema, test_schema};
use tested::TestReport;

use crate::report::Decided;
use crate::report::cases::Run;
use crate::report::compare::Comparing;
use crate::report::explain::Explaining;

/// The version of the shape; another number is another shape.
pub const SCHEMA_VERSION: u32 = 1;

/// The version of the shape of the report of `whystack test`.
pub const TEST_SCHEMA_VERSION: u32 = 1;

/// The version of the shape of the report of `whystack explain`.
pub const EXPLAIN_SCHEMA_VERSION: u32 = 1;

/// The version of the shape of the report of `whystack compare`.
pub const COMPARE_SCHEMA_VERSION: u32 = 1;

/// The report of some decisions: one stands by itself, several stand in `decisions`.
pub fn report(decided: &[Decided<'_>], tool_version: &str) -> String {
    written(&Report::of(decided, tool_version))
}

/// The report of a run of cases.
pub fn test_report(run: &Run<'_>, tool_version: &str) -> String {
    written(&TestReport::of(run, tool_version))
}

/// The report of an option explained.
pub(in crate::report) fn explain(of: &Explaining<'_>, tool_version: &str) -> String {
    written(&ExplainReport::of(of, tool_version))
}

/// The report of options compared.
pub(in crate::report) fn compare(of: &Comparing<'_>, tool_version: &str) -> String {
    written(&CompareReport::of(of, tool_version))
}
