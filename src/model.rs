//! What the arrows of the pipeline carry.

pub mod blank;
pub mod checked;
pub mod document;
pub mod error;
pub mod finding;
pub mod message;
pub mod outline;
pub mod place;
pub mod plan;
pub mod schema;
