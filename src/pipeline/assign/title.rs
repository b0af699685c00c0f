//! Breaks a title into lines: by the sense of its words, as a trapezoid or a diamond (GB/T 9704-2012 7.3.1).

use crate::{
    hanzi::{width::half_widths, words::split},
    model::plan::Register,
};

/// Lines that differ by a character or less (digits are not quite half as wide) look like a block, which the standard does not want.
const STEP: usize = 3;

/// Characters of 2号 (22 pt) on one line of 156 mm.
const LINE: usize = 20;

/// The lines of a title. Breaks given by the author stand; otherwise they are computed.
pub(super) fn lines(title: &str, register: &Register) -> Vec<String> {
    let title = title.trim();
    if title.contains('\n') {
        return title.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    }
    // The common case must not load the dictionary.
    if half_widths(title) <= 2 * LINE {
        return vec![title.to_owned()];
    }
    let pieces = pieces(title, register);
    let shaped = |pieces: &[String]| (2..=pieces.len().min(5)).find_map(|count| best(pieces, count, cost));
    // A quoted title stays whole where the shape allows it; else it too breaks between its words.
    shaped(&pieces).or_else(|| shaped(&broken(pieces.clone(), |_| true))).unwrap_or_else(|| greedy(&pieces))
}

/// The lines of a title that is put together from `stretches`: it breaks only between them if it can.
pub(super) fn composed(stretches: &[String], register: &Register) -> Vec<String> {
    let title = stretches.concat();
    if half_widths(&title) <= 2 * LINE {
        return vec![title];
    }
    (2..=stretches.len())
        .find_map(|count| best(stretches, count, by_meaning))
        .unwrap_or_else(|| lines(&title, register))
}

/// The width that is seen: half of a mark is blank, and is not set at the ends of a line nor between two marks.
fn printed(line: &str) -> usize {
    let blank_before = line.starts_with(clings_to_next);
    let blank_after = line.ends_with(clings_to_previous) && !line.ends_with(['的', '了', '等']);
    let is_mark = |character: char| "、，。：；！？》”’）〕〉《“‘（〔〈".contains(character);
    let between = line.chars().zip(line.chars().skip(1)).filter(|(one, next)| is_mark(*one) && is_mark(*next)).count();
    half_widths(line).saturating_sub(usize::from(blank_before) + usize::from(blank_after) + between)
}

/// Stretches that must not be broken: words, names of units, 《…》 and marks with what they cling to.
fn pieces(title: &str, register: &Register) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for word in words(title, register) {
        let clings = depth > 0
            || word.starts_with(clings_to_previous)
            || pieces.last().is_some_and(|last| last.ends_with(clings_to_next));
        for mark in word.chars() {
            depth = match mark {
                '《' | '“' | '（' | '〔' => depth + 1,
                '》' | '”' | '）' | '〕' => depth.saturating_sub(1),
                _ => depth,
            };
        }
        match pieces.last_mut() {
            Some(last) if clings => last.push_str(&word),
            _ => pieces.push(word),
        }
    }
    // A quoted title longer than a line can only be broken inside.
    broken(pieces, |piece| half_widths(piece) > 2 * LINE)
}

/// Breaks those of the pieces that are `wanted` between their words.
fn broken(pieces: Vec<String>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let inner = |piece: String| {
        let mut parts: Vec<String> = Vec::new();
        for word in split(&piece) {
            match parts.last_mut() {
                Some(last) if word.starts_with(clings_to_previous) || last.ends_with(clings_to_next) => {
                    last.push_str(word);
                }
                _ => parts.push(word.to_owned()),
            }
        }
        parts
    };
    pieces.into_iter().flat_map(|piece| if wanted(&piece) { inner(piece) } else { vec![piece] }).collect()
}

fn words(title: &str, register: &Register) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = title;
    while !rest.is_empty() {
        let (at, name) = first_name(rest, register).unwrap_or((rest.len(), ""));
        words.extend(cut(&rest[..at]));
        if !name.is_empty() {
            words.push(name.to_owned());
        }
        rest = &rest[at + name.len()..];
    }
    words
}

fn first_name<'a>(text: &'a str, register: &Register) -> Option<(usize, &'a str)> {
    let found = register.departments.iter().filter(|unit| !unit.name().is_empty());
    found
        .filter_map(|unit| text.find(unit.name()).map(|at| (at, &text[at..at + unit.name().len()])))
        .min_by_key(|(at, name)| (*at, usize::MAX - name.len()))
}

/// Words of running text; a number keeps its 年, 月, 日, % or counter.
fn cut(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for token in split(text) {
        let after_number = words.last().is_some_and(|last| last.ends_with(|end: char| end.is_ascii_digit()));
        match words.last_mut() {
            Some(last) if after_number && token.chars().count() == 1 => last.push_str(token),
            _ => words.push(token.to_owned()),
        }
    }
    words
}

fn clings_to_previous(mark: char) -> bool {
    "的了等、，。：；！？》”’）〕〉…—·".contains(mark)
}

fn clings_to_next(mark: char) -> bool {
    "《“‘（〔〈".contains(mark)
}

/// How far a setting is from a good one, given its lines, the pieces and where the lines end.
type Cost = fn(&[usize], &[String], &[usize]) -> Option<usize>;

/// The best way to set `pieces` on `count` lines, if there is one in the shape that the standard wants.
fn best(pieces: &[String], count: usize, cost: Cost) -> Option<Vec<String>> {
    let widths: Vec<usize> = pieces.iter().map(|piece| half_widths(piece)).collect();
    let mut breaks = Vec::new();
    let mut found: Option<(usize, Vec<usize>)> = None;
    search(&Search { widths: &widths, pieces, cost }, count, 0, &mut breaks, &mut found);
    let (_, ends) = found?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some(starts.zip(ends.iter().copied()).map(|(start, end)| pieces[start..end].concat()).collect())
}

/// What a search for line ends looks at.
struct Search<'a> {
    widths: &'a [usize],
    pieces: &'a [String],
    cost: Cost,
}

/// Tries every set of line ends; titles have few words, and full lines cut the search short.
fn search(of: &Search<'_>, left: usize, start: usize, ends: &mut Vec<usize>, found: &mut Option<(usize, Vec<usize>)>) {
    if left == 0 {
        if start == of.widths.len() {
            consider(of, ends, found);
        }
        return;
    }
    if of.widths[start..].iter().sum::<usize>() > 2 * LINE * left {
        return;
    }
    let mut width = 0;
    for end in start + 1..=of.widths.len() {
        width += of.widths[end - 1];
        if width > 2 * LINE {
            break;
        }
        ends.push(end);
        search(of, left - 1, end, ends, found);
        ends.pop();
    }
}

fn consider(of: &Search<'_>, ends: &[usize], found: &mut Option<(usize, Vec<usize>)>) {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines: Vec<usize> = starts.zip(ends).map(|(start, &end)| printed(&of.pieces[start..end].concat())).collect();
    let Some(cost) = (of.cost)(&lines, of.pieces, ends) else { return };
    if found.as_ref().is_none_or(|(least, _)| cost < *least) {
        *found = Some((cost, ends.to_vec()));
    }
}

/// Where the sense gives the breaks, only the shape counts: a last line may be short, as （区教育局） is.
fn by_meaning(lines: &[usize], _: &[String], _: &[usize]) -> Option<usize> {
    let (longest, shortest) = (*lines.iter().max()?, *lines.iter().min()?);
    (trapezoid_or_diamond(lines) && shortest >= 6 && longest >= shortest + STEP).then_some(longest - shortest)
}

/// How far a setting is from a good one; `None` if the standard does not allow its shape.
fn cost(lines: &[usize], pieces: &[String], ends: &[usize]) -> Option<usize> {
    let shape = trapezoid_or_diamond(lines);
    let (longest, shortest) = (*lines.iter().max()?, *lines.iter().min()?);
    // A last line of one or two characters, or lines as long as each other, look like an accident.
    if !shape || shortest < 6 || longest < shortest + STEP || 5 * shortest < 2 * longest {
        return None;
    }
    let awkward = ends[..ends.len() - 1].iter().filter(|&&end| awkward_break(&pieces[end - 1], &pieces[end])).count();
    Some(longest - shortest + 12 * awkward)
}

/// Each line longer than the one before, or shorter, or longer up to one and then shorter.
fn trapezoid_or_diamond(lines: &[usize]) -> bool {
    let peak = lines.iter().enumerate().max_by_key(|(_, width)| **width).map_or(0, |(at, _)| at);
    let falls = |pair: &[usize]| pair[0] > pair[1];
    let rises = |pair: &[usize]| pair[0] < pair[1];
    lines[..=peak].windows(2).all(rises) && lines[peak..].windows(2).all(falls) || lines.windows(2).all(falls)
}

/// A line should not end in a word that calls for the next, nor begin with one that belongs to the last.
fn awkward_break(before: &str, after: &str) -> bool {
    const OPENS: [&str; 14] =
        ["关于", "印发", "和", "与", "及", "对", "在", "为", "将", "年度", "转发", "批转", "做好", "进一步"];
    const CLOSES: [&str; 6] = ["和", "与", "及", "工作", "通知", "若干"];
    OPENS.contains(&before) || CLOSES.contains(&after)
}

/// Without a good shape: lines as full as they can be. Only a word longer than a line is cut.
fn greedy(pieces: &[String]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces {
        let room = |lines: &[String], more: usize| half_widths(&lines[lines.len() - 1]) + more <= 2 * LINE;
        if !room(&lines, half_widths(piece)) && !lines[lines.len() - 1].is_empty() {
            lines.push(String::new());
        }
        for character in piece.chars() {
            if !room(&lines, 2) {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always a line").push(character);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(title: &str) -> Vec<String> {
        lines(title, &Register::default())
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(set("关于做好2024年食品安全工作的通知"), ["关于做好2024年食品安全工作的通知"]);
    }

    #[test]
    fn given_breaks_stand() {
        assert_eq!(set("甲\n乙丙\n"), ["甲", "乙丙"]);
    }

    #[test]
    fn a_composed_title_breaks_where_its_author_did() {
        let composed = |stretches: &[&str]| {
            composed(&stretches.iter().map(|&one| one.to_owned()).collect::<Vec<_>>(), &Register::default())
        };
        assert_eq!(
            composed(&["关于分送友好区2023年食品安全", "重点工作安排任务清单的函"]),
            ["关于分送友好区2023年食品安全", "重点工作安排任务清单的函"]
        );
        assert_eq!(
            composed(&["友好区2023年食品安全", "重点工作安排任务清单", "（区教育局）"]),
            ["友好区2023年食品安全", "重点工作安排任务清单（区教育局）"]
        );
        assert_eq!(composed(&["甲", "乙", "（丙）"]), ["甲乙（丙）"]);
        let long = "甲".repeat(50);
        assert_eq!(composed(&[&long, "乙"]).concat(), format!("{long}乙"));
    }

    #[test]
    fn real_titles_lose_nothing_and_keep_the_shape() {
        for title in TITLES {
            let set = set(title);
            assert_eq!(set.concat(), *title);
            let widths: Vec<usize> = set.iter().map(|line| half_widths(line)).collect();
            assert!(widths.iter().all(|width| *width <= 2 * LINE), "{set:?}");
            assert!(trapezoid_or_diamond(&widths), "{set:?}");
            assert!(
                set.iter().all(|line| !line.starts_with(clings_to_previous) && !line.ends_with(clings_to_next)),
                "{set:?}"
            );
        }
    }

    #[test]
    fn no_title_hangs_or_loses_characters() {
        for title in ["甲".repeat(5000), "ab ".repeat(900), "《".repeat(100), "，".repeat(90), "的通知".repeat(300)]
        {
            assert_eq!(set(&title).concat(), title.trim());
        }
    }

    #[test]
    fn a_quoted_title_is_broken_rather_than_a_line_of_two_characters_left() {
        for title in
            ["关于印发《江北市技术交易场所管理细则》的通知", "关于印发《江“数”北新质秀带创新区建设方案》的通知"]
        {
            let set = set(title);
            assert_eq!(set.concat(), title);
            assert!(set.iter().all(|line| line.chars().count() >= 6), "{set:?}");
            assert!(trapezoid_or_diamond(&set.iter().map(|line| half_widths(line)).collect::<Vec<_>>()), "{set:?}");
        }
    }

    const TITLES: &[&str] = &[
        "友好区人民政府关于印发友好区2023年食品安全重点工作安排的通知",
        "国务院办公厅关于印发2017年食品安全重点工作安排的通知",
        "国务院食品安全委员会关于印发2023年食品安全重点工作安排的通知",
        "国务院办公厅关于进一步加强农产品质量安全监管工作的通知",
        "中共中央办公厅国务院办公厅关于印发《整治形式主义为基层减负若干规定》的通知",
        "国务院关于加强食品等产品安全监督管理的特别规定",
        "市场监管总局关于贯彻落实《企业落实食品安全主体责任监督管理规定》有关事项的通知",
        "黑龙江省人民政府办公厅关于印发黑龙江省行政执法与刑事司法衔接工作办法的通知",
        "伊春市人民政府关于进一步做好春节期间食品安全和疫情防控工作的紧急通知",
        "关于分送友好区2023年食品安全重点工作安排任务清单的函",
        "友好区2023年食品安全重点工作安排贯彻落实情况报表（上半年）",
        "国务院办公厅转发国家发展改革委等部门关于加快推进城镇环境基础设施建设指导意见的通知",
    ];
}
