//! The commands, one a file.

mod after;
pub(super) mod answers;
mod asking;
mod bar;
mod busy;
mod carried;
pub(super) mod check;
mod common;
pub(super) mod completions;
pub(super) mod decide;
mod decided;
pub(super) mod distil;
pub(super) mod graph;
mod left;
pub(super) mod list;
pub(super) mod man;
mod matrix;
mod missing;
pub(super) mod new;
mod outputs;
mod prepare;
mod saved;
pub(super) mod schema;
pub(super) mod show;
pub(super) mod test;
pub(super) mod walk;
pub(super) mod weigh;
