//! P004 incomplete-target

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::{Place, Sp},
    plan::Target,
};

pub(super) static RULE: Rule = Rule {
    code: "P004",
    name: "incomplete-target",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "量化指标不完整", en: "a target lacks its name, its value or a unit" },
    why: Both {
        zh: "没有数值和单位的指标无法填报，也无法考核。",
        en: "A target without value and unit can neither be reported nor judged.",
    },
    bad: Example::Clause(
        "\
text: 安全利用率达到93%
responsible: [区农业农村局]
targets:
  - name: 安全利用率
    value: 93
",
    ),
    good: Example::Clause(
        "\
text: 安全利用率达到93%
responsible: [区农业农村局]
targets:
  - name: 安全利用率
    value: 93%
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let clauses = context.plan.clauses();
    findings.extend(clauses.iter().flat_map(|found| &found.clause.targets).filter_map(fault));
}

fn fault(target: &Target) -> Option<Finding> {
    let given = |value: &Option<Sp<String>>| value.as_ref().is_some_and(|value| !value.value.trim().is_empty());
    let first = [&target.name, &target.value].into_iter().flatten().next();
    let place = target.value.as_ref().or(first).map_or_else(Place::default, |value| value.place);
    let finding = |place: Place, zh: &str, en: &str| Some(RULE.finding(place, zh, en));
    if !given(&target.name) {
        return finding(place, "指标没有名称 name", "the target has no `name`");
    }
    let Some(value) = target.value.as_ref().filter(|value| !value.value.trim().is_empty()) else {
        return finding(place, "指标没有数值 value", "the target has no `value`");
    };
    let number = value.value.chars().take_while(|character| character.is_ascii_digit() || *character == '.').count();
    let has_unit = value.value.chars().skip(number).any(|character| !character.is_whitespace());
    if number == 0 || !has_unit {
        return finding(
            value.place,
            "数值要带单位，如 100%、3批次/千人",
            "a value is a number and a unit, such as 100% or 3批次/千人",
        );
    }
    None
}
