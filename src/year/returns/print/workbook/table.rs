//! A table of texts on a sheet: widths, heights, colours, filters, and how it prints.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::pipeline::typeset::sheet;

/// What a cell's background says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tint {
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
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) heads: Vec<(&'static str, f64)>,
    pub(super) rows: Vec<Vec<(String, Tint)>>,
    /// Columns at the right that are for the screen: they would only make the print smaller.
    pub(super) unprinted: u16,
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

impl Table {
    /// Puts it on a page of the workbook.
    pub(super) fn put(&self, page: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let last = u16::try_from(self.heads.len() - 1).expect("a few columns");
        for (at, (head, width)) in (0..).zip(&self.heads) {
            page.set_column_width(at, *width)?;
            page.write_string_with_format(0, at, *head, &Tint::Head.format())?;
        }
        page.set_row_height(0, 2.0 * LINE + 4.0)?;
        for (row, cells) in (1..).zip(&self.rows) {
            page.set_row_height(row, height(cells, &self.heads))?;
            for (at, (text, tint)) in (0..).zip(cells) {
                // A cell holds 32,767 characters.
                let text: String = text.chars().take(32_000).collect();
                page.write_string_with_format(row, at, text, &tint.format())?;
            }
        }
        let end = u32::try_from(self.rows.len()).expect("a sheet has room");
        page.autofilter(0, 0, end.max(1), last)?;
        page.set_print_area(0, 0, end, last - self.unprinted)?;
        // Wide ones go on A3.
        let paper = if self.unprinted > 0 { 8 } else { 9 };
        page.set_freeze_panes(1, 2)?.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
        page.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
        page.set_repeat_rows(0, 0)?
            .set_header(format!("&C{}　{}", title.replace('&', "&&"), self.name))
            .set_footer("&C— &P —");
        page.ignore_error_range(0, 0, end.max(1), last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
        Ok(())
    }
}

/// A text without a colour.
pub(super) fn plain(text: impl Into<String>) -> (String, Tint) {
    (text.into(), Tint::None)
}
