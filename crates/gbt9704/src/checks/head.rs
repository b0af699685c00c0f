//! The head of the common form: 份号 to the red line (7.2).

use super::{
    super::{
        layout::{CHAR, LINE, Layout, Line, Role},
        options::Kind,
        pdf::{Class, Glyph, Rect},
        report::Measure,
    },
    requirement::Requirement,
};

const COPY: Requirement =
    Requirement::new("7.2.1", "HD-01", "份号：第一行顶格", "copy number: line 1, flush left", "版心左上角 ± 0.5 mm");
const COPY_DIGITS: Requirement = Requirement::new("7.2.1", "HD-01", "份号位数", "digits of the copy number", "6");
const SECRET: Requirement =
    Requirement::new("7.2.2", "HD-02", "密级：第二行顶格黑体", "classification: line 2, 黑体", "第二行 ± 1 mm，黑体");
const URGENCY: Requirement =
    Requirement::new("7.2.3", "HD-03", "紧急程度：顶格黑体", "urgency: flush left, 黑体", "顶格 ± 0.5 mm，黑体");
const MARK_TOP: Requirement =
    Requirement::new("7.2.4", "HD-04", "发文机关标志上边缘至版心上边缘", "mark below the type area's top", "35 ± 1 mm");
const MARK_CENTRE: Requirement =
    Requirement::new("7.2.4", "HD-04", "发文机关标志居中", "mark centred: offset", "0 ± 0.5 mm");
const MARK_COLOUR: Requirement =
    Requirement::new("7.2.4", "HD-04", "发文机关标志颜色", "colour of the mark", "红色 red");
const MARK_CLASS: Requirement =
    Requirement::new("7.2.4", "HD-04", "发文机关标志字体（推荐）", "type of the mark (recommended)", "小标宋");
const MARK_JOINT: Requirement = Requirement::new(
    "7.2.4",
    "HD-05",
    "联合行文“文件”二字上下居中",
    "joint mark: 文件 in the middle of the names",
    "0 ± 1 mm",
);
const NUMBER_GAP: Requirement = Requirement::new(
    "7.2.5",
    "HD-06",
    "发文字号在标志下空二行",
    "document number two lines below the mark",
    "20.0–26.5 mm",
);
const NUMBER_CENTRE: Requirement =
    Requirement::new("7.2.5", "HD-06", "发文字号居中", "document number centred: offset", "0 ± 0.5 mm");
const NUMBER_SIDES: Requirement = Requirement::new(
    "7.2.6",
    "HD-07",
    "上行文发文字号居左空一字，签发人居右空一字",
    "upward document: number one character from the left, 签发人 one from the right",
    "5.57 ± 0.5 mm",
);
const RULE_GAP: Requirement =
    Requirement::new("7.2.7", "HD-08", "红线在发文字号下", "red line below the document number", "4 ± 0.5 mm");
const RULE_WIDTH: Requirement =
    Requirement::new("7.2.7", "HD-08", "红线与版心等宽", "width of the red line", "156 ± 0.5 mm");
const RULE_CENTRE: Requirement =
    Requirement::new("7.2.7", "HD-08", "红线居中", "red line centred: offset", "0 ± 0.5 mm");
const RULE_COLOUR: Requirement = Requirement::new("7.2.7", "HD-08", "红线颜色", "colour of the line", "红色 red");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if layout.kind != Kind::Notice {
        return;
    }
    corner(layout, out);
    mark(layout, out);
    number(layout, out);
    rule(layout, out);
}

/// HD-01 to HD-03. On line 1, on line 2, and below.
fn corner(layout: &Layout, out: &mut Vec<Measure>) {
    let area = layout.area;
    if let Some(line) = layout.first(Role::CopyNumber) {
        let (x, y) = (line.left() - area.left, line.top() - area.top);
        out.push(COPY.measured(x.abs() <= 0.5 && y.abs() <= 1.0, format!("{x:+.2}, {y:+.2} mm")).at(line));
        let digits = line.text.chars().count();
        out.push(COPY_DIGITS.measured(digits == 6, digits.to_string()).at(line));
    }
    if let Some(line) = layout.first(Role::Classification) {
        let (x, y) = (line.left() - area.left, line.top() - area.top - LINE);
        let met = x.abs() <= 0.5 && y.abs() <= 1.0 && line.class() == Class::Hei;
        out.push(SECRET.measured(met, format!("{x:+.2}, {y:+.2} mm {}", line.class().word())).at(line));
    }
    if let Some(line) = layout.first(Role::Urgency) {
        let x = line.left() - area.left;
        let met = x.abs() <= 0.5 && line.class() == Class::Hei;
        out.push(URGENCY.measured(met, format!("{x:+.2} mm {}", line.class().word())).at(line));
    }
}

/// The ink of the mark, all its lines together.
pub(super) fn mark_ink(layout: &Layout) -> Option<Rect> {
    layout.of_role(Role::Mark).filter_map(Line::ink).reduce(Rect::union)
}

/// HD-04. 7.2.4 gives the upper edge of the characters themselves.
fn mark(layout: &Layout, out: &mut Vec<Measure>) {
    let (Some(line), Some(ink)) = (layout.first(Role::Mark), mark_ink(layout)) else {
        out.push(MARK_TOP.not_applicable());
        return;
    };
    out.push(MARK_TOP.length(ink.top - layout.area.top, 35.0, 1.0).at(line));
    let lines: Vec<&Line> = layout.of_role(Role::Mark).collect();
    let left = lines.iter().map(|line| line.left()).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right()).fold(f64::NEG_INFINITY, f64::max);
    let centre = left.midpoint(right) - layout.area.centre();
    out.push(MARK_CENTRE.length(centre, 0.0, 0.5).at(line));
    mark_look(line, out);
    joint(&lines, out);
}

/// HD-05. The names of several authorities one above the other, 文件 beside them in the middle of their height.
fn joint(lines: &[&Line], out: &mut Vec<Measure>) {
    let glyphs = || lines.iter().flat_map(|line| line.glyphs.iter().copied());
    let ends = |line: &&&Line| line.text.ends_with("文件");
    let [_, _, ..] = lines else { return };
    let Some(beside) = lines.iter().find(ends) else { return };
    let from = beside.glyphs[beside.glyphs.len() - 2].origin.x - 0.1;
    let ink = |right: bool| {
        let side = glyphs().filter(|glyph| (glyph.origin.x >= from) == right);
        side.filter_map(Glyph::ink).reduce(Rect::union)
    };
    let (Some(words), Some(names)) = (ink(true), ink(false)) else { return };
    let off = words.top.midpoint(words.bottom) - names.top.midpoint(names.bottom);
    out.push(MARK_JOINT.length(off, 0.0, 1.0).at(beside));
}

/// HD-04, LT-01. Colour and class of the mark.
fn mark_look(line: &Line, out: &mut Vec<Measure>) {
    let other = line.glyphs.iter().find(|glyph| !glyph.colour.is_red());
    let shown = other.or(line.glyphs.first()).map(|glyph| glyph.colour.to_string()).unwrap_or_default();
    out.push(MARK_COLOUR.measured(other.is_none(), shown).at(line));
    let class = line.class();
    out.push(MARK_CLASS.measured(class == Class::TitleSong, class.word()).at(line));
}

/// HD-06. The gap as a reader sees it: from the ink of the mark to the top of the number's characters. 7.2.5 leaves
/// open whether the gap below the mark's own line counts: two lines (20.9 mm) to two and a half (25.8 mm).
fn number(layout: &Layout, out: &mut Vec<Measure>) {
    let Some(line) = layout.first(Role::DocumentNumber) else {
        out.push(NUMBER_GAP.not_applicable());
        return;
    };
    if let Some(ink) = mark_ink(layout) {
        out.push(NUMBER_GAP.between(line.top() - ink.bottom, 20.0, 26.5).at(line));
    }
    if line.text.contains("签发人") {
        let (left, right) = (line.left() - layout.area.left, layout.area.right() - line.right());
        let met = (left - CHAR).abs() <= 0.5 && (right - CHAR).abs() <= 0.5;
        out.push(NUMBER_SIDES.measured(met, format!("{left:.2}, {right:.2} mm")).at(line));
        return;
    }
    out.push(NUMBER_CENTRE.length(line.centre() - layout.area.centre(), 0.0, 0.5).at(line));
}

/// HD-08.
fn rule(layout: &Layout, out: &mut Vec<Measure>) {
    let Some(rule) = layout.head_rule else {
        out.push(RULE_WIDTH.missing().on(1));
        return;
    };
    if let Some(line) = layout.first(Role::DocumentNumber) {
        out.push(RULE_GAP.length(rule.centre() - line.bottom(), 4.0, 0.5).at(line));
    }
    out.push(RULE_WIDTH.length(rule.rect.width(), 28.0 * CHAR, 0.5).on(1));
    let centre = rule.rect.left.midpoint(rule.rect.right) - layout.area.centre();
    out.push(RULE_CENTRE.length(centre, 0.0, 0.5).on(1));
    out.push(RULE_COLOUR.measured(rule.colour.is_red(), rule.colour.to_string()).on(1));
}
