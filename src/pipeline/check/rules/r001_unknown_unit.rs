//! R001 unknown-unit

use super::{
    names::{self, Near},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::{Phrase, Plan},
};

pub(super) static RULE: Rule = Rule {
    code: "R001",
    name: "unknown-unit",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "责任单位不在部门名录里", en: "a responsible unit is not in the register" },
    why: Both {
        zh: "函是按名录发的：名录里没有的名称，没有谁会收到这项任务。",
        en: "Letters go to the units of the register: nobody would receive the duty of a name that is not in it.",
    },
    bad: Example::Clause("responsible: [区农业农村居]"),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for name in context.plan.named_units() {
        if Phrase::of(name).is_none() && context.plan.register.resolve(name).is_none() {
            findings.push(finding(name, context.plan));
        }
    }
}

fn finding(name: &Sp<String>, plan: &Plan) -> Finding {
    let finding = RULE.finding(
        name.place,
        format!("名录里没有 `{}`", name.value),
        format!("`{}` is not in the register", name.value),
    );
    if let Some(units) = names::listed(&name.value, &plan.register) {
        let (zh, en) = (
            format!("这是 {} 个单位：之间用半角逗号和空格", units.len()),
            format!("these are {} units: put a half-width comma and a space between them", units.len()),
        );
        let finding = finding.help(zh, en);
        return match names::as_list(&units, name.place, &plan.sources) {
            Some(written) => finding.fix(name.place, written, true),
            None => finding,
        };
    }
    match names::nearest(&name.value, &plan.register) {
        Some(Near { name: near, sure }) => {
            finding.help(format!("是不是 `{near}`？"), format!("perhaps `{near}`")).fix(name.place, near, sure)
        }
        None if is_of_another_level(&name.value, plan) => finding.help(
            "像是上级或别的地方的单位，这份通知管不到它；确要写入，先补进 departments.yaml",
            "this looks like a unit of another level, which the notice cannot bind; if it belongs here, register it first",
        ),
        None => finding.help(
            "改成名录里的名称，或把这个单位补进 departments.yaml",
            "use a registered name, or add the unit to departments.yaml",
        ),
    }
}

/// Whether a name begins with a level that no registered unit has: 省 or 国家 in a district's notice.
fn is_of_another_level(name: &str, plan: &Plan) -> bool {
    let level = |name: &str| name.chars().next().filter(|first| "国省市州县区旗镇乡".contains(*first));
    let own = level(name);
    own.is_some() && !plan.register.departments.iter().any(|unit| level(unit.name()) == own)
}
