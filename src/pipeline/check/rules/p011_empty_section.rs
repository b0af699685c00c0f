//! P011 empty-section

use super::{
    keys,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P011",
    name: "empty-section",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "一节或一项里什么也没有", en: "a section or item with nothing in it" },
    why: Both {
        zh: "空的节、项会印出光秃秃的标题，原来写在里面的任务谁也收不到；多半是文件被清空，或没有保存。",
        en: "An empty section prints as a bare heading, and whatever stood in it reaches nobody; mostly its file was emptied or never saved.",
    },
    bad: Example::Section("title: 强化食品安全源头治理\nitems:"),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for file in &context.plan.sections {
        let section = &file.section;
        let place = keys::beginning(file);
        if section.clauses.is_empty() && section.items.is_empty() && context.is_read(place.file) {
            findings.push(
                RULE.finding(
                    place,
                    format!("`{}` 这一节里没有条款，也没有项", file.name),
                    format!("the section `{}` has neither clauses nor items", file.name),
                )
                .help(
                    "写上 items 或 clauses；不要这一节，就从 plan.yaml 的 sections 里去掉",
                    "give `items` or `clauses`, or take it out of `sections` in plan.yaml",
                ),
            );
        }
    }
    for item in context.plan.items() {
        let is_bare = item.clauses.is_empty() && item.items.is_empty();
        if let Some(title) = item.title.as_ref().filter(|title| is_bare && context.is_read(title.place.file)) {
            let (zh, en) = ("这一项只有标题，没有内容", "this item is a heading and nothing else");
            findings.push(RULE.finding(title.place, zh, en).graded(Severity::Note));
        }
    }
}
