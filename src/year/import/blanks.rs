//! What a draft prints where something is unknown: 〔成文日期待填〕. It is no text.

use std::sync::LazyLock;

use regex::Regex;

use super::draft::Line;

/// Takes out the lines that hold nothing but blanks to fill in; returns them.
pub(super) fn take(lines: &mut Vec<Line>) -> Vec<Line> {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("^(?:抄送[：:])?(?:〔[^〔〕]{2,16}待填〕[\\s　]*(?:印发|文件|号)?[。：:]?[\\s　]*)+$")
            .expect("the pattern is ours")
    });
    let (blank, rest) = lines.drain(..).partition(|line| BLANK.is_match(&line.text));
    *lines = rest;
    blank
}
