//! The register of what was sent (发文登记簿) as an .xlsx: to be kept in a sheet, receipt by receipt.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::model::{
    document::{Dispatch, Kind},
    error::Error,
};

use super::workbook::{broken, timeless};

/// Columns and their widths; the last two are filled in when a letter is received.
const COLUMNS: [(&str, f64); 7] = [
    ("序号", 6.0),
    ("发文字号", 26.0),
    ("标题", 52.0),
    ("收文单位", 26.0),
    ("任务数", 8.0),
    ("签收人", 12.0),
    ("签收日期", 14.0),
];
/// Rows above the table: title, and who sends when.
const HEAD: u32 = 2;

/// The bytes of the register's workbook. They depend on the register alone.
///
/// # Errors
/// If a text cannot stand in a sheet.
pub(super) fn register(dispatch: &Dispatch) -> Result<Vec<u8>, Error> {
    workbook(dispatch).map_err(|error| broken("发文登记簿.xlsx", &error))
}

fn workbook(dispatch: &Dispatch) -> Result<Vec<u8>, XlsxError> {
    let title = dispatch.title.concat();
    let mut book = timeless(&title, dispatch.year)?;
    let page = book.add_worksheet();
    page.set_name(Kind::Register.word())?;
    let last = u16::try_from(COLUMNS.len() - 1).expect("a few columns");
    let about = format!("发文单位：{}　成文日期：{}", dispatch.sender.printed(), dispatch.date_of_issue.printed());
    page.merge_range(
        0,
        0,
        0,
        last,
        &title,
        &Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center),
    )?;
    page.merge_range(1, 0, 1, last, &about, &Format::new())?;
    rows(page, dispatch)?;
    let end = HEAD + u32::try_from(dispatch.rows.len()).expect("a sheet has room");
    page.autofilter(HEAD, 0, end, last)?;
    page.set_freeze_panes(HEAD + 1, 0)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(HEAD, HEAD)?.set_footer("&C— &P —");
    book.save_to_buffer().map(super::package::of_any_system)
}

fn rows(page: &mut Worksheet, dispatch: &Dispatch) -> Result<(), XlsxError> {
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = cell.clone().set_bold().set_align(FormatAlign::Center);
    for (at, (name, width)) in (0..).zip(COLUMNS) {
        page.set_column_width(at, width)?;
        page.write_string_with_format(HEAD, at, name, &head)?;
    }
    for (row, letter) in (HEAD + 1..).zip(&dispatch.rows) {
        page.write_number_with_format(row, 0, count(letter.sequence), &cell)?;
        let texts = [letter.document_number.printed(), letter.title.clone(), letter.unit.clone()];
        for (at, text) in (1..).zip(texts) {
            page.write_string_with_format(row, at, text, &cell)?;
        }
        page.write_number_with_format(row, 4, count(letter.duties), &cell)?;
        page.write_blank(row, 5, &cell)?;
        page.write_string_with_format(row, 6, &letter.received, &cell)?;
    }
    Ok(())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
