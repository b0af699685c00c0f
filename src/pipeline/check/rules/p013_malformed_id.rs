//! P013 malformed-id

use super::rule::{Both, Check, Context, Example, Rule};
use crate::hanzi::characters::is_unprintable;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P013",
    name: "malformed-id",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "条款的标识里有空白或控制符", en: "a space or control character in an id" },
    why: Both {
        zh: "网页链接、报表的隐藏列和下一年的对照都靠标识；里面有空格、制表符或换行，就对不上。",
        en: "Links, the hidden column of the forms and next year’s comparison go by the id; white space in it breaks them.",
    },
    bad: Example::Section(
        "items:\n  - title: 净化产地环境\n    clauses:\n      - id: 耕地 管理\n        text: 落实耕地分类管理制度\n        responsible: [区农业农村局]",
    ),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for id in context.plan.clauses().into_iter().filter_map(|found| found.clause.id.as_ref()) {
        let text = id.value.trim();
        let is_bad = |character: char| character.is_whitespace() || is_unprintable(character);
        if !text.contains(is_bad) {
            continue;
        }
        let right: String = text.chars().filter(|character| !is_bad(*character)).collect();
        findings.push(
            RULE.finding(id.place, "id 里有空白或看不见的字符", "the id holds white space or invisible characters")
                .help(format!("写成 {right}"), format!("write {right}"))
                .fix(id.place, right, false),
        );
    }
}
