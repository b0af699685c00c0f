//! One change of a plan's file by splicing: what the change does not name keeps every byte, comments included.
//!
//! Text in, text out. Each new text is read again before it is believed: every other value must still say the same.

mod clause;
mod element;
mod field;
mod list;
mod scalar;
mod tree;

pub use clause::{Roles, join, roles, split};
pub use element::{Row, add_row, move_row, take_row};
pub use field::{get, line, rename_key, set, take_key};
pub use list::{add, count, find, none, swap, take};
