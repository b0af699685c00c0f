//! R004 unclear-roles

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::{Clause, Phrase, Register},
};

pub(super) static RULE: Rule = Rule {
    code: "R004",
    name: "unclear-roles",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "责任写法互相矛盾", en: "the roles of a clause contradict each other" },
    why: Both {
        zh: "有牵头单位时，其余单位写在 with；responsible 只用于没有牵头单位的条款。牵头单位须是机关。",
        en: "Beside a lead the others stand under `with`; `responsible` is for clauses without a lead. A lead is an organ.",
    },
    bad: Example::Clause("with: [区发改局]"),
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
        findings.extend(fault(found.clause, &context.plan.register));
    }
}

fn fault(clause: &Clause, register: &Register) -> Option<Finding> {
    let finding = |name: &Sp<String>, zh: &str, en: &str| Some(RULE.finding(name.place, zh, en));
    let is_group = |name: &&Sp<String>| register.resolve(name).is_some_and(crate::model::plan::Department::is_group);
    // A form of its own may print all three: 甲局牵头，乙局配合，各区政府负责落实.
    let printed = |key: &str| clause.form.as_ref().is_some_and(|form| form.contains(key));
    let all_printed = printed("{lead}") && (printed("{responsible}") || printed("{!responsible}"));
    if let (Some(_), Some(name)) = (clause.lead.first(), clause.responsible.first())
        && !all_printed
    {
        return finding(
            name,
            "已有牵头单位，其余单位应写在 with 里",
            "there is a lead: the others belong under `with`",
        );
    }
    let named_elsewhere = printed("{!responsible}");
    let groups_do_it = clause.form.is_some() && clause.responsible.iter().any(|name| is_group(&name));
    if let (None, Some(name)) = (clause.lead.first(), clause.with.first())
        && !named_elsewhere
        && !groups_do_it
    {
        return finding(name, "有 with 而没有牵头单位 lead", "`with` is given, but no `lead`");
    }
    if let Some(name) = clause.lead.iter().find(|name| Phrase::of(name).is_some()) {
        return finding(name, "牵头的须是一个具体单位", "a lead is a unit, not a phrase");
    }
    if let Some(name) = clause.lead.iter().find(is_group).filter(|_| clause.lead.iter().all(|name| is_group(&name))) {
        return finding(name, "不是机关，不能牵头", "is no organ and cannot lead");
    }
    let alone = clause.responsible.len() == 1 && clause.lead.is_empty();
    let name = clause.responsible.first().filter(|_| alone)?;
    if Phrase::of(name) == Some(Phrase::Open) {
        return finding(name, "没有写出任何单位", "no unit is named");
    }
    // A group of another level does it, as the plan says in a form of its own: （各市人民政府负责）.
    if is_group(&name) && clause.form.is_none() {
        return finding(name, "不是机关，不能独自承担", "is no organ and cannot do it alone");
    }
    None
}
