//! W005 doubtful-phrase

use std::ops::Range;

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words::{self, Wrong},
};
use crate::model::{
    finding::{Finding, Severity},
    plan::Grade,
};

pub(super) static RULE: Rule = Rule {
    code: "W005",
    name: "doubtful-phrase",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "用词值得再看一眼", en: "a phrase worth a second look" },
    why: Both {
        zh: "固定说法写走了样，或者语义重复、句式杂糅、像是漏了字。是不是错，要由人判断。",
        en: "A set phrase that is not quite as it is set, a tautology, two constructions in one, or a word that seems missing.",
    },
    bad: Example::Head("preamble: 推进食品安全领域核心关键技术研发。"),
    good: Example::Head("preamble: 推进食品安全领域关键核心技术研发。"),
    check: Check::Texts(check),
};

/// Each word is said once, with a count.
fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let year = context.plan.head.year.as_ref().map_or(0, |year| year.value);
    let own = words::of_office(&context.plan.register);
    for wrong in words::LIST.iter().chain(&own).filter(|wrong| wrong.grade == Grade::Look && wrong.since <= year) {
        let mut found = wrong.find_in(texts);
        let Some((piece, range)) = found.next() else { continue };
        findings.push(finding(context, piece, range, wrong, found.count()));
    }
}

fn finding(context: Context<'_>, piece: Piece<'_>, range: Range<usize>, wrong: &Wrong<'_>, more: usize) -> Finding {
    let word = &piece.text.value[range.clone()];
    let place = prose::place(context.plan, piece, range.clone());
    let (others, and_others) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("（另有 {more} 处）"), format!(" ({more} more)")),
    };
    let finding = RULE.finding(
        place,
        format!("`{word}`：{}{others}", wrong.reason),
        format!("`{word}` is worth a second look{and_others}"),
    );
    if wrong.right.is_empty() {
        return finding;
    }
    finding.help(format!("可作“{}”", wrong.right), format!("perhaps {}", wrong.right)).fix(place, wrong.right, false)
}
