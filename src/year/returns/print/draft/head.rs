//! plan.yaml of a draft.

use crate::{
    model::{place::Sp, plan::Plan},
    year::returns::decide::Ledger,
};

use super::{
    kind::Kind,
    written::{mark, quoted},
};

/// Its text; `sections` are the names of the section files.
pub(super) fn head(kind: Kind, ledger: &Ledger, plan: &Plan, basis: &str, work: &str, sections: &[String]) -> String {
    let text = |value: Option<&Sp<String>>| value.map(|value| quoted(&value.value)).unwrap_or_default();
    let sender = text(plan.head.letters.sender_full_name.as_ref());
    let recipients = match kind {
        Kind::Circular => {
            let names = plan.head.recipients.iter().flatten().map(|name| quoted(&name.value));
            format!("[{}]", names.collect::<Vec<_>>().join(", "))
        }
        Kind::Report => format!("[{}]", text(plan.head.authority())),
    };
    let told = if kind == Kind::Circular { "通报" } else { "报告" };
    let until = ledger.covers.rsplit('至').next().unwrap_or_default();
    let preamble = format!(
        "根据{basis}，现将{}年{}落实情况{told}如下（数据截至{until}，以各单位报送的报表为准）。",
        ledger.year, ledger.period
    );
    let issuer =
        if kind == Kind::Report { "issuer:               # 签发人（GB/T 9704—2012 第7.2.6条）\n" } else { "" };
    format!(
        "# {}年{}{told}的草稿，由 anpai report 写成，以后归人改；再运行不会覆盖。生成的句子上面有“# 待定”，核对后删去那一行。\n\
         kind: {}\nyear: {}\nissuing_authority: {sender}\ndocument_number:\n{issuer}title: {}\nrecipients: {recipients}\n{}\npreamble: {}\n\
         sections:\n{}\n{}signature: {sender}\ndate_of_issue:\ncopy_recipients:\nprinting_authority: {sender}\nprinting_date:\nmost_characters: 4000\n",
        ledger.year,
        ledger.period,
        kind.word(),
        ledger.year,
        quoted(&format!("关于{work}{}落实情况的{told}", ledger.period)),
        mark("依据", "程序写的，请核对文号、期间和截止日"),
        quoted(&preamble),
        sections.iter().map(|name| format!("  - {name}")).collect::<Vec<_>>().join("\n"),
        if kind == Kind::Report { "closing: 特此报告。\n" } else { "" },
    )
}
