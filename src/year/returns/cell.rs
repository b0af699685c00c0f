//! The words that the rooms share: a cell as it was found, and what became of it.

use serde::Serialize;

use crate::model::{
    blank::{Check, Field, Grade},
    message::Message,
};

/// A cell of a file, as found.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// The sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What it shows, as nearly as the file says.
    pub text: String,
    /// What it is.
    pub kind: RawKind,
    /// Whether a formula stands in it.
    pub is_formula: bool,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RawKind {
    /// Words.
    Text,
    /// A number.
    Number(f64),
    /// A number that the sheet shows with %: 0.985 for 98.5%.
    Percent(f64),
    /// A date or time.
    Date,
    /// #DIV/0! and its like.
    Error,
    /// A formula whose result the file does not hold.
    Formula,
}

impl Raw {
    /// Where it stands: G7.
    pub fn at(&self) -> String {
        format!("{}{}", letters(self.column), self.row + 1)
    }
}

/// A column's letters: A, Z, AA.
pub fn letters(column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).expect("below 26"));
    if column < 26 { letter.to_string() } else { letters(column / 26 - 1) + &letter.to_string() }
}

/// A file that came back.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct File {
    /// Its path below the folder of returns; of a file in an archive, with the archive's before it.
    pub name: String,
    /// Hash of its bytes.
    pub sha256: String,
}

/// What became of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 采用.
    #[default]
    Accepted,
    /// 退问: its value counts only when the unit has answered.
    AskedBack,
    /// 搁置: it answers nothing that is asked, or its file does not count.
    SetAside,
}

impl Outcome {
    /// As printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "采用",
            Self::AskedBack => "退问",
            Self::SetAside => "搁置",
        }
    }
}

/// A fault of a cell, or of a place where a cell should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The check's name.
    pub check: &'static str,
    /// How grave.
    pub grade: Grade,
    /// The sentence.
    pub message: Message,
}

impl Fault {
    /// What `check` has to say.
    pub fn new(check: &'static Check, values: &[(&str, &str)]) -> Self {
        Self { check: check.name, grade: check.grade, message: check.message(values) }
    }
}

/// A cell and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The row's key; empty above the table and where none is known.
    pub key: String,
    /// What it answers; `None` if nothing.
    pub field: Option<Field>,
    /// As found.
    pub raw: Raw,
    /// What became of it.
    pub outcome: Outcome,
    /// What it was read as; empty if it was not.
    pub value: String,
    /// The number, of a quantity.
    pub number: Option<f64>,
    /// What is wrong with it; of a cell set aside, why it is.
    pub faults: Vec<Fault>,
}
