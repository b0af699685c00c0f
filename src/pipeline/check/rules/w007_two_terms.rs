//! W007 two-terms

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words,
};
use crate::hanzi::punctuation::is_open;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W007",
    name: "two-terms",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "同一事物有两种说法", en: "two terms for one thing" },
    why: Both {
        zh: "一份通知里，同一事物用一个说法，免得读的人以为是两件事。",
        en: "One thing should have one name in a notice, or readers take it for two.",
    },
    bad: Example::Head("preamble: 推进婴幼儿配方乳粉提升行动，检查婴幼儿配方奶粉。"),
    good: Example::Head("preamble: 推进婴幼儿配方乳粉提升行动，检查婴幼儿配方乳粉。"),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let first = |word: &str| {
        // A name in 《》 is another document's.
        texts.having(word).find(|(piece, range)| !is_open(&piece.text.value, range.start, '《'))
    };
    for row in words::rows(words::TERMS) {
        let (good, other) = (row[0], row[1]);
        let (Some((piece, range)), Some((beside, good_range))) = (first(other), first(good)) else { continue };
        let place = prose::place(context.plan, piece, range);
        findings.push(
            RULE.finding(place, format!("`{other}` 和 `{good}` 并用"), format!("`{other}` beside `{good}`"))
                .label(prose::place(context.plan, beside, good_range), "另一种说法", "the other term")
                .help(format!("统一为“{good}”"), format!("use {good} throughout"))
                .fix(place, good, false),
        );
    }
}
