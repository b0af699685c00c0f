//! P001 missing-id

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::{Place, Sp},
};

pub(super) static RULE: Rule = Rule {
    code: "P001",
    name: "missing-id",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "条款没有标识 id", en: "a clause has no id" },
    why: Both {
        zh: "报表收回来和下一年对照，都靠它认条款。",
        en: "Returned forms and next year’s plan are matched by it.",
    },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - text: 落实耕地分类管理制度
        responsible: [区农业农村局]
",
    ),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let clause = found.clause;
        if clause.id.as_ref().is_some_and(|id| !id.value.trim().is_empty()) || !clause.has_units() {
            continue;
        }
        let first: Option<&Sp<String>> =
            clause.id.as_ref().or(clause.text.as_ref()).or(clause.responsible.first()).or(clause.lead.first());
        let place = first.map_or_else(Place::default, |value| value.place);
        findings.push(
            RULE.finding(place, "这一条没有 id", "this clause has no `id`")
                .help("写一两个词作 id，全年不重复", "give it a word or two as `id`, unique in the plan"),
        );
    }
}
