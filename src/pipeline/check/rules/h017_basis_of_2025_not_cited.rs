//! H017 basis-of-2025-not-cited

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "H017",
    name: "basis-of-2025-not-cited",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "没有引2025年的全链条监管意见", en: "the opinions of 2025 are not cited" },
    why: Both {
        zh: "2025年3月13日中共中央办公厅、国务院办公厅《关于进一步强化食品安全全链条监管的意见》划定了各部门的职责界线，此后的食品安全安排以它为依据。",
        en: "The opinions of 2025-03-13 on the supervision of the whole chain draw the lines between departments; later plans rest on them.",
    },
    bad: Example::Plan("year: 2026\nsections: [01-源头治理]\ntitle: 关于印发2026年食品安全重点工作安排的通知"),
    good: Example::Plan(
        "year: 2026\nsections: [01-源头治理]\ntitle: 关于印发2026年食品安全重点工作安排的通知\npreamble: 落实《关于进一步强化食品安全全链条监管的意见》。",
    ),
    check: Check::Plan(check),
};

const SINCE: u16 = 2025;
const NAME: &str = "食品安全全链条监管的意见";

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let pieces = prose::pieces(context.plan);
    let says = |word: &str| pieces.iter().any(|piece| piece.text.value.contains(word));
    let is_meant = head.title.as_ref().is_some_and(|title| title.value.contains("食品安全"));
    if head.year.as_ref().is_none_or(|year| year.value < SINCE) || !is_meant || says(NAME) {
        return;
    }
    let place = head.preamble.as_ref().or(head.title.as_ref()).map_or_else(Place::default, |text| text.place);
    findings.push(
        RULE.finding(
            place,
            "没有引《关于进一步强化食品安全全链条监管的意见》",
            "the opinions of 2025 on the whole chain are not cited",
        )
        .help("核实是否应作依据写入", "find out whether they belong among what the plan rests on"),
    );
}
