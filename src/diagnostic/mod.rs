//! Faults of files: what is wrong, where, what is right; all of them in one run.
//!
//! Purpose: one [`Diagnostic`], one enum of [`Code`]s, one function a form of output. Guarantee:
//! every word of a file passes the border of [`crate::text::Shown`] before it is drawn. It reads
//! nothing and writes to a given writer only.

mod check;
mod code;
mod draw;
mod faults;
mod window;

pub use check::{Allow, Check};
pub use code::Code;
pub use draw::{Style, draw, draw_each, draw_lines};
pub use faults::{Diagnostic, Faults, Label, Severity};
