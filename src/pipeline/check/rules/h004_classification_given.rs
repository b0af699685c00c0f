//! H004 classification-given

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H004",
    name: "classification-given",
    severity: Severity::Error,
    waivable: false,
    summary: Both {
        zh: "密级文件不得用本程序制作", en: "a secret document must not be made with this program"
    },
    why: Both {
        zh: "涉密文件只能在涉密设备上起草和印制（《保守国家秘密法》）。",
        en: "Secret documents are drafted and printed on secret systems only (Law on Guarding State Secrets).",
    },
    bad: Example::Head("classification: 机密★1年"),
    good: Example::Head("urgency: 特急"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(classification) = &context.plan.head.classification {
        findings.push(RULE.finding(
            classification.place,
            "密级文件不得用本程序制作",
            "a secret document must not be made with this program",
        ));
    }
}
