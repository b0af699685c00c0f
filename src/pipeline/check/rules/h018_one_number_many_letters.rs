//! H018 one-number-many-letters

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "H018",
    name: "one-number-many-letters",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "几份函同用一个发文字号", en: "several letters of one number" },
    why: Both {
        zh: "一文一号：内容各不相同的函不能同号，否则登记、查询和回执都分不清（《党政机关公文处理工作条例》第九条）。",
        en: "One document has one number: letters that differ cannot share it, or nobody can tell which is meant.",
    },
    bad: Example::Head(
        "\
letters:
  document_number: 友食安办函〔2023〕3号
  document_numbers:
    - unit: 区农业农村局
      document_number: 友食安办函〔2023〕9号
    - unit: 区发改局
      document_number: 友食安办函〔2023〕9号
",
    ),
    good: Example::Head("letters:\n  document_number: 友食安办函〔2023〕3号"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let letters = &context.plan.head.letters;
    let own: Vec<&Sp<String>> =
        letters.document_numbers.iter().filter_map(|entry| entry.document_number.as_ref()).collect();
    for (index, number) in own.iter().enumerate() {
        if own[..index].iter().any(|earlier| earlier.value.trim() == number.value.trim()) {
            findings.push(shared(number));
        }
    }
    for unit in letters.document_numbers.iter().filter_map(|entry| entry.unit.as_ref()) {
        if context.plan.register.resolve(unit).is_none() {
            findings.push(
                RULE.finding(
                    unit.place,
                    format!("名录里没有 `{}`，这个字号没有用处", unit.value),
                    format!("`{}` is not in the register: its number is not used", unit.value),
                )
                .help("写名录里的名称", "use a registered name"),
            );
        }
    }
}

fn shared(number: &Sp<String>) -> Finding {
    RULE.finding(
        number.place,
        format!("两份函同用 `{}`", number.value),
        format!("two letters share `{}`", number.value),
    )
    .help("给每个单位各写一个字号", "give each unit a number of its own")
}
