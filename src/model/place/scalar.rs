//! Which stretch of the file each character of a scalar was written as.
//!
//! Walks the source as YAML 1.2.2 reads it (folding 6.5, escapes 5.7, blocks 8.1) and is believed only where the
//! outcome is the value that the parser gave; otherwise the caller has to do with the whole scalar.

use std::ops::Range;

use super::{
    sources::Sources,
    stretch::{Place, Style},
};

impl Sources {
    /// The place of the bytes `range` of the decoded `value`, inside the scalar at `place`.
    ///
    /// Exact in all styles; the whole scalar if the two do not belong together.
    ///
    /// # Panics
    /// Never: a stretch of a place is no longer than the place.
    pub fn within(&self, place: Place, value: &str, range: Range<usize>) -> Place {
        let source = self.text(place);
        let written = match place.style {
            Style::Collection => None,
            Style::Literal | Style::Folded => block(source, self.indentation(place), place.style, value),
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => flow(source, place.style),
        };
        let found =
            written.filter(|written| spells(written, value)).and_then(|written| stretch(&written, value, &range));
        let Some((start, end)) = found else { return place };
        let byte = |at: usize| place.start + u32::try_from(at).expect("a stretch of a place is no longer than it");
        Place { start: byte(start), end: byte(end), ..place }
    }

    /// How many bytes stand before a place on its line.
    fn indentation(&self, place: Place) -> usize {
        let before = self.of(place).text.get(..place.start as usize).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |at| at + 1)
    }
}

/// One character of the value, and the bytes of the source that stand for it.
#[derive(Debug, Clone, Copy)]
struct Written {
    value: char,
    start: usize,
    end: usize,
}

/// Whether the characters are the value; white space at its end may be missing, since places leave it out.
fn spells(written: &[Written], value: &str) -> bool {
    let mut expected = value.chars();
    written.iter().all(|character| expected.next() == Some(character.value)) && expected.as_str().trim().is_empty()
}

/// From the first to the last byte of what stands for `range`.
fn stretch(written: &[Written], value: &str, range: &Range<usize>) -> Option<(usize, usize)> {
    value.get(range.clone())?;
    let last = written.last().map_or(0, |character| character.end);
    let index = |at: usize| value[..at].chars().count();
    let (from, to) = (index(range.start), index(range.end));
    let start = written.get(from).map_or(last, |character| character.start);
    if from == to {
        return Some((start, start));
    }
    Some((start, written.get(to - 1).map_or(last, |character| character.end)))
}

/// A scalar without quotes or in quotes.
fn flow(source: &str, style: Style) -> Option<Vec<Written>> {
    // A quote may be missing: the reader puts in what a person forgot.
    let sign = if style == Style::SingleQuoted { '\'' } else { '"' };
    let (inner, quote) = match source.strip_prefix(sign) {
        Some(inner) if style != Style::Plain => (inner.strip_suffix(sign).unwrap_or(inner), 1),
        _ => (source, 0),
    };
    let style = if quote == 0 { Style::Plain } else { style };
    let mut written = Vec::with_capacity(inner.len() / 2);
    let mut at = 0;
    while let Some(next) = inner[at..].chars().next() {
        let rest = &inner[at..];
        let start = at + quote;
        let mut one = |value: char, length: usize| {
            written.push(Written { value, start, end: start + length });
            length
        };
        at += match (next, style) {
            (' ' | '\t' | '\n' | '\r', _) => blanks(rest, start, &mut written),
            ('\'', Style::SingleQuoted) => one('\'', if rest.starts_with("''") { 2 } else { 1 }),
            ('\\', Style::DoubleQuoted) if rest[1..].starts_with(['\n', '\r']) => {
                1 + continued(&rest[1..], start + 1, &mut written)
            }
            ('\\', Style::DoubleQuoted) => {
                let (value, length) = escape(rest)?;
                one(value, length)
            }
            (other, _) => one(other, other.len_utf8()),
        };
    }
    Some(written)
}

/// Blanks and line breaks: folded as soon as there is a break. Gives their length.
fn blanks(rest: &str, start: usize, written: &mut Vec<Written>) -> usize {
    let run = &rest[..rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len()];
    let breaks = breaks(run);
    match breaks.as_slice() {
        [] => written.extend(run.char_indices().map(|(at, value)| Written {
            value,
            start: start + at,
            end: start + at + 1,
        })),
        [_] => written.push(Written { value: ' ', start, end: start + run.len() }),
        [_, further @ ..] => written.extend(further.iter().map(|line| newline(line, start))),
    }
    run.len()
}

/// What follows a backslash at the end of a line: the first break says nothing, each further one is one.
fn continued(rest: &str, start: usize, written: &mut Vec<Written>) -> usize {
    let run = &rest[..rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len()];
    written.extend(breaks(run).iter().skip(1).map(|line| newline(line, start)));
    run.len()
}

fn newline(line: &Range<usize>, start: usize) -> Written {
    Written { value: '\n', start: start + line.start, end: start + line.end }
}

/// The line breaks of a text: LF, CR or both together.
fn breaks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.bytes().enumerate() {
        match (sign, found.last_mut()) {
            (b'\n', Some(last)) if last.end == at && text.as_bytes()[last.start] == b'\r' && last.len() == 1 => {
                last.end += 1;
            }
            (b'\n' | b'\r', _) => found.push(at..at + 1),
            _ => {}
        }
    }
    found
}

/// The character that an escape stands for, and the escape's length (5.7).
fn escape(rest: &str) -> Option<(char, usize)> {
    let letter = rest[1..].chars().next()?;
    let value = match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '/' | '\\' => letter,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return numbered(rest, 2),
        'u' => return numbered(rest, 4),
        'U' => return numbered(rest, 8),
        _ => return None,
    };
    Some((value, 2))
}

/// An escape with `digits` hexadecimal digits; two of \u may stand for one character.
fn numbered(rest: &str, digits: usize) -> Option<(char, usize)> {
    let number = |from: usize| u32::from_str_radix(rest.get(from..from + digits)?, 16).ok();
    let first = number(2)?;
    if digits == 4 && (0xd800..0xdc00).contains(&first) && rest.get(6..8) == Some("\\u") {
        let second = number(8)?.checked_sub(0xdc00)?;
        return Some((char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)?, 12));
    }
    Some((char::from_u32(first)?, 2 + digits))
}

/// A line of a block scalar, without its indentation.
struct Line {
    text: Range<usize>,
    /// The break after it.
    end: Range<usize>,
}

/// A scalar after | or >. Its place begins with its first line that is not empty.
fn block(source: &str, indentation: usize, style: Style, value: &str) -> Option<Vec<Written>> {
    let empty = value.len() - value.trim_start_matches('\n').len();
    let mut written = vec![Written { value: '\n', start: 0, end: 0 }; empty];
    let lines = lines(source, indentation);
    let mut previous: Option<&Line> = None;
    let mut waiting: Vec<&Line> = Vec::new();
    for line in &lines {
        if line.text.is_empty() && style == Style::Folded {
            waiting.push(line);
            continue;
        }
        if let Some(previous) = previous {
            join(source, style, previous, &waiting, line, &mut written);
        }
        let characters = source.get(line.text.clone())?.char_indices();
        written.extend(characters.map(|(at, value)| {
            let start = line.text.start + at;
            Written { value, start, end: start + value.len_utf8() }
        }));
        previous = Some(line);
        waiting.clear();
    }
    Some(written)
}

/// The breaks between two lines: folded between two that begin with text (8.1.3).
fn join(source: &str, style: Style, previous: &Line, empty: &[&Line], next: &Line, written: &mut Vec<Written>) {
    let indented = |line: &Line| source[line.text.clone()].starts_with([' ', '\t']);
    let kept = style == Style::Literal || indented(previous) || indented(next);
    if kept {
        written.push(newline(&previous.end, 0));
    } else if empty.is_empty() {
        written.push(Written { value: ' ', start: previous.end.start, end: next.text.start });
    }
    written.extend(empty.iter().map(|line| newline(&line.end, 0)));
}

fn lines(source: &str, indentation: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut breaks = breaks(source);
    breaks.push(source.len()..source.len());
    for end in breaks {
        let blanks = source[start..end.start].bytes().take_while(|sign| *sign == b' ').count();
        let skipped = if start == 0 { 0 } else { blanks.min(indentation) };
        lines.push(Line { text: start + skipped..end.start, end: end.clone() });
        start = end.end;
    }
    lines
}
