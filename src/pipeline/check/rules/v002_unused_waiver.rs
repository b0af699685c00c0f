//! V002 unused-waiver

use super::{
    rule::{Both, Check, Example, Rule},
    waivers::Why,
};
use crate::model::{
    finding::{Finding, Severity},
    plan::Waiver,
};

pub(super) static RULE: Rule = Rule {
    code: "V002",
    name: "unused-waiver",
    severity: Severity::Warning,
    waivable: false,
    summary: Both { zh: "没有问题用到这条豁免", en: "a waiver that no fault needs" },
    why: Both {
        zh: "问题改了，豁免还留着，日后再犯就没有人知道；at 或 text 写错的豁免等于没有写。",
        en: "A waiver left behind hides the fault when it comes again; one with a wrong `at` or `text` does nothing.",
    },
    bad: Example::Head(
        "\
waivers:
  - code: R002
    at: 耕地
    text: 市市场监管局
    reason: 原件如此
",
    ),
    good: Example::Head(
        "\
document_number: 友政发(2023)19号
waivers:
  - code: H001
    at: document_number
    reason: 原件如此
",
    ),
    check: Check::UnusedWaiver(check),
};

/// What is said of one unused waiver.
fn check(waiver: &Waiver, why: &Why) -> Option<Finding> {
    let (code, at) = (waiver.code.as_ref()?, waiver.at.as_ref()?);
    let (code_word, at_word) = (&code.value, &at.value);
    let new = |place, zh, en| RULE.finding(place, zh, en);
    Some(match why {
        Why::NoSuchPlace => new(
            at.place,
            format!("方案里没有叫 `{at_word}` 的地方"),
            format!("nothing in the plan is called `{at_word}`"),
        )
        .help(
            "at 写条款的 id、项或节的标题、plan.yaml 的键，或名录里的单位",
            "`at` is a clause’s id, the title of an item or section, a key of plan.yaml, or a registered unit",
        ),
        Why::OtherText(text) => new(
            waiver.text.as_ref().map_or(code.place, |text| text.place),
            format!("`{at_word}` 有 {code_word}，但所指的字是 `{text}`"),
            format!("{code_word} is found at `{at_word}`, but it underlines `{text}`"),
        )
        .help("text 照抄报告里划线的字", "copy the underlined characters of the report"),
        Why::NothingFound => new(
            code.place,
            format!("没有问题用到这条 `{code_word}` 豁免"),
            format!("nothing needs this waiver of `{code_word}`"),
        )
        .help("问题已经改正就删去这一条；否则核对 at", "remove it if the fault is fixed; otherwise look at `at`"),
    })
}
