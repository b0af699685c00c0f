//! H005 recipient-also-copied

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "H005",
    name: "recipient-also-copied",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "主送机关又列为抄送", en: "a recipient is named again as copy recipient" },
    why: Both {
        zh: "主送机关要办理，抄送机关只需知晓；列两次就说不清要它做什么（GB/T 9704—2012 第7.3.2、7.4.2条）。",
        en: "A recipient acts, a copy recipient only notes (GB/T 9704-2012 7.3.2, 7.4.2).",
    },
    bad: Example::Head(
        "\
recipients: [区发改局, 区教育局]
copy_recipients: [区教育局]
",
    ),
    good: Example::Head(
        "\
recipients: [区发改局, 区教育局]
copy_recipients: [区委办]
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let recipients: Vec<&Sp<String>> = head.recipients.iter().flat_map(|names| names.iter()).collect();
    for copy in head.copy_recipients.iter().flat_map(|names| names.iter()) {
        if let Some(first) = recipients.iter().find(|name| name.value == copy.value) {
            findings.push(
                RULE.finding(
                    copy.place,
                    format!("`{}` 已经是主送机关", copy.value),
                    format!("`{}` is a recipient already", copy.value),
                )
                .label(first.place, "主送在这里", "recipient here"),
            );
        }
    }
}
