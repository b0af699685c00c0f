//! P006 expired-programme

use std::ops::Range;

use super::{
    pattern::{Pattern, joins_numbers, stands_behind},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P006",
    name: "expired-programme",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "到期的行动、过去的时限", en: "a programme or deadline that is over" },
    why: Both {
        zh: "从去年的稿子改来的通知，常留着已经到期的三年行动和过去的“年底前”。",
        en: "A notice made from last year’s often keeps a programme that has ended, or a deadline that is past.",
    },
    bad: Example::Head("preamble: 深入推进2019—2021年专项行动。"),
    good: Example::Head("preamble: 深入推进2021—2023年专项行动，确保2023年底前完成。"),
    check: Check::Text(check),
};

static SPAN: Pattern = Pattern::new(r"(20[0-9]{2})年?[—–\-－~～至到](20[0-9]{2})年", joins_numbers);
static UNTIL: Pattern = Pattern::new(
    r"(?:到|至|力争|确保|于)?(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:年?底|末)?(?:之?前)",
    |text| text.contains("20") && stands_behind(text, "前", |before| "之年月底末".contains(before)),
);

/// Programmes that are known by name, with their first and last year.
const NAMED: [(&str, u16, u16); 5] = [
    ("“治违禁控药残促提升”三年", 2021, 2023),
    ("“治违禁、控药残、促提升”三年", 2021, 2023),
    ("“治违禁 控药残 促提升”三年", 2021, 2023),
    ("“十四五”", 2021, 2025),
    ("“十三五”", 2016, 2020),
];

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.plan.head.year.as_ref().map(|year| year.value) else { return };
    let text = &piece.text.value;
    let number = |found: Option<regex::Match<'_>>| found.and_then(|found| found.as_str().parse::<u16>().ok());
    let mut add = |range: Range<usize>, last: u16, zh: String, en: String| {
        if last < year {
            findings.push(
                RULE.finding(prose::place(context.plan, piece, range), zh, en)
                    .help("核实是否延续；不再做的删去", "find out whether it goes on; remove what does not"),
            );
        }
    };
    for found in SPAN.captures_iter(text) {
        let (Some(all), Some(first), Some(last)) = (found.get(0), number(found.get(1)), number(found.get(2))) else {
            continue;
        };
        let (zh, en) =
            (format!("该行动{first}—{last}年，已到期"), format!("it ran from {first} to {last} and is over"));
        add(all.range(), last, zh, en);
    }
    for found in UNTIL.captures_iter(text) {
        let (Some(all), Some(last)) = (found.get(0), number(found.get(1))) else { continue };
        let (zh, en) = (
            format!("时限 `{}` 已过，方案是 {year} 年的", all.as_str()),
            format!("`{}` is past: the plan is of {year}", all.as_str()),
        );
        add(all.range(), last, zh, en);
    }
    for (name, first, last) in NAMED {
        for range in prose::find_all(text, name) {
            let (zh, en) =
                (format!("该行动{first}—{last}年，已到期"), format!("it ran from {first} to {last} and is over"));
            add(range, last, zh, en);
        }
    }
}
