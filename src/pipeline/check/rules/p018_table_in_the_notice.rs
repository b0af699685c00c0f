//! P018 table-in-the-notice

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P018",
    name: "table-in-the-notice",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "通知正文里的一节要排成表", en: "a section of the notice itself asks for a table" },
    why: Both {
        zh: "正文是连续的文字（GB/T 9704-2012 7.3.3），任务表随通知印发，另起一页，或作附件。",
        en: "The body of a notice is running text (GB/T 9704-2012 7.3.3); a table of tasks is issued with it on pages of its own, or annexed.",
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
    let first_issued = plan.issued_starts().into_iter().min().unwrap_or(plan.sections.len());
    for file in &plan.sections[..first_issued.min(plan.sections.len())] {
        let Some(asked) = file.section.as_table.as_ref().filter(|asked| asked.value) else { continue };
        let (zh, en) =
            ("这一节在通知正文里，不能排成表", "this section belongs to the notice itself, which has no tables");
        findings.push(RULE.finding(asked.place, zh, en).help(
            "任务表作为印发的方案：在 plan.yaml 写 `issued_plans`，`first_section` 写这一节；或删去 `as_table`",
            "issue it with the notice: in plan.yaml give `issued_plans` with this section as `first_section`; or take `as_table` out",
        ));
    }
}
