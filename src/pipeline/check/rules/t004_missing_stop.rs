//! T004 missing-stop

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::characters::is_hanzi;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T004",
    name: "missing-stop",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "两句之间像是缺标点", en: "a mark seems to be missing between two sentences" },
    why: Both {
        zh: "“以……为……”自成一个分句，前面要有逗号或句号。",
        en: "以…为… is a clause of its own: a mark belongs before it.",
    },
    bad: Example::Text("加强食品相关产品监督抽查和风险监测以食品微生物污染为重点，加大抽检力度"),
    good: Example::Text("加强风险监测。以食品微生物污染为重点，坚持以问题为导向，加大抽检力度"),
    check: Check::Text(check),
};

/// What 以…为 ends in when it is a clause of its own.
const ENDS: [&str; 8] = ["为重点", "为主线", "为抓手", "为导向", "为核心", "为契机", "为突破口", "为牵引"];
/// Characters that call for 以 themselves: 要以, 坚持以, 可以.
const CALLS: &str =
    "要持应须宜当将能可得难用予加给足何所是并均都地着就更能而且和及及其也则且仍各者中后上下内时，；：。、（“《";

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    for at in prose::find_all(text, "以") {
        let before: Vec<(usize, char)> = text[..at.start].char_indices().rev().take(2).collect();
        let ends_clause = text[at.end..]
            .split(['，', '。', '；'])
            .next()
            .is_some_and(|rest| ENDS.iter().any(|end| rest.ends_with(end)));
        let runs_on = before.len() == 2
            && before.iter().all(|(_, character)| is_hanzi(*character) && !CALLS.contains(*character));
        if ends_clause && runs_on {
            let place = prose::place(context.plan, piece, before[1].0..at.end);
            findings.push(RULE.finding(place, "“以……为……”前面像是缺标点", "a mark seems to be missing before 以…为…"));
        }
    }
}
