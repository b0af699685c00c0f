//! T018 malformed-ellipsis

use super::{
    pattern::Pattern,
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T018",
    name: "malformed-ellipsis",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "省略号、破折号写法不对", en: "a malformed ellipsis or dash" },
    why: Both {
        zh: "省略号是“……”，破折号是“——”，各占两个字（GB/T 15834—2011 4.10、4.11）。",
        en: "The ellipsis is …… and the dash ——, two characters each (GB/T 15834-2011 4.10, 4.11).",
    },
    bad: Example::Head("preamble: 蔬菜、水果...都要检测。"),
    good: Example::Head("preamble: 蔬菜、水果……都要检测。"),
    check: Check::Text(check),
};

static SIGN: Pattern = Pattern::new(r"\.{3,}|。{3,}|…+|-{2,}", |text| {
    ["...", "。。。", "…", "--"].iter().any(|sign| text.contains(sign))
});

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for found in SIGN.find_iter(&piece.text.value) {
        let right = if found.as_str().starts_with('-') { "——" } else { "……" };
        if found.as_str() == right {
            continue;
        }
        let place = prose::place(context.plan, piece, found.range());
        findings.push(
            RULE.finding(
                place,
                format!("`{}` 应为 `{right}`", found.as_str()),
                format!("`{}` should be `{right}`", found.as_str()),
            )
            .help(format!("改为 {right}"), format!("write {right}"))
            .fix(place, right, true),
        );
    }
}
