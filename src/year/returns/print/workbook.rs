//! 台账.xlsx: every entry with filters, frozen heads and colours. All texts are written as texts: what somebody typed
//! never becomes a formula.

use rust_xlsxwriter::XlsxError;

use crate::{
    model::error::Error,
    pipeline::typeset::{package, sheet},
    year::returns::decide::Ledger,
};

mod sheets;
mod table;

/// The workbook's bytes.
///
/// # Errors
/// If a text cannot stand in a sheet.
pub fn workbook(ledger: &Ledger) -> Result<Vec<u8>, Error> {
    let title = format!("{}年{}台账", ledger.year, ledger.period);
    build(ledger, &title).map_err(|error| sheet::broken("台账.xlsx", &error))
}

fn build(ledger: &Ledger, title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = sheet::timeless(title, ledger.year)?;
    for table in sheets::all(ledger) {
        let page = book.add_worksheet();
        page.set_name(table.name)?;
        table.put(page, title)?;
    }
    book.save_to_buffer().map(package::of_any_system)
}
