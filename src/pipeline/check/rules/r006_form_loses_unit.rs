//! R006 form-loses-unit

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::Clause,
};

pub(super) static RULE: Rule = Rule {
    code: "R006",
    name: "form-loses-unit",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "责任的括注格式漏了单位", en: "a printed form leaves out a unit" },
    why: Both {
        zh: "通知里的括注由角色印成；格式里没有的占位，那些单位就印不出来，通知与函便不一致。",
        en: "The bracket is printed from the roles; units whose placeholder is not in the form would not be printed, and notice and letters would disagree.",
    },
    bad: Example::Clause(
        "\
lead: 区农业农村局
with: [区发改局]
form: 〔{lead}牵头〕。
",
    ),
    good: Example::Clause(
        "\
lead: 区农业农村局
with: [区发改局]
form: 〔{lead}牵头，{with}配合〕。
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        if let Some(form) = &found.clause.form {
            findings
                .extend(needed(found.clause).into_iter().filter_map(|(name, is_needed)| fault(form, name, is_needed)));
        }
    }
    let forms = &context.plan.head.forms;
    let defaults =
        [(&forms.sole, &["responsible"][..]), (&forms.joint, &["responsible"]), (&forms.lead, &["lead", "with"])];
    for (form, names) in defaults {
        for name in ["responsible", "lead", "with", "guide"] {
            findings.extend(form.iter().filter_map(|form| fault(form, name, names.contains(&name))));
        }
    }
}

fn needed(clause: &Clause) -> [(&'static str, bool); 4] {
    [
        ("responsible", !clause.responsible.is_empty()),
        ("lead", !clause.lead.is_empty()),
        ("with", !clause.with.is_empty()),
        ("guide", !clause.guide.is_empty()),
    ]
}

fn fault(form: &Sp<String>, name: &str, is_needed: bool) -> Option<Finding> {
    let placeholder = format!("{{{name}}}");
    // Names that are said once for all are not printed here, and the form says so.
    let elsewhere = format!("{{!{name}}}");
    let times = form.value.matches(&placeholder).count() + form.value.matches(&elsewhere).count();
    let (zh, en) = match (is_needed, times) {
        (true, 1) | (false, 0) => return None,
        (true, 0) => (format!("括注格式里缺 `{placeholder}`"), format!("the form lacks `{placeholder}`")),
        (true, _) => {
            let once = format!("括注格式里 `{placeholder}` 只能有一处");
            (once, format!("the form has `{placeholder}` more than once"))
        }
        (false, _) => {
            let none = format!("这里没有 `{placeholder}` 可印");
            (none, format!("there is no `{placeholder}` to print here"))
        }
    };
    Some(RULE.finding(form.place, zh, en))
}
