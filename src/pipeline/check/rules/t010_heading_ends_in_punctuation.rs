//! T010 heading-ends-in-punctuation

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T010",
    name: "heading-ends-in-punctuation",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "标题末尾有标点", en: "a heading ends in a mark" },
    why: Both {
        zh: "标题末尾不加标点；条内标题后的句号由印法加上（GB/T 15834—2011 附录，公文惯例）。",
        en: "A heading has no mark at its end; the stop of a run-in heading is added in print.",
    },
    bad: Example::Section("title: 强化食品安全源头治理。"),
    good: Example::Section("title: 强化食品安全源头治理"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let title = context.plan.head.title.as_ref().map(|title| title.place);
    for piece in
        prose::pieces(context.plan).into_iter().filter(|piece| piece.is_title && Some(piece.text.place) != title)
    {
        let text = piece.text.value.trim_end();
        let Some(mark) = text.chars().next_back().filter(|mark| "。，、；：,.;:".contains(*mark)) else {
            continue;
        };
        let place = prose::place(context.plan, piece, text.len() - mark.len_utf8()..text.len());
        findings.push(
            RULE.finding(place, format!("标题末尾有 `{mark}`"), format!("the heading ends in `{mark}`"))
                .help("删去", "remove it")
                .fix(place, "", true),
        );
    }
}
