//! P005 duplicate-unit

use std::collections::HashMap;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "P005",
    name: "duplicate-unit",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "名录里同一名称出现两次", en: "the register has a name twice" },
    why: Both {
        zh: "名称和别名各只能指一个单位，否则不知道任务是谁的。",
        en: "A name or alias means one unit only, or nobody knows whose duty it is.",
    },
    bad: Example::Register(
        "\
departments:
  - name: 区农业农村局
  - name: 区发改局
    aliases: [区农业农村局]
",
    ),
    good: Example::Register(
        "\
departments:
  - name: 区农业农村局
  - name: 区发改局
    aliases: [区发展改革局]
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let units = &context.plan.register.departments;
    for name in units.iter().flat_map(|unit| unit.name.iter().chain(&unit.aliases)) {
        let Some(first) = seen.insert(name.value.as_str(), name.place) else { continue };
        findings.push(
            RULE.finding(
                name.place,
                format!("`{}` 在名录里已经有了", name.value),
                format!("`{}` is in the register already", name.value),
            )
            .label(first, "先写在这里", "first written here"),
        );
    }
}
