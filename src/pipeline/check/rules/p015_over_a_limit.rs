//! P015 over-a-limit

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::{Many, Sp},
};

pub(super) static RULE: Rule = Rule {
    code: "P015",
    name: "over-a-limit",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "超过版面排得下的数", en: "more than the pages can hold" },
    why: Both {
        zh: "过长的标题、过多的机关和附件会越过公文格式留给它们的地方，排出来就不合 GB/T 9704—2012。",
        en: "Titles, recipients and attachments beyond these numbers leave the room that GB/T 9704-2012 gives them.",
    },
    bad: Example::Head(
        "issuing_authority: 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸人民政府",
    ),
    good: Example::Head("issuing_authority: 友好区人民政府"),
    check: Check::Plan(check),
};

/// Characters of a title: five lines of 2号.
const TITLE: usize = 160;
/// Characters of an issuing authority.
const AUTHORITY: usize = 40;
/// More leave no room for the title on page 1.
const AUTHORITIES: usize = 8;
/// Recipients, and copy recipients.
const RECIPIENTS: usize = 150;
const ATTACHMENTS: usize = 60;
const SECTIONS: usize = 99;
/// Clauses: more take gigabytes of memory to set.
const CLAUSES: usize = 3000;

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let letters = |text: &Sp<String>| text.value.chars().filter(|one| !one.is_whitespace()).count();
    let length = |text: &Option<Sp<String>>| text.as_ref().map_or(0, letters);
    let counted = |list: &Option<Many<Sp<String>>>| list.as_ref().map_or(0, |list| list.len());
    for (key, name, unit, most, count) in [
        ("title", "标题", "字", TITLE, length(&head.title)),
        (
            "issuing_authority",
            "发文机关",
            "字",
            AUTHORITY,
            head.issuing_authority.iter().flatten().map(letters).max().unwrap_or_default(),
        ),
        ("issuing_authority", "发文机关", "个", AUTHORITIES, counted(&head.issuing_authority)),
        ("signature", "署名", "个", AUTHORITIES, counted(&head.signature)),
        ("recipients", "主送机关", "个", RECIPIENTS, counted(&head.recipients)),
        ("copy_recipients", "抄送机关", "个", RECIPIENTS, counted(&head.copy_recipients)),
        ("attachments", "附件", "个", ATTACHMENTS, head.attachments.len()),
        ("sections", "节", "个", SECTIONS, context.plan.sections.len()),
        ("sections", "条款", "条", CLAUSES, context.plan.clauses().len()),
    ] {
        if count > most {
            findings.push(RULE.finding(
                context.plan.head_key(key),
                format!("{name}有 {count} {unit}，最多 {most} {unit}"),
                format!("{name}: {count}, at most {most}"),
            ));
        }
    }
}
