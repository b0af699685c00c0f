//! Where everything stands on the sheet: one list, for who writes it and for who reads it.

use super::{
    column::{Column, Field},
    form::Blank,
    row::{Asked, Row},
};

/// The row of the table's heads, from 0.
pub const HEAD_ROW: u32 = 5;

/// A cell of the sheet as issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Row, from 0.
    pub row: u32,
    /// First column, from 0.
    pub column: u16,
    /// Last column.
    pub to: u16,
    /// What is printed in it; empty where something is asked.
    pub text: String,
    /// What it is.
    pub kind: Kind,
}

/// What a cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The title.
    Title,
    /// A label above the table.
    Label,
    /// A value of the plan.
    Fixed,
    /// How to fill it in.
    Hint,
    /// A column's head.
    Head(Column),
    /// A value of the plan, small: key, 表号.
    Small,
    /// Not asked in this row.
    Closed,
    /// The computed rate of a row.
    Rate,
    /// Asked above the table.
    AskedAbove(Field),
    /// Asked in the row with this index.
    Asked(usize, Field),
}

/// All cells of a form, row by row.
pub fn layout(blank: &Blank) -> Vec<Laid> {
    // The key stands right of what is printed.
    let last = Column::ALL.len() - 2;
    let mut cells = vec![cell(0, 0, last, &blank.title, Kind::Title)];
    cells.extend(above(blank));
    let heads = Column::ALL.into_iter().enumerate();
    cells.extend(heads.map(|(at, column)| cell(HEAD_ROW, at, at, column.head(), Kind::Head(column))));
    for (index, row) in blank.rows.iter().enumerate() {
        cells.extend(row_cells(index, row));
    }
    let foot = HEAD_ROW + 1 + u32::try_from(blank.rows.len()).expect("a plan has few duties");
    cells.push(cell(foot, 0, last, &identity(blank), Kind::Small));
    cells
}

/// 表号 and version, as they stand below the table.
pub fn identity(blank: &Blank) -> String {
    format!("表号：{}　版本：{}", blank.form_id, blank.version)
}

/// Label and value side by side, four times across the sheet.
const PLACES: [(usize, usize, usize, usize); 4] = [(0, 0, 1, 1), (2, 2, 3, 5), (6, 6, 7, 9), (10, 10, 11, 12)];

fn above(blank: &Blank) -> Vec<Laid> {
    let period =
        if blank.covers.is_empty() { blank.period.clone() } else { format!("{}（{}）", blank.period, blank.covers) };
    let fixed =
        [("填报单位", &blank.unit), ("报表期", &period), ("报送截止日", &blank.due), ("报送至", &blank.return_to)];
    let asked = [Field::Filler, Field::Telephone, Field::Approver, Field::Date];
    let mut cells = Vec::new();
    for ((label, value), (from, to, at, end)) in fixed.into_iter().zip(PLACES) {
        cells.push(cell(1, from, to, label, Kind::Label));
        cells.push(cell(1, at, end, value, Kind::Fixed));
    }
    for (field, (from, to, at, end)) in asked.into_iter().zip(PLACES) {
        cells.push(cell(2, from, to, field.word(), Kind::Label));
        cells.push(cell(2, at, end, "", Kind::AskedAbove(field)));
    }
    cells.push(cell(3, 0, 0, Field::Zero.word(), Kind::Label));
    cells.push(cell(3, 1, 1, "", Kind::AskedAbove(Field::Zero)));
    cells.push(cell(3, 2, 12, ZERO_HINT, Kind::Hint));
    cells.push(cell(4, 0, 12, HINT, Kind::Hint));
    cells
}

const ZERO_HINT: &str = "←本期各项都没有可报的，在左边选“是”，下面全部空着；照样报送。";
const HINT: &str = "只填浅黄色的格，灰色的格空着。率填分子、分母，完成率自动算出；数字后的单位照目标值写。没有问题的，问题和措施两栏空着。填好另存，发回即可，文件名不限。";

fn row_cells(index: usize, row: &Row) -> impl Iterator<Item = Laid> {
    let at = HEAD_ROW + 1 + u32::try_from(index).expect("a plan has few duties");
    Column::ALL.into_iter().enumerate().map(move |(place, column)| {
        let (text, kind) = match column {
            Column::Answer(field) if row.fields().contains(&field) => (String::new(), Kind::Asked(index, field)),
            Column::Rate if row.target.as_ref().is_some_and(Asked::is_rate) => (String::new(), Kind::Rate),
            Column::Answer(_) | Column::Rate => (String::new(), Kind::Closed),
            Column::Key => (row.key.clone(), Kind::Small),
            column => (printed(row, column), Kind::Fixed),
        };
        cell(at, place, place, &text, kind)
    })
}

/// What the plan's own columns say in a row.
pub fn printed(row: &Row, column: Column) -> String {
    match (column, &row.target) {
        (Column::Number, None) => row.number.clone(),
        (Column::Text, None) => row.text.clone(),
        (Column::Text, Some(_)) => format!("　　指标：{}", row.text),
        (Column::Role, None) => row.responsibility.clone(),
        (Column::Goal, None) => row.deadline.clone(),
        (Column::Goal, Some(asked)) => asked.goal.clone(),
        (Column::Earlier, _) => row.earlier.clone(),
        (Column::Key, _) => row.key.clone(),
        _ => String::new(),
    }
}

fn cell(row: u32, column: usize, to: usize, text: &str, kind: Kind) -> Laid {
    let narrow = |place: usize| u16::try_from(place).expect("fifteen columns");
    Laid { row, column: narrow(column), to: narrow(to), text: text.to_owned(), kind }
}
