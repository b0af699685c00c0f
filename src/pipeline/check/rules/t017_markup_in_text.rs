//! T017 markup-in-text

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    inline,
};

pub(super) static RULE: Rule = Rule {
    code: "T017",
    name: "markup-in-text",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "星号不会印出来", en: "asterisks that are not printed" },
    why: Both {
        zh: "成对的 * 是强调的记号：字印成楷体或黑体，星号不印。算式、通配符里的星号会因此丢失。",
        en: "Paired asterisks mark emphasis and are not printed; in a formula they would be lost.",
    },
    bad: Example::Head("preamble: 每格3*4*5厘米。"),
    good: Example::Head("preamble: 每格3×4×5厘米。"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = piece.text.value.as_str();
    let stars = |text: &str| text.matches('*').count();
    let printed: usize = text.split("\n\n").map(|paragraph| stars(&inline::plain(paragraph))).sum();
    let Some(at) = text.find('*').filter(|_| printed < stars(text)) else { return };
    let length = text[at..].chars().take_while(|character| *character == '*').count();
    let place = prose::place(context.plan, piece, at..at + length);
    findings.push(
        RULE.finding(place, "这里的 `*` 是强调记号，不会印出来", "this `*` marks emphasis and is not printed")
            .help("要印星号就写成 \\*，乘号写 ×", "write \\* for an asterisk, × for multiplication"),
    );
}
