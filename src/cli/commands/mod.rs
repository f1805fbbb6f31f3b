//! The commands, one a file.

pub(super) mod answers;
pub(super) mod check;
mod common;
pub(super) mod decide;
pub(super) mod list;
mod missing;
pub(super) mod schema;
pub(super) mod show;
pub(super) mod walk;
