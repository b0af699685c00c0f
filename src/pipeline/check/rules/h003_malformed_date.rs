//! H003 malformed-date

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Date,
};

pub(super) static RULE: Rule = Rule {
    code: "H003",
    name: "malformed-date",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "日期写法不对", en: "not a valid date" },
    why: Both {
        zh: "GB/T 9704—2012 第7.3.5.4条：阿拉伯数字，年份写全，月、日不编虚位；须是历上有的日子。",
        en: "GB/T 9704-2012 7.3.5.4: Arabic digits, the whole year, no leading zeros; and a day of the calendar.",
    },
    bad: Example::Head("date_of_issue: 2023年2月30日"),
    good: Example::Head("date_of_issue: 2023年2月28日"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let dates = [&head.date_of_issue, &head.printing_date, &head.letters.date_of_issue];
    let posted = head.letters.document_numbers.iter().flat_map(|own| [&own.sent, &own.received]);
    for date in dates.into_iter().chain(posted).flatten().filter(|date| !date.value.trim().is_empty()) {
        if Date::parse(&date.value).is_none() {
            findings.push(
                RULE.finding(
                    date.place,
                    format!("`{}` 不是日期", date.value),
                    format!("`{}` is not a valid date", date.value),
                )
                .help("写成 2023-03-15 或 2023年3月15日", "write 2023-03-15 or 2023年3月15日"),
            );
        }
    }
}
