//! R003 clause-without-unit

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R003",
    name: "clause-without-unit",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "条款没有责任单位", en: "a clause names no unit" },
    why: Both {
        zh: "没有责任单位的任务不进任何一份函。", en: "A duty that nobody is named for stands in no letter."
    },
    bad: Example::Clause("text: 落实耕地分类管理制度。"),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let Some(text) = &found.clause.text else { continue };
        if found.clause.has_units() {
            continue;
        }

        findings.push(
            RULE.finding(
                text.place,
                "这一条没有责任单位，不会进任何函",
                "no unit is named here: it will stand in no letter",
            )
            .help(
                "写 responsible，或 lead 和 with；确实不属任务的文字可以豁免",
                "give `responsible`, or `lead` and `with`; waive it where the text is no duty",
            ),
        );
    }
}
