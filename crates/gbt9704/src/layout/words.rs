//! What characters and short strings are: Hanzi, marks, dates, page numbers, heading numbers.

pub(crate) use super::super::pdf::is_hanzi;

/// Marks that a line must not begin with (GB/T 15834-2011 5.1).
const NEVER_FIRST: &str = "、，。；：？！）〕》〉」』】’”·～,;:?!)]}";
/// Marks that a line must not end with.
const NEVER_LAST: &str = "（〔《〈「『【‘“([{";

pub(crate) fn opens(char: char) -> bool {
    NEVER_LAST.contains(char)
}

/// A closing or pausing mark, whose ink lies in the left half of its box.
pub(crate) fn closes(char: char) -> bool {
    "、，。；：？！）〕》〉」』】’”".contains(char)
}

pub(crate) fn never_first(char: char) -> bool {
    NEVER_FIRST.contains(char)
}

pub(crate) fn never_last(char: char) -> bool {
    opens(char)
}

/// Whether the whole line is a date, in whatever digits.
pub(crate) fn is_date(text: &str) -> bool {
    let digit =
        |char: char| char.is_ascii_digit() || matches!(char, '０'..='９') || "〇○零一二三四五六七八九十".contains(char);
    let ends = text.ends_with('日') || text.ends_with('号');
    ends && text.contains('年')
        && text.contains('月')
        && text.chars().count() <= 16
        && text.chars().all(|char| digit(char) || "年月日号".contains(char))
}

/// 7.3.5.4: Arabic digits, the year in full, no leading zero.
pub(crate) fn is_well_formed_date(text: &str) -> bool {
    let parts = || {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        Some((year.len() == 4 && number(year, 9999)) && number(month, 12) && number(day, 31))
    };
    text.is_ascii() == text.is_empty() && parts().unwrap_or(false)
}

fn number(text: &str, most: u16) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    digits && text.parse::<u16>().is_ok_and(|value| (1..=most).contains(&value))
}

/// The number of a page-number line: digits, with or without dashes.
pub(crate) fn page_number(text: &str) -> Option<u32> {
    let digits = text.trim_matches(|char: char| "—–―－-一·第页 ".contains(char));
    let ascii: String = digits.chars().map(half_width).collect();
    let plain = !ascii.is_empty() && ascii.len() <= 4 && ascii.bytes().all(|byte| byte.is_ascii_digit());
    if plain { ascii.parse().ok() } else { None }
}

fn half_width(char: char) -> char {
    match char {
        '０'..='９' => char::from_u32(u32::from(char) - 0xFEE0).unwrap_or(char),
        _ => char,
    }
}

/// Whether the line heads an attachment: 附件, or 附件 and its number.
pub(crate) fn is_attachment_head(text: &str) -> bool {
    text.strip_prefix("附件").is_some_and(|rest| {
        rest.chars().count() <= 3
            && rest.chars().all(|char| half_width(char).is_ascii_digit() || "一二三四五六七八九十".contains(char))
    })
}

/// Whether the line heads an attachment that is bound apart: 发文字号 of its document, behind it 附件 and its number (7.3.7).
pub(crate) fn is_head_apart(text: &str) -> bool {
    let Some(at) = text.find("附件") else { return false };
    let (number, head) = text.split_at(at);
    // In a draft the number may be a blank to be filled in.
    (number.ends_with('号') && number.contains('〔') || number.ends_with("待填〕")) && is_attachment_head(head)
}

/// The level of a heading by its number (7.3.3) and the length of the number in characters.
pub(crate) fn heading(text: &str) -> Option<(usize, usize)> {
    let numeral = |char: &char| "一二三四五六七八九十百".contains(*char);
    let digit = |char: &char| char.is_ascii_digit();
    let chars: Vec<char> = text.chars().take(8).collect();
    let run = |from: usize, kind: &dyn Fn(&char) -> bool| chars.iter().skip(from).take_while(|char| kind(char)).count();
    let at = |index: usize| chars.get(index).copied().unwrap_or(' ');
    let (hanzi, arabic) = (run(0, &numeral), run(0, &digit));
    let (hanzi_inside, arabic_inside) = (run(1, &numeral), run(1, &digit));
    match at(0) {
        '（' if hanzi_inside > 0 && at(1 + hanzi_inside) == '）' => Some((2, hanzi_inside + 2)),
        '（' if arabic_inside > 0 && at(1 + arabic_inside) == '）' => Some((4, arabic_inside + 2)),
        _ if hanzi > 0 && at(hanzi) == '、' => Some((1, hanzi + 1)),
        _ if arabic > 0 && ".．、".contains(at(arabic)) && !at(arabic + 1).is_ascii_digit() => Some((3, arabic + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_well_formed_dates() {
        for (text, well_formed) in [
            ("2023年3月15日", true),
            ("2023年03月15日", false),
            ("２０２３年３月１５日", false),
            ("二〇二三年三月十五日", false),
            ("2023年13月15日", false),
            ("23年3月5日", false),
        ] {
            assert!(is_date(text), "{text}");
            assert_eq!(is_well_formed_date(text), well_formed, "{text}");
        }
        assert!(!is_date("到2023年3月15日"));
    }

    #[test]
    fn heading_numbers_have_their_level() {
        assert_eq!(heading("一、强化"), Some((1, 2)));
        assert_eq!(heading("（二十四）做好"), Some((2, 5)));
        assert_eq!(heading("1.落实"), Some((3, 2)));
        assert_eq!(heading("（1）落实"), Some((4, 3)));
        assert_eq!(heading("2.5公斤"), None);
        assert_eq!(heading("一是落实"), None);
    }

    #[test]
    fn page_numbers_are_read_with_their_dashes() {
        assert_eq!(page_number("—12—"), Some(12));
        assert_eq!(page_number("3"), Some(3));
        assert_eq!(page_number("１"), Some(1));
        assert_eq!(page_number("2023年"), None);
    }
}
