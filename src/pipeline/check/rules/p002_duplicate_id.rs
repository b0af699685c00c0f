//! P002 duplicate-id

use std::collections::HashMap;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "P002",
    name: "duplicate-id",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "两个条款同一个标识 id", en: "two clauses have the same id" },
    why: Both { zh: "报表收回来分不清是哪一条。", en: "A returned form could not tell which is meant." },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局]
      - id: 耕地
        text: 加强技术指导
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局]
      - id: 技术指导
        text: 加强技术指导
        responsible: [区农业农村局]
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for id in context.plan.clauses().into_iter().filter_map(|found| found.clause.id.as_ref()) {
        let Some(first) = seen.insert(id.value.as_str(), id.place) else { continue };
        seen.insert(id.value.as_str(), first);
        findings.push(
            RULE.finding(
                id.place,
                format!("id `{}` 已经用过", id.value),
                format!("the id `{}` is used already", id.value),
            )
            .label(first, "先用在这里", "first used here"),
        );
    }
}
