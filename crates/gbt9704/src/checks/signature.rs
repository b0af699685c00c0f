//! Signature, date of issue and note (7.3.5, 7.3.6).

use super::{
    super::{
        layout::{Area, CHAR, Layout, Line, Role, is_within_table, table_extent, words},
        options::Kind,
        report::Measure,
    },
    requirement::{Requirement, mm},
    spacing,
};

const SEALED: Requirement =
    Requirement::new("7.3.5.1", "SG-01", "加盖印章：日期右空四字", "sealed: date four characters in", "22.29 ± 0.5 mm");
const SEALED_CENTRE: Requirement = Requirement::new(
    "7.3.5.1",
    "SG-01",
    "加盖印章：署名与日期居中对齐",
    "sealed: organ centred on the date",
    "0 ± 0.3 mm",
);
const UNSEALED_RIGHT: Requirement =
    Requirement::new("7.3.5.2", "SG-03", "不加盖印章：右空二字", "unsealed: two characters in", "11.14 ± 0.5 mm");
const UNSEALED_STEP: Requirement = Requirement::new(
    "7.3.5.2",
    "SG-03",
    "不加盖印章：日期首字右移二字",
    "unsealed: date two characters right",
    "11.14 ± 0.3 mm",
);
const NEXT_LINE: Requirement =
    Requirement::new("7.3.5", "SG-01", "日期在署名下一行", "date on the line after the organ", "1 行 ± 0.2");
const DIGITS: Requirement = Requirement::new(
    "7.3.5.4",
    "SG-05",
    "日期用阿拉伯数字，不编虚位",
    "date in Arabic digits, no zeros",
    "YYYY年M月D日",
);
const WITH_TEXT: Requirement =
    Requirement::new("7.3.5.5", "SG-06", "署名页有正文（行）", "text on the page of the signature (lines)", "≥ 1");
const NOTE: Requirement = Requirement::new(
    "7.3.6",
    "NT-01",
    "附注：日期下一行，左空二字",
    "note: next line, two characters in",
    "1 行，11.14 ± 0.5 mm",
);

const ROW: Requirement =
    Requirement::new("7.3.5.1", "SG-02", "联合行文：每排署名（个）", "joint: organs side by side in a row", "≤ 3");
const APART: Requirement = Requirement::new(
    "7.3.5.1",
    "SG-02",
    "联合行文：署名居中间距容得下印章，互不相交",
    "joint: room between organs for their seals",
    "≥ 42 mm",
);
const INSIDE: Requirement =
    Requirement::new("7.3.5.1", "SG-02", "联合行文：每排印章不超出版心", "joint: seals within the type area", "≥ 0 mm");

/// A seal of a county-level government (国发〔1999〕25号).
const SEAL: f64 = 42.0;

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if !matches!(layout.kind, Kind::Notice | Kind::Letter) {
        return;
    }
    let Some(date) = layout.first(Role::Date) else {
        out.push(DIGITS.not_applicable());
        below_table(layout, out);
        return;
    };
    if let Some(organ) = layout.of_role(Role::Signature).last() {
        places(layout, organ, date, out);
        joint(layout, out);
        let step = (date.baseline - organ.baseline) / layout.pitch;
        out.push(NEXT_LINE.measured((step - 1.0).abs() <= 0.2, format!("{step:.2}")).at(date));
    } else {
        let inset = layout.area.right() - date.right();
        out.push(SEALED.measured(inset > CHAR, mm(inset)).at(date));
    }
    out.push(DIGITS.measured(words::is_well_formed_date(&date.text), date.text.clone()).at(date));
    with_text(layout, date, out);
    note(layout, date, out);
}

/// SG-02. Rows of organs side by side, which are sealed.
fn joint(layout: &Layout, out: &mut Vec<Measure>) {
    let rows: Vec<(&Line, Vec<f64>)> = layout
        .of_role(Role::Signature)
        .map(|line| (line, line.spans().iter().map(|span| span.0.midpoint(span.1)).collect()))
        .collect();
    for (row, middles) in rows.iter().filter(|(_, middles): &&(&Line, Vec<f64>)| middles.len() > 1) {
        out.push(ROW.measured(middles.len() <= 3, middles.len().to_string()).at(row));
        let apart = middles.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        out.push(APART.measured(apart >= SEAL, mm(apart)).at(row));
        let inside = (middles[0] - layout.area.left).min(layout.area.right() - middles[middles.len() - 1]) - SEAL / 2.0;
        out.push(INSIDE.measured(inside >= -0.5, mm(inside)).at(row));
    }
    let sealed = rows.iter().any(|(_, middles)| middles.len() > 1);
    for pair in rows.windows(2).filter(|pair| sealed && pair[0].0.page == pair[1].0.page) {
        let apart = pair[1].0.baseline - pair[0].0.baseline;
        out.push(APART.measured(apart >= SEAL, mm(apart)).at(pair[1].0));
    }
}

/// SG-01 or SG-03: what the caller knows, else the form that the places are nearer to.
fn places(layout: &Layout, organ: &Line, date: &Line, out: &mut Vec<Measure>) {
    let sealed = sealed_off(layout.area, organ, date);
    let unsealed = unsealed_off(layout.area, organ, date);
    let nearer = sealed.0.abs() + sealed.1.abs() <= unsealed.0.abs() + unsealed.1.abs();
    if layout.seal.unwrap_or(nearer) {
        out.push(SEALED.length(sealed.0 + 4.0 * CHAR, 4.0 * CHAR, 0.5).at(date));
        out.push(SEALED_CENTRE.length(sealed.1, 0.0, 0.3).at(organ));
    } else {
        out.push(UNSEALED_RIGHT.length(unsealed.0 + 2.0 * CHAR, 2.0 * CHAR, 0.5).at(organ));
        out.push(UNSEALED_STEP.length(unsealed.1 + 2.0 * CHAR, 2.0 * CHAR, 0.3).at(date));
    }
}

/// 7.3.5.1: the date four characters in from the right, the organ centred over it. An organ so long that it would
/// pass the edge moves both to the left; then it ends at the edge.
fn sealed_off(area: Area, organ: &Line, date: &Line) -> (f64, f64) {
    let inset = area.right() - date.right();
    let (left, right) = organ.last_span();
    // Side by side, an organ has its seal's room too.
    let wide = if organ.spans().len() > 1 { (right - left).max(SEAL) } else { right - left };
    let room = (wide - date.width()) / 2.0;
    let expected = (4.0 * CHAR).max(room);
    (inset - expected, left.midpoint(right) - date.centre())
}

/// 7.3.5.2: the organ two characters in, the date two characters right of it; a date that would then end further right
/// is itself two characters in.
fn unsealed_off(area: Area, organ: &Line, date: &Line) -> (f64, f64) {
    let (left, right) = organ.last_span();
    let longer = date.width() > right - left;
    let end = if longer { date.right() } else { right };
    (area.right() - end - 2.0 * CHAR, date.left() - left - 2.0 * CHAR)
}

/// SG-06. A list of attachments that is read like text counts as text.
fn with_text(layout: &Layout, date: &Line, out: &mut Vec<Measure>) {
    let is_text = |line: &&Line| match line.role {
        Role::AttachmentList => spacing::list_is_text(layout),
        _ => layout.is_text(line),
    };
    let above = layout.lines.iter().filter(|line| line.page == date.page && line.baseline < date.baseline);
    let count = above.filter(is_text).count();
    out.push(WITH_TEXT.measured(count > 0, count.to_string()).on(date.page));
}

/// SG-06 where a table stands on the page of the date. A table is no text that a signature could stand with; what is above it,
/// between tables and below them is, if it begins where paragraphs do.
fn below_table(layout: &Layout, out: &mut Vec<Measure>) {
    let is_date = |line: &&Line| {
        let below = line.baseline > table_extent(&layout.pages[line.page - 1]).1;
        line.part == 0 && below && words::is_well_formed_date(&line.text) && layout.area.right() - line.right() > CHAR
    };
    let Some(date) = layout.of_role(Role::Table).find(is_date) else { return };
    let page = &layout.pages[date.page - 1];
    let is_text = |line: &&Line| {
        let begins = line.left_off(layout.area.left) < 2.5 * CHAR && !line.text.starts_with("附件");
        let stands = line.role == Role::Table && begins && !is_within_table(page, line.place());
        line.part == 0 && (stands || layout.is_text(line))
    };
    let above = layout.lines.iter().filter(|line| line.page == date.page && line.baseline < date.baseline);
    let count = above.filter(is_text).count();
    out.push(WITH_TEXT.measured(count > 0, count.to_string()).on(date.page));
}

/// NT-01.
fn note(layout: &Layout, date: &Line, out: &mut Vec<Measure>) {
    let (Some(note), Some(last)) = (layout.first(Role::Note), layout.of_role(Role::Note).last()) else { return };
    let step = (note.baseline - date.baseline) / layout.pitch;
    let left = note.left_off(layout.area.left + 2.0 * CHAR) + 2.0 * CHAR;
    let full_width = note.text.starts_with('（') && last.text.ends_with('）');
    let met = note.page != date.page || (step - 1.0).abs() <= 0.2;
    let met = met && (left - 2.0 * CHAR).abs() <= 0.5 && full_width;
    out.push(NOTE.measured(met, format!("{step:.2} 行，{}", mm(left))).at(note));
}
