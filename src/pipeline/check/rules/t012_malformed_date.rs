//! T012 malformed-date

use super::{
    pattern::{Pattern, stands_behind},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    plan::Date,
};

pub(super) static RULE: Rule = Rule {
    code: "T012",
    name: "malformed-date",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "日期写法不合规范", en: "a date that is not written as it should be" },
    why: Both {
        zh: "年份写全四位，月、日不编虚位，用“日”不用“号”（GB/T 9704—2012 7.3.5.4，GB/T 15835—2011）。",
        en: "The year in full, no leading zeros, 日 and not 号 (GB/T 9704-2012 7.3.5.4, GB/T 15835-2011).",
    },
    bad: Example::Head("preamble: 2023年03月05日前完成。"),
    good: Example::Head("preamble: 2023年3月5日前完成。"),
    check: Check::Text(check),
};

static ZERO: Pattern = Pattern::new(r"(?:[0-9]{4}年)?0[1-9]月|月0[1-9]日", |text| {
    text.match_indices('月').any(|(at, month)| {
        text[at + month.len()..].starts_with('0') || matches!(text.as_bytes()[..at], [.., b'0', b'1'..=b'9'])
    })
});
static DAY: Pattern =
    Pattern::new(r"[0-9]{1,2}月[0-9]{1,2}号", |text| stands_behind(text, "号", |before| before.is_ascii_digit()));
static DOTTED: Pattern = Pattern::new(r"\b20[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}\b", |text| {
    text.match_indices("20").any(|(at, _)| matches!(text.as_bytes()[at..], [_, _, _, _, b'.' | b'/' | b'-', ..]))
});
static SHORT: Pattern = Pattern::new(r"(?:^|[^0-9０-９])([0-9]{2})年(?:[0-9]{1,2}月|底|度|以来)", |text| {
    // 2023年 is told from 23年 here: nearly every plan has it.
    text.match_indices('年').any(|(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 2
    })
});

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = piece.text.value.as_str();
    let mut add = |range: std::ops::Range<usize>, right: Option<String>| {
        let word = &text[range.clone()];
        let place = prose::place(context.plan, piece, range);
        let finding = RULE
            .finding(place, format!("日期 `{word}` 写法不合规范"), format!("`{word}` is not how a date is written"))
            .help("写成2023年3月5日的样子", "write it like 2023年3月5日");
        findings.push(match right {
            Some(right) => finding.fix(place, right, true),
            None => finding,
        });
    };
    for found in ZERO.find_iter(text) {
        let zero = found
            .as_str()
            .find(['0'])
            .filter(|_| !found.as_str().starts_with(|character: char| character.is_ascii_digit() && character != '0'));
        let at = found.start() + zero.unwrap_or_else(|| found.as_str().find("年0").map_or(0, |year| year + "年".len()));
        add(at..at + 1, Some(String::new()));
    }
    DAY.find_iter(text).for_each(|found| add(found.end() - "号".len()..found.end(), Some("日".to_owned())));
    DOTTED.find_iter(text).for_each(|found| add(found.range(), dotted(found.as_str())));
    SHORT.captures_iter(text).filter_map(|found| found.get(1)).for_each(|found| add(found.range(), None));
}

/// 2023.3.5 as 2023年3月5日; `None` if it is no day.
fn dotted(text: &str) -> Option<String> {
    let parts: Vec<u32> = text.split(['.', '/', '-']).filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    Date::parse(&format!("{year}-{month}-{day}")).map(|_| format!("{year}年{month}月{day}日"))
}
