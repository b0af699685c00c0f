//! T009 straight-quote

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
};

pub(super) static RULE: Rule = Rule {
    code: "T009",
    name: "straight-quote",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "中文里用了直引号", en: "a straight quote stands in Chinese text" },
    why: Both {
        zh: "中文用弯引号“ ”‘ ’（GB/T 15834—2011 第4.8条）。",
        en: "Chinese text takes “ ” and ‘ ’ (GB/T 15834-2011 4.8).",
    },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实“四个最严\"要求
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实“四个最严”要求
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for piece in prose::pieces(context.plan) {
        let text = &piece.text.value;
        for (at, sign) in text.char_indices().filter(|(_, sign)| matches!(sign, '"' | '\'')) {
            let beside = [text[..at].chars().next_back(), text[at + 1..].chars().next()];
            if beside.into_iter().flatten().any(prose::is_chinese) {
                let place = prose::place(context.plan, piece, at..at + 1);
                let message = Message::new(
                    format!("中文里用了直引号 `{sign}`"),
                    format!("straight quote `{sign}` in Chinese text"),
                );
                findings.push(Finding::error("T009", place, message).help("改为“ ”或‘ ’", "write “ ” or ‘ ’"));
            }
        }
    }
}
