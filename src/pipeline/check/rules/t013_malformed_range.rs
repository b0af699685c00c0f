//! T013 malformed-range

use super::{
    pattern::{Pattern, joins_numbers},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T013",
    name: "malformed-range",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "数值范围写法不合规范", en: "a range that is not written as it should be" },
    why: Both {
        zh: "年份之间用一字线，数值之间用浪纹线或一字线，百分号、“万”每个数都写（GB/T 15834—2011 4.13，GB/T 15835—2011 5.1.3）。",
        en: "Years are joined by 一字线, values by ～ or 一字线, and each value has its % or 万 (GB/T 15834-2011 4.13, GB/T 15835-2011 5.1.3).",
    },
    bad: Example::Head("preamble: 落实2021-2023年行动方案。"),
    good: Example::Head("preamble: 落实2021—2023年行动方案，提高10%～15%。"),
    check: Check::Text(check),
};

static YEARS: Pattern = Pattern::new(r"20[0-9]{2}年?([-－–~～]|--)20[0-9]{2}年", joins_numbers);
static PERCENT: Pattern = Pattern::new(r"([0-9]+(?:\.[0-9]+)?)[-－–—~～至][0-9]+(?:\.[0-9]+)?%", joins_numbers);
static TEN_THOUSAND: Pattern =
    Pattern::new(r"([0-9]+(?:\.[0-9]+)?)[-－–—~～][0-9]+(?:\.[0-9]+)?([万亿])", joins_numbers);

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    for found in YEARS.captures_iter(text).filter_map(|found| found.get(1)) {
        let place = prose::place(context.plan, piece, found.range());
        findings.push(
            RULE.finding(
                place,
                format!("年份之间用 `—`，不用 `{}`", found.as_str()),
                format!("years are joined by `—`, not by `{}`", found.as_str()),
            )
            .help("改为“—”", "write —")
            .fix(place, "—", true),
        );
    }
    let percent = PERCENT.captures_iter(text).filter_map(|found| Some((found.get(1)?, "%")));
    let large = TEN_THOUSAND
        .captures_iter(text)
        .filter_map(|found| Some((found.get(1)?, if found.get(2)?.as_str() == "万" { "万" } else { "亿" })));
    for (number, unit) in percent.chain(large) {
        let place = prose::place(context.plan, piece, number.range());
        let right = format!("{}{unit}", number.as_str());
        findings.push(
            RULE.finding(
                place,
                format!("`{}` 后面少了 `{unit}`", number.as_str()),
                format!("`{}` lacks its `{unit}`", number.as_str()),
            )
            .help(format!("写成 {right}～……{unit}"), format!("write {right}～…{unit}"))
            .fix(place, right, false),
        );
    }
}
