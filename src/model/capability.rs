//! Capabilities: what a situation offers and an option may need.

use super::ids::Slug;

/// Something that the user's situation offers or lacks, and that options may need.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// Its id.
    pub id: Slug,
    /// Its title, a statement: "The nodes offer /dev/kvm".
    pub title: String,
    /// Whether the tree assumes it until an answer lacks it.
    pub assumed: bool,
}
