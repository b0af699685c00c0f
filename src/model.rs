//! What the arrows of the pipeline carry.

pub mod blank;
pub mod document;
pub mod error;
pub mod finding;
pub mod message;
pub mod place;
pub mod plan;
pub mod schema;
