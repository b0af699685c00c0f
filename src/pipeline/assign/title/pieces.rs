//! The stretches of a title that must not be broken.

use super::line::{LINE, clings_to_next, clings_to_previous};
use crate::{
    hanzi::{width::half_widths, words::split},
    model::plan::Register,
};

/// Words, names of units, 《…》 and marks with what they cling to.
pub(super) fn pieces(title: &str, register: &Register) -> Vec<String> {
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
pub(super) fn broken(pieces: Vec<String>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
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
