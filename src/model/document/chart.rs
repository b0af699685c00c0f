//! A chart of bars: how far each figure has come. Grey, so that any printer prints it.

use serde::Serialize;

/// Bars below one another, each with its name before and its words behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What it shows, and how it is read.
    pub caption: String,
    /// Where the line across all bars stands, in tenths of a percent; `None` if there is none.
    pub mark: Option<u16>,
    /// From the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What is measured.
    pub name: String,
    /// The figure.
    pub words: String,
    /// Its length in tenths of a percent of the whole width.
    pub length: u16,
    /// Whether it is short of the mark: drawn lighter.
    pub is_short: bool,
}
