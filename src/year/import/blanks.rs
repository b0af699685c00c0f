//! What a draft prints where something is unknown: 〔成文日期待填〕. It is no text.

use super::{
    draft::Line,
    pattern::{Pattern, pattern},
};

/// Takes out the lines that hold nothing but blanks to fill in; returns them.
pub(super) fn take(lines: &mut Vec<Line>) -> Vec<Line> {
    static BLANK: Pattern =
        Pattern::new(|| pattern("^(?:抄送[：:])?(?:〔[^〔〕]{2,16}待填〕[\\s　]*(?:印发|文件|号)?[。：:]?[\\s　]*)+$"));
    let (blank, rest) = lines.drain(..).partition(|line| BLANK.is_match(&line.text));
    *lines = rest;
    blank
}
