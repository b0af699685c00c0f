//! W001 misspelling

use std::ops::Range;

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    words,
};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "W001",
    name: "misspelling",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "写错的词", en: "a misspelt word" },
    why: Both {
        zh: "词表里的写法在任何语境都是错的；每条都有说明。",
        en: "The list holds spellings that are wrong in any context, each with its reason.",
    },
    bad: Example::Text("开展虹豆农药残留突出问题攻坚治理"),
    good: Example::Text("开展豇豆农药残留突出问题攻坚治理"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let list: Vec<Vec<&str>> = words::rows(words::MISSPELT).collect();
    for piece in prose::pieces(context.plan) {
        let text = piece.text.value.as_str();
        for row in &list {
            let [wrong, right, reason, rest @ ..] = row.as_slice() else { continue };
            let exceptions = rest.first().copied().unwrap_or_default();
            for found in prose::find_all(text, wrong).filter(|found| !is_excepted(text, found, exceptions)) {
                findings.push(finding(prose::place(context.plan, piece, found), wrong, Some(right), reason));
            }
        }
        for word in &context.plan.register.words {
            let Some(wrong) = word.wrong.as_ref().filter(|wrong| !wrong.trim().is_empty()) else { continue };
            let right = word.right.as_ref().map(|right| right.value.as_str());
            let reason = word.reason.as_ref().map_or("本单位用语表", |reason| reason.value.as_str());
            for found in prose::find_all(text, wrong) {
                findings.push(finding(prose::place(context.plan, piece, found), wrong, right, reason));
            }
        }
    }
}

/// Whether the characters belong to another word, in which they are right.
fn is_excepted(text: &str, found: &Range<usize>, exceptions: &str) -> bool {
    let others = exceptions.split('、').filter(|one| !one.is_empty()).flat_map(|one| prose::find_all(text, one));
    others.into_iter().any(|one| one.start < found.end && found.start < one.end)
}

fn finding(place: Place, wrong: &str, right: Option<&str>, reason: &str) -> Finding {
    let Some(right) = right else {
        return RULE
            .finding(place, format!("不用 `{wrong}`"), format!("`{wrong}` is not to be used"))
            .help(reason, reason);
    };
    RULE.finding(place, format!("`{wrong}` 应为 `{right}`"), format!("`{wrong}` should read `{right}`"))
        .help(format!("{reason}，改为 `{right}`"), format!("write `{right}`"))
        .fix(place, right, true)
}
