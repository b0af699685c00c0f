//! R002 unit-alias-used

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R002",
    name: "unit-alias-used",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "单位写的不是名录里的名称", en: "a unit is not written by its registered name" },
    why: Both {
        zh: "同一单位在一份通知里只能有一种写法；写别的，人会以为是另一个单位（市局、分局）。",
        en: "A unit has one spelling in a notice; another one is taken for another unit.",
    },
    bad: Example::Clause("responsible: [市市场监管局]"),
    good: Example::Clause("responsible: [市市场监管局友好分局]"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let mut before: Option<&str> = None;
    for name in context.plan.named_units() {
        let level = before.and_then(|before| before.chars().next());
        let Some(unit) = context.plan.register.resolve(name) else { continue };
        before = Some(unit.name());
        // 市发展和改革局、工业和信息化局: in a list the level is said once.
        let elided = level.is_some_and(|level| unit.name().strip_prefix(level) == Some(name.value.as_str()));
        if unit.is_called(name) || elided {
            continue;
        }
        let (written, registered) = (&name.value, unit.name());
        findings.push(
            RULE.finding(
                name.place,
                format!("`{written}` 不是名录里的写法，应为 `{registered}`"),
                format!("`{written}` is not the registered name, which is `{registered}`"),
            )
            .help(format!("改为 `{registered}`"), format!("write `{registered}`"))
            .fix(name.place, registered, true),
        );
    }
}
