//! One line of a title: how much it holds, how wide it looks, and what it may not begin or end with.

use crate::hanzi::width::half_widths;

/// Characters of 2号 (22 pt) on one line of 156 mm.
pub(super) const LINE: usize = 20;

/// The width that is seen: half of a mark is blank, and is not set at the ends of a line nor between two marks.
pub(super) fn printed(line: &str) -> usize {
    let blank_before = line.starts_with(clings_to_next);
    let blank_after = line.ends_with(clings_to_previous) && !line.ends_with(['的', '了', '等']);
    let is_mark = |character: char| "、，。：；！？》”’）〕〉《“‘（〔〈".contains(character);
    let between = line.chars().zip(line.chars().skip(1)).filter(|(one, next)| is_mark(*one) && is_mark(*next)).count();
    half_widths(line).saturating_sub(usize::from(blank_before) + usize::from(blank_after) + between)
}

/// What a line may not begin with.
pub(super) fn clings_to_previous(mark: char) -> bool {
    "的了等、，。：；！？》”’）〕〉…—·".contains(mark)
}

/// What a line may not end with.
pub(super) fn clings_to_next(mark: char) -> bool {
    "《“‘（〔〈".contains(mark)
}
