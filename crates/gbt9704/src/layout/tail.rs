//! The end of the document before its attachments: 附件说明, 署名, 成文日期, 附注 (7.3.4 to 7.3.6).

use super::{
    document::Layout,
    line::{Line, Role},
    type_area::{CHAR, LINE},
    words,
};

/// Most lines that the list of attachments takes: a hundred names of several lines.
const MOST_LIST_LINES: usize = 400;
/// Most lines that the note takes.
const MOST_NOTE_LINES: usize = 8;

/// Gives the lines at the end of the document their roles, from the last one back.
pub(crate) fn assign(layout: &mut Layout) {
    let left = layout.area.left;
    let open: Vec<usize> = (0..layout.lines.len())
        .filter(|&index| {
            let line = &layout.lines[index];
            let is_open = matches!(line.role, Role::Other | Role::Blank);
            line.part == 0 && is_open && line.size < 18.3 && !in_imprint(layout, line)
        })
        .collect();
    let mut rest = open.as_slice();
    rest = note(layout, rest);
    rest = date(layout, rest);
    rest = signature(layout, rest, left);
    list(layout, rest);
}

fn in_imprint(layout: &Layout, line: &Line) -> bool {
    line.page == layout.pages.len() && layout.imprint_top.is_some_and(|top| line.baseline > top)
}

/// （此件公开发布）: the last lines, in full-width parentheses, after a date.
fn note<'i>(layout: &mut Layout, open: &'i [usize]) -> &'i [usize] {
    let ends = |line: &Line| line.text.ends_with(['）', ')']);
    if !open.last().is_some_and(|&last| ends(&layout.lines[last])) {
        return open;
    }
    let least = open.len().saturating_sub(MOST_NOTE_LINES);
    let begins = |&at: &usize| {
        let after_date = at > 0 && is_date_or_blank(&layout.lines[open[at - 1]]);
        after_date && layout.lines[open[at]].text.starts_with(['（', '('])
    };
    let Some(start) = (least..open.len()).rev().find(begins) else { return open };
    for &index in &open[start..] {
        layout.lines[index].role = Role::Note;
    }
    &open[..start]
}

fn is_date_or_blank(line: &Line) -> bool {
    line.role == Role::Blank || words::is_date(&line.text)
}

fn date<'i>(layout: &mut Layout, open: &'i [usize]) -> &'i [usize] {
    let Some((&last, rest)) = open.split_last() else { return open };
    let line = &mut layout.lines[last];
    if line.role == Role::Blank {
        return rest;
    }
    if !words::is_date(&line.text) {
        return open;
    }
    line.role = Role::Date;
    rest
}

/// Most lines of organs that stand one below the other: those of a joint document without seals.
const MOST_ORGANS: usize = 8;

/// The organs above the date, with no line between them, that are placed as no paragraph is; above them those of a joint
/// document whose seals need room.
fn signature<'i>(layout: &mut Layout, open: &'i [usize], left: f64) -> &'i [usize] {
    // What [`date`] has just taken from the end.
    let date = layout.lines.iter().rfind(|line| {
        line.part == 0 && (line.role == Role::Date || line.role == Role::Blank && !in_imprint(layout, line))
    });
    let Some((page, mut below, middle)) = date.map(|date| (date.page, date.baseline, date.centre())) else {
        return open;
    };
    let mut rest = open;
    for count in 0..MOST_ORGANS {
        let Some((&last, before)) = rest.split_last() else { return rest };
        let line = &mut layout.lines[last];
        // A long organ begins near the left edge, but stands over the date or ends two characters in.
        let ends = (line.right() - left - 26.0 * CHAR).abs() < 1.0;
        let placed = (line.centre() - middle).abs() < 1.0 || ends || is_row(line, middle);
        let far = line.left() > left + 2.6 * CHAR || placed;
        let next_line = line.page == page && below - line.baseline < 1.4 * LINE;
        // One organ takes two lines at most; more are several organs, each at its place.
        let one_of_several = count < 2 || ends;
        if !far || !next_line || !one_of_several || line.text.ends_with(['。', '；', '，']) {
            break;
        }
        below = line.baseline;
        if line.role != Role::Blank {
            line.role = Role::Signature;
        }
        rest = before;
    }
    joint_rows(layout, rest, (page, below, middle))
}

/// Whether a line is organs side by side, the last of them over the date.
fn is_row(line: &Line, middle: f64) -> bool {
    let spans = line.spans();
    let over = |span: &(f64, f64)| (span.0.midpoint(span.1) - middle).abs() < 1.0;
    spans.len() > 1 && spans.last().is_some_and(over) && !line.text.contains(['，', '。', '；', '：'])
}

/// The upper rows of a joint signature: some lines apart, with a last organ over that of the row below.
fn joint_rows<'i>(layout: &mut Layout, open: &'i [usize], (page, below, middle): (usize, f64, f64)) -> &'i [usize] {
    let (mut rest, mut below) = (open, below);
    while let Some((&last, before)) = rest.split_last() {
        let line = &mut layout.lines[last];
        let near = line.page == page && below - line.baseline < 7.0 * LINE;
        if !near || !is_row(line, middle) {
            return rest;
        }
        below = line.baseline;
        line.role = Role::Signature;
        rest = before;
    }
    rest
}

/// 附件： and the names below it, to the end of the text.
fn list(layout: &mut Layout, open: &[usize]) {
    let starts = |line: &Line| line.text.strip_prefix("附件").is_some_and(|rest| rest.starts_with(['：', ':']));
    let Some(at) = open.iter().rposition(|&index| starts(&layout.lines[index])) else { return };
    let lines = &open[at..];
    // Its lines begin no further left than its label: text that follows 附件： is no list of names.
    let label = layout.lines[lines[0]].left();
    let is_list = lines.iter().all(|&index| layout.lines[index].left() > label - 0.5 * CHAR);
    if lines.len() > MOST_LIST_LINES || !is_list {
        return;
    }
    for &index in lines {
        layout.lines[index].role = Role::AttachmentList;
    }
}
