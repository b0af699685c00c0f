//! T010 heading-ends-in-punctuation

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T010",
    name: "heading-ends-in-punctuation",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "标题末尾有逗号、顿号或分号", en: "a heading ends in a comma or semicolon" },
    why: Both {
        zh: "标题自成一句，末尾的逗号、顿号、分号说明话没有写完，或是从正文里断错了地方。句末的句号各地写法不一，不报。",
        en: "A heading is a sentence of its own: a comma at its end says that it was cut in the wrong place. A full stop is the practice of some offices and is not reported.",
    },
    bad: Example::Section("title: 强化食品安全源头治理，"),
    good: Example::Section("title: 强化食品安全源头治理"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = piece.text.value.trim_end();
    let is_own = context.plan.head.title.as_ref().is_some_and(|title| title.place == piece.text.place);
    let Some(last) = text.chars().next_back().filter(|last| piece.is_title && !is_own && "，、；,;".contains(*last))
    else {
        return;
    };
    let place = prose::place(context.plan, piece, text.len() - last.len_utf8()..text.len());
    findings.push(
        RULE.finding(
            place,
            format!("标题末尾有 `{last}`，像是没有写完"),
            format!("the heading ends in `{last}`, as if unfinished"),
        )
        .help("删去，或写完", "remove it, or finish the heading")
        .fix(place, "", false),
    );
}
