//! R010 joint-wording-for-one-unit

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Phrase,
};

pub(super) static RULE: Rule = Rule {
    code: "R010",
    name: "joint-wording-for-one-unit",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "只有一个单位，却写“按职责分工负责”", en: "a joint wording for one unit" },
    why: Both {
        zh: "“按职责分工负责”是几个单位分担的话；只有一个单位时，它自己负责。",
        en: "按职责分工负责 is said of units that share a duty; one unit alone is responsible by itself.",
    },
    bad: Example::Clause(
        "\
responsible: [区农业农村局]
form: 〔{responsible}按职责分工负责〕。
",
    ),
    good: Example::Clause(
        "\
responsible: [区农业农村局]
form: （{responsible}负责）。
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let clause = found.clause;
        let alone = clause.responsible.len() + clause.lead.len() + clause.with.len() == 1;
        let unit = clause.responsible.iter().chain(&clause.lead).next();
        let is_phrase = unit.is_none_or(|unit| Phrase::of(unit).is_some());
        let Some(form) = clause.form.as_ref().filter(|_| alone && !is_phrase) else { continue };
        for word in ["按职责分工负责", "按照职责分工负责", "分别负责", "共同负责"] {
            let Some(at) = form.value.find(word) else { continue };
            let place = context.plan.sources.within(form.place, &form.value, at..at + word.len());
            findings.push(
                RULE.finding(place, format!("只有一个单位，不能 `{word}`"), format!("one unit alone cannot `{word}`"))
                    .help("改为“负责”，或补上其他单位", "write 负责, or name the others"),
            );
            break;
        }
    }
}
