//! R011 responsibility-in-text

use std::sync::LazyLock;

use regex::Regex;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R011",
    name: "responsibility-in-text",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "责任写在文字里", en: "a responsibility in the text" },
    why: Both {
        zh: "通知里的括注由角色印成，函由角色发出；写在文字里的，不会发函；角色里也写了的，会印两遍，还可能不一致。",
        en: "Brackets and letters are made from the roles: one typed into the text reaches nobody, and beside roles it prints twice.",
    },
    bad: Example::Text("落实耕地分类管理制度。（责任单位：区农业农村局）"),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

/// A bracket at the end that names who is responsible.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[（(〔\[](?:[^（()）〔〕\[\]]{0,20}(?:责任|牵头|负责|配合|参与|落实|主办|协办)(?:单位|部门|科室)[：:][^（()）〔〕\[\]]*|[^（()）〔〕\[\]。]*(?:牵头|按职责分工负责|配合|负责落实|负责))[）)〕\]]。?$")
        .expect("the pattern is ours")
});

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let Some(text) = &found.clause.text else { continue };
        let written = text.value.trim_end();
        let Some(bracket) = BRACKET.find(written) else { continue };
        let place = context.plan.sources.within(text.place, &text.value, bracket.range());
        let word = bracket.as_str().trim_end_matches('。');
        findings.push(if found.clause.has_units() {
            RULE.finding(
                place,
                format!("`{word}` 写在文字里，责任单位又写在下面，会印两遍"),
                format!("`{word}` stands in the text and the roles beside it: it would print twice"),
            )
            .help("从文字里删去，括注由角色印成", "take it out of the text; the bracket is made from the roles")
            .graded(Severity::Error)
        } else {
            RULE.finding(
                place,
                format!("`{word}` 写在文字里，没有写成角色，这项任务不会进任何函"),
                format!("`{word}` stands in the text and not in the roles: no letter will have this duty"),
            )
            .help(
                "写成 responsible，或 lead、with，并从文字里删去",
                "give `responsible`, or `lead` and `with`, instead",
            )
        });
    }
}
