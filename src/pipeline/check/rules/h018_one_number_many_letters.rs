//! H018 one-number-many-letters

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Department,
};

pub(super) static RULE: Rule = Rule {
    code: "H018",
    name: "one-number-many-letters",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "几份函同用一个发文字号", en: "several letters of one number" },
    why: Both {
        zh: "一文一号：内容各不相同的函不能同号，否则登记、查询和回执都分不清（《党政机关公文处理工作条例》第九条）。",
        en: "One document has one number: letters that differ cannot share it, or nobody can tell which is meant.",
    },
    bad: Example::HeadAndSection(
        "letters:\n  document_number: 友食安办函〔2023〕3号",
        "title: 强化食品安全源头治理\nclauses:\n  - id: 耕地\n    text: 落实耕地分类管理制度\n    responsible: [区农业农村局, 区发改局]",
    ),
    good: Example::Head("letters:\n  document_number: 友食安办函〔2023〕3号"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let (plan, letters) = (context.plan, &context.plan.head.letters);
    let Some(number) = letters.document_number.as_ref().filter(|number| !number.value.trim().is_empty()) else {
        return;
    };
    let sender = letters.sender.as_ref().and_then(|sender| plan.register.resolve(sender)).map(Department::name);
    let mut units: Vec<&str> = plan
        .named_units()
        .into_iter()
        .filter_map(|name| plan.register.resolve(name))
        .filter(|unit| !unit.is_group())
        .map(Department::name)
        .filter(|name| Some(*name) != sender)
        .collect();
    units.sort_unstable();
    units.dedup();
    if units.len() > 1 {
        findings.push(
            RULE.finding(
                number.place,
                format!("{} 份函同用 `{}`", units.len(), number.value),
                format!("{} letters share `{}`", units.len(), number.value),
            )
            .help("分发时逐份另编字号，登记在发文登记簿上", "give each letter a number of its own when it goes out"),
        );
    }
}
