//! W001 misspelling

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words::{self, Wrong},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
    plan::Grade,
};

pub(super) static RULE: Rule = Rule {
    code: "W001",
    name: "misspelling",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "写错的词", en: "a misspelt word" },
    why: Both {
        zh: "词表里“确定”的写法在任何语境都是错的，报错误；“多半”的报警告，由人判断。每条都有说明；单位自己的词写在名录的 words 里。",
        en: "The list holds words that are wrong in any context (errors) and words that mostly are (warnings), each with its reason; an office adds its own under `words` in the register.",
    },
    bad: Example::Text("开展虹豆农药残留突出问题攻坚治理"),
    good: Example::Text("开展豇豆农药残留突出问题攻坚治理"),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let year = context.plan.head.year.as_ref().map_or(0, |year| year.value);
    let own = words::of_office(&context.plan.register);
    for wrong in words::LIST.iter().chain(&own).filter(|wrong| wrong.grade != Grade::Look && wrong.since <= year) {
        for (piece, found) in wrong.find_in(texts) {
            let word = piece.text.value[found.clone()].to_owned();
            findings.push(finding(prose::place(context.plan, piece, found), &word, wrong));
        }
    }
}

fn finding(place: Place, word: &str, wrong: &Wrong<'_>) -> Finding {
    let (right, reason) = (wrong.right, wrong.reason);
    let is_certain = wrong.grade == Grade::Certain;
    let severity = if is_certain { RULE.severity } else { Severity::Warning };
    if right.is_empty() {
        let finding = RULE.finding(place, format!("不用 `{word}`"), format!("`{word}` is not to be used"));
        return finding.help(reason, reason).graded(severity);
    }
    RULE.finding(place, format!("`{word}` 应为 `{right}`"), format!("`{word}` should read `{right}`"))
        .help(format!("{reason}，改为 `{right}`"), format!("write `{right}`"))
        .fix(place, right, is_certain)
        .graded(severity)
}
