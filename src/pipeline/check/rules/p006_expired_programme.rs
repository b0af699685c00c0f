//! P006 expired-programme

use std::sync::LazyLock;

use regex::Regex;

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P006",
    name: "expired-programme",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "到期的行动、过去的时限", en: "a programme or deadline that is over" },
    why: Both {
        zh: "从去年的稿子改来的通知，常留着已经到期的三年行动和过去的“年底前”。",
        en: "A notice made from last year’s often keeps a programme that has ended, or a deadline that is past.",
    },
    bad: Example::Head("preamble: 深入推进2019—2021年专项行动。"),
    good: Example::Head("preamble: 深入推进2021—2023年专项行动，确保2023年底前完成。"),
    check: Check::Plan(check),
};

static SPAN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(20[0-9]{2})年?[—–\-－~～至到](20[0-9]{2})年").expect("the pattern is ours"));
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:到|至|力争|确保|于)?(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:年?底|末)?(?:之?前)")
        .expect("the pattern is ours")
});

/// Programmes that are known by name, with their last year.
const NAMED: [(&str, u16); 5] = [
    ("“治违禁控药残促提升”三年", 2023),
    ("“治违禁、控药残、促提升”三年", 2023),
    ("“治违禁 控药残 促提升”三年", 2023),
    ("“十四五”", 2025),
    ("“十三五”", 2020),
];

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.plan.head.year.as_ref().map(|year| year.value) else { return };
    for piece in prose::pieces(context.plan) {
        let text = &piece.text.value;
        let dated = SPAN.captures_iter(text).chain(UNTIL.captures_iter(text)).filter_map(|found| {
            let last: u16 = found.iter().skip(1).flatten().last()?.as_str().parse().ok()?;
            Some((found.get(0)?.range(), last))
        });
        let named = NAMED.iter().flat_map(|&(name, last)| prose::find_all(text, name).map(move |range| (range, last)));
        for (range, last) in dated.chain(named).filter(|(_, last)| *last < year) {
            findings.push(
                RULE.finding(
                    prose::place(context.plan, piece, range),
                    format!("{last} 年已经过去，方案是 {year} 年的"),
                    format!("{last} is over: the plan is of {year}"),
                )
                .help("核实是否延续；不再做的删去", "find out whether it goes on; remove what does not"),
            );
        }
    }
}
