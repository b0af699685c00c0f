//! R007 open-list

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Phrase,
};

pub(super) static RULE: Rule = Rule {
    code: "R007",
    name: "open-list",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "“等相关部门”没有说定是谁", en: "an open list does not say who else is meant" },
    why: Both {
        zh: "没有写出名称的单位收不到函。要它们承担，就写出来。",
        en: "A unit that is not named gets no letter. Name it, if it is meant.",
    },
    bad: Example::Clause("responsible: [区农业农村局, 区发改局, 等相关部门]"),
    good: Example::Clause("responsible: [区农业农村局, 区发改局]"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for name in context.plan.named_units() {
        if Phrase::of(name) == Some(Phrase::Open) {
            findings.push(RULE.finding(
                name.place,
                format!("`{}` 没有说定是谁，未列名的单位收不到函", name.value),
                format!("`{}` leaves open who is meant: units that are not named get no letter", name.value),
            ));
        }
    }
}
