//! H002 title-form

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H002",
    name: "title-form",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "标题不合公文的写法", en: "the title is not formed as an official title" },
    why: Both {
        zh: "标题由“关于”、事由、“的”和文种组成，末尾不加标点（《党政机关公文处理工作条例》第九条；GB/T 9704—2012 第7.3.1条）。",
        en: "A title is 关于, the matter, 的 and the kind of document, without a mark at its end (GB/T 9704-2012 7.3.1).",
    },
    bad: Example::Head("title: 关于印发2023年食品安全重点工作安排的通知。"),
    good: Example::Head("title: 关于印发2023年食品安全重点工作安排的通知"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = context.plan.head.title.as_ref().filter(|title| !title.value.trim().is_empty()) else { return };
    let text: String = title.value.lines().map(str::trim).collect();
    if let Some(mark) = text.chars().last().filter(|mark| "。，、；：！？.,;:!?".contains(*mark)) {
        let (zh, en) = (format!("标题末尾不加 `{mark}`"), format!("a title does not end in `{mark}`"));
        findings.push(RULE.finding(title.place, zh, en));
    } else if !text.contains("关于") || !text.ends_with("通知") {
        let (zh, en) = ("标题应写作“关于……的通知”", "the title of a notice reads 关于…的通知");
        findings.push(RULE.finding(title.place, zh, en).graded(Severity::Warning));
    }
}
