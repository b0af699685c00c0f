//! H014 signature-unlike-authority

use super::rule::{Both, Check, Context, Example, Rule};
use crate::{
    hanzi::characters::squeezed,
    model::{
        finding::{Finding, Severity},
        place::Sp,
    },
};

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
    let (Some(authorities), Some(signatures)) = (&head.issuing_authority, &head.signature) else { return };
    let [authorities, signatures] = [authorities, signatures]
        .map(|names| names.iter().filter(|name| !name.value.trim().is_empty()).collect::<Vec<_>>());
    let ([first, ..], [signed, ..]) = (authorities.as_slice(), signatures.as_slice()) else { return };
    if authorities.len() != signatures.len() {
        let (zh, en) = ("发文机关", "the issuing authorities");
        let (issued, count) = (authorities.len(), signatures.len());
        findings.push(
            RULE.finding(
                signed.place,
                format!("发文机关 {issued} 个，署名 {count} 个"),
                format!("{issued} authorities issue it, {count} sign it"),
            )
            .label(first.place, zh, en)
            .help("联合发文的机关都要署名，次序相同", "each authority of a joint notice signs, in the same order"),
        );
        return;
    }
    findings.extend(
        authorities.into_iter().zip(signatures).filter_map(|(authority, signature)| unlike(authority, signature)),
    );
}

fn unlike(authority: &Sp<String>, signature: &Sp<String>) -> Option<Finding> {
    let plain = |text: &str| squeezed(text.trim().trim_end_matches("文件"));
    let (own, signed) = (plain(&authority.value), plain(&signature.value));
    if own.contains(&signed) || signed.contains(&own) {
        return None;
    }
    let finding = RULE.finding(
        signature.place,
        format!("署名是 `{}`，发文机关是 `{}`", signature.value.trim(), authority.value.trim()),
        format!("signed by `{}`, issued by `{}`", signature.value.trim(), authority.value.trim()),
    );
    Some(finding.label(authority.place, "发文机关", "the issuing authority").help("两处写成一样", "write both alike"))
}
