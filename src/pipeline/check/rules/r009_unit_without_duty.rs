//! R009 unit-without-duty

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Department,
};

pub(super) static RULE: Rule = Rule {
    code: "R009",
    name: "unit-without-duty",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "名录里的单位今年没有任务", en: "a registered unit without any duty" },
    why: Both {
        zh: "去年有任务、今年没有的单位收不到函。是有意，还是漏写，要由人确认。",
        en: "A unit without a duty gets no letter. Whether that is meant or an oversight, a person must say.",
    },
    bad: Example::Register(
        "\
departments:
  - name: 区农业农村局
  - name: 区林草局
",
    ),
    good: Example::Register(
        "\
departments:
  - name: 区农业农村局
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let register = &context.plan.register;
    let named: Vec<&str> = context
        .plan
        .named_units()
        .into_iter()
        .filter_map(|name| register.resolve(name))
        .map(Department::name)
        .collect();
    if named.is_empty() {
        return;
    }
    let sender = context.plan.head.letters.sender.as_ref().map_or("", |sender| sender.value.as_str());
    let idle = |unit: &&Department| !unit.is_group() && !named.contains(&unit.name()) && unit.name() != sender;
    for name in register.departments.iter().filter(idle).filter_map(|unit| unit.name.as_ref()) {
        findings.push(
            RULE.finding(
                name.place,
                format!("`{}` 今年没有任务", name.value),
                format!("`{}` has no duty this year", name.value),
            )
            .help("确认不是漏写；撤并的单位移出名录", "make sure nothing was left out; remove units that are gone"),
        );
    }
}
