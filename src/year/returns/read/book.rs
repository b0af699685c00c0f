//! A workbook → its cells that hold something, sheet by sheet. Nothing in it is run or fetched.

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, Xls, Xlsx, open_workbook_from_rs};

use crate::{
    model::message::Message,
    year::returns::cell::{Raw, RawKind},
};

use super::{archive::Kind, ods, xls};

/// The cells of a workbook.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Each sheet's name and its cells, in order of rows.
    pub(super) sheets: Vec<(String, Vec<Raw>)>,
    /// When it was saved, by its own word.
    pub(super) modified: String,
    /// What else it holds.
    pub(super) notes: Vec<Message>,
}

/// More cells than any form has; a form of 100 duties has some 3,000.
const MOST_CELLS: usize = 50_000;
/// Sheets that are looked at.
const MOST_SHEETS: usize = 60;

/// Reads a workbook.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<Book, Message> {
    let reader = Cursor::new(bytes);
    let broken = |error: String| {
        Message::new(
            format!("表格打不开（{error}）；请重新另存为 xlsx"),
            format!("the workbook cannot be read ({error}); save it anew as xlsx"),
        )
    };
    match kind {
        Kind::Xlsx => {
            xlsx(open_workbook_from_rs(reader).map_err(|error: calamine::XlsxError| broken(error.to_string()))?)
        }
        Kind::Xls => {
            xls::look(bytes)?;
            let mut book: Xls<_> =
                open_workbook_from_rs(reader).map_err(|error: calamine::XlsError| broken(error.to_string()))?;
            let macros = book.vba_project().is_ok_and(|project| project.is_some());
            let modified = book.workbook_properties().ok().and_then(|all| all.modified).unwrap_or_default();
            dense(&mut book, macros, modified, &broken)
        }
        _ => {
            ods::look(bytes)?;
            let mut book: Ods<_> =
                open_workbook_from_rs(reader).map_err(|error: calamine::OdsError| broken(error.to_string()))?;
            let modified = book.workbook_properties().ok().and_then(|all| all.modified).unwrap_or_default();
            dense(&mut book, false, modified, &broken)
        }
    }
}

fn too_many() -> Message {
    Message::new(
        format!("有内容的格超过 {MOST_CELLS} 个，不像填好的报表，没有读"),
        format!("more than {MOST_CELLS} cells with something in them; not read"),
    )
}

fn noted(macros: bool, links: bool) -> Vec<Message> {
    let macros = macros.then(|| Message::new("带有宏；宏没有运行，也不会运行", "it holds macros; none was run"));
    let links = links.then(|| Message::new("带有指向别的文件的链接；没有去读", "it links other files; none was read"));
    macros.into_iter().chain(links).collect()
}

/// Cell by cell: a sheet is never laid out whole.
fn xlsx(mut book: Xlsx<Cursor<&[u8]>>) -> Result<Book, Message> {
    let broken = |error: calamine::XlsxError| {
        Message::new(
            format!("表格读不下去（{error}）；请重新另存为 xlsx"),
            format!("the workbook cannot be read ({error})"),
        )
    };
    let macros = book.vba_project().is_ok_and(|project| project.is_some());
    let modified = book.workbook_properties().ok().and_then(|all| all.modified).unwrap_or_default();
    let mut read = Book { modified, notes: noted(macros, false), ..Book::default() };
    let names: Vec<String> = book.sheet_names();
    for name in names.into_iter().take(MOST_SHEETS) {
        let before: usize = read.sheets.iter().map(|(_, cells)| cells.len()).sum();
        let mut cells = Vec::new();
        // A chart's sheet has no cells.
        let Ok(mut stream) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = stream.next_cell_with_formula().map_err(broken)? {
            let (row, column) = cell.pos;
            if let Some((text, kind)) = kind(&Data::from(cell.value), cell.formula.is_some()) {
                let is_formula = cell.formula.is_some();
                cells.push(Raw { sheet: name.clone(), row, column, text, kind, is_formula });
            }
            // What is in another file is read as what was stored of it here.
            if before + cells.len() > MOST_CELLS {
                return Err(too_many());
            }
        }
        drop(stream);
        if cells.iter().any(|cell| matches!(cell.kind, RawKind::Number(_))) {
            percents(&mut book, &name, &mut cells);
        }
        read.sheets.push((name, cells));
    }
    Ok(read)
}

/// 0.985 that the sheet shows as 98.5%: the library tells formats apart from values.
fn percents(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, cells: &mut [Raw]) {
    let Ok(mut stream) = book.worksheet_cells_reader(name) else { return };
    let is_percent: Vec<bool> = stream
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%')))
        .collect();
    while let Ok(Some((row, column, style))) = stream.next_style_id() {
        if !is_percent.get(style).copied().unwrap_or(false) {
            continue;
        }
        if let Ok(at) = cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column))
            && let RawKind::Number(value) = cells[at].kind
        {
            cells[at].kind = RawKind::Percent(value);
            cells[at].text = format!("{}%", rounded(value * 100.0));
        }
    }
}

/// Without the dust of binary fractions: 98.5, not 98.49999999999999.
pub(super) fn rounded(value: f64) -> f64 {
    format!("{value:.10}").parse().unwrap_or(value)
}

fn dense<R: Reader<Cursor<S>>, S: AsRef<[u8]>>(
    book: &mut R,
    macros: bool,
    modified: String,
    broken: &dyn Fn(String) -> Message,
) -> Result<Book, Message>
where
    Cursor<S>: std::io::Read + std::io::Seek,
{
    let mut read = Book { modified, notes: noted(macros, false), ..Book::default() };
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let values: Range<Data> = book.worksheet_range(&name).map_err(|error| broken(format!("{error:?}")))?;
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let mut cells = Vec::new();
        let (top, left) = values.start().unwrap_or_default();
        for (row, column, value) in values.used_cells() {
            let (row, column) = (top + narrow(row), left + narrow(column));
            let is_formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
            if let Some((text, kind)) = kind(value, is_formula) {
                cells.push(Raw { sheet: name.clone(), row, column, text, kind, is_formula });
            }
        }
        read.sheets.push((name, cells));
        if read.sheets.iter().map(|(_, cells)| cells.len()).sum::<usize>() > MOST_CELLS {
            return Err(too_many());
        }
    }
    Ok(read)
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).expect("a sheet has fewer rows")
}

/// What a cell shows and is; `None` if it shows nothing.
fn kind(value: &Data, is_formula: bool) -> Option<(String, RawKind)> {
    let shown = match value {
        Data::Empty => None,
        Data::String(text) if text.trim().is_empty() => None,
        Data::String(text) => Some((text.clone(), RawKind::Text)),
        Data::Int(number) => {
            Some((number.to_string(), RawKind::Number(f64::from(i32::try_from(*number).unwrap_or(i32::MAX)))))
        }
        Data::Float(number) => Some((rounded(*number).to_string(), RawKind::Number(*number))),
        Data::Bool(yes) => Some(((if *yes { "是" } else { "否" }).to_owned(), RawKind::Text)),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Some((format!("{year}-{month:02}-{day:02}"), RawKind::Date))
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Some((text.split('T').next().unwrap_or_default().to_owned(), RawKind::Date))
        }
        Data::Error(error) => Some((error.to_string(), RawKind::Error)),
    };
    match shown {
        None if is_formula => Some(("（公式，没有存值）".to_owned(), RawKind::Formula)),
        shown => shown,
    }
}
