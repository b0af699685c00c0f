//! H014 signature-unlike-authority

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H014",
    name: "signature-unlike-authority",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "署名和发文机关不一样", en: "a signature unlike the issuing authority" },
    why: Both {
        zh: "署名用发文机关的全称或规范化简称（GB/T 9704—2012 7.3.5），和版头的发文机关是一家。",
        en: "A notice is signed by its issuing authority, by its full or standard short name (GB/T 9704-2012 7.3.5).",
    },
    bad: Example::Head(
        "\
issuing_authority: 友好区人民政府
signature: 友好区政府
",
    ),
    good: Example::Head(
        "\
issuing_authority: 友好区人民政府
signature: 友好区人民政府
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let (Some(authority), Some(signature)) = (&head.issuing_authority, &head.signature) else { return };
    let plain = |text: &str| {
        text.trim().trim_end_matches("文件").chars().filter(|one| !one.is_whitespace()).collect::<String>()
    };
    let (own, signed) = (plain(&authority.value), plain(&signature.value));
    if own.is_empty() || signed.is_empty() || own.contains(&signed) || signed.contains(&own) {
        return;
    }
    findings.push(
        RULE.finding(
            signature.place,
            format!("署名是 `{}`，发文机关是 `{}`", signature.value.trim(), authority.value.trim()),
            format!("signed by `{}`, issued by `{}`", signature.value.trim(), authority.value.trim()),
        )
        .label(authority.place, "发文机关", "the issuing authority")
        .help("两处写成一样", "write both alike"),
    );
}
