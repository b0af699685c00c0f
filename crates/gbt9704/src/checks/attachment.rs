//! The list of attachments (7.3.4) and the heads of attachments (7.3.7).

use super::{
    super::{
        layout::{CHAR, Layout, Line, Role, most_common, words},
        pdf::Class,
        report::Measure,
    },
    requirement::{Requirement, worst},
    title,
};

const GAP: Requirement =
    Requirement::new("7.3.4", "AT-01", "附件说明在正文下空一行", "list one line below the text", "空 1 行 ± 0.2");
const INDENT: Requirement =
    Requirement::new("7.3.4", "AT-01", "附件说明左空二字", "list indented two characters", "11.14 ± 0.5 mm");
const HANGING: Requirement = Requirement::new("7.3.4", "AT-01", "附件名称对齐", "names aligned: offset", "0 ± 0.3 mm");
const END: Requirement =
    Requirement::new("7.3.4", "AT-01", "附件名称后不加标点", "no mark after the names", "无标点 none");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    list(layout, out);
    heads(layout, out);
    issued(layout, out);
}

const ISSUED_FONT: Requirement =
    Requirement::new("7.3.1", "IS-01", "被印发文件标题字体", "title of what is issued: type", "小标宋");
const ISSUED_SIZE: Requirement =
    Requirement::new("7.3.1", "IS-01", "被印发文件标题字号（2号）", "title of what is issued: size", "21.5–22.2 pt");
const ISSUED_CENTRE: Requirement =
    Requirement::new("7.3.1", "IS-01", "被印发文件标题居中", "title of what is issued: centred", "0 ± 0.5 mm");

/// IS-01. What a notice issues is no attachment (7.3.4): a title at the head of a page, without 附件.
fn issued(layout: &Layout, out: &mut Vec<Measure>) {
    let headed = |part: usize| layout.of_role(Role::AttachmentHead).any(|head| head.part == part);
    let titles = || layout.of_role(Role::AttachmentTitle).filter(|line| !headed(line.part));
    let mut parts: Vec<usize> = titles().map(|line| line.part).collect();
    parts.dedup();
    for part in parts {
        let lines: Vec<&Line> = titles().filter(|line| line.part == part).collect();
        let other = lines.iter().find(|line| line.class() != Class::TitleSong).unwrap_or(&lines[0]);
        out.push(ISSUED_FONT.measured(other.class() == Class::TitleSong, other.class().word()).at(other));
        if let Some((off, line)) = worst(lines.iter().copied(), |line| line.size - 22.0) {
            out.push(ISSUED_SIZE.measured((-0.5..=0.2).contains(&off), format!("{:.2} pt", line.size)).at(line));
        }
        title::centred(layout, &lines, &ISSUED_CENTRE, out);
    }
}

/// AT-01.
fn list(layout: &Layout, out: &mut Vec<Measure>) {
    let lines: Vec<&Line> = layout.of_role(Role::AttachmentList).collect();
    let Some(&first) = lines.first() else { return };
    if let Some(text) = layout.before(first).filter(|line| line.page == first.page && line.role == Role::Text) {
        let blank = (first.baseline - text.baseline) / layout.pitch - 1.0;
        out.push(GAP.measured((blank - 1.0).abs() <= 0.2, format!("{blank:.2}")).at(first));
    }
    out.push(INDENT.length(first.left() - layout.area.left, 2.0 * CHAR, 0.5).at(first));
    hanging(&lines, out);
    // A name ends where the list ends, or the next number begins; a mark at the end of any other line is inside a name.
    let is_number = |line: &Line| matches!(words::heading(&line.text), Some((3, _)));
    let ends = |at: usize| lines.get(at + 1).is_none_or(|next| is_number(next));
    let wrong = (0..lines.len()).filter(|&at| ends(at)).map(|at| &lines[at]);
    let wrong = wrong.into_iter().find(|line| line.text.ends_with(['。', '；', '，', '.', ';']));
    let shown = wrong.unwrap_or(&first);
    let mark = wrong.and_then(|line| line.last_char()).map_or("无标点 none".to_owned(), String::from);
    out.push(END.measured(wrong.is_none(), mark).at(shown));
}

/// Later numbers stand under the first number; lines without a number under the first character of the name.
fn hanging(lines: &[&Line], out: &mut Vec<Measure>) {
    let after_colon = lines[0].glyphs.iter().skip_while(|glyph| !glyph.text.ends_with(['：', ':'])).skip(1);
    let mut head = after_colon.clone();
    let Some(start) = head.next().map(|glyph| glyph.origin.x) else { return };
    let numbered = ["附件：1.", "附件:1."].iter().any(|label| lines[0].text.starts_with(label));
    let after_number = after_colon.clone().nth(if numbered { 2 } else { 0 });
    let Some(name) = after_number.map(|glyph| glyph.origin.x) else { return };
    let off = |line: &Line| {
        let (by_number, by_name) = (line.left_off(start), line.left_off(name));
        match line.text.split_once('.') {
            Some((number, rest)) if numbered && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                // `2.2023年` is a number and a name, or a name that goes on with digits.
                let either = rest.starts_with(|first: char| first.is_ascii_digit()) && by_name.abs() < by_number.abs();
                if either { by_name } else { by_number }
            }
            _ => by_name,
        }
    };
    if let Some((off, line)) = worst(lines[1..].iter().copied(), off) {
        out.push(HANGING.length(off, 0.0, 0.3).at(line));
    }
}

const HEAD_FONT: Requirement = Requirement::new("7.3.7", "AX-01", "附件序号字体", "type of 附件", "黑体");
const HEAD_PLACE: Requirement =
    Requirement::new("7.3.7", "AX-01", "附件序号：第一行顶格", "附件: line 1, flush left", "版心左上角 ± 0.5 mm");
const TITLE_PLACE: Requirement =
    Requirement::new("7.3.7", "AX-01", "附件标题在第三行", "attachment title on line 3", "第 3 行 ± 1 mm");
const TITLE_CENTRE: Requirement =
    Requirement::new("7.3.7", "AX-01", "附件标题居中", "attachment title centred: offset", "0 ± 0.5 mm");
const NAMES: Requirement =
    Requirement::new("7.3.7", "AX-01", "附件标题与附件说明一致", "attachment titles as in the list", "一致 equal");

/// AX-01.
fn heads(layout: &Layout, out: &mut Vec<Measure>) {
    for head in layout.of_role(Role::AttachmentHead) {
        // Of one bound apart, 发文字号 stands before it.
        let own = most_common(head.glyphs.iter().copied().skip_while(|glyph| !glyph.text.starts_with('附')));
        out.push(HEAD_FONT.measured(own == Class::Hei, own.word()).at(head));
        let (x, y) = (head.left() - layout.area.left, head.top() - layout.area.top);
        out.push(HEAD_PLACE.measured(x.abs() <= 0.5 && y.abs() <= 1.0, format!("{x:+.2}, {y:+.2} mm")).at(head));
        let titles: Vec<&Line> = layout.of_role(Role::AttachmentTitle).filter(|line| line.part == head.part).collect();
        let Some(&first) = titles.first() else { continue };
        let below = first.top() - layout.area.top - 2.0 * layout.usable_pitch(head.part);
        out.push(TITLE_PLACE.measured(below.abs() <= 1.0, format!("{below:+.2} mm")).at(first));
        title::centred(layout, &titles, &TITLE_CENTRE, out);
        names(layout, &titles, out);
    }
}

fn names(layout: &Layout, titles: &[&Line], out: &mut Vec<Measure>) {
    let list: String = layout.of_role(Role::AttachmentList).map(|line| line.text.as_str()).collect();
    if list.is_empty() {
        return;
    }
    let name: String = titles.iter().map(|line| line.text.as_str()).collect();
    let equal = list.contains(&name);
    let shown = if equal { "一致 equal" } else { "不一致 different" };
    out.push(NAMES.measured(equal, shown).at(titles[0]));
}
