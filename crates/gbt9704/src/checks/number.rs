//! Page numbers (7.5; 10.1 for the first page of a letter).

use super::{
    super::{
        layout::{Layout, Line, Role, words},
        options::Kind,
        pdf::Class,
        report::Measure,
    },
    imprint::one_character,
    requirement::{Requirement, mm},
};

const DASHES: Requirement = Requirement::new("7.5", "PN-01", "页码左右一字线", "dashes beside the number", "— 1 —");
const SIZE: Requirement = Requirement::new("7.5", "PN-01", "页码字号（4号）", "size of the number", "13.7–14.3 pt");
const CLASS: Requirement = Requirement::new("7.5", "PN-01", "页码字体", "type of the number", "宋体");
const BELOW: Requirement =
    Requirement::new("7.5", "PN-01", "一字线上距版心下边缘", "dash below the type area", "7 ± 1 mm");
const SIDE: Requirement = Requirement::new(
    "7.5",
    "PN-02",
    "单页居右、双页居左空一字",
    "odd right, even left, one character in",
    "4.94 或 5.57 ± 0.5 mm",
);
const SEQUENCE: Requirement = Requirement::new("7.5", "PN-03", "页码连续", "numbers in sequence", "连续 consecutive");
const FIRST: Requirement =
    Requirement::new("10.1", "LT-05", "信函首页不显示页码", "no number on the first page of a letter", "无 none");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    let letter = layout.kind == Kind::Letter;
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for page in 1..=layout.pages.len() {
        let line = layout.of_role(Role::PageNumber).find(|line| line.page == page);
        if letter && page == 1 {
            let shown = line.map_or("无 none", |line| &line.text);
            out.push(FIRST.measured(line.is_none(), shown).on(1));
            continue;
        }
        let Some(line) = line else {
            missing(layout, page, out);
            continue;
        };
        look(line, out);
        place(layout, line, out);
        numbers.extend(words::page_number(&line.text).map(|number| (page, number)));
    }
    sequence(&numbers, out);
}

/// PN-03. A blank page before the imprint, and that page, may go without a number; a table laid across has a check of its
/// own.
fn missing(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    if super::table::is_turned(&layout.pages[page - 1]) {
        return;
    }
    let lines = |page: usize| layout.lines.iter().filter(move |line| line.page == page);
    let blank = lines(page).next().is_none();
    let only_imprint = page == layout.pages.len() && lines(page).all(|line| line.role == Role::Imprint);
    if !blank && !only_imprint && layout.kind != Kind::Other {
        out.push(SEQUENCE.missing().on(page));
    }
}

/// PN-01. Size, class, digits and dashes.
fn look(line: &Line, out: &mut Vec<Measure>) {
    let chars: Vec<char> = line.text.chars().collect();
    let dashed = matches!(chars.as_slice(), ['—' | '–' | '―', digits @ .., '—' | '–' | '―']
        if !digits.is_empty() && digits.iter().all(char::is_ascii_digit));
    out.push(DASHES.measured(dashed, line.text.clone()).at(line));
    out.push(SIZE.measured((line.size - 14.0).abs() <= 0.3, format!("{:.2} pt", line.size)).at(line));
    let digits = line.glyphs.iter().find(|glyph| glyph.text.chars().all(|char| char.is_ascii_digit()));
    if let Some(digit) = digits {
        // Programs set half-width digits of 宋体 in a Latin roman; a 黑体, 楷体 or bold number is another type.
        let met = matches!(digit.class, Class::Song | Class::Other) && !digit.bold;
        out.push(CLASS.measured(met, format!("{} {}", digit.class.word(), digit.font())).at(line));
    }
}

/// PN-01: the dash; PN-02: the side.
fn place(layout: &Layout, line: &Line, out: &mut Vec<Measure>) {
    let dash = line.glyphs.iter().find(|glyph| "—–―-".contains(&*glyph.text) && !glyph.text.is_empty());
    // Without a dash, its place is three tenths of the size above the baseline.
    let y = dash.and_then(|dash| dash.ink()).map_or(line.baseline - 0.35 * line.em(), |ink| ink.top);
    out.push(BELOW.length(y - layout.area.bottom(), 7.0, 1.0).at(line));
    let odd = words::page_number(&line.text).is_some_and(|number| number % 2 == 1);
    let inset = if odd { layout.area.right() - line.right() } else { line.left() - layout.area.left };
    out.push(SIDE.measured(one_character(inset), mm(inset)).at(line));
}

fn sequence(numbers: &[(usize, u32)], out: &mut Vec<Measure>) {
    for pair in numbers.windows(2) {
        let [(before, first), (page, second)] = [pair[0], pair[1]];
        let pages = u32::try_from(page - before).unwrap_or(u32::MAX);
        if first.checked_add(pages) != Some(second) {
            out.push(SEQUENCE.measured(false, format!("{first} → {second}")).on(page));
            return;
        }
    }
    if let [(page, first), .., (_, last)] = numbers {
        out.push(SEQUENCE.measured(true, format!("{first}–{last}")).on(*page));
    }
}
