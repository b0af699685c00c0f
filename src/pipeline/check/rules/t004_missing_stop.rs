//! T004 missing-stop

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T004",
    name: "missing-stop",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "两句之间像是缺标点", en: "punctuation seems to be missing between two sentences" },
    why: Both {
        zh: "“以……为……”自成一个分句，前面要有逗号或句号。",
        en: "以…为… is a clause of its own: punctuation belongs before it.",
    },
    bad: Example::Text("加强食品相关产品监督抽查和风险监测以食品微生物污染为重点，加大抽检力度"),
    good: Example::Text("加强风险监测。以食品微生物污染为重点，坚持以问题为导向，加大抽检力度"),
    check: Check::Text(check),
};

/// What 以…为 ends in when it is a clause of its own.
const ENDS: [&str; 8] = ["为重点", "为主线", "为抓手", "为导向", "为核心", "为契机", "为突破口", "为牵引"];
/// Verbs that a clause of a task begins with: what follows them is complete before 以.
const BEGINS: [&str; 16] = [
    "加强",
    "推进",
    "开展",
    "强化",
    "提升",
    "完善",
    "实施",
    "做好",
    "加大",
    "健全",
    "深化",
    "规范",
    "严格",
    "严厉打击",
    "组织",
    "统筹",
];
/// Words before 以 that call for it: 坚持以, 构建以.
const CALLS: [&str; 14] =
    ["坚持", "构建", "打造", "形成", "建立", "建设", "建成", "突出", "围绕", "应当", "可", "要", "予", "加"];

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    for at in prose::find_all(text, "以") {
        let start = text[..at.start]
            .rfind(['，', '。', '；', '：', '、', '\n'])
            .map_or(0, |stop| text.ceil_char_boundary(stop + 1));
        let before = &text[start..at.start];
        let after = text[at.end..].split(['，', '。', '；']).next().unwrap_or_default();
        let is_clause = BEGINS.iter().any(|verb| before.starts_with(verb)) && before.chars().count() >= 8;
        if is_clause && ENDS.iter().any(|end| after.ends_with(end)) && !CALLS.iter().any(|word| before.ends_with(word))
        {
            let from = before.char_indices().rev().nth(1).map_or(start, |(index, _)| start + index);
            findings.push(RULE.finding(
                prose::place(context.plan, piece, from..at.end),
                "“以……为……”前面像是缺标点",
                "punctuation seems to be missing before 以…为…",
            ));
        }
    }
}
