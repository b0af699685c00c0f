//! Paper and margins (5.1, 5.2.1).

use super::{
    super::{
        layout::{AREA_HEIGHT, AREA_WIDTH, CHAR, LEAST_HANZI, Layout, Line, Role, median, words},
        report::Measure,
    },
    requirement::{Requirement, mm},
};

const PAPER: Requirement = Requirement::new("5.1", "PG-01", "用纸", "paper", "210 × 297 mm");
const TOP: Requirement = Requirement::new("5.2.1", "PG-02", "天头（上白边）", "top margin", "37 ± 1 mm");
const LEFT: Requirement = Requirement::new("5.2.1", "PG-03", "订口（左白边）", "binding margin", "28 ± 1 mm");
const WIDTH: Requirement = Requirement::new("5.2.1", "PG-04", "版心宽度", "width of the type area", "156 mm");
const HEIGHT: Requirement = Requirement::new("5.2.1", "PG-04", "版心高度", "height of the type area", "≤ 225 mm");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    paper(layout, out);
    for page in 1..=layout.pages.len() {
        top(layout, page, out);
        left(layout, page, out);
        area(layout, page, out);
    }
}

/// PG-01. One measure for all pages that are alike, one for each that differs. A third of a millimetre is what
/// programs round A4 by.
fn paper(layout: &Layout, out: &mut Vec<Measure>) {
    for (number, page) in (1..).zip(layout.pages) {
        let met = (page.width - 210.0).abs() <= 0.3 && (page.height - 297.0).abs() <= 0.3;
        if !met || number == 1 {
            out.push(PAPER.measured(met, format!("{:.1} × {:.1} mm", page.width, page.height)).on(number));
        }
    }
}

/// PG-02. The ink of the first line of a page on which the text runs on from the page before.
fn top(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    if !layout.continues(page) {
        return;
    }
    let Some(line) = layout.text_on(page).next().filter(|line| line.hanzi() >= LEAST_HANZI) else { return };
    if let Some(ink) = hanzi_top(line) {
        out.push(TOP.length(ink, 37.0, 1.0).at(line));
    }
}

/// The highest ink of a line's Hanzi: marks and digits may be higher or lower than the square.
fn hanzi_top(line: &Line) -> Option<f64> {
    let hanzi = line.glyphs.iter().filter(|glyph| glyph.is_hanzi());
    hanzi.filter_map(|glyph| glyph.ink()).map(|ink| ink.top).reduce(f64::min)
}

/// The lowest ink of a line's Hanzi, which fill the square; of a line without any, its baseline and what a Hanzi has
/// below it: a slash or a g may hang lower.
fn lowest_ink(line: &Line) -> Option<f64> {
    let hanzi = line.glyphs.iter().filter(|glyph| glyph.is_hanzi());
    let lowest = hanzi.filter_map(|glyph| glyph.ink()).map(|ink| ink.bottom).reduce(f64::max);
    lowest.or_else(|| Some(line.ink()?.bottom.min(line.baseline + CHAR / 8.0)))
}

/// PG-03. Lines of text that are not indented and begin with a Hanzi.
fn left(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let flush = layout
        .text_on(page)
        .filter(|line| line.left() < layout.area.left + 1.5 && line.first_char().is_some_and(words::is_hanzi));
    if let Some(left) = median(flush.map(Line::left).collect()) {
        out.push(LEFT.length(left, 28.0, 1.0).on(page));
    }
}

/// PG-04. No text outside 156 × 225 mm; 0.3 mm is a hundredth of a line's slack.
fn area(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let inside = |line: &&Line| {
        line.page == page
            && !matches!(line.role, Role::Margin | Role::PageNumber | Role::Table)
            && !(layout.kind == super::super::Kind::Letter && page == 1 && line.role == Role::Other)
    };
    let lines = layout.lines.iter().filter(inside);
    let Some(widest) = lines.clone().max_by(|a, b| a.right_ink().total_cmp(&b.right_ink())) else { return };
    let width = widest.right_ink() - layout.area.left;
    let full = layout.text_on(page).filter(|line| layout.is_full(line)).count() >= 2;
    // A page with full lines must also fill the width: half a character is what a closing mark may leave.
    let least = if full { AREA_WIDTH - CHAR / 2.0 } else { 0.0 };
    out.push(WIDTH.measured((least..=AREA_WIDTH + 0.3).contains(&width), mm(width)).at(widest));
    // Ink hangs less than a line below its baseline: only the last lines of a page can be the lowest.
    let last = lines.clone().map(|line| line.baseline).fold(0.0, f64::max);
    let lines = lines.filter(|line| line.baseline > last - CHAR);
    let lowest = lines.filter_map(|line| Some((lowest_ink(line)?, line))).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((bottom, line)) = lowest {
        let height = bottom - layout.area.top;
        // On the first page of a letter the text may run down to the second double line (10.1).
        let most = if layout.kind == super::super::Kind::Letter && page == 1 { 235.0 } else { AREA_HEIGHT };
        out.push(HEIGHT.measured(height <= most + 0.3, mm(height)).at(line));
    }
}
