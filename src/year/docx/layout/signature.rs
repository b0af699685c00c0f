//! 7.3.5 Organs and date below the text, with a seal and without.

use serde::Serialize;

use crate::model::document::{Field, Notice};

use super::measures::{CHAR, LINE, WIDTH, number, whole, width};

/// A line of the signature.
#[derive(Debug, Serialize)]
pub(super) struct SignatureLine {
    style: &'static str,
    /// Above it.
    before: i32,
    /// From the right; nought where there are tabs.
    right: i32,
    /// The middles of several organs in one line.
    tabs: Vec<i32>,
    words: Vec<Field>,
}

/// 7.3.5 Organ and date, each on its line, set in from the right.
pub(super) fn signature(notice: &Notice) -> Vec<SignatureLine> {
    if notice.signatures.len() > 1 {
        return joint(notice);
    }
    signed(&notice.signature, &notice.date_of_issue, notice.seal, if notice.seal { 2 } else { 1 })
}

fn line(style: &'static str, before: i32, right: i32, words: Field) -> SignatureLine {
    SignatureLine { style, before, right, tabs: Vec::new(), words: vec![words] }
}

/// One organ and the date, so many blank lines below the text: a seal wants one or two.
pub(super) fn signed(organ: &Field, date: &Field, seal: bool, blanks: i32) -> Vec<SignatureLine> {
    let widths = (width(&organ.printed()), width(&date.printed()));
    let indents = if seal { sealed(widths.0, widths.1) } else { unsealed(widths.0, widths.1) };
    vec![line("Signature", blanks * LINE, indents.0, organ.clone()), line("Date", 0, indents.1, date.clone())]
}

/// 42 mm of a seal and 2 mm to the next.
const SEAL: i32 = 2381;
const SEAL_STEP: i32 = SEAL + 113;
/// From row to row of seals.
const SEAL_ROWS: i32 = 5 * LINE;

/// 7.3.5.1, 7.3.5.2 Several organs: sealed, at most three a row with the last over the date; else one below the other.
fn joint(notice: &Notice) -> Vec<SignatureLine> {
    let date = width(&notice.date_of_issue.printed());
    let widths: Vec<i32> = notice.signatures.iter().map(|organ| width(organ)).collect();
    let dated = |right: i32| line("Date", 0, right, notice.date_of_issue.clone());
    let known = |organ: &String| Field::known(organ.clone());
    if !notice.seal {
        let last = unsealed(*widths.last().expect("there are several"), date).1;
        let one = |(index, organ): (usize, &String)| {
            let before = if index == 0 { LINE } else { 0 };
            line("Signature", before, unsealed(widths[index], date).0, known(organ))
        };
        return notice.signatures.iter().enumerate().map(one).chain([dated(last)]).collect();
    }
    let widest = widths.iter().copied().max().unwrap_or_default();
    let middle = (WIDTH - 4 * CHAR - date / 2).min(WIDTH - widest.max(SEAL) / 2);
    let step = (widest + 2 * CHAR).max(SEAL_STEP);
    let most = (1 + (middle - widest.max(SEAL) / 2) / step).clamp(1, 3);
    let row = |(index, organs): (usize, &[String])| {
        let before = if index == 0 { 2 * LINE } else { SEAL_ROWS - LINE };
        let count = whole(number(organs.len()));
        let tabs = (0..count).map(|at| middle - (count - 1 - at) * step).collect();
        SignatureLine { style: "Signature", before, right: 0, tabs, words: organs.iter().map(known).collect() }
    };
    let rows = notice.signatures.chunks(usize::try_from(most).unwrap_or(1)).enumerate().map(row);
    rows.chain([dated(WIDTH - middle - date / 2)]).collect()
}

/// 7.3.5.1 With a seal: the date four characters in from the right, the organ centred over it. An organ too long for
/// that moves both to the left. Indents from the right of organ and date.
fn sealed(organ: i32, date: i32) -> (i32, i32) {
    let middle = (4 * CHAR + date / 2).max(organ / 2);
    ((middle - organ / 2).max(0), middle - date / 2)
}

/// 7.3.5.2 Without: the organ two characters in, the date begins two characters right of it; a date longer than the
/// organ is itself two characters in.
fn unsealed(organ: i32, date: i32) -> (i32, i32) {
    if date > organ { (4 * CHAR + date - organ, 2 * CHAR) } else { (2 * CHAR, (organ - date).max(0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_date_is_four_characters_in_and_the_organ_centred_over_it() {
        let (organ, date) = (width("友好区人民政府"), width("2023年3月15日"));
        let (organ_right, date_right) = sealed(organ, date);
        assert_eq!(date_right, 4 * CHAR);
        assert!((organ_right + organ / 2 - date_right - date / 2).abs() <= 1);
    }

    #[test]
    fn an_unsealed_date_begins_two_characters_right_of_the_organ() {
        let (organ, date) = (width("友好区食品安全委员会办公室"), width("2023年3月15日"));
        let (organ_right, date_right) = unsealed(organ, date);
        assert_eq!(organ_right, 2 * CHAR);
        assert_eq!((organ_right + organ) - (date_right + date), 2 * CHAR);
    }
}
