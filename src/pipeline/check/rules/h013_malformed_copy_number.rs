//! H013 malformed-copy-number

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H013",
    name: "malformed-copy-number",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "份号写法不对", en: "a malformed copy number" },
    why: Both {
        zh: "份号一般用6位阿拉伯数字（GB/T 9704—2012 7.2.1）。",
        en: "A copy number has six Arabic digits as a rule (GB/T 9704-2012 7.2.1).",
    },
    bad: Example::Head("copy_number: 第12份"),
    good: Example::Head("copy_number: '000012'"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some(number) = context.plan.head.copy_number.as_ref() else { return };
    let text = number.value.trim();
    let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() || are_digits && text.len() == 6 {
        return;
    }
    let severity = if are_digits { Severity::Warning } else { RULE.severity };
    findings.push(
        RULE.finding(number.place, format!("份号 `{text}` 不是6位数字"), format!("`{text}` is not six digits"))
            .help("写成 '000012' 的样子，加引号", "write it like '000012', in quotes")
            .graded(severity),
    );
}
