//! What the arrows of the pipeline carry.

pub mod blank;
pub mod checked;
pub mod document;
pub mod edits;
pub mod error;
pub mod finding;
pub mod inline;
pub mod message;
pub mod nodes;
pub mod outline;
pub mod place;
pub mod plan;
pub mod schema;
pub mod source;
