//! A form to fill as an .xlsx: the plan's columns locked, lists and bounds where an answer goes, the form itself along in
//! a hidden sheet.
//!
//! Protection is a guard rail, no lock: there is no password, and what comes back is checked again.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, IgnoreError, Note, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::package;
use crate::{
    hanzi::width,
    model::{
        blank::{
            Blank, Column, Field, Row,
            fault::MOST_CHARACTERS,
            layout::{self, HEAD_ROW, Kind, Laid},
        },
        error::Error,
        message::Message,
    },
};

/// The visible sheet.
pub const SHEET: &str = "报表";
/// The hidden one.
pub const HIDDEN: &str = "_anpai";
/// The list of what is to be mended.
pub const TO_MEND: &str = "要改的";
/// Characters of the hidden form in one cell; a cell holds 32,767.
const CHUNK: usize = 8000;
/// The most that is printed in one cell.
const LONGEST: usize = 32_000;

/// What stands in a form already, and what is wrong with it: for one that goes back to be mended.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// The answers, by row and field; above the table the row's key is empty.
    pub answers: BTreeMap<(String, Field), String>,
    /// What is said of an answer; its cell is marked.
    pub marks: BTreeMap<(String, Field), String>,
    /// What else is said, on a sheet of its own with the marks.
    pub remarks: Vec<String>,
}

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

fn workbook(blank: &Blank, filling: &Filling) -> Result<Vec<u8>, XlsxError> {
    let mut book = timeless(&blank.title, blank.year)?;
    let page = book.add_worksheet();
    page.set_name(SHEET)?;
    visible(page, blank, filling)?;
    if !(filling.marks.is_empty() && filling.remarks.is_empty()) {
        let list = book.add_worksheet();
        list.set_name(TO_MEND)?;
        to_mend(list, blank, filling)?;
    }
    let hidden = book.add_worksheet();
    hidden.set_name(HIDDEN)?;
    carried(hidden, blank)?;
    book.save_to_buffer().map(package::of_any_system)
}

/// The form as it was issued, and the list of statuses.
fn carried(sheet: &mut Worksheet, blank: &Blank) -> Result<(), XlsxError> {
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

/// What is wrong, in a list: cell, row, field, sentence.
fn to_mend(list: &mut Worksheet, blank: &Blank, filling: &Filling) -> Result<(), XlsxError> {
    let (head, line) = (format(&Kind::Label), format(&Kind::Fixed));
    for (column, (name, width)) in
        (0..).zip([("格", 8.0), ("任务、指标", 44.0), ("哪一栏", 18.0), ("怎么了、怎么改", 80.0)])
    {
        list.set_column_width(column, width)?;
        list.write_string_with_format(0, column, name, &head)?;
    }
    let mut row = 1;
    let mut write = |texts: [&str; 4]| -> Result<(), XlsxError> {
        for (column, text) in (0..).zip(texts) {
            list.write_string_with_format(row, column, text, &line)?;
        }
        row += 1;
        Ok(())
    };
    for laid in layout::layout(blank) {
        let Some((key, field)) = place(&laid, blank) else { continue };
        if let Some(mark) = filling.marks.get(&(key.clone(), field)) {
            let at =
                format!("{}{}", char::from(b'A' + u8::try_from(laid.column).expect("a few columns")), laid.row + 1);
            let text = blank.row(&key).map_or("表头", |row| row.text.as_str());
            write([&at, text, field.word(), mark])?;
        }
    }
    for remark in &filling.remarks {
        write(["", "", "", remark])?;
    }
    list.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// What a cell answers.
fn place(laid: &Laid, blank: &Blank) -> Option<(String, Field)> {
    match &laid.kind {
        Kind::Asked(index, field) => Some((blank.rows[*index].key.clone(), *field)),
        Kind::AskedAbove(field) => Some((String::new(), *field)),
        _ => None,
    }
}

fn visible(page: &mut Worksheet, blank: &Blank, filling: &Filling) -> Result<(), XlsxError> {
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

const ASKED: u32 = 0x00FF_FBE6;
const MARKED: u32 = 0x00F4_B084;
const CLOSED: u32 = 0x00E7_E6E6;
const HEAD: u32 = 0x00F2_F2F2;

fn format(kind: &Kind) -> Format {
    let plain =
        Format::new().set_font_name("宋体").set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x0080_8080));
    let asked = boxed.clone().set_background_color(Color::RGB(ASKED)).set_unlocked();
    match kind {
        Kind::Title => plain.set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center),
        Kind::Label => boxed.set_bold().set_background_color(Color::RGB(HEAD)).set_align(FormatAlign::Center),
        Kind::Head(column) => {
            let fill = if matches!(column, Column::Answer(_)) { ASKED } else { HEAD };
            boxed.set_bold().set_background_color(Color::RGB(fill)).set_align(FormatAlign::Center)
        }
        Kind::Fixed => boxed.set_align(FormatAlign::Left),
        Kind::Hint => plain.set_font_color(Color::RGB(0x0040_4040)),
        Kind::Small => plain.set_font_size(8).set_font_color(Color::RGB(0x0080_8080)),
        Kind::Closed => boxed.set_background_color(Color::RGB(CLOSED)),
        Kind::Rate => {
            boxed.set_background_color(Color::RGB(CLOSED)).set_num_format("0.0%").set_align(FormatAlign::Right)
        }
        Kind::Asked(_, Field::Done | Field::Whole) => asked.set_align(FormatAlign::Right),
        // As text, so that 98.5% stays 98.5% and 1/2 does not become the second of January.
        Kind::Asked(..) | Kind::AskedAbove(_) => asked.set_num_format("@").set_align(FormatAlign::Left),
    }
}

/// What a cell takes, and what the sheet says about it.
fn bounds(field: Field, blank: &Blank) -> Result<DataValidation, XlsxError> {
    let told = DataValidation::new().set_input_title(field.word())?.set_input_message(field.hint())?;
    Ok(match field {
        Field::Status => statuses(told, &blank.statuses)?.set_error_message(field.hint())?,
        Field::Done | Field::Whole => {
            told.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)).set_error_message(field.hint())?
        }
        Field::Progress | Field::Problem | Field::Next => told
            .allow_text_length(DataValidationRule::LessThanOrEqualTo(
                u32::try_from(MOST_CHARACTERS).expect("a few hundred"),
            ))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(field.hint())?,
        _ => told.allow_any_value(),
    })
}

/// The list in the cell itself where it fits, else from the hidden sheet.
fn statuses(told: DataValidation, words: &[String]) -> Result<DataValidation, XlsxError> {
    let fits = words.iter().map(|word| word.encode_utf16().count() + 1).sum::<usize>() <= 255;
    if fits && !words.iter().any(|word| word.contains(',')) {
        return told.allow_list_strings(words);
    }
    Ok(told.allow_list_formula(Formula::new(format!("={HIDDEN}!$B$1:$B${}", words.len()))))
}
