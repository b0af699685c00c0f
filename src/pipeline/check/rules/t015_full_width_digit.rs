//! T015 full-width-digit

use super::{
    pattern::Pattern,
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::width::half;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T015",
    name: "full-width-digit",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "全角的数字或百分号", en: "a full-width digit or per cent sign" },
    why: Both {
        zh: "阿拉伯数字和百分号用半角，全角的占位宽、排不齐（GB/T 15835—2011 5.1）。",
        en: "Arabic digits and the per cent sign are half-width (GB/T 15835-2011 5.1).",
    },
    bad: Example::Head("preamble: 覆盖率达到１００%。"),
    good: Example::Head("preamble: 覆盖率达到100%。"),
    check: Check::Text(check),
};

static WIDE: Pattern =
    Pattern::new(r"[０-９Ａ-Ｚａ-ｚ．％]*[０-９％][０-９Ａ-Ｚａ-ｚ．％]*", |text| {
        text.contains(|sign| matches!(sign, '０'..='９' | '％'))
    });

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for found in WIDE.find_iter(&piece.text.value) {
        let right: String = found.as_str().chars().map(half).collect();
        let place = prose::place(context.plan, piece, found.range());
        findings.push(
            RULE.finding(place, format!("`{}` 是全角", found.as_str()), format!("`{}` is full-width", found.as_str()))
                .help(format!("改为 {right}"), format!("write {right}"))
                .fix(place, right, true),
        );
    }
}
