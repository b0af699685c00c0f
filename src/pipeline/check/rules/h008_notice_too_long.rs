//! H008 notice-too-long

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
    plan::{Head, Plan},
};

pub(super) static RULE: Rule = Rule {
    code: "H008",
    name: "notice-too-long",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "通知超过规定字数", en: "a notice longer than the rules allow" },
    why: Both {
        zh: "《整治形式主义为基层减负若干规定》（2024年）：部署某一领域工作的文件不超过4000字，综合性的不超过5000字。",
        en: "The rules of 2024 on reducing burdens allow 4,000 characters for a document on one field, 5,000 for a general one.",
    },
    bad: Example::Head(
        "\
most_characters: 10
preamble: 落实食品安全属地管理责任。
",
    ),
    good: Example::Head(
        "\
most_characters: 4000
preamble: 落实食品安全属地管理责任。
",
    ),
    check: Check::Plan(check),
};

/// From this year on the rules of 2024 hold for a plan.
const SINCE: u16 = 2025;
/// Characters of a document on one field of work, white space aside.
const ON_ONE_FIELD: u16 = 4000;

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some((most, place)) = limit(&context.plan.head) else { return };
    let total = characters(context.plan);
    if total <= usize::from(most) {
        return;
    }

    findings.push(
        RULE.finding(
            place,
            format!("正文约 {total} 字，超过 {most} 字"),
            format!("some {total} characters, more than {most}"),
        )
        .help(
            "压减文字；综合性文件写 most_characters: 5000",
            "shorten it; for a general document give `most_characters: 5000`",
        ),
    );
}

/// Characters that a notice prints, white space aside.
pub(in super::super) fn characters(plan: &Plan) -> usize {
    let count = |text: &str| text.chars().filter(|character| !character.is_whitespace()).count();
    prose::pieces(plan).iter().map(|piece| count(&piece.text.value)).sum()
}

/// The plan's own limit, or that of the rules of 2024.
pub(in super::super) fn limit(head: &Head) -> Option<(u16, Place)> {
    let own = head.most_characters.as_ref().map(|most| (most.value, most.place));
    let by_year = || head.year.as_ref().filter(|year| year.value >= SINCE).map(|year| (ON_ONE_FIELD, year.place));
    own.or_else(by_year)
}
