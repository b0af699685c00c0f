//! Whether spacing had to give way (7.3.5.5): with 22 lines of 28 characters the signature would stand on a page without text.

use super::super::layout::{AREA_WIDTH, CHAR, LINE, Layout, Line, Role};

/// Lines of the type area (5.2.3).
const ROWS: f64 = 22.0;

/// A list of attachments with more lines than this is read like text; a shorter one is no text (7.3.4 puts it below it).
const LONG_LIST: usize = 8;

/// Whether the list of attachments is read like text: it is long, or runs over the page.
pub(super) fn list_is_text(layout: &Layout) -> bool {
    let list = || layout.of_role(Role::AttachmentList);
    let runs_over = list().next().zip(list().last()).is_some_and(|(first, last)| first.page < last.page);
    runs_over || list().count() > LONG_LIST
}

/// Lays the text out again by counting, with the usual spacing. The count is an estimate: marks are not compressed in it, so
/// one line more or less is allowed for.
pub(super) fn must_give_way(layout: &Layout) -> bool {
    let Some(date) = layout.first(Role::Date).or_else(|| layout.of_role(Role::Blank).last()) else { return false };
    let mut text: Vec<&Line> = layout.lines.iter().filter(|line| layout.is_text(line)).collect();
    let list: Vec<&Line> = layout.of_role(Role::AttachmentList).collect();
    let (Some(first), Some(last)) = (text.first().copied(), list.last().or(text.last()).copied()) else { return false };
    let before = ((first.baseline - layout.area.top) / layout.pitch).floor();
    // A blank line stands above the list (7.3.4).
    let list_rows = if list.is_empty() { 0.0 } else { 1.0 + usual_rows(layout, &list) };
    let is_text = list_is_text(layout);
    if is_text {
        text.extend(list);
    }
    let rows = before + usual_rows(layout, &text);
    let apart = if is_text { 0.0 } else { list_rows };
    let same_page = date.page == last.page;
    // Signature, date, and the blank line that both forms of 7.3.5 leave; a note takes its own.
    let tail = if same_page { ((date.baseline - last.baseline) / LINE).round().max(2.0) } else { 3.0 };
    let note = layout.of_role(Role::Note).map(|_| 1.0).sum::<f64>();
    [-1.0, 0.0, 1.0].into_iter().any(|more| {
        let used = (rows + more - 1.0).rem_euclid(ROWS) + 1.0;
        used < 2.0 || used + apart + tail + note > ROWS
    })
}

/// The number of lines that the paragraphs take when each character has its own width.
fn usual_rows(layout: &Layout, text: &[&Line]) -> f64 {
    let mut rows = 0.0;
    let mut width = 0.0;
    for line in text {
        if layout.begins_paragraph(line) || line.role == Role::AttachmentList {
            rows += f64::ceil(width / AREA_WIDTH - 0.01);
            width = 2.0 * CHAR;
        }
        width += line.glyphs.iter().map(|glyph| glyph.advance).sum::<f64>();
    }
    rows + f64::ceil(width / AREA_WIDTH - 0.01)
}
