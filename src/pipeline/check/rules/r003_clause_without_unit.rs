//! R003 clause-without-unit

use super::{
    r011_responsibility_in_text::responsibility,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::walk::Found,
};

pub(super) static RULE: Rule = Rule {
    code: "R003",
    name: "clause-without-unit",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "条款没有责任单位", en: "a clause names no unit" },
    why: Both {
        zh: "没有责任单位的任务不进任何一份函。一节里别的条都有责任单位，少了的才报，每节一次。",
        en: "A duty that nobody is named for stands in no letter. Reported once per section, where other clauses of it name units.",
    },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局]
      - id: 监测
        text: 加强监测。
",
    ),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

/// Whom a general sentence calls on: 各地区、各有关部门要……
const GENERAL: [&str; 12] = [
    "各地区",
    "各地方",
    "各部门",
    "各有关",
    "各相关",
    "各级",
    "各单位",
    "各成员单位",
    "各镇",
    "印发之日",
    "本通知自",
    "本办法自",
];

/// Said once per section. Where most clauses name nobody, that is how the section is written.
fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let clauses = context.plan.clauses();
    for file in &context.plan.sections {
        let section = &raw const file.section;
        let own = clauses.iter().filter(|found| std::ptr::eq(found.section, section));
        let (with, without): (Vec<_>, Vec<_>) = own.partition(|found| found.clause.has_units());
        let is_lead_in = |found: &Found<'_>| found.item.is_none() && !found.section.items.is_empty();
        let texts =
            without.into_iter().filter(|found| !is_lead_in(found)).filter_map(|found| found.clause.text.as_ref());
        let texts: Vec<_> = texts.filter(|text| is_duty(&text.value)).collect();
        if let Some(first) = texts.first().filter(|_| texts.len() <= with.len()) {
            findings.push(finding(first, texts.len(), with.len() + texts.len()));
        }
    }
}

/// Neither general words nor a text that says itself who is responsible, which is R011.
fn is_duty(text: &str) -> bool {
    !GENERAL.iter().any(|whom| text.contains(whom)) && responsibility(text).is_none()
}

fn finding(first: &Sp<String>, without: usize, all: usize) -> Finding {
    let (zh, en) = match without {
        1 => (
            "这一条没有责任单位，不会进任何函".to_owned(),
            "no unit is named here: it will stand in no letter".to_owned(),
        ),
        _ => (
            format!("这一节 {all} 条里有 {without} 条没有责任单位，不会进任何函；这是第一条"),
            format!(
                "{without} of the {all} clauses of this section name no unit and will stand in no letter; this is the first"
            ),
        ),
    };
    RULE.finding(first.place, zh, en).help(
        "写 responsible，或 lead 和 with；确实不属任务的文字可以豁免",
        "give `responsible`, or `lead` and `with`; waive it where the text is no duty",
    )
}
