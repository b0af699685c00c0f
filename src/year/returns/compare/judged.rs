//! A form with all its cells judged.

use crate::model::{
    blank::{Field, Grade},
    message::Message,
    plan::Date,
};

use crate::year::returns::{
    cell::{Cell, Fault, File, Outcome},
    read::Place,
};

/// A form with all its cells judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The file.
    pub file: File,
    /// The unit.
    pub unit: String,
    /// The form's version is not the plan's.
    pub is_older: bool,
    /// When the program that saved it says it did.
    pub modified: String,
    /// 报送日期, if it was given and is one.
    pub date: Option<Date>,
    /// Whether 零报 is ticked and nothing else is filled in.
    pub zero: bool,
    /// Whether any row is answered.
    pub has_answers: bool,
    /// Every cell.
    pub cells: Vec<Cell>,
    /// Faults of places where no cell is.
    pub missing: Vec<Missing>,
    /// Keys that are asked now and were not on the form.
    pub new_keys: Vec<String>,
    /// What is to be said of the whole file.
    pub notes: Vec<Message>,
    /// Where what is asked stands, for marks.
    pub places: Vec<Place>,
}

/// Something that should be there.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// The row's key.
    pub key: String,
    /// What is missing.
    pub field: Field,
    /// What is said.
    pub fault: Fault,
}

impl Judged {
    /// The cell that answers a field.
    pub fn cell(&self, key: &str, field: Field) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.key == key && cell.field == Some(field))
    }

    /// All faults with key and field, those of missing cells included.
    pub fn faults(&self) -> impl Iterator<Item = (&str, Option<Field>, &Fault)> {
        let of_cells = self
            .cells
            .iter()
            .filter(|cell| cell.outcome != Outcome::SetAside)
            .flat_map(|cell| cell.faults.iter().map(|fault| (cell.key.as_str(), cell.field, fault)));
        of_cells.chain(self.missing.iter().map(|missing| (missing.key.as_str(), Some(missing.field), &missing.fault)))
    }

    /// How many answers the unit has to mend.
    pub fn to_mend(&self) -> usize {
        let of_cells = self.cells.iter().filter(|cell| cell.outcome == Outcome::AskedBack).count();
        of_cells + self.missing.iter().filter(|missing| missing.fault.grade != Grade::Look).count()
    }
}

/// Adds a fault to the cell at a place; it is taken no longer if the fault is grave.
pub(super) fn fault_at(cells: &mut [Cell], key: &str, field: Field, fault: Fault) {
    let found =
        cells.iter_mut().find(|cell| cell.key == key && cell.field == Some(field) && cell.outcome != Outcome::SetAside);
    if let Some(cell) = found {
        if fault.grade != Grade::Look {
            cell.outcome = Outcome::AskedBack;
        }
        cell.faults.push(fault);
    }
}
