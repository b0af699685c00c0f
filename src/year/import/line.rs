//! What a line is by itself, wherever it stands: a date, an organ that signs, 附件1.

use crate::hanzi::numerals;

use super::{
    heading,
    pattern::{Pattern, pattern},
};

static DATE: Pattern =
    Pattern::new(|| pattern("^((?:19|20)[0-9]{2})\\s?年\\s?([0-9]{1,2})\\s?月\\s?([0-9]{1,2})\\s?日$"));
static ATTACHED: Pattern = Pattern::new(|| pattern("^附件\\s?[0-9一二三四五六七八九十]*[：:]?$"));

/// The date that a line is: 2024年3月5日, 二〇二四年三月五日.
pub(super) fn date(text: &str) -> Option<String> {
    let figures = DATE.captures(text).map(|found| format!("{}-{:0>2}-{:0>2}", &found[1], &found[2], &found[3]));
    figures.or_else(|| old_date(text))
}

/// Whether a line stands above an attachment: 附件1.
pub(super) fn is_attached(text: &str) -> bool {
    ATTACHED.is_match(text)
}

/// The organs that a line names: one, or several with blanks between.
pub(super) fn organs(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = text.split([' ', '\t', '\u{3000}']).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_signature(part)) {
        return Some(parts.into_iter().map(str::to_owned).collect());
    }
    is_signature(text).then(|| vec![text.to_owned()])
}

/// 某某市人民政府办公室: the name of an organ, not a sentence, a heading or a person.
pub(super) fn is_signature(text: &str) -> bool {
    const ENDS: [&str; 26] = [
        "局", "委", "部", "办", "厅", "署", "院", "会", "室", "处", "科", "府", "司", "中心", "公司", "银行", "行",
        "集团", "组", "队", "所", "站", "学校", "大学", "社", "关",
    ];
    let text = text.split_once(['（', '(']).map_or(text, |(name, _)| name).trim();
    let bare = text.trim_end_matches("&sp;").trim();
    (3..=40).contains(&bare.chars().count())
        && !bare.contains(['。', '，', '：', '；', '《', '“', '、', '１'])
        && !bare.starts_with(|first: char| first.is_ascii_digit())
        && ENDS.iter().any(|end| bare.ends_with(end))
        && !heading::is_section(bare)
}

/// 二〇二四年三月五日, as dates were written before 2012.
fn old_date(text: &str) -> Option<String> {
    let digit = |sign: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|one| one == if matches!(sign, '○' | '零' | 'Ｏ' | 'O') { '〇' } else { sign })
    };
    let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let year: Option<Vec<usize>> = year.chars().map(digit).collect();
    let year = year.filter(|digits| digits.len() == 4)?.iter().fold(0, |year, digit| year * 10 + digit);
    let number = |text: &str| (1..=31).find(|number| numerals::chinese(*number) == text);
    Some(format!("{year:04}-{:02}-{:02}", number(month)?, number(day)?))
}
