//! H009 no-issuing-phrase

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H009",
    name: "no-issuing-phrase",
    severity: Severity::Note,
    waivable: true,
    summary: Both {
        zh: "说“印发”，却没有印发语，也没有附件", en: "a title says 印发 and the text does not"
    },
    why: Both {
        zh: "标题说“印发”，正文就该有“现将……印发给你们”一类的话，印发的内容作为附件；直接写安排的，标题不必说“印发”。",
        en: "A title with 印发 calls for a sentence that hands something out and for the thing itself; else the title can do without.",
    },
    bad: Example::Head(
        "\
title: 关于印发重点工作安排的通知
preamble: 落实食品安全责任。
",
    ),
    good: Example::Head(
        "\
title: 关于印发重点工作安排的通知
preamble: 现将重点工作安排印发给你们，请认真落实。
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let Some(title) = head.title.as_ref() else { return };
    let Some(at) = title.value.find("印发") else { return };
    let said = [&head.preamble, &head.closing].into_iter().flatten().any(|text| text.value.contains("印发"));
    if said || !head.attachments.is_empty() {
        return;
    }
    let place = context.plan.sources.within(title.place, &title.value, at..at + "印发".len());
    findings.push(
        RULE.finding(place, "标题说“印发”，正文没有印发语", "the title says 印发, the text does not")
            .help("正文补“现将……印发给你们”，或标题去掉“印发”", "add 现将…印发给你们, or drop 印发 from the title"),
    );
}
