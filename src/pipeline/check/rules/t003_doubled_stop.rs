//! T003 doubled-stop

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
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
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 适时开展区级食品安全事故应急演练。
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 适时开展区级食品安全事故应急演练
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        findings.extend(before_bracket(found.clause, context.plan));
    }
    for piece in prose::pieces(context.plan) {
        let signs: Vec<(usize, char)> = piece.text.value.char_indices().collect();
        for pair in signs.windows(2) {
            let [(_, first), (at, second)] = pair else { continue };
            if "，。、；：".contains(*first) && "，。、；：？！".contains(*second) {
                let message = Message::new(
                    format!("`{first}{second}` 两个标点连用"),
                    format!("two marks in a row: `{first}{second}`"),
                );
                let place = prose::place(context.plan, piece, *at..at + second.len_utf8());
                findings.push(Finding::error("T003", place, message));
            }
        }
    }
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
    let message = Message::new(
        format!("责任括注前多了 `{last}`，括注后还会印句号"),
        format!("`{last}` stands before the bracket, and a stop follows it"),
    );
    Some(Finding::error("T003", place, message).help("删去", "remove it").fix(place, "", last == '。'))
}
