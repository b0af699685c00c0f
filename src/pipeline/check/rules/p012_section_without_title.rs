//! P012 section-without-title

use super::{
    keys,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P012",
    name: "section-without-title",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "一节没有标题", en: "a section without a title" },
    why: Both {
        zh: "没有标题的节，序号“四、”独占一行，后面没有字。",
        en: "The number of a section without a title stands on a line of its own with nothing after it.",
    },
    bad: Example::Section("clauses:\n  - id: 耕地\n    text: 落实耕地分类管理制度\n    responsible: [区农业农村局]"),
    good: Example::Section(
        "title: 强化食品安全源头治理\nclauses:\n  - id: 耕地\n    text: 落实耕地分类管理制度\n    responsible: [区农业农村局]",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for file in &context.plan.sections {
        let section = &file.section;
        let is_empty = section.clauses.is_empty() && section.items.is_empty();
        let runs_in = section.run_in.as_ref().is_some_and(|run_in| run_in.value) && !section.clauses.is_empty();
        let has_title = section.title.as_ref().is_some_and(|title| !title.value.trim().is_empty());
        if has_title || is_empty || runs_in || !context.is_read(keys::beginning(file).file) {
            continue;
        }
        findings.push(
            RULE.finding(
                keys::beginning(file),
                format!("`{}` 没有标题 title", file.name),
                format!("`{}` has no `title`", file.name),
            )
            .help(
                "在文件开头写 title: ……；本来没有标题，就写 run_in: true，文字紧接序号",
                "write `title: …` at the beginning of the file; if there is none, `run_in: true` lets the text follow the number",
            ),
        );
    }
}
