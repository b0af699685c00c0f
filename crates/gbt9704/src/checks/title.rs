//! The title (7.3.1).

use super::{
    super::{
        layout::{Layout, Line, Role, words},
        options::{Kind, TitleLines},
        pdf::Class,
        report::{Measure, Verdict},
    },
    requirement::{Requirement, worst},
};

const FONT: Requirement = Requirement::new("7.3.1", "TI-01", "标题字体", "type of the title", "小标宋");
const SIZE: Requirement = Requirement::new("7.3.1", "TI-01", "标题字号（2号）", "size of the title", "21.5–22.2 pt");
const GAP: Requirement =
    Requirement::new("7.3.1", "TI-01", "标题在红线下空二行", "title two lines below the red line", "20.0–26.5 mm");
const CENTRE: Requirement =
    Requirement::new("7.3.1", "TI-01", "标题各行居中", "title lines centred: offset", "0 ± 0.5 mm");
const LENGTH: Requirement =
    Requirement::new("7.3.1", "TI-02", "标题每行字数（版心宽）", "characters a title line (width of the area)", "≤ 20");
const SHAPE: Requirement = Requirement::new(
    "7.3.1",
    "TI-02",
    "标题回行排成梯形或菱形",
    "shape of the title",
    "梯形或菱形 trapezoid or diamond",
);

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    if !matches!(layout.kind, Kind::Notice | Kind::Letter) {
        return;
    }
    let lines: Vec<&Line> = layout.of_role(Role::Title).collect();
    let Some(&first) = lines.first() else {
        let blank = layout.of_role(Role::Blank).any(|line| line.size > 18.0);
        out.push(if blank { SIZE.not_applicable() } else { SIZE.missing().on(1) });
        return;
    };
    look(&lines, out);
    if let Some(rule) = layout.head_rule {
        // Two lines, or two and a half: as with HD-06.
        out.push(GAP.between(first.top() - rule.centre(), 20.0, 26.5).at(first));
    }
    centred(layout, &lines, &CENTRE, out);
    length(&lines, out);
    shape(layout, &lines, out);
}

fn look(lines: &[&Line], out: &mut Vec<Measure>) {
    let first = lines[0];
    let other = lines.iter().find(|line| line.class() != Class::TitleSong).unwrap_or(&first);
    out.push(FONT.measured(other.class() == Class::TitleSong, other.class().word()).at(other));
    if let Some((off, line)) = worst(lines.iter().copied(), |line| line.size - 22.0) {
        // 2号 is 22 pt; some programs round it to 21.5.
        out.push(SIZE.measured((-0.5..=0.2).contains(&off), format!("{:.2} pt", line.size)).at(line));
    }
}

/// The line furthest from the middle of the type area. A line's closing mark counts with its whole box or half of it.
pub(super) fn centred(layout: &Layout, lines: &[&Line], requirement: &Requirement, out: &mut Vec<Measure>) {
    let off = |line: &Line| {
        let whole = line.centre() - layout.area.centre();
        let ink = line.ink().map_or(whole, |ink| ink.left.midpoint(ink.right) - layout.area.centre());
        if ink.abs() < whole.abs() { ink } else { whole }
    };
    if let Some((off, line)) = worst(lines.iter().copied(), off) {
        out.push(requirement.length(off, 0.0, 0.5).at(line));
    }
}

fn length(lines: &[&Line], out: &mut Vec<Measure>) {
    let count = |line: &Line| line.text.chars().count();
    if let Some(line) = lines.iter().max_by_key(|line| count(line)) {
        // Half-width digits take half a character each: the width is what 20 characters of 22 pt take.
        let wide = line.width() <= 20.1 * line.em();
        out.push(LENGTH.measured(count(line) <= 20 || wide, count(line).to_string()).at(line));
    }
}

/// TI-02. Widths that rise, fall, or rise and then fall; lines of equal width make a block, which is neither.
fn shape(layout: &Layout, lines: &[&Line], out: &mut Vec<Measure>) {
    let [first, .., last] = lines else { return };
    // Half a character is no step.
    let step = |a: f64, b: f64| {
        if (a - b).abs() < first.em() / 2.0 {
            0
        } else if b > a {
            1
        } else {
            -1
        }
    };
    let widths: Vec<f64> = lines.iter().map(|line| line.width()).collect();
    let steps: Vec<i32> = widths.windows(2).map(|pair| step(pair[0], pair[1])).filter(|&step| step != 0).collect();
    let falls_then_rises = steps.windows(2).any(|pair| pair == [-1, 1]);
    let block = steps.is_empty();
    let orphan = last.text.chars().filter(|&char| words::is_hanzi(char)).count() <= 2;
    let shown = match (falls_then_rises, block, orphan) {
        (true, ..) => "沙漏形 hourglass",
        (_, true, _) => "长方形 rectangle",
        (.., true) => "末行过短 last line too short",
        _ if steps.contains(&1) && steps.contains(&-1) => "菱形 diamond",
        _ => "梯形 trapezoid",
    };
    let counts: Vec<String> = lines.iter().map(|line| line.text.chars().count().to_string()).collect();
    let met = !(falls_then_rises || block || orphan);
    let shown = format!("{shown}（{}）", counts.join("/"));
    out.push(match layout.title {
        TitleLines::Given if !met => SHAPE.judged(Verdict::NotApplicable, Some(shown)).at(first),
        _ => SHAPE.measured(met, shown).at(first),
    });
}
