//! H019 authority-unknown

use super::rule::{Both, Check, Context, Example, Mode, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H019",
    name: "authority-unknown",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "没有写发文机关", en: "the issuing authority is not given" },
    why: Both {
        zh: "版头的发文机关标志、署名和标题都从它来（GB/T 9704—2012 7.2.4）；草稿可以先空着，正式件须写明（F001）。",
        en: "Masthead, signature and title rest on it (GB/T 9704-2012 7.2.4); a draft may leave it open, a final document states it (F001).",
    },
    bad: Example::Head("title: 关于印发食品安全重点工作安排的通知"),
    good: Example::Head("issuing_authority: 友好区人民政府"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    if context.mode == Mode::Final || context.plan.head.authority().is_some() {
        return;
    }
    let place = context.plan.head_key("issuing_authority");
    findings.push(
        RULE.finding(
            place,
            "没有写发文机关 issuing_authority，版头是空白",
            "`issuing_authority` is not given: the masthead is a blank",
        )
        .help("写全称或规范化简称，如 友好区人民政府", "give the full or standard short name, such as 友好区人民政府"),
    );
}
