//! 台账.xlsx: every entry with filters, frozen heads and colours. All texts are written as texts: what somebody typed
//! never becomes a formula.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::{
    model::{
        blank::{Field, Grade, Status},
        error::Error,
    },
    pipeline::typeset::{package, sheet},
    year::returns::{
        cell::Outcome,
        decide::{Entry, Ledger, TargetLine, UnitLine},
        tally::State,
    },
};

/// What a cell's background says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tint {
    None,
    Head,
    Good,
    Warn,
    Bad,
    Grey,
}

impl Tint {
    fn format(self) -> Format {
        let plain = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let boxed = plain.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00A6_A6A6));
        match self {
            Self::None => boxed,
            Self::Head => boxed.set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00D9_E1F2)),
            Self::Good => boxed.set_background_color(Color::RGB(0x00E2_EFDA)),
            Self::Warn => boxed.set_background_color(Color::RGB(0x00FF_F2CC)),
            Self::Bad => boxed.set_background_color(Color::RGB(0x00F8_CBAD)),
            Self::Grey => boxed.set_background_color(Color::RGB(0x00ED_EDED)),
        }
    }
}

/// A table: heads with widths, then rows of texts with tints.
struct Table {
    name: &'static str,
    heads: Vec<(&'static str, f64)>,
    rows: Vec<Vec<(String, Tint)>>,
    /// Columns at the right that are for the screen: they would only make the print smaller.
    unprinted: u16,
}

/// Points of a line of 10 points.
const LINE: f64 = 13.5;
/// The highest row that a sheet may have, in points.
const HIGHEST: f64 = 409.0;

/// The height that a row's texts need: not every program finds it when it opens the file.
fn height(cells: &[(String, Tint)], heads: &[(&str, f64)]) -> f64 {
    let most = cells.iter().zip(heads).map(|((text, _), (_, width))| sheet::lines(text, *width)).fold(1.0, f64::max);
    (most * LINE + 4.0).min(HIGHEST)
}

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
    for table in [units(ledger), entries(ledger), targets(ledger), faults(ledger), files(ledger)] {
        let page = book.add_worksheet();
        page.set_name(table.name)?;
        put(page, &table, title)?;
    }
    book.save_to_buffer().map(package::of_any_system)
}

fn put(page: &mut Worksheet, table: &Table, title: &str) -> Result<(), XlsxError> {
    let last = u16::try_from(table.heads.len() - 1).expect("a few columns");
    for (at, (head, width)) in (0..).zip(&table.heads) {
        page.set_column_width(at, *width)?;
        page.write_string_with_format(0, at, *head, &Tint::Head.format())?;
    }
    page.set_row_height(0, 2.0 * LINE + 4.0)?;
    for (row, cells) in (1..).zip(&table.rows) {
        page.set_row_height(row, height(cells, &table.heads))?;
        for (at, (text, tint)) in (0..).zip(cells) {
            // A cell holds 32,767 characters.
            let text: String = text.chars().take(32_000).collect();
            page.write_string_with_format(row, at, text, &tint.format())?;
        }
    }
    let end = u32::try_from(table.rows.len()).expect("a sheet has room");
    page.autofilter(0, 0, end.max(1), last)?;
    page.set_print_area(0, 0, end, last - table.unprinted)?;
    // Wide ones go on A3.
    let paper = if table.unprinted > 0 { 8 } else { 9 };
    page.set_freeze_panes(1, 2)?.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    page.set_repeat_rows(0, 0)?
        .set_header(format!("&C{}　{}", title.replace('&', "&&"), table.name))
        .set_footer("&C— &P —");
    page.ignore_error_range(0, 0, end.max(1), last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn plain(text: impl Into<String>) -> (String, Tint) {
    (text.into(), Tint::None)
}

fn units(ledger: &Ledger) -> Table {
    let row = |unit: &UnitLine| {
        let tint = match unit.state {
            State::Reported | State::Zero => Tint::Good,
            State::Late => Tint::Warn,
            State::Returned | State::Missing => Tint::Bad,
        };
        let on_time = match unit.on_time {
            _ if !unit.state.counts() => "",
            Some(true) => "是",
            Some(false) => "否",
            None => "不知道",
        };
        let why: Vec<&str> = unit.why.iter().map(|why| why.zh.as_str()).collect();
        vec![
            plain(&unit.unit),
            (unit.state.word().to_owned(), tint),
            plain(unit.received.map(|day| day.to_string()).unwrap_or_default()),
            plain(on_time),
            plain(unit.days_late.map(|days| days.to_string()).unwrap_or_default()),
            (unit.to_mend.to_string(), if unit.to_mend > 0 { Tint::Warn } else { Tint::None }),
            plain(unit.to_look_at.to_string()),
            plain(&unit.contact.0),
            plain(&unit.contact.1),
            plain(unit.file.as_ref().map(|file| file.name.clone()).unwrap_or_default()),
            plain(why.join("；")),
        ]
    };
    Table {
        name: "报送情况",
        heads: vec![
            ("单位", 26.0),
            ("状态", 8.0),
            ("收到", 16.0),
            ("按时", 8.0),
            ("迟几天", 8.0),
            ("待改几处", 9.0),
            ("留意几处", 9.0),
            ("填报人", 12.0),
            ("联系电话", 16.0),
            ("采用的文件", 34.0),
            ("退回的原因", 34.0),
        ],
        rows: ledger.units.iter().map(row).collect(),
        unprinted: 0,
    }
}

fn said(entry: &Entry, field: Field) -> (String, Tint) {
    match entry.values.get(&field) {
        None if entry.zero => ("（零报）".to_owned(), Tint::Grey),
        None => plain(""),
        Some(value) => {
            let looks = value.faults.iter().any(|fault| fault.grade == Grade::Look);
            let tint = match (value.outcome, field) {
                (Outcome::AskedBack, _) => Tint::Bad,
                (_, Field::Status) if Status::of(&value.value).stagnates() => Tint::Warn,
                (_, Field::Status) if Status::of(&value.value) == Status::Done => Tint::Good,
                _ if looks => Tint::Warn,
                _ => Tint::None,
            };
            (value.value.clone(), tint)
        }
    }
}

fn entries(ledger: &Ledger) -> Table {
    let row = |entry: &Entry| {
        let mut cells = vec![
            plain(&entry.unit),
            plain(&entry.number),
            plain(&entry.section),
            plain(if entry.target.is_some() { format!("指标：{}", entry.text) } else { entry.text.clone() }),
            plain(&entry.role),
            plain(entry.target.as_ref().map(|asked| asked.goal.clone()).unwrap_or_default()),
        ];
        cells.extend(Field::ROW.map(|field| said(entry, field)));
        cells.push(plain(if entry.target.is_some() { entry.reached_text() } else { String::new() }));
        cells.push(plain(from(entry)));
        cells.push(plain(&entry.key));
        cells
    };
    let mut heads =
        vec![("单位", 16.0), ("编号", 7.0), ("部分", 14.0), ("任务、指标", 36.0), ("责任类型", 9.0), ("目标值", 12.0)];
    heads.extend(Field::ROW.map(|field| {
        let width = match field {
            Field::Progress => 32.0,
            Field::Problem | Field::Next => 22.0,
            _ => 10.0,
        };
        (field.word(), width)
    }));
    heads.extend([("达到", 12.0), ("出处（文件、表、格）", 30.0), ("识别码", 16.0)]);
    Table { name: "逐条", heads, rows: ledger.entries.iter().map(row).collect(), unprinted: 2 }
}

/// Where the values stand: file and cells.
fn from(entry: &Entry) -> String {
    let Some(first) = entry.values.values().next() else { return String::new() };
    let cells: Vec<&str> = entry.values.values().map(|value| value.cell.as_str()).collect();
    format!("{}　{}　{}", first.file.name, first.sheet, cells.join(" "))
}

fn targets(ledger: &Ledger) -> Table {
    let points = |points: f64| format!("{}{:.1}", if points >= 0.0 { "+" } else { "" }, points);
    let row = |line: &TargetLine| {
        let behind = line.ahead.is_some_and(|ahead| ahead < -0.05);
        vec![
            plain(&line.number),
            plain(&line.name),
            plain(&line.asked.goal),
            (line.reached_text.clone(), if line.is_open { Tint::Bad } else { Tint::None }),
            plain(line.completion.map(|done| format!("{done:.1}%")).unwrap_or_default()),
            (line.ahead.map(points).unwrap_or_default(), if behind { Tint::Warn } else { Tint::None }),
            plain(&line.unit),
            plain(line.responsible.join("、")),
            plain(if line.is_open { "各家不一，待定" } else { "" }),
        ]
    };
    Table {
        name: "指标",
        heads: vec![
            ("编号", 7.0),
            ("指标", 34.0),
            ("目标值", 16.0),
            ("达到", 14.0),
            ("完成年度目标", 13.0),
            ("比序时（百分点）", 15.0),
            ("采用谁的数", 24.0),
            ("责任单位", 34.0),
            ("备注", 18.0),
        ],
        rows: ledger.targets.iter().map(row).collect(),
        unprinted: 0,
    }
}

fn faults(ledger: &Ledger) -> Table {
    let mut rows = Vec::new();
    for unit in &ledger.units {
        for (key, field, fault) in &unit.faults {
            let tint = match fault.grade {
                Grade::Unreadable => Tint::Bad,
                Grade::AskBack => Tint::Warn,
                Grade::Look => Tint::Grey,
            };
            rows.push(vec![
                plain(&unit.unit),
                plain(key),
                plain(field.map_or("", |field| field.word())),
                (fault.grade.word().to_owned(), tint),
                plain(&fault.message.zh),
            ]);
        }
    }
    Table {
        name: "要问的",
        heads: vec![("单位", 26.0), ("识别码", 24.0), ("哪一栏", 18.0), ("轻重", 8.0), ("怎么了、怎么改", 80.0)],
        rows,
        unprinted: 0,
    }
}

fn files(ledger: &Ledger) -> Table {
    let mut rows = Vec::new();
    for file in &ledger.files {
        for cell in file.cells.iter().filter(|cell| cell.outcome != Outcome::Accepted) {
            let why: Vec<&str> = cell.faults.iter().map(|fault| fault.message.zh.as_str()).collect();
            let why = file.why.as_ref().map_or_else(|| why.join("；"), |why| why.zh.clone());
            let tint = if cell.outcome == Outcome::AskedBack { Tint::Warn } else { Tint::Grey };
            rows.push(vec![
                plain(&file.file.name),
                plain(&file.unit),
                plain(&cell.raw.sheet),
                plain(cell.raw.at()),
                plain(&cell.raw.text),
                (cell.outcome.word().to_owned(), tint),
                plain(why),
            ]);
        }
    }
    Table {
        name: "没有采用的格",
        heads: vec![
            ("文件", 30.0),
            ("单位", 22.0),
            ("表", 12.0),
            ("格", 8.0),
            ("格里写的", 40.0),
            ("结果", 8.0),
            ("为什么", 50.0),
        ],
        rows,
        unprinted: 0,
    }
}
