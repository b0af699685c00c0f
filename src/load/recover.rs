//! Text that is no YAML: says what is wrong, mends it for the reading, and goes on, so that one slip does not hide
//! the faults behind it.

use super::{faults, patch::Patched, tree};
use crate::{
    diagnostic::Finding,
    place::{Place, Style},
};

/// Reads a text as far as it goes.
pub(super) fn read(file: u16, text: &str) -> tree::Tree {
    let patched = Patched::new(parsable(text));
    let mut tree = tree::grow(file, &patched);
    if let Some(error) = tree.error.take() {
        let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
        tree.findings.push(stopped(file, &patched, at, &error));
    }
    tree
}

fn stopped(file: u16, patched: &Patched, at: usize, error: &granit_parser::ScanError) -> Finding {
    let length = patched.text[at..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
    let place =
        Place { file, style: Style::Collection, start: patched.original(at), end: patched.original(at + length) };
    faults::syntax(place, error.kind())
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
    text.chars().map(filler).collect()
}
