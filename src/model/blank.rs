//! A form to fill and send back: what it asks, row by row, and where each answer stands.
//!
//! The sheet, the page to fill in and the reader of what comes back all take words and places from here, so that a
//! form and the check of it cannot speak of two things. A form carries its own [`Blank`] along, hidden: one that was
//! issued from an older plan is still read as what it was.

pub mod column;
pub mod earlier;
pub mod fault;
mod form;
pub mod layout;
mod row;
pub mod status;

pub use column::{Column, Field};
pub use earlier::Earlier;
pub use fault::{Check, Grade};
pub use form::{Blank, SCHEMA};
pub use row::{Asked, Row};
pub use status::Status;
