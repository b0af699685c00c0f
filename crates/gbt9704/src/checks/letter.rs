//! The letter form (10.1).

use super::{
    super::{
        layout::{CHAR, DoubleRule, LINE, Layout, Line, Role},
        options::Kind,
        pdf::Class,
        report::Measure,
    },
    head,
    requirement::{Requirement, mm},
};

const MARK_TOP: Requirement =
    Requirement::new("10.1", "LT-01", "发文机关标志上边缘至上页边", "mark below the page's upper edge", "30 ± 1 mm");
const MARK_CENTRE: Requirement =
    Requirement::new("10.1", "LT-01", "发文机关标志居中", "mark centred: offset", "0 ± 0.5 mm");
const MARK_LOOK: Requirement =
    Requirement::new("10.1", "LT-01", "发文机关标志红色小标宋", "mark in red 小标宋", "红色 red，小标宋");
const UPPER_GAP: Requirement =
    Requirement::new("10.1", "LT-02", "上双线在标志下", "upper double line below the mark", "4 ± 0.6 mm");
const LOWER_PLACE: Requirement =
    Requirement::new("10.1", "LT-02", "下双线距下页边", "lower double line above the page's lower edge", "20 ± 0.7 mm");
const LENGTH: Requirement = Requirement::new("10.1", "LT-02", "双线长度", "length of the double lines", "170 ± 0.5 mm");
const CENTRE: Requirement =
    Requirement::new("10.1", "LT-02", "双线居中", "double lines centred: offset", "页面或版心中线 ± 0.5 mm");
const ORDER: Requirement = Requirement::new(
    "10.1",
    "LT-02",
    "上双线上粗下细、下双线上细下粗",
    "thick over thin above, thin over thick below",
    "粗细 / 细粗",
);
const COLOUR: Requirement = Requirement::new("10.1", "LT-02", "双线颜色", "colour of the double lines", "红色 red");
const NUMBER_RIGHT: Requirement =
    Requirement::new("10.1", "LT-03", "发文字号居右顶格", "document number flush right: offset", "0 ± 0.5 mm");
const NUMBER_GAP: Requirement =
    Requirement::new("10.1", "LT-03", "发文字号距上双线 7/8 字高", "document number below the line", "4.87 ± 0.7 mm");
const TITLE_GAP: Requirement = Requirement::new(
    "10.1",
    "LT-04",
    "标题与其上要素相距二行",
    "title two lines below what is above it",
    "9.4–26.5 mm",
);
const TEXT_GAP: Requirement =
    Requirement::new("10.1", "LT-05", "下双线上一行距线 7/8 字高", "text above the lower double line", "≥ 4.57 mm");
const IMPRINT: Requirement = Requirement::new(
    "10.1",
    "LT-05",
    "版记无印发机关、日期和分隔线",
    "imprint without printing line and lines",
    "无 none",
);

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if layout.kind != Kind::Letter {
        return;
    }
    mark(layout, out);
    double_rules(layout, out);
    number(layout, out);
    title(layout, out);
    text(layout, out);
    imprint(layout, out);
}

/// LT-01. From the edge of the paper.
fn mark(layout: &Layout, out: &mut Vec<Measure>) {
    let (Some(line), Some(ink)) = (layout.first(Role::Mark), head::mark_ink(layout)) else {
        out.push(MARK_TOP.not_applicable());
        return;
    };
    out.push(MARK_TOP.length(ink.top, 30.0, 1.0).at(line));
    let centre = nearest_centre(layout, line.centre());
    out.push(MARK_CENTRE.length(centre, 0.0, 0.5).at(line));
    let red = line.glyphs.iter().all(|glyph| glyph.colour.is_red());
    let colour = line.glyphs.first().map(|glyph| glyph.colour.to_string()).unwrap_or_default();
    let class = line.class();
    out.push(MARK_LOOK.measured(red && class == Class::TitleSong, format!("{colour}，{}", class.word())).at(line));
}

/// 10.1 says centred, but not in what: the page (105 mm) and the type area (106 mm) are both read.
fn nearest_centre(layout: &Layout, centre: f64) -> f64 {
    let (page, area) =
        (centre - layout.pages.first().map_or(105.0, |page| page.width / 2.0), centre - layout.area.centre());
    if page.abs() < area.abs() { page } else { area }
}

/// LT-02.
fn double_rules(layout: &Layout, out: &mut Vec<Measure>) {
    let [upper, lower] = layout.double_rules;
    for (pair, upper) in [(upper, true), (lower, false)] {
        let Some(pair) = pair else {
            out.push(LENGTH.missing().on(1));
            continue;
        };
        double_rule(layout, &pair, upper, out);
    }
    if let (Some(pair), Some(ink)) = (upper, head::mark_ink(layout)) {
        out.push(UPPER_GAP.length(pair.upper.rect.top - ink.bottom, 4.0, 0.6).on(1));
    }
    if let (Some(pair), Some(page)) = (lower, layout.pages.first()) {
        // 20 mm to any part of the double line.
        let (near, far) = (page.height - pair.lower.rect.bottom, page.height - pair.upper.rect.top);
        let off = if near > 20.0 {
            near
        } else if far < 20.0 {
            far
        } else {
            20.0
        };
        out.push(LOWER_PLACE.length(off, 20.0, 0.7).on(1));
    }
}

fn double_rule(layout: &Layout, pair: &DoubleRule, upper: bool, out: &mut Vec<Measure>) {
    let rules = [pair.upper, pair.lower];
    let off = |length: f64| (length - 170.0).abs();
    let length = if off(rules[0].length()) > off(rules[1].length()) { rules[0].length() } else { rules[1].length() };
    out.push(LENGTH.length(length, 170.0, 0.5).on(1));
    let centre = pair.upper.rect.left.midpoint(pair.upper.rect.right);
    out.push(CENTRE.length(nearest_centre(layout, centre), 0.0, 0.5).on(1));
    let (thick, thin) = if upper { (pair.upper, pair.lower) } else { (pair.lower, pair.upper) };
    let shown = format!("{:.2} / {:.2} mm", pair.upper.thickness(), pair.lower.thickness());
    out.push(ORDER.measured(thick.thickness() > thin.thickness() + 0.05, shown).on(1));
    let other = rules.iter().find(|rule| !rule.colour.is_red()).unwrap_or(&pair.upper);
    out.push(COLOUR.measured(other.colour.is_red(), other.colour.to_string()).on(1));
}

/// LT-03.
fn number(layout: &Layout, out: &mut Vec<Measure>) {
    let Some(line) = layout.first(Role::DocumentNumber) else {
        out.push(NUMBER_RIGHT.not_applicable());
        return;
    };
    out.push(NUMBER_RIGHT.length(line.right() - layout.area.right(), 0.0, 0.5).at(line));
    if let [Some(pair), _] = layout.double_rules {
        out.push(NUMBER_GAP.length(line.top() - pair.lower.rect.bottom, CHAR * 7.0 / 8.0, 0.7).at(line));
    }
}

/// LT-04. "Two lines apart" is read as one blank line or two.
fn title(layout: &Layout, out: &mut Vec<Measure>) {
    let Some(title) = layout.first(Role::Title) else { return };
    let above = layout.before(title).filter(|line| line.page == 1 && line.role != Role::Mark);
    if let Some(above) = above {
        out.push(TITLE_GAP.between(title.top() - above.bottom(), LINE - 1.05, 26.5).at(title));
    }
}

/// LT-05. The last line of page 1.
fn text(layout: &Layout, out: &mut Vec<Measure>) {
    let [_, Some(pair)] = layout.double_rules else { return };
    let above = |line: &&Line| line.page == 1 && line.role != Role::PageNumber && line.baseline < pair.upper.centre();
    if let Some(last) = layout.lines.iter().rfind(above) {
        let gap = pair.upper.rect.top - last.bottom();
        out.push(TEXT_GAP.measured(gap >= CHAR * 7.0 / 8.0 - 0.3, mm(gap)).at(last));
    }
}

/// LT-05. A rule as long as the type area on the last page, or 印发, is an imprint of the common form.
fn imprint(layout: &Layout, out: &mut Vec<Measure>) {
    let printing = layout.of_role(Role::Imprint).find(|line| line.text.ends_with("印发"));
    let rules = layout.imprint_rules.len();
    let met = printing.is_none() && rules == 0;
    let shown = if met { "无 none".to_owned() } else { format!("线 lines: {rules}") };
    out.push(IMPRINT.measured(met, shown).on(layout.pages.len()));
}
