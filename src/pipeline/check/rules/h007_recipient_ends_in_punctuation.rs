//! H007 recipient-ends-in-punctuation

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H007",
    name: "recipient-ends-in-punctuation",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "主送、抄送机关名称末尾有标点", en: "a recipient ends in punctuation" },
    why: Both {
        zh: "机关之间的顿号、逗号和末尾的冒号、句号印出时自动加上，自己再写就会印成两个（GB/T 9704—2012 7.3.2、7.4.2）。",
        en: "The punctuation between and after recipients are added in print; written by hand they would print twice (GB/T 9704-2012 7.3.2, 7.4.2).",
    },
    bad: Example::Head("recipients: [各成员单位：]"),
    good: Example::Head("recipients: [各成员单位]"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let lists = [&head.recipients, &head.copy_recipients].into_iter().flatten();
    for name in lists.flat_map(|list| list.iter()) {
        let text = name.value.trim_end();
        let Some(mark) = text.chars().next_back().filter(|mark| "：:，,。、；;.".contains(*mark)) else {
            continue;
        };
        let place = context.plan.sources.within(name.place, &name.value, text.len() - mark.len_utf8()..text.len());
        findings.push(
            RULE.finding(place, format!("机关名称末尾有 `{mark}`"), format!("the name ends in `{mark}`"))
                .help("删去", "remove it")
                .fix(place, "", true),
        );
    }
}
