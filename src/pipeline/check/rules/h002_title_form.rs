//! H002 title-form

use super::rule::{Both, Check, Context, Example, Mode, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H002",
    name: "title-form",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "标题不合公文的写法", en: "the title is not formed as an official title" },
    why: Both {
        zh: "标题由发文机关、事由和文种组成，末尾不加标点（《党政机关公文处理工作条例》第九条；GB/T 9704—2012 第7.3.1条）。",
        en: "A title is the issuing authority, the matter and the kind of document, without punctuation at its end (GB/T 9704-2012 7.3.1).",
    },
    bad: Example::Head("title: 关于印发2023年食品安全重点工作安排的通知。"),
    good: Example::Head("title: 关于印发2023年食品安全重点工作安排的通知"),
    check: Check::Plan(check),
};

/// Kinds of document: 条例 article 8, and those that offices issue beside them.
const KINDS: [&str; 34] = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要", "方案", "计划", "规划", "纲要", "要点", "安排", "办法", "规定", "细则", "规则", "条例", "规程", "规范",
    "制度", "措施", "清单", "指南", "预案",
];

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = context.plan.head.title.as_ref().filter(|title| !title.value.trim().is_empty()) else {
        findings.extend(not_given(context));
        return;
    };
    let text: String = title.value.lines().map(str::trim).collect();
    if let Some(last) = text.chars().last().filter(|last| "。，、；：.,;:".contains(*last)) {
        let (zh, en) = (format!("标题末尾不加 `{last}`"), format!("a title does not end in `{last}`"));
        findings.push(RULE.finding(title.place, zh, en));
    } else if !KINDS.iter().any(|kind| bare(&text).ends_with(kind)) {
        let finding = RULE.finding(title.place, "标题末尾没有文种", "the title does not end in a kind of document");
        findings.push(finding.graded(Severity::Note).help("写作“关于……的通知”一类", "write it like 关于…的通知"));
    }
}

/// In a final document it is one of the unknown elements, F001.
fn not_given(context: Context<'_>) -> Option<Finding> {
    let place = context.plan.head_key("title");
    let (zh, en) = ("没有写标题 title，草稿里是空白", "`title` is not given: a draft has a blank there");
    let is_draft = context.mode == Mode::Draft && !context.plan.sections.is_empty();
    is_draft.then(|| RULE.finding(place, zh, en).graded(Severity::Note))
}

/// Without what may follow the kind: （试行）, and the closing bracket of a name.
fn bare(title: &str) -> &str {
    let open = title.strip_suffix('）').and_then(|title| title.rsplit_once('（'));
    open.map_or(title, |(before, _)| before).trim_end_matches(['》', '”'])
}
