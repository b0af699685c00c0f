//! The imprint of the common form (7.4).

use super::{
    super::{
        layout::{AREA_WIDTH, CHAR, CHAR_4, Layout, Line, Role, words},
        options::Kind,
        pdf::{Class, Rule},
        report::Measure,
    },
    requirement::{Requirement, mm, worst},
};

const THICK: Requirement =
    Requirement::new("7.4.1", "CL-01", "首末分隔线粗细", "first and last line's thickness", "0.35 ± 0.03 mm");
const THIN: Requirement =
    Requirement::new("7.4.1", "CL-01", "中间分隔线粗细", "inner lines' thickness", "0.25 ± 0.03 mm");
const WIDTH: Requirement =
    Requirement::new("7.4.1", "CL-01", "分隔线与版心等宽", "width of the imprint's lines", "156 ± 0.5 mm");
const BOTTOM: Requirement = Requirement::new(
    "7.4.1",
    "CL-01",
    "末条分隔线与版心下边缘重合",
    "last line on the type area's lower edge: offset",
    "0 ± 0.5 mm",
);
const SIZE: Requirement = Requirement::new("7.4.2", "CL-02", "版记字号（4号）", "size of the imprint", "13.7–14.3 pt");
const CLASS: Requirement = Requirement::new("7.4.2", "CL-02", "版记字体", "type of the imprint", "仿宋");
const COPIES: Requirement =
    Requirement::new("7.4.2", "CL-02", "抄送左空一字", "copy recipients one character in", "4.94 或 5.57 ± 0.5 mm");
const COPIES_END: Requirement =
    Requirement::new("7.4.2", "CL-02", "抄送末尾句号", "full stop after the copy recipients", "。");
const PRINTING_LEFT: Requirement = Requirement::new(
    "7.4.3",
    "CL-03",
    "印发机关左空一字",
    "printing authority one character in",
    "4.94 或 5.57 ± 0.5 mm",
);
const PRINTING_RIGHT: Requirement =
    Requirement::new("7.4.3", "CL-03", "印发日期右空一字", "printing date one character in", "4.94 或 5.57 ± 0.5 mm");
const PRINTING_DATE: Requirement = Requirement::new("7.4.3", "CL-03", "印发日期", "printing date", "YYYY年M月D日印发");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if layout.kind != Kind::Notice {
        return;
    }
    if layout.imprint_rules.is_empty() && layout.first(Role::Imprint).is_none() {
        out.push(BOTTOM.not_applicable());
        return;
    }
    rules(layout, out);
    look(layout, out);
    copies(layout, out);
    printing(layout, out);
}

/// CL-01.
fn rules(layout: &Layout, out: &mut Vec<Measure>) {
    let page = layout.pages.len();
    let [first, inner @ .., last] = layout.imprint_rules.as_slice() else {
        out.push(BOTTOM.missing().on(page));
        return;
    };
    let furthest = |rules: &[&Rule], from: f64| {
        let off = |rule: &&&Rule| (rule.thickness() - from).abs();
        rules.iter().max_by(|a, b| off(a).total_cmp(&off(b))).map(|rule| rule.thickness())
    };
    if let Some(thickness) = furthest(&[first, last], 0.35) {
        out.push(THICK.length(thickness, 0.35, 0.03).on(page));
    }
    if let Some(thickness) = furthest(&inner.iter().collect::<Vec<_>>(), 0.25) {
        out.push(THIN.length(thickness, 0.25, 0.03).on(page));
    }
    let off = |rule: &&Rule| (rule.length() - AREA_WIDTH).abs();
    if let Some(rule) = layout.imprint_rules.iter().max_by(|a, b| off(a).total_cmp(&off(b))) {
        out.push(WIDTH.length(rule.length(), AREA_WIDTH, 0.5).on(page));
    }
    out.push(BOTTOM.length(last.rect.bottom - layout.area.bottom(), 0.0, 0.5).on(page));
}

/// CL-02. Size and class of all its lines.
fn look(layout: &Layout, out: &mut Vec<Measure>) {
    if let Some((off, line)) = worst(layout.of_role(Role::Imprint), |line| line.size - 14.0) {
        out.push(SIZE.measured(off.abs() <= 0.3, format!("{:.2} pt", line.size)).at(line));
    }
    let other = layout.of_role(Role::Imprint).find(|line| line.class() != Class::FangSong);
    if let Some(line) = other.or(layout.first(Role::Imprint)) {
        out.push(CLASS.measured(line.class() == Class::FangSong, line.class().word()).at(line));
    }
}

/// One character is that of 4号, or of 3号 as some read it.
pub(super) fn one_character(inset: f64) -> bool {
    (CHAR_4 - 0.5..=CHAR + 0.5).contains(&inset)
}

/// CL-02. 抄送 and its full stop.
fn copies(layout: &Layout, out: &mut Vec<Measure>) {
    let lines: Vec<&Line> = layout.of_role(Role::Imprint).filter(|line| !is_printing(line)).collect();
    let Some(first) = lines.iter().find(|line| line.text.starts_with("抄送")) else { return };
    let inset = first.left_off(layout.area.left + CHAR_4) + CHAR_4;
    out.push(COPIES.measured(one_character(inset), mm(inset)).at(first));
    if let Some(last) = lines.last() {
        let mark = last.last_char().map(String::from).unwrap_or_default();
        out.push(COPIES_END.measured(last.text.ends_with('。'), mark).at(last));
    }
}

fn is_printing(line: &Line) -> bool {
    line.text.ends_with("印发")
}

/// CL-03. Blanks of a draft (待填) are not measured.
fn printing(layout: &Layout, out: &mut Vec<Measure>) {
    let Some(line) = layout.of_role(Role::Imprint).find(|line| is_printing(line)) else {
        out.push(PRINTING_DATE.not_applicable());
        return;
    };
    // A blank begins with a bracket, which may hang by half its width.
    let left = line.left_off(layout.area.left + CHAR_4) + CHAR_4;
    let right = layout.area.right() - line.right();
    out.push(PRINTING_LEFT.measured(one_character(left), mm(left)).at(line));
    out.push(PRINTING_RIGHT.measured(one_character(right), mm(right)).at(line));
    if line.text.contains("待填") {
        return;
    }
    let date: String = last_segment(line).chars().rev().skip(2).collect::<Vec<_>>().into_iter().rev().collect();
    out.push(PRINTING_DATE.measured(words::is_well_formed_date(&date), format!("{date}印发")).at(line));
}

/// The text after the widest gap of a line.
fn last_segment(line: &Line) -> String {
    let gap = |index: usize| {
        let (before, after) = (line.glyphs[index - 1], line.glyphs[index]);
        after.origin.x - before.origin.x - before.advance
    };
    let start = (1..line.glyphs.len()).max_by(|&a, &b| gap(a).total_cmp(&gap(b))).unwrap_or(0);
    line.glyphs[start..].iter().map(|glyph| &*glyph.text).collect()
}
