//! T016 number-written-by-hand

use super::{
    pattern::Pattern,
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T016",
    name: "number-written-by-hand",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "标题里自己写了序号", en: "a heading with a number of its own" },
    why: Both {
        zh: "一、（一）由程序编，自己再写会印成两个，删改之后还会错。",
        en: "Numbers are assigned; one written by hand prints beside them, and goes wrong with the next change.",
    },
    bad: Example::Section("title: 一、强化食品安全源头治理"),
    good: Example::Section("title: 强化食品安全源头治理"),
    check: Check::Plan(check),
};

static NUMBER: Pattern = Pattern::new(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、])",
    |text| {
        text.trim_start().starts_with(|first: char| first.is_ascii_digit() || "一二三四五六七八九十（(".contains(first))
    },
);

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let own = context.plan.head.title.as_ref().map(|title| title.place);
    let attachments: Vec<_> =
        context.plan.head.attachments.iter().flat_map(|one| &one.title).map(|title| title.place).collect();
    for piece in prose::pieces(context.plan).into_iter().filter(|piece| piece.is_title) {
        if Some(piece.text.place) == own || attachments.contains(&piece.text.place) {
            continue;
        }
        let Some(found) = NUMBER.find(&piece.text.value) else { continue };
        // 2.5 is a number of the text.
        if piece.text.value[found.end()..].starts_with(|next: char| next.is_ascii_digit()) {
            continue;
        }
        let place = prose::place(context.plan, piece, found.range());
        findings.push(
            RULE.finding(
                place,
                format!("序号 `{}` 会由程序编", found.as_str()),
                format!("the number `{}` is assigned by the program", found.as_str()),
            )
            .help("删去", "remove it")
            .fix(place, "", false),
        );
    }
}
