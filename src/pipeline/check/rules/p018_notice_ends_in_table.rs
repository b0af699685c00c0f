//! P018 notice-ends-in-table

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P018",
    name: "notice-ends-in-table",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "通知正文最后是一张表", en: "the text of the notice ends in a table" },
    why: Both {
        zh: "落款页上须有正文（GB/T 9704-2012 7.3.5.5），表占满一页时落款会独在一页。表后写一句结束语，或另立一节。",
        en: "A page with the signature has text (GB/T 9704-2012 7.3.5.5); below a table that fills its page the signature would stand alone. A closing sentence or another section follows it.",
    },
    bad: Example::Section(
        "title: 任务分解\nas_table: true\nclauses:\n  - id: 耕地\n    text: 落实耕地分类管理制度\n    responsible: [区农业农村局]",
    ),
    good: Example::Section(
        "title: 任务分解\nas_table: false\nclauses:\n  - id: 耕地\n    text: 落实耕地分类管理制度\n    responsible: [区农业农村局]",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan;
    let own = plan.issued_starts().into_iter().min().unwrap_or(plan.sections.len());
    let last = plan.sections[..own.min(plan.sections.len())].last();
    let asked = last.and_then(|file| file.section.as_table.as_ref()).filter(|asked| asked.value);
    let Some(asked) = asked.filter(|_| plan.head.closing.is_none()) else { return };
    let (zh, en) = (
        "通知正文最后是一张表，下面就是落款",
        "the text of the notice ends in this table, with the signature right below it",
    );
    findings.push(RULE.finding(asked.place, zh, en).help(
        "在 plan.yaml 写结束语 closing，如“特此通知。”，或在后面另写一节；也可以作为印发的方案（issued_plans），或删去 as_table",
        "give a `closing` in plan.yaml, or another section below; or issue the table with the notice (issued_plans); or take `as_table` out",
    ));
}
