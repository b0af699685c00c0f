//! P009 missing-year

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P009",
    name: "missing-year",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "方案没有写年份", en: "the plan does not give its year" },
    why: Both {
        zh: "报表期、输出文件夹和下一年的起草都从年份算起。",
        en: "The periods of the reports, the output folder and next year’s draft are counted from it.",
    },
    bad: Example::Plan("sections: [01-源头治理]\n"),
    good: Example::Plan("year: 2023\nsections: [01-源头治理]\n"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    if context.plan.head.year.is_some() {
        return;
    }
    findings.push(
        RULE.finding(context.plan.head_key("year"), "没有写年份 year", "the plan gives no `year`")
            .help("在 plan.yaml 里写，如 year: 2024", "write it in plan.yaml, such as `year: 2024`"),
    );
}
