//! The text of an annex cut into headings, tables, pictures and paragraphs.

use std::ops::Range;

use crate::model::plan::picture;

/// Paragraphs by their places. A heading ends with its line, a table with its last row, though no blank line follows.
pub(super) fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let (start, words) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len();
        if words.is_empty() {
            open = false;
            continue;
        }
        let is_row = words.starts_with('|');
        let alone = marked(words).is_some() || picture::alone(words).is_some();
        match chunks.last_mut() {
            Some(last) if open && !alone && text[last.clone()].starts_with('|') == is_row => {
                last.end = start + words.len();
            }
            _ => chunks.push(start..start + words.len()),
        }
        open = !alone;
    }
    chunks
}

/// `## 标题`: its level and its words.
pub(super) fn marked(words: &str) -> Option<(usize, &str)> {
    let level = words.bytes().take_while(|byte| *byte == b'#').count();
    let title = words.get(level..)?.strip_prefix(' ')?.trim();
    ((1..=4).contains(&level) && !words.contains('\n') && !title.is_empty()).then_some((level, title))
}
