//! Years in a text, in the three ways in which they are written: 2023, ２０２３, 二〇二三.

use std::ops::Range;

/// A year as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Year {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The year.
    pub(super) value: u16,
    script: Script,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Ascii,
    FullWidth,
    Chinese,
}

const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// All years of a text. Four digits are one if they stand alone and are near `own`, or are followed by 年.
pub(super) fn years(text: &str, own: u16) -> Vec<Year> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let Some((_, script)) = digit(signs[at].1) else {
            at += 1;
            continue;
        };
        let length =
            signs[at..].iter().take_while(|(_, sign)| digit(*sign).is_some_and(|(_, own)| own == script)).count();
        let after = signs.get(at + length).map(|(_, sign)| *sign);
        let before = at.checked_sub(1).map(|before| signs[before].1);
        if length == 4 && !joins(before) && !joins(after) {
            let value =
                signs[at..at + 4].iter().fold(0, |value, (_, sign)| value * 10 + digit(*sign).map_or(0, |one| one.0));
            let start = signs[at].0;
            let end = signs.get(at + 4).map_or(text.len(), |(end, _)| *end);
            let is_near = script != Script::Chinese && value.abs_diff(own) <= 10;
            if is_near || ((1900..2100).contains(&value) && after == Some('年')) || after == Some('〕') {
                found.push(Year { range: start..end, value, script });
            }
        }
        at += length;
    }
    found
}

impl Year {
    /// Another year, written in the same way.
    pub(super) fn written(&self, year: u16) -> String {
        let digits = format!("{year:04}");
        let write = |digit: char| match self.script {
            Script::Ascii => digit,
            Script::FullWidth => char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit),
            Script::Chinese => CHINESE[digit.to_digit(10).unwrap_or(0) as usize],
        };
        digits.chars().map(write).collect()
    }
}

/// A letter beside four digits makes them part of a code.
fn joins(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| sign.is_ascii_alphanumeric())
}

fn digit(sign: char) -> Option<(u16, Script)> {
    let number = |from: char| u32::from(sign).checked_sub(u32::from(from)).and_then(|digit| u16::try_from(digit).ok());
    match sign {
        '0'..='9' => Some((number('0')?, Script::Ascii)),
        '０'..='９' => Some((number('０')?, Script::FullWidth)),
        '○' => Some((0, Script::Chinese)),
        _ => CHINESE
            .iter()
            .position(|one| *one == sign)
            .and_then(|digit| Some((u16::try_from(digit).ok()?, Script::Chinese))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_in_every_script_and_numbers_are_none() {
        let found =
            |text: &str| years(text, 2023).into_iter().map(|year| year.written(year.value + 1)).collect::<Vec<_>>();
        assert_eq!(found("2023年、２０２３年、二〇二三年、二○二三年"), ["2024", "２０２４", "二〇二四", "二〇二四"]);
        assert_eq!(found("2021—2023年，〔2022〕5号，1949年"), ["2022", "2024", "2023", "1950"]);
        assert_eq!(found("0458-12023，A2023，1500家，一二三四"), [""; 0]);
    }
}
