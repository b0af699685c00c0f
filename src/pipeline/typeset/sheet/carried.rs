//! The hidden sheet: the form as it was issued, which comes back with the answers.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::model::blank::Blank;

/// Its name.
pub(super) const NAME: &str = "_anpai";
/// Characters of the hidden form in one cell; a cell holds 32,767.
const CHUNK: usize = 8000;

/// The form as it was issued, and the list of statuses.
pub(super) fn carried(sheet: &mut Worksheet, blank: &Blank) -> Result<(), XlsxError> {
    sheet.set_very_hidden(true);
    let json: Vec<char> = blank.to_json().chars().collect();
    sheet.write_string(0, 0, &blank.schema)?;
    for (row, chunk) in (1..).zip(json.chunks(CHUNK)) {
        sheet.write_string(row, 0, chunk.iter().collect::<String>())?;
    }
    for (row, status) in (0..).zip(&blank.statuses) {
        sheet.write_string(row, 1, status)?;
    }
    Ok(())
}
