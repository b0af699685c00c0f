//! H010 attachment-not-there

use super::{
    pattern::{Pattern, stands_behind},
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    plan::LetterKind,
};

pub(super) static RULE: Rule = Rule {
    code: "H010",
    name: "attachment-not-there",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "提到的附件并没有", en: "an attachment is mentioned that is not there" },
    why: Both {
        zh: "正文里的“见附件3”要和附件说明、附件对得上（GB/T 9704—2012 7.3.4、7.3.7）。",
        en: "What the text calls 附件3 must be in the list and among the attachments (GB/T 9704-2012 7.3.4, 7.3.7).",
    },
    bad: Example::Head(
        "\
preamble: 任务分工见附件2。
attachments:
  - title: 任务分工表
    text: 略
",
    ),
    good: Example::Head(
        "\
preamble: 任务分工见附件。
attachments:
  - title: 任务分工表
    text: 略
",
    ),
    check: Check::Plan(check),
};

static MENTION: Pattern = Pattern::new(r"(?:见|按照?|填报|填写|报送|（)附件([0-9]{0,2})", |text| {
    stands_behind(text, "附件", |before| "见按照报写送（".contains(before))
});

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let letters = &context.plan.head.letters;
    let division = letters.form.as_ref().is_some_and(|form| form.value == LetterKind::Division);
    let issued = context.plan.head.issued_plans.iter().filter(|issued| issued.is_attached()).count();
    let count = context.plan.head.attachments.len() + issued + usize::from(division);
    for piece in prose::pieces(context.plan) {
        for found in MENTION.captures_iter(&piece.text.value) {
            let number = found.get(1).expect("the group is not optional");
            let wanted = number.as_str().parse().unwrap_or(1);
            if wanted <= count {
                continue;
            }
            let start = number.start() - "附件".len();
            let place = prose::place(context.plan, piece, start..number.end());
            findings.push(
                RULE.finding(
                    place,
                    format!("提到了附件{}，方案里只有 {count} 个附件", number.as_str()),
                    format!("attachment {wanted} is mentioned, the plan has {count}"),
                )
                .help("补上附件，或改正序号", "add the attachment, or correct its number"),
            );
        }
    }
}
