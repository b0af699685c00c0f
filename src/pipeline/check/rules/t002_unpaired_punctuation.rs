//! T002 unpaired-punctuation

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
};

pub(super) static RULE: Rule = Rule {
    code: "T002",
    name: "unpaired-punctuation",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "引号、括号、书名号不成对", en: "quotes, brackets or title marks are not paired" },
    why: Both {
        zh: "引号、括号、书名号都成对使用（GB/T 15834—2011 第4.8、4.9、4.15条）。",
        en: "Quotes, brackets and title marks come in pairs (GB/T 15834-2011 4.8, 4.9, 4.15).",
    },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 围绕“粮头食尾推动产业链条延伸
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 围绕“粮头食尾”推动产业链条延伸（试点）
        responsible: [区农业农村局]
",
    ),
    check,
};

const PAIRS: [(char, char); 8] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('〔', '〕'), ('【', '】'), ('「', '」')];

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for piece in prose::pieces(context.plan) {
        for (at, sign) in unpaired(&piece.text.value) {
            let opens = PAIRS.iter().any(|(open, _)| *open == sign);
            let message = if opens {
                Message::new(format!("`{sign}` 没有与它成对的后一半"), format!("`{sign}` is never closed"))
            } else {
                Message::new(format!("`{sign}` 没有与它成对的前一半"), format!("`{sign}` was never opened"))
            };
            findings.push(Finding::error("T002", prose::place(context.plan, piece, at..at + sign.len_utf8()), message));
        }
    }
}

/// Marks without their other half. A mark that opens again before it was closed was meant to close.
fn unpaired(text: &str) -> Vec<(usize, char)> {
    let (mut open, mut faults): (Vec<(usize, char)>, Vec<(usize, char)>) = (Vec::new(), Vec::new());
    for (at, sign) in text.char_indices() {
        if PAIRS.iter().any(|(opening, _)| *opening == sign) {
            let again = open.iter().rposition(|(_, waiting)| *waiting == sign && "“‘".contains(sign));
            faults.extend(again.map(|index| open.remove(index)));
            open.push((at, sign));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == sign) {
            match open.iter().rposition(|(_, waiting)| waiting == opening) {
                Some(index) => faults.extend(open.drain(index..).skip(1)),
                None if is_list_number(text, at, sign) => {}
                None => faults.push((at, sign)),
            }
        }
    }
    faults.extend(open);
    faults.sort_unstable();
    faults
}

/// 1） and 一）count as numbers, not as brackets.
fn is_list_number(text: &str, at: usize, sign: char) -> bool {
    let before = text[..at].chars().next_back();
    sign == '）' && before.is_some_and(|before| before.is_ascii_digit() || "一二三四五六七八九十".contains(before))
}
