//! H012 title-without-authority

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H012",
    name: "title-without-authority",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "标题没有发文机关", en: "a title without the issuing authority" },
    why: Both {
        zh: "标题由发文机关名称、事由和文种组成（《党政机关公文处理工作条例》第九条）。许多通知省去发文机关，所以只作提示。",
        en: "A title is the issuing authority, the matter and the kind of document (条例 article 9). Many notices leave the authority out: a note only.",
    },
    bad: Example::Head("title: 关于印发2023年食品安全重点工作安排的通知"),
    good: Example::Head("title: 友好区人民政府关于印发2023年食品安全重点工作安排的通知"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let Some(title) = head.title.as_ref().filter(|title| title.value.trim_start().starts_with("关于")) else {
        return;
    };
    let names: Vec<&str> = head.issuing_authority.iter().flatten().map(|name| name.value.trim()).collect();
    let authority = if names.is_empty() { "发文机关".to_owned() } else { names.join(" ") };
    findings.push(
        RULE.finding(title.place, "标题没有写发文机关", "the title does not name the issuing authority")
            .help(format!("写作“{authority}关于……”"), format!("write it like {authority}关于…")),
    );
}
