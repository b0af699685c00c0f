//! The list of what is to be mended.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{
    filling::{Filling, place},
    look::format,
};
use crate::model::blank::{
    Blank,
    layout::{self, Kind},
};

/// The name of its sheet.
pub(super) const NAME: &str = "要改的";

/// What is wrong, in a list: cell, row, field, sentence.
pub(super) fn to_mend(list: &mut Worksheet, blank: &Blank, filling: &Filling) -> Result<(), XlsxError> {
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
