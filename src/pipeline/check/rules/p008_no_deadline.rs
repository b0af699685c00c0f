//! P008 no-deadline

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "P008",
    name: "no-deadline",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "任务没有写时限", en: "duties without a deadline" },
    why: Both {
        zh: "没有时限的任务，年底说不清算不算完成；函里就没有时限。只报一次。",
        en: "Without a deadline nobody can say whether a duty is late; letters say so. Reported once.",
    },
    bad: Example::Text("落实耕地分类管理制度"),
    good: Example::Clause(
        "\
responsible: [区农业农村局]
deadline: 年底前
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let clauses = context.plan.clauses();
    let is_open = |deadline: &Option<Sp<String>>| deadline.as_ref().is_none_or(|text| text.value.trim().is_empty());
    let open: Vec<_> = clauses.iter().filter(|found| is_open(&found.clause.deadline)).collect();
    let Some(place) = open.iter().find_map(|found| found.clause.id.as_ref()).map(|id| id.place) else { return };
    let (count, all) = (open.len(), clauses.len());
    findings.push(
        RULE.finding(
            place,
            format!("{all} 条任务里有 {count} 条没有时限，这是第一条"),
            format!("{count} of {all} duties have no deadline; this is the first"),
        )
        .help("能定的写上 deadline", "give `deadline` where it is known"),
    );
}
