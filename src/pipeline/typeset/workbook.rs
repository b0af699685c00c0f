//! Workbooks, of forms and of registers: their bytes do not depend on when they are made.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::model::{error::Error, message::Message};

/// What a workbook could not take.
pub fn broken(name: &str, error: &XlsxError) -> Error {
    Error::Other(Message::new(
        format!("{name}：写不成表格：{error}"),
        format!("{name}: cannot be written as a sheet: {error}"),
    ))
}

/// A workbook whose bytes do not depend on when it is made.
pub fn timeless(title: &str, year: u16) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(year.clamp(1900, 9999), 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_author("anpai").set_creation_datetime(&day));
    Ok(book)
}
