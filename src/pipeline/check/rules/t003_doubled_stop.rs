//! T003 doubled-stop

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    plan::{Clause, Plan},
};

pub(super) static RULE: Rule = Rule {
    code: "T003",
    name: "doubled-stop",
    severity: Severity::Error,
    waivable: true,
    summary: Both {
        zh: "标点重复，或括注前已有句号", en: "a stop is doubled, or stands before the bracket as well"
    },
    why: Both {
        zh: "句末只有一个句号；责任括注属于这一句，句号在括注之后（GB/T 15834—2011 第4.1、4.9条）。",
        en: "A sentence has one stop; the bracket belongs to it, and the stop follows (GB/T 15834-2011 4.1, 4.9).",
    },
    bad: Example::Text("适时开展区级食品安全事故应急演练。"),
    good: Example::Text("适时开展区级食品安全事故应急演练"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        findings.extend(before_bracket(found.clause, context.plan));
    }
    for piece in prose::pieces(context.plan) {
        let text = &piece.text.value;
        for (first, (at, second)) in text.chars().zip(text.char_indices().skip(1)) {
            if is_stop(first) && (is_stop(second) || matches!(second, '？' | '！')) {
                let place = prose::place(context.plan, piece, at..at + second.len_utf8());
                findings.push(RULE.finding(
                    place,
                    format!("`{first}{second}` 两个标点连用"),
                    format!("two marks in a row: `{first}{second}`"),
                ));
            }
        }
    }
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '，' | '。' | '、' | '；' | '：')
}

/// The form adds the stop; the text must not end in one.
fn before_bracket(clause: &Clause, plan: &Plan) -> Option<Finding> {
    let text = clause.text.as_ref().filter(|_| clause.has_units())?;
    let form = clause.form.as_ref().map_or("〔", |form| form.value.as_str());
    let last = text.value.chars().next_back().filter(|last| "。；，、：".contains(*last))?;
    if form.trim_start().starts_with("。") || form.starts_with('\n') {
        return None;
    }
    let end = text.value.len();
    let place = plan.sources.within(text.place, &text.value, end - last.len_utf8()..end);

    Some(
        RULE.finding(
            place,
            format!("责任括注前多了 `{last}`，括注后还会印句号"),
            format!("`{last}` stands before the bracket, and a stop follows it"),
        )
        .help("删去", "remove it")
        .fix(place, "", last == '。'),
    )
}
