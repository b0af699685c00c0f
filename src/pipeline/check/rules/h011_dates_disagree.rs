//! H011 dates-disagree

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::Date,
};

pub(super) static RULE: Rule = Rule {
    code: "H011",
    name: "dates-disagree",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "日期、年份互相矛盾", en: "dates that contradict each other" },
    why: Both {
        zh: "印发日期、函的成文日期不会早于通知的成文日期（GB/T 9704—2012 7.3.5.4、7.4.3）；发文字号的年份就是成文的年份（7.2.5）。",
        en: "A document is printed, and its letters are dated, on or after its date (GB/T 9704-2012 7.3.5.4, 7.4.3), and its number bears the year of that date (7.2.5).",
    },
    bad: Example::Head(
        "\
date_of_issue: 2023-03-15
printing_date: 2023-03-14
",
    ),
    good: Example::Head(
        "\
document_number: 友政发〔2023〕19号
date_of_issue: 2023-03-15
printing_date: 2023-03-16
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let date = |value: &Option<Sp<String>>| value.as_ref().and_then(|value| Date::parse(&value.value));
    let Some(issued) = date(&head.date_of_issue) else { return };
    let letters = &head.letters.date_of_issue;
    if let (Some(own), Some(value)) = (date(letters), letters)
        && own < issued
    {
        findings.push(
            RULE.finding(value.place, "函的成文日期早于通知", "the letters are dated before their notice")
                .help("函依据通知发出，不会早于它", "letters rest on the notice and cannot be older"),
        );
    }
    if let (Some(printing), Some(value)) = (date(&head.printing_date), &head.printing_date)
        && printing < issued
    {
        findings.push(
            RULE.finding(value.place, "印发日期早于成文日期", "the printing date is before the date of issue")
                .help("核对两个日期", "compare the two dates"),
        );
    }
    if let Some(number) = &head.document_number
        && let Some((before, rest)) = number.value.split_once('〔')
        && let Some((year, _)) = rest.split_once('〕')
        && year.parse() != Ok(issued.year)
    {
        let start = before.len() + '〔'.len_utf8();
        let place = context.plan.sources.within(number.place, &number.value, start..start + year.len());
        findings.push(
            RULE.finding(
                place,
                format!("发文字号是 {year} 年，成文日期是 {} 年", issued.year),
                format!("the number is of {year}, the date of {}", issued.year),
            )
            .help("核对年份", "compare the years"),
        );
    }
}
