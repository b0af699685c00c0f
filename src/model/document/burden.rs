//! 减负自查表: what a plan asks of the grass roots, this year beside last.

use serde::Serialize;

use super::notice::Block;

/// The sheet on which an office checks its own plan against the rules on burdens.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Burden {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// Its title, one string a line.
    pub title: Vec<String>,
    /// Headings, paragraphs and tables.
    pub text: Vec<Block>,
}
