//! What is known of Chinese text.

pub mod inline;
pub mod quantity;
