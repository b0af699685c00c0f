//! A text as lines, the way a person sees it who looks for the slip: indentation, dashes, key, colon, value.

use std::ops::Range;

/// One line. All ranges are bytes of the text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The blanks and tabs it begins with.
    pub(super) indentation: Range<usize>,
    /// What follows them, without blanks at the end. Empty on a blank line.
    pub(super) content: Range<usize>,
    /// What follows the dashes; the whole content if it begins with none.
    pub(super) entry: Range<usize>,
}

/// Cuts a text into lines.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let cut = |line: &str| {
        let whole = start..start + line.len();
        start = whole.end;
        let indented = line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len();
        let content = whole.start + indented..(whole.start + line.trim_end().len()).max(whole.start + indented);
        let mut entry = content.clone();
        while let Some(rest) = text[entry.clone()].strip_prefix("- ") {
            entry.start = entry.end - rest.trim_start_matches(' ').len();
        }
        Line { indentation: whole.start..whole.start + indented, content, entry }
    };
    text.split_inclusive('\n').map(cut).collect()
}

impl Line {
    /// Whether there is nothing on it, or a comment only.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        self.content.is_empty() || text[self.content.clone()].starts_with('#')
    }

    /// Whether it begins an element of a list.
    pub(super) fn is_element(&self, text: &str) -> bool {
        let content = &text[self.content.clone()];
        content == "-" || content.starts_with("- ")
    }

    /// How far it is indented.
    pub(super) fn depth(&self) -> usize {
        self.indentation.len()
    }

    /// How far its keys are indented, dashes included.
    pub(super) fn entry_depth(&self) -> usize {
        self.entry.start - self.indentation.start
    }

    /// The word before the first colon of either width, and that colon.
    pub(super) fn key<'t>(&self, text: &'t str) -> Option<(&'t str, Range<usize>)> {
        let entry = &text[self.entry.clone()];
        let (at, colon) = entry.char_indices().find(|(_, sign)| matches!(sign, ':' | '：'))?;
        let start = self.entry.start + at;
        Some((entry[..at].trim(), start..start + colon.len_utf8()))
    }

    /// What stands behind `key: ` or the dash.
    pub(super) fn value(&self, text: &str) -> Range<usize> {
        let entry = &text[self.entry.clone()];
        let after = entry.find(": ").map_or(0, |at| at + 2);
        let blanks = entry[after..].len() - entry[after..].trim_start().len();
        self.entry.start + after + blanks..self.entry.end
    }
}
