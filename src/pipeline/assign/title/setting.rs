//! A title set on a number of lines: which ways there are, and how far each is from a good one.

use super::line::{LINE, printed};
use crate::hanzi::width::half_widths;

/// Lines that differ by a character or less (digits are not quite half as wide) look like a block, which the standard does not want.
const STEP: usize = 3;

/// How far a setting is from a good one, given its lines, the pieces and where the lines end.
pub(super) type Cost = fn(&[usize], &[String], &[usize]) -> Option<usize>;

/// The best way to set `pieces` on `count` lines, if there is one in the shape that the standard wants.
pub(super) fn best(pieces: &[String], count: usize, cost: Cost) -> Option<Vec<String>> {
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
pub(super) fn by_meaning(lines: &[usize], _: &[String], _: &[usize]) -> Option<usize> {
    let (longest, shortest) = (*lines.iter().max()?, *lines.iter().min()?);
    (trapezoid_or_diamond(lines) && shortest >= 6 && longest >= shortest + STEP).then_some(longest - shortest)
}

/// How far a setting is from a good one; `None` if the standard does not allow its shape.
pub(super) fn cost(lines: &[usize], pieces: &[String], ends: &[usize]) -> Option<usize> {
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
pub(super) fn trapezoid_or_diamond(lines: &[usize]) -> bool {
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
