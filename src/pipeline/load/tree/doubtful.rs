//! Scalars whose lines a reader would take for something else: for keys, or for text that is indented deeper.

use granit_parser::Span;

use super::super::{faults, lines::lines, patch::Patched, words::means_key};
use crate::model::{finding::Finding, place::Style};

/// Further lines of a text that look like keys.
pub(super) fn swallowed_keys(file: u16, text: &Patched, span: Span) -> Vec<Finding> {
    let mut findings = Vec::new();
    let range = span.byte_range().unwrap_or_default();
    let written = text.text.get(range.clone()).unwrap_or_default();
    let Some(first) = written.find('\n') else { return findings };
    for line in lines(&written[first + 1..]) {
        let start = range.start + first + 1 + line.entry.start;
        if let Some((key, _)) = line.key(&written[first + 1..])
            && means_key(key)
        {
            let place = text.place(file, start..start + key.len(), Style::Plain);
            findings.push(faults::swallowed_key(place, key));
        }
    }
    findings
}

/// Blank lines at the beginning of a block that are longer than its text is indented: YAML forbids them, and
/// readers disagree on what follows.
pub(super) fn deep_blank_lines(file: u16, patched: &Patched, span: Span) -> Vec<Finding> {
    let mut findings = Vec::new();
    let text = &patched.text;
    let start = span.byte_range().map_or(0, |range| range.start);
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |before| before + 1);
    let mut end = line_of(start);
    let indentation = start - end;
    while end > 0 && !patched.gaps {
        let begin = line_of(end - 1);
        let line = text[begin..end].trim_end_matches(['\n', '\r']);
        if line.contains(|sign| sign != ' ') {
            break;
        }
        if line.len() > indentation {
            let range = begin + indentation..begin + line.len();
            findings.push(faults::deep_blank_line(patched.place(file, range, Style::Collection)));
        }
        end = begin;
    }
    findings
}
