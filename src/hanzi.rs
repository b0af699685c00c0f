//! What is known of Chinese text: its characters, their widths, its numerals and punctuation.

pub mod characters;
pub mod numbering;
pub mod numerals;
pub mod punctuation;
pub mod quantity;
pub mod width;
pub mod words;
