//! What stands in a form already: answers and marks, by the cells that ask for them.

use std::collections::BTreeMap;

use crate::model::blank::{
    Blank, Field,
    layout::{Kind, Laid},
};

/// What stands in a form already, and what is wrong with it: for one that goes back to be mended.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// The answers, by row and field; above the table the row's key is empty.
    pub answers: BTreeMap<(String, Field), String>,
    /// What is said of an answer; its cell is marked.
    pub marks: BTreeMap<(String, Field), String>,
    /// What else is said, on a sheet of its own with the marks.
    pub remarks: Vec<String>,
}

/// What a cell answers.
pub(super) fn place(laid: &Laid, blank: &Blank) -> Option<(String, Field)> {
    match &laid.kind {
        Kind::Asked(index, field) => Some((blank.rows[*index].key.clone(), *field)),
        Kind::AskedAbove(field) => Some((String::new(), *field)),
        _ => None,
    }
}
