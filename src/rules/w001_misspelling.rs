//! W001 misspelling

use super::{Both, Context, Example, Rule, prose, words};
use crate::{
    diagnostic::{Finding, Severity},
    lang::Message,
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
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 开展虹豆农药残留突出问题攻坚治理
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 开展豇豆农药残留突出问题攻坚治理
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let list: Vec<Vec<&str>> = words::rows(words::MISSPELT).collect();
    for piece in prose::pieces(context.plan) {
        for row in &list {
            let [wrong, right, reason, rest @ ..] = row.as_slice() else { continue };
            let exceptions: Vec<&str> =
                rest.first().map_or_else(Vec::new, |list| list.split('、').filter(|one| !one.is_empty()).collect());
            for found in prose::find_all(&piece.text.value, wrong) {
                let excepted = exceptions.iter().flat_map(|one| prose::find_all(&piece.text.value, one));
                if excepted.into_iter().any(|one| {
                    one.start <= found.start && found.end <= one.end || one.start < found.end && found.start < one.end
                }) {
                    continue;
                }
                let place = prose::place(context.plan, piece, found);
                let message =
                    Message::new(format!("`{wrong}` 应为 `{right}`"), format!("`{wrong}` should read `{right}`"));
                findings.push(
                    Finding::error("W001", place, message)
                        .help(format!("{reason}，改为 `{right}`"), format!("write `{right}`"))
                        .fix(place, *right, true),
                );
            }
        }
    }
}
