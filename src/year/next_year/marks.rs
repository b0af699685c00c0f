//! Puts the marks above the places that they mean: comment lines, never inside a text.

use std::collections::BTreeMap;

use super::work::{Found, Step};
use crate::{
    model::{edits::Edits, place::Place, plan::Mark},
    pipeline::load::comments::fabric,
};

/// The text with its marks, and for each note the line (from 1) that it means.
///
/// A correction gets no mark. A mark that stands above the line already, from the year before, is not doubled.
pub(super) fn mark(text: &str, found: &[&Found], edits: &Edits) -> (String, Vec<usize>) {
    let fabric = fabric(text);
    let starts: Vec<usize> =
        found.iter().map(|found| fabric.line_for(text, edits.moved(found.place).min(text.len()))).collect();
    let mut marks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (found, start) in found.iter().zip(&starts).filter(|(found, _)| found.step != Step::Corrected) {
        let line = Mark { code: found.code, reason: &found.message.zh }.to_string();
        let own = marks.entry(*start).or_default();
        if !own.contains(&line) && !stands_above(text, *start, &line) {
            own.push(line);
        }
    }
    let lines = starts.iter().map(|start| {
        let added: usize = marks.range(..=*start).map(|(_, own)| own.len()).sum();
        1 + text[..*start].matches('\n').count() + added
    });
    (insert(text, &marks), lines.collect())
}

fn insert(text: &str, marks: &BTreeMap<usize, Vec<String>>) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = Edits::default();
    for (start, lines) in marks.iter().filter(|(_, lines)| !lines.is_empty()) {
        let rest = &text[*start..];
        let indentation = &rest[..rest.len() - rest.trim_start_matches(' ').len()];
        let at = u32::try_from(*start).expect("files over the size limit are refused");
        edits.add(
            Place { start: at, end: at, ..Place::default() },
            lines.iter().flat_map(|line| [indentation, line, end]).collect::<String>(),
        );
    }
    edits.apply(0, text)
}

/// Whether one of the comment lines directly above a line is this one.
fn stands_above(text: &str, start: usize, line: &str) -> bool {
    let above = text[..start]
        .lines()
        .rev()
        .map(|above| above.trim_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace()));
    above.take_while(|above| above.starts_with('#')).any(|above| above == line)
}
