//! The inside of a bracket, or label lines, cut into pieces at the signs that part them.

use super::words::{label, verb};

/// A piece and what follows it: a comma, a stop, a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The piece, without white space at its ends.
    pub text: &'t str,
    /// What stands between it and the next piece.
    pub sign: &'t str,
}

/// The pieces of a text; together with their signs they are the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = end(rest);
        let sign = rest[end..].find(|sign: char| !is_sign(sign)).map_or(rest.len() - end, |length| length.max(1));
        pieces.push(Piece { text: &rest[..end], sign: &rest[end..end + sign] });
        rest = &rest[end + sign..];
    }
    pieces
}

fn is_sign(sign: char) -> bool {
    matches!(sign, '，' | '；' | '。' | ',' | ';' | '、') || sign.is_whitespace()
}

/// Where the first piece ends. 、 parts names, but after a verb it parts what two units do: 甲局牵头、乙局配合.
fn end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '（' | '(' | '〔' | '[' | '《' | '“' => depth += 1,
            '）' | ')' | '〕' | ']' | '》' | '”' => depth = depth.saturating_sub(1),
            _ if depth > 0 || at == 0 => {}
            '、' if does(&text[..at]) => return at,
            '、' => {}
            // 责 任 人：张三: blanks within a label are no signs; one between label and list belongs to the label.
            sign if sign.is_whitespace() && label(text).is_some_and(|(_, end, _)| end > at) => {}
            sign if sign.is_whitespace() && label(&text[..at]).is_some_and(|(_, end, _)| end == at) => {}
            sign if is_sign(sign) => return at,
            _ => {}
        }
    }
    text.len()
}

fn does(text: &str) -> bool {
    verb(text).is_some_and(|(start, _)| start > 0) && !text.ends_with("支持")
}
