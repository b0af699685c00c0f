//! H001 malformed-document-number

use super::rule::{Both, Check, Context, Example, Rule};
use crate::hanzi::characters::is_hanzi;
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "H001",
    name: "malformed-document-number",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "发文字号写法不对", en: "a document number is malformed" },
    why: Both {
        zh: "GB/T 9704—2012 第7.2.5条：机关代字、六角括号〔〕括起的年份、不编虚位也不加“第”的顺序号、“号”。",
        en: "GB/T 9704-2012 7.2.5: agency code, year in 〔〕, number without leading zero or 第, then 号.",
    },
    bad: Example::Head("document_number: 友政发[2023]019号"),
    good: Example::Head("document_number: 友政发〔2023〕19号"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let numbers = [&head.document_number, &head.letters.document_number];
    findings.extend(numbers.into_iter().flatten().filter(|number| !number.value.trim().is_empty()).filter_map(fault));
}

fn fault(number: &Sp<String>) -> Option<Finding> {
    if is_right(number.value.trim()) {
        return None;
    }

    Some(
        RULE.finding(
            number.place,
            format!("发文字号 `{}` 写法不对", number.value),
            format!("`{}` is no document number", number.value),
        )
        .help("写成 友政发〔2023〕19号 的样子", "write it like 友政发〔2023〕19号"),
    )
}

fn is_right(number: &str) -> bool {
    let Some((code, rest)) = number.split_once('〔') else { return false };
    let Some((year, rest)) = rest.split_once('〕') else { return false };
    let Some(sequence) = rest.strip_suffix('号') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = !code.is_empty() && code.chars().all(is_hanzi);
    is_code && digits(year) && year.len() == 4 && digits(sequence) && !sequence.starts_with('0')
}
