//! A form to fill as an .xlsx: the plan's columns locked, lists and bounds where an answer goes, the form itself along in
//! a hidden sheet.
//!
//! Protection is a guard rail, no lock: there is no password, and what comes back is checked again.

use rust_xlsxwriter::XlsxError;

use super::package;
use crate::model::{blank::Blank, error::Error};

mod bounds;
mod carried;
mod filling;
mod look;
mod mend;
mod page;

pub use super::workbook::{broken, timeless};
pub use filling::Filling;
pub use page::lines;

/// The bytes of a form's workbook. They depend on the form alone.
///
/// # Errors
/// If a text cannot stand in a sheet.
pub fn sheet(blank: &Blank) -> Result<Vec<u8>, Error> {
    filled(blank, &Filling::default())
}

/// A form with answers and marks in it.
///
/// # Errors
/// If a text cannot stand in a sheet.
pub fn filled(blank: &Blank, filling: &Filling) -> Result<Vec<u8>, Error> {
    workbook(blank, filling).map_err(|error| broken(&blank.form_id, &error))
}

fn workbook(blank: &Blank, filling: &Filling) -> Result<Vec<u8>, XlsxError> {
    let mut book = timeless(&blank.title, blank.year)?;
    let visible = book.add_worksheet();
    visible.set_name(page::NAME)?;
    page::visible(visible, blank, filling)?;
    if !(filling.marks.is_empty() && filling.remarks.is_empty()) {
        let list = book.add_worksheet();
        list.set_name(mend::NAME)?;
        mend::to_mend(list, blank, filling)?;
    }
    let hidden = book.add_worksheet();
    hidden.set_name(carried::NAME)?;
    carried::carried(hidden, blank)?;
    book.save_to_buffer().map(package::of_any_system)
}
