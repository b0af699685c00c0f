//! A form that came back, its answers and their places, beside what went out.

use crate::model::{
    blank::{Blank, Field},
    message::Message,
    plan::Register,
};

use crate::year::returns::cell::{File, Raw};

/// The forms that went out for a period, and the register that knows the units' other names.
#[derive(Debug, Clone, Copy)]
pub struct Issued<'a> {
    /// One a unit.
    pub forms: &'a [Blank],
    /// The units.
    pub register: &'a Register,
}

/// A form that came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The form as it was issued, by its own copy; else the plan's.
    pub blank: Blank,
    /// What was answered.
    pub answers: Vec<Answer>,
    /// Cells that answer nothing, and why.
    pub aside: Vec<(Raw, Message)>,
    /// When the program that saved it says it did; empty if it does not.
    pub modified: String,
    /// What is to be said of the whole file.
    pub notes: Vec<Message>,
    /// The sheet's name and the place of each asked cell, blank ones too: where a fault is marked.
    pub places: Vec<Place>,
}

/// Where an answer stands or should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The row's key; empty above the table.
    pub key: String,
    /// What is asked.
    pub field: Field,
    /// The sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// A cell that stands where something is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The row's key; empty above the table.
    pub key: String,
    /// What is asked.
    pub field: Field,
    /// The cell.
    pub raw: Raw,
    /// Whether its row was found by the wording, its key being lost.
    pub by_wording: bool,
    /// Whether the key stands in more than one row.
    pub twice: bool,
}

/// A file and what it holds: a form, or the reason why not.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// The file.
    pub file: File,
    /// The form, or why there is none.
    pub form: Result<Filled, Message>,
}
