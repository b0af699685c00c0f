//! R005 unit-named-twice

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "R005",
    name: "unit-named-twice",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "同一条里同一单位出现两次", en: "a unit is named twice in one clause" },
    why: Both {
        zh: "一个单位在一条里只有一个角色；出现两次，函里就说不清它是牵头还是参与。",
        en: "A unit has one role in a clause; named twice, its letter cannot say which.",
    },
    bad: Example::Clause(
        "\
lead: 区农业农村局
with: [区农业农村局, 区发改局]
",
    ),
    good: Example::Clause(
        "\
lead: 区农业农村局
with: [区发改局]
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let mut seen: Vec<(&str, Place)> = Vec::new();
        for name in [&found.clause.lead, &found.clause.responsible, &found.clause.with, &found.clause.guide]
            .into_iter()
            .flatten()
        {
            let unit =
                context.plan.register.resolve(name).map_or(name.value.as_str(), crate::model::plan::Department::name);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == unit) {
                findings.push(
                    RULE.finding(
                        name.place,
                        format!("`{}` 在这一条里已经写过", name.value),
                        format!("`{}` is named here already", name.value),
                    )
                    .label(*first, "先写在这里", "first named here"),
                );
            }
            seen.push((unit, name.place));
        }
    }
}
