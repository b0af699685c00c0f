//! The visible sheet: what is asked, and cells for the answers.

use rust_xlsxwriter::{
    Color, DataValidation, Format, Formula, IgnoreError, Note, ProtectionOptions, Worksheet, XlsxError,
};

use super::{
    bounds::bounds,
    filling::{Filling, place},
    look::{MARKED, format},
};
use crate::{
    hanzi::width,
    model::blank::{
        Blank, Column, Field, Row,
        layout::{self, HEAD_ROW, Kind, Laid},
    },
};

/// Its name.
pub(super) const NAME: &str = "报表";
/// The most that is printed in one cell.
const LONGEST: usize = 32_000;

/// Fills the sheet.
pub(super) fn visible(page: &mut Worksheet, blank: &Blank, filling: &Filling) -> Result<(), XlsxError> {
    set_up(page)?;
    for laid in layout::layout(blank) {
        match place(&laid, blank) {
            Some(place) => answer(page, &laid, filling.answers.get(&place), filling.marks.get(&place))?,
            None => put(page, &laid)?,
        }
    }
    for (index, row) in (0..).zip(&blank.rows) {
        for field in row.fields() {
            let at = HEAD_ROW + 1 + index;
            let column = column_of(*field);
            page.add_data_validation(at, column, at, column, &bounds(*field, blank)?)?;
        }
    }
    let zero = DataValidation::new().allow_list_strings(&["是"])?;
    page.add_data_validation(3, 1, 3, 1, &zero)?;
    for (index, row) in (0..).zip(&blank.rows) {
        page.set_row_height(HEAD_ROW + 1 + index, height(row))?;
    }
    let last = HEAD_ROW + 1 + u32::try_from(blank.rows.len()).expect("a plan has few duties");
    page.ignore_error_range(0, 0, last, last_column(), IgnoreError::NumberStoredAsText)?;
    // The key is for the eye on the screen.
    page.set_print_area(0, 0, last, last_column() - 1)?;
    Ok(())
}

fn set_up(page: &mut Worksheet) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(Column::ALL) {
        page.set_column_width(at, column.width())?;
    }
    for (row, height) in [(0, 32.0), (1, 34.0), (2, 34.0), (3, 22.0), (4, 36.0), (HEAD_ROW, 34.0)] {
        page.set_row_height(row, height)?;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
    page.set_repeat_rows(HEAD_ROW, HEAD_ROW)?.set_footer("&C— &P —");
    page.set_freeze_panes(HEAD_ROW + 1, 2)?.set_zoom(90);
    // A row grows with what is typed into it only where its height may change.
    let free = ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::new() };
    page.protect_with_options(&free);
    Ok(())
}

/// High enough for what is printed, and for three lines of an answer in a duty's row.
fn height(row: &Row) -> f64 {
    let own = [Column::Text, Column::Role, Column::Goal, Column::Earlier];
    let printed =
        own.map(|column| lines(&layout::printed(row, column), column.width())).into_iter().fold(1.0, f64::max);
    let least = if row.target.is_none() { 3.0 } else { 1.6 };
    // 409 points are the most that a row may have.
    (printed.max(least) * 15.0 + 4.0).min(409.0)
}

/// Lines that a text takes in a column of a width.
pub fn lines(text: &str, width: f64) -> f64 {
    let widths = text.lines().map(|line| f64::from(u32::try_from(width::half_widths(line)).unwrap_or(u32::MAX)));
    widths.map(|line| (line / (width - 1.5)).ceil()).sum::<f64>().max(1.0)
}

fn last_column() -> u16 {
    u16::try_from(Column::ALL.len() - 1).expect("a few columns")
}

fn column_of(field: Field) -> u16 {
    let at = Column::ALL.iter().position(|column| *column == Column::Answer(field));
    u16::try_from(at.expect("what is asked in a row has a column")).expect("a few columns")
}

fn put(page: &mut Worksheet, laid: &Laid) -> Result<(), XlsxError> {
    let format = format(&laid.kind);
    if laid.kind == Kind::Rate {
        let at = laid.row + 1;
        let (done, whole) = (letter(Field::Done), letter(Field::Whole));
        let formula = format!(
            "=IF(AND(ISNUMBER({done}{at}),ISNUMBER({whole}{at})),IF({whole}{at}>0,{done}{at}/{whole}{at},\"\"),\"\")"
        );
        page.write_formula_with_format(laid.row, laid.column, Formula::new(formula).set_result(""), &format)?;
        return Ok(());
    }
    put_text(page, laid, &laid.text, &format)
}

/// A cell that asks, with what stands in it and what is said of it.
fn answer(page: &mut Worksheet, laid: &Laid, text: Option<&String>, mark: Option<&String>) -> Result<(), XlsxError> {
    let asked = format(&laid.kind);
    let format = if mark.is_some() { asked.set_background_color(Color::RGB(MARKED)) } else { asked };
    put_text(page, laid, text.map_or("", String::as_str), &format)?;
    if let Some(mark) = mark {
        let note = Note::new(mark).set_author("anpai").add_author_prefix(false).set_width(260).set_height(110);
        page.insert_note(laid.row, laid.column, &note)?;
    }
    Ok(())
}

fn put_text(page: &mut Worksheet, laid: &Laid, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text: String = text.chars().take(LONGEST).collect();
    let is_count = matches!(laid.kind, Kind::Asked(_, Field::Done | Field::Whole));
    if laid.to > laid.column {
        page.merge_range(laid.row, laid.column, laid.row, laid.to, &text, format)?;
    } else if text.is_empty() {
        page.write_blank(laid.row, laid.column, format)?;
    } else if let Some(number) = text.parse::<f64>().ok().filter(|number| is_count && number.is_finite()) {
        page.write_number_with_format(laid.row, laid.column, number, format)?;
    } else {
        page.write_string_with_format(laid.row, laid.column, text, format)?;
    }
    Ok(())
}

fn letter(field: Field) -> char {
    char::from(b'A' + u8::try_from(column_of(field)).expect("a few columns"))
}
