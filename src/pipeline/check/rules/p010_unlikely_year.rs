//! P010 unlikely-year

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P010",
    name: "unlikely-year",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "年份不像是年份", en: "not a plausible year" },
    why: Both {
        zh: "报表期、输出文件夹、已过时限的检查都从年份算起；写成 0 或 23 就全不对了。",
        en: "The periods of the reports, the output folder and the search for past deadlines are counted from the year.",
    },
    bad: Example::Plan("year: 23\nsections: [01-源头治理]"),
    good: Example::Plan("year: 2023\nsections: [01-源头治理]"),
    check: Check::Plan(check),
};

/// No plan was made before the republic was, nor will one be so far ahead.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2099;

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.plan.head.year.as_ref().filter(|year| !YEARS.contains(&year.value)) else { return };
    findings.push(
        RULE.finding(
            year.place,
            format!("`{}` 不是年份", year.value),
            format!("`{}` is not a plausible year", year.value),
        )
        .help("写四位数字，如 year: 2024", "write four digits, such as `year: 2024`"),
    );
}
