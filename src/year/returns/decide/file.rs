//! What one file came to: its cells counted, and where it differs from the one that counts.

use serde::Serialize;

use crate::model::{blank::Field, message::Message};

use crate::year::returns::cell::{Cell, File, Outcome};

/// What a file came to.
#[derive(Debug, Clone, PartialEq)]
pub struct FileLine {
    /// The file.
    pub file: File,
    /// Whose it is; empty if nobody can say.
    pub unit: String,
    /// Whether it is the one that counts.
    pub counts_for_unit: bool,
    /// Why it does not.
    pub why: Option<Message>,
    /// Its cells, counted.
    pub counts: Counts,
    /// What else is to be said.
    pub notes: Vec<Message>,
    /// Where it differs from the one that counts.
    pub differences: Vec<Difference>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// Cells by what became of them. The law: read = accepted + asked back + set aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 读到.
    pub read: usize,
    /// 采用.
    pub accepted: usize,
    /// 退问.
    pub asked_back: usize,
    /// 搁置.
    pub set_aside: usize,
}

impl Counts {
    /// Counts cells.
    pub fn of(cells: &[Cell]) -> Self {
        let count = |outcome: Outcome| cells.iter().filter(|cell| cell.outcome == outcome).count();
        Self {
            read: cells.len(),
            accepted: count(Outcome::Accepted),
            asked_back: count(Outcome::AskedBack),
            set_aside: count(Outcome::SetAside),
        }
    }

    /// The sum of two.
    pub(super) fn plus(self, other: &Self) -> Self {
        Self {
            read: self.read + other.read,
            accepted: self.accepted + other.accepted,
            asked_back: self.asked_back + other.asked_back,
            set_aside: self.set_aside + other.set_aside,
        }
    }
}

/// Where two files of one unit differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The row's key.
    pub key: String,
    /// The answer.
    pub field: Field,
    /// What the file says that counts.
    pub counts: String,
    /// What the other says.
    pub other: String,
}
