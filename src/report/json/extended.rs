//! The trees that a tree extends.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Base;

/// A tree that another one extends, as it was when the tree was loaded.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::report) struct Extended<'a> {
    /// Its id.
    id: &'a str,
    /// Its version.
    version: &'a str,
    /// The digest of what it means, written as that of the tree is.
    #[schemars(regex(pattern = "^(sha256:)?[0-9a-f]{64}$"))]
    digest: String,
    /// Where it came from: `shipped`, or a path.
    place: &'a str,
}

impl<'a> Extended<'a> {
    /// All of them, in order; `before` stands before each digest.
    pub(in crate::report) fn all(bases: &'a [Base], before: &str) -> Vec<Self> {
        let one = |base: &'a Base| Self {
            id: &base.id,
            version: &base.version,
            digest: format!("{before}{}", base.digest),
            place: &base.place,
        };
        bases.iter().map(one).collect()
    }
}
