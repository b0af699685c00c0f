//! Text that is no YAML: says what is wrong, mends it for the reading, and goes on, so that one slip does not hide
//! the faults behind it.

use granit_parser::{ErrorKind, ScanError};

use super::{
    cure::{self, Trouble},
    faults,
    lines::{self, Line},
    parser::first_error,
    patch::Patched,
    tree, words,
};
use crate::model::{finding::Finding, place::Style};

/// How many slips of one file are mended.
const MOST: usize = 50;
/// How many bytes are parsed in trying.
const PATIENCE: usize = 64 << 20;

/// Reads a text as far as it goes; with the text as it was mended for the reading.
pub(super) fn read(file: u16, text: &str) -> (tree::Tree, Patched) {
    let (mut patched, mut findings) = narrow(file, Patched::new(parsable(text)));
    let mut tree = tree::grow(file, &patched);
    let mut patience = PATIENCE;
    let mut error = tree.error.take();
    if error.is_none() {
        tree.findings.extend(findings);
        return (tree, patched);
    }
    while let Some(stop) = error {
        let (found, mended) = one(file, &patched, &stop, &mut patience);
        findings.extend(found);
        match mended {
            Some(mended) if findings.len() < MOST => patched = mended,
            _ => break,
        }
        error = first_error(&patched.text);
    }
    let mut tree = tree::grow(file, &patched);
    tree.findings.extend(findings);
    (tree, patched)
}

/// Says what is wrong at the first place where the parser stops, and gets it past that place.
fn one(file: u16, patched: &Patched, error: &ScanError, patience: &mut usize) -> (Vec<Finding>, Option<Patched>) {
    let text = &patched.text;
    let at = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(text.len()));
    let lines = lines::lines(text);
    let Some(line) = lines.partition_point(|line| line.indentation.start <= at).checked_sub(1) else {
        return (vec![stopped(file, patched, at, error.kind())], None);
    };
    let trouble = Trouble { file, patched, lines: &lines, line, at, kind: error.kind() };
    // Past the line, in bytes from the end, which no change before it moves.
    let left = text.len() - lines[line].content.end.max(at);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        // Nobody writes that by a slip.
        return (vec![stopped(file, patched, at, error.kind())], None);
    }
    if let Some(escape) = escape(text, at, error.kind()) {
        let mended = patched.clone().with(escape, escape, "\\");
        return (vec![stopped(file, patched, at, error.kind())], Some(mended));
    }
    for cure in cure::cures(&trouble) {
        // Each change moves the rest of the text.
        *patience = patience.saturating_sub(text.len() * (cure.changes.len() / 8));
        if *patience < text.len() {
            break;
        }
        let mut mended = patched.clone();
        for (range, replacement) in &cure.changes {
            mended = mended.with(range.start, range.end, replacement);
        }
        if gets_past(&mended, left, patience) {
            return (cure.findings, Some(mended));
        }
    }
    let finding = stopped(file, patched, at, error.kind());
    (vec![finding], without(patched, &lines, line, left, patience))
}

/// Whether the parser gets further than to the last `left` bytes.
fn gets_past(mended: &Patched, left: usize, patience: &mut usize) -> bool {
    let Some(rest) = patience.checked_sub(mended.text.len()) else { return false };
    *patience = rest;
    let stop = first_error(&mended.text).map(|error| error.marker().byte_offset().unwrap_or_default());
    stop.is_none_or(|stop| mended.text.len() - stop.min(mended.text.len()) < left)
}

/// The text without the list element that holds the line, or a larger one, or the key at the margin.
fn without(patched: &Patched, lines: &[Line], line: usize, left: usize, patience: &mut usize) -> Option<Patched> {
    let text = &patched.text;
    let mut depth = usize::MAX;
    for first in (0..=line).rev() {
        let begin = &lines[first];
        if begin.is_blank(text) || begin.depth() >= depth {
            continue;
        }
        depth = begin.depth();
        if !begin.is_element(text) && depth > 0 {
            depth += 1;
            continue;
        }
        let after = lines[first + 1..].iter().take_while(|next| next.is_blank(text) || next.depth() > depth).count();
        let end = lines[(first + after).max(line)].content.end;
        let mended = patched.blanked(begin.content.start, end);
        if gets_past(&mended, left, patience) {
            return Some(mended);
        }
    }
    None
}

/// Full-width and no-break blanks before a key or a dash are no indentation to YAML: it takes the line for text, and
/// says so somewhere below. They are said here, and read as the line above is indented.
fn narrow(file: u16, text: Patched) -> (Patched, Vec<Finding>) {
    let is_wide = |character: char| character.is_whitespace() && !character.is_ascii();
    let lines = lines::lines(&text.text);
    let mut found = Vec::new();
    let mut depth = 0;
    for line in &lines {
        let content = &text.text[line.content.clone()];
        let rest = content.trim_start_matches(|character| is_wide(character) || character == ' ');
        let entry = rest.trim_start_matches("- ");
        let key = entry.split([':', '：']).next().filter(|key| key.len() < entry.len());
        if content.starts_with(is_wide) && (rest.starts_with("- ") || key.is_some_and(words::means_key)) {
            let end = line.content.end - rest.len();
            found.push((line.indentation.start..end, " ".repeat(depth)));
        } else if !line.is_blank(&text.text) {
            depth = line.entry_depth() + if content.ends_with(':') { 2 } else { 0 };
        }
    }
    let mut patched = text;
    let mut findings = Vec::new();
    for (range, blanks) in found.into_iter().rev() {
        findings.push(faults::wide_blank(patched.place(file, range.clone(), Style::Collection), &blanks));
        patched = patched.with(range.start, range.end, &blanks);
    }
    (patched, findings)
}

fn stopped(file: u16, patched: &Patched, at: usize, kind: &ErrorKind) -> Finding {
    let at = escape(&patched.text, at, kind).unwrap_or(at);
    let length = patched.text[at..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
    let place = patched.place(file, at..at + length, Style::Collection);
    match kind {
        ErrorKind::UnknownAnchor => faults::alias(place, "*"),
        kind => faults::syntax(place, kind),
    }
}

/// What may follow a backslash in double quotes (YAML 1.2.2, 5.7), but for the hexadecimal ones.
const KNOWN: &str = "0abt\tnvfre \"/\\N_LP\n\r";

/// Where the escape stands that a quoted text is refused for: the parser tells where the text begins.
fn escape(text: &str, at: usize, kind: &ErrorKind) -> Option<usize> {
    if !faults::is_escape(kind) {
        return None;
    }
    let rest = &text[at..];
    let backslashes = rest.match_indices('\\').map(|(found, _)| found);
    let mut skip = 0;
    for found in backslashes {
        if found < skip {
            continue;
        }
        let after = rest[found + 1..].chars().next().unwrap_or(' ');
        let digits = match after {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let next = found + 1 + after.len_utf8();
        let is_hexadecimal =
            rest.get(next..).unwrap_or_default().bytes().take(digits).filter(u8::is_ascii_hexdigit).count() == digits;
        if !(KNOWN.contains(after) || digits > 0 && is_hexadecimal) {
            return Some(at + found);
        }
        skip = next;
    }
    None
}

/// The text with characters that YAML does not allow replaced by others as long: the parser would stop at them, and
/// takes NUL for the end.
fn parsable(text: &str) -> String {
    let filler = |character: char| match character {
        '\t' | '\n' | '\r' | '\u{85}' => character,
        '\0'..='\u{1f}' | '\u{7f}' => ' ',
        '\u{80}'..='\u{9f}' => '\u{a0}',
        '\u{fffe}' | '\u{ffff}' => '\u{3000}',
        other => other,
    };
    if text.contains(|character| filler(character) != character) {
        text.chars().map(filler).collect()
    } else {
        text.to_owned()
    }
}
