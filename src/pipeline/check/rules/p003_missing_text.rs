//! P003 missing-text

use super::{
    keys,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P003",
    name: "missing-text",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "条款没有文字", en: "a clause has no text" },
    why: Both {
        zh: "没有文字，函里就没有任务可说。", en: "Without a text there is no duty to hand out."
    },
    bad: Example::Clause(
        "\
text:
responsible: [区农业农村局]
",
    ),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let clause = found.clause;
        if clause.text.as_ref().is_some_and(|text| !text.value.trim().is_empty()) {
            continue;
        }
        let place = keys::of_clause(context.plan, &found, "text");
        findings.push(RULE.finding(place, "这一条没有 text", "this clause has no `text`"));
    }
}
