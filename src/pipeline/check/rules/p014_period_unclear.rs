//! P014 period-unclear

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "P014",
    name: "period-unclear",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "报表期没有名称，或两个同名", en: "a period without a name, or two of one name" },
    why: Both {
        zh: "每个单位每个报表期一份报表，名称就是它的区别；同名的两期收回来分不清。",
        en: "A unit has one form per period, told apart by the period’s name.",
    },
    bad: Example::Head(
        "\
reports:
  basis: 依据
  periods:
    - name: 全年
    - name: 全年
",
    ),
    good: Example::Head(
        "\
reports:
  basis: 依据
  periods:
    - name: 上半年
    - name: 全年
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let periods = &context.plan.head.reports.periods;
    let mut seen: Vec<&Sp<String>> = Vec::new();
    for (index, period) in periods.iter().enumerate() {
        let Some(name) = period.name.as_ref().filter(|name| !name.value.trim().is_empty()) else {
            let place = context.plan.head_key(&format!("reports.periods[{index}].name"));
            findings.push(
                RULE.finding(place, "报表期没有名称 name", "a period has no `name`")
                    .help("写 name: 上半年 一类", "write `name: 上半年` or the like"),
            );
            continue;
        };
        if let Some(first) = seen.iter().find(|first| first.value.trim() == name.value.trim()) {
            findings.push(
                RULE.finding(
                    name.place,
                    format!("报表期 `{}` 已经有了", name.value),
                    format!("there is a period `{}` already", name.value),
                )
                .label(first.place, "先写在这里", "first written here"),
            );
        }
        seen.push(name);
    }
}
