//! H020 pledge-to-another-line

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::{Department, Kind, LetterKind},
};

pub(super) static RULE: Rule = Rule {
    code: "H020",
    name: "pledge-to-another-line",
    severity: Severity::Note,
    waivable: true,
    summary: Both {
        zh: "责任书的另一方是法院、检察院、党委部门或上级派出机构",
        en: "a pledge with a court, a procuratorate, a party organ or a superior's branch office",
    },
    why: Both {
        zh: "责任书由上级与下级、本级政府与所属部门签订；与这些单位没有隶属关系，宜用函分送任务（《党政机关公文处理工作条例》第八条）。",
        en: "A pledge is signed within one line of command. These units stand outside it: a letter (函) is fitting.",
    },
    bad: Example::HeadAndRegister(
        "letters:\n  form: 责任书",
        "departments:\n  - name: 区农业农村局\n  - name: 区法院\n    kind: court",
    ),
    good: Example::HeadAndRegister(
        "letters:\n  form: 责任书",
        "departments:\n  - name: 区农业农村局\n    kind: government",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan;
    let Some(form) = plan.head.letters.form.as_ref().filter(|form| form.value == LetterKind::Pledge) else { return };
    let outside = |unit: &&Department| {
        let kind = unit.kind.as_ref().map(|kind| kind.value).unwrap_or_default();
        matches!(kind, Kind::Court | Kind::Procuratorate | Kind::Party | Kind::Dispatched)
    };
    let names: Vec<&str> = plan.register.departments.iter().filter(outside).map(Department::name).collect();
    if !names.is_empty() {
        let list = names.join("、");
        findings.push(
            RULE.finding(
                form.place,
                format!("与这些单位签责任书不合隶属关系：{list}"),
                format!("these units stand outside the line of command: {list}"),
            )
            .help(
                "改为 form: 函，或只对政府部门签",
                "use `form: 函`, or sign with departments of the government alone",
            ),
        );
    }
}
