//! Which numbers of a text are those of its sections.

use super::{
    draft::Line,
    heading::{self, level},
};

/// The highest level of number among lines: of several that bear it, for one alone may be anything.
pub(super) fn top(lines: &[Line]) -> usize {
    let levels: Vec<usize> = lines.iter().filter_map(|line| level(&line.text)).map(|(level, _)| level).collect();
    let top = levels.iter().copied().min().unwrap_or(1);
    if top == 1 || levels.iter().filter(|level| **level == top).count() < 2 { 1 } else { top }
}

/// Chapters that take the place of 一、.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chapters {
    /// 第一章 alone.
    Whole,
    /// 第一节 below it: other numbers stand a level deeper.
    Parted,
}

/// The chapters of a text that has no 一、 and is no regulation in articles.
pub(super) fn chapters(lines: &[Line]) -> Option<Chapters> {
    let found: Vec<usize> =
        lines.iter().filter_map(|line| heading::chapter(&line.text)).map(|(level, _)| level).collect();
    let articles =
        lines.iter().filter(|line| line.text.starts_with('第') && line.text.chars().take(8).any(|sign| sign == '条'));
    let sections = lines.iter().any(|line| heading::is_section(&line.text));
    (found.iter().filter(|level| **level == 1).count() > 1 && !sections && articles.count() == 0)
        .then(|| if found.contains(&2) { Chapters::Parted } else { Chapters::Whole })
}
