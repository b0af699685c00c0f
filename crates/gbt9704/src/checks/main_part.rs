//! Recipients and text (7.3.2, 7.3.3).

use super::{
    super::{
        layout::{CHAR, LINE, Layout, Line, Numbered, Role, Standing},
        options::Kind,
        pdf::Class,
        report::Measure,
    },
    requirement::{Requirement, mm, worst},
};

const GAP: Requirement =
    Requirement::new("7.3.2", "RC-01", "主送在标题下空一行", "recipients one line below the title", "9.4–16.3 mm");
const FLUSH: Requirement =
    Requirement::new("7.3.2", "RC-01", "主送顶格（含回行）", "recipients flush left: offset", "0 ± 0.5 mm");
const COLON: Requirement = Requirement::new("7.3.2", "RC-01", "主送末尾全角冒号", "colon after the recipients", "：");
const FIRST_PAGE: Requirement =
    Requirement::new("7.3.3", "RC-02", "首页显示正文（行）", "text on page 1 (lines)", "≥ 1");
const INDENT: Requirement =
    Requirement::new("7.3.3", "BD-01", "段首空二字", "paragraphs indented two characters", "11.14 ± 0.5 mm");
const NEXT_LINE: Requirement =
    Requirement::new("7.3.3", "BD-01", "正文在主送下一行", "text on the line after the recipients", "10.20–10.50 mm");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if !matches!(layout.kind, Kind::Notice | Kind::Letter) {
        return;
    }
    recipients(layout, out);
    first_page(layout, out);
    for page in 1..=layout.pages.len() {
        indents(layout, page, out);
    }
    headings(layout, out);
}

/// RC-01.
fn recipients(layout: &Layout, out: &mut Vec<Measure>) {
    let lines: Vec<&Line> = layout.of_role(Role::Recipients).collect();
    let ([first, ..], [.., last]) = (lines.as_slice(), lines.as_slice()) else {
        // Blank in a draft, or moved to the imprint as 7.3.2 provides.
        out.push(COLON.not_applicable());
        return;
    };
    if let Some(title) = layout.of_role(Role::Title).last() {
        // One blank line, or one and a half: as with HD-06, with a millimetre for the type.
        out.push(GAP.between(first.top() - title.bottom(), LINE - 1.05, LINE + CHAR * 7.0 / 8.0 + 1.0).at(first));
    }
    if let Some((off, line)) = worst(lines.iter().copied(), |line| line.left_off(layout.area.left)) {
        out.push(FLUSH.length(off, 0.0, 0.5).at(line));
    }
    out.push(
        COLON.measured(last.text.ends_with('：'), last.last_char().map(String::from).unwrap_or_default()).at(last),
    );
    let below = layout.text_on(first.page).find(|line| line.baseline > last.baseline);
    if let Some(text) = below {
        let step = text.baseline - last.baseline;
        // The pitch itself is measured elsewhere: here only that there is no blank line.
        out.push(NEXT_LINE.measured(step < 1.5 * layout.pitch, mm(step)).at(text));
    }
}

/// RC-02.
fn first_page(layout: &Layout, out: &mut Vec<Measure>) {
    let count = layout.text_on(1).filter(|line| line.part == 0).count();
    out.push(FIRST_PAGE.measured(count > 0, count.to_string()).on(1));
}

/// BD-01. A line begins flush or two characters in; the line furthest from both is shown.
fn indents(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let indented = layout.text_on(page).filter(|line| layout.begins_paragraph(line));
    let off = |line: &Line| line.left_off(layout.area.left + 2.0 * CHAR);
    if let Some((off, line)) = worst(indented, off) {
        out.push(INDENT.length(off + 2.0 * CHAR, 2.0 * CHAR, 0.5).at(line));
    }
}

const LEVEL_1: Requirement = Requirement::new("7.3.3", "BD-02", "一级标题字体", "type of headings 一、", "黑体");
const LEVEL_2: Requirement = Requirement::new("7.3.3", "BD-02", "二级标题字体", "type of headings （一）", "楷体");
const LEVEL_3: Requirement = Requirement::new("7.3.3", "BD-02", "三级标题字体", "type of headings 1.", "仿宋");
const LEVEL_4: Requirement = Requirement::new("7.3.3", "BD-02", "四级标题字体", "type of headings （1）", "仿宋");

/// BD-02. The headings of each level and page: the first that is wrong, or else the first. What only begins with a
/// number and is set like text is text.
fn headings(layout: &Layout, out: &mut Vec<Measure>) {
    let levels =
        [(&LEVEL_1, Class::Hei), (&LEVEL_2, Class::Kai), (&LEVEL_3, Class::FangSong), (&LEVEL_4, Class::FangSong)];
    let numbered = layout.numbered();
    for page in 1..=layout.pages.len() {
        for (level, (requirement, class)) in (1..).zip(levels) {
            let of_level: Vec<&Numbered> = numbered.iter().filter(|found| found.level == level).collect();
            let plain = is_plain_throughout(&of_level, class);
            let measured = of_level.iter().filter(|found| found.line.page == page);
            let measured = measured.filter(|found| found.class == class || is_heading(found, class, plain));
            let found: Vec<&&Numbered> = measured.collect();
            if let Some(shown) = found.iter().find(|found| found.class != class).or(found.first()) {
                out.push(requirement.measured(shown.class == class, shown.class.word()).at(shown.line));
            }
        }
    }
}

/// Whether a paragraph whose number is not in the type of headings is a heading all the same.
fn is_heading(found: &Numbered, class: Class, plain_throughout: bool) -> bool {
    match found.standing {
        Standing::OwnLine | Standing::SetOff => true,
        Standing::Short => plain_throughout && class != Class::FangSong,
        Standing::Text => false,
    }
}

/// Fewest headings of a level that show how the document sets it.
const LEAST_SHOWING: usize = 3;

/// Whether every numbered paragraph of a level begins like a heading, and none is set as one.
fn is_plain_throughout(of_level: &[&Numbered], class: Class) -> bool {
    let plain = |found: &&Numbered| found.standing == Standing::Short && found.class != class;
    of_level.len() >= LEAST_SHOWING && of_level.iter().all(plain)
}
