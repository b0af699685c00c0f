//! V001 broken-waiver

use super::rule::{Both, Check, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
    plan::Waiver,
};

pub(super) static RULE: Rule = Rule {
    code: "V001",
    name: "broken-waiver",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "豁免写得不全", en: "a waiver is incomplete" },
    why: Both {
        zh: "豁免要写明规则、地方和理由，才看得出放过的是什么、为什么。",
        en: "A waiver names rule, place and reason, so that a reader sees what is let through and why.",
    },
    bad: Example::Head(
        "\
waivers:
  - code: R002
    at: 耕地
",
    ),
    good: Example::Head(
        "\
waivers:
  - code: R002
    at: 耕地
    reason: 原件如此
",
    ),
    check: Check::Waiver(check),
};

fn check(waiver: &Waiver, named: Option<&Rule>) -> Option<Finding> {
    let first = [&waiver.code, &waiver.at, &waiver.text, &waiver.reason].into_iter().flatten().next();
    let place = first.map_or_else(Place::default, |value| value.place);
    let finding = |place: Place, zh: String, en: String| Some(RULE.finding(place, zh, en));
    for (key, value) in [("code", &waiver.code), ("at", &waiver.at), ("reason", &waiver.reason)] {
        if value.as_ref().is_none_or(|value| value.value.trim().is_empty()) {
            return finding(place, format!("豁免缺 `{key}`"), format!("the waiver has no `{key}`"));
        }
    }
    let code = waiver.code.as_ref()?;
    match named {
        None => finding(code.place, format!("没有规则 `{}`", code.value), format!("there is no rule `{}`", code.value)),
        Some(rule) if !rule.waivable => finding(
            code.place,
            format!("`{}` 不能豁免：函会因此缺任务", code.value),
            format!("`{}` cannot be waived: letters would lack duties", code.value),
        ),
        Some(_) => None,
    }
}
