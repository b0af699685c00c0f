//! P016 issued-plan-unclear

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::IssuedPlan,
};

pub(super) static RULE: Rule = Rule {
    code: "P016",
    name: "issued-plan-unclear",
    severity: Severity::Error,
    waivable: false,
    summary: Both {
        zh: "随通知印发的方案从哪里起说不清", en: "it is not clear where an issued plan begins"
    },
    why: Both {
        zh: "随通知印发的每份方案另起一页，要有标题；有几份的，各从哪一节起要写明，次序和章节一致。",
        en: "Each plan that a notice issues begins a page with its title; of several, each names the section with which it begins, in their order.",
    },
    bad: Example::Plan(
        "year: 2023\npreamble: 现将工作方案印发给你们。\nsections: [01-源头治理]\nissued_plans:\n  - title: 甲区食品安全工作方案\n    first_section: 02-源头治理\n",
    ),
    good: Example::Plan(
        "year: 2023\npreamble: 现将工作方案印发给你们。\nsections: [01-源头治理]\nissued_plans:\n  - title: 甲区食品安全工作方案\n    first_section: 01-源头治理\n",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan;
    let starts = plan.issued_starts();
    let says = |text: &Option<Sp<String>>| text.as_ref().is_some_and(|text| !text.value.trim().is_empty());
    if starts.first() == Some(&0) && !says(&plan.head.preamble) && !says(&plan.head.closing) {
        findings.push(
            RULE.finding(
                plan.head_key("preamble"),
                "通知本身没有正文，只有印发的方案",
                "the notice itself has no text, only the plan that it issues",
            )
            .help(
                "`preamble` 写印发的话，如：现将《……》印发给你们，请认真贯彻执行。",
                "say in `preamble` that the plan is issued",
            ),
        );
    }
    for (index, issued) in plan.head.issued_plans.iter().enumerate() {
        let place = |key: &str| plan.head_key(&format!("issued_plans[{index}].{key}"));
        if issued.title.as_ref().is_none_or(|title| title.value.trim().is_empty()) {
            findings.push(RULE.finding(place("title"), "印发的方案没有标题", "an issued plan has no title"));
        }
        let Some((zh, en)) = fault(issued, index, &starts, plan.sections.len()) else { continue };
        findings.push(RULE.finding(place("first_section"), zh, en).help(
            "`first_section` 写这份方案第一节的文件名，次序同 sections",
            "name the file of its first section, in the order of `sections`",
        ));
    }
}

fn fault(issued: &IssuedPlan, index: usize, starts: &[usize], sections: usize) -> Option<(String, String)> {
    let named = issued.first_section.as_ref().map(|name| name.value.trim());
    match named {
        None if index == 0 => None,
        None => {
            Some((format!("第 {} 份方案没有写从哪一节起", index + 1), "it does not say where it begins".to_owned()))
        }
        Some(name) if starts[index] == sections => {
            Some((format!("没有叫 `{name}` 的一节"), format!("there is no section `{name}`")))
        }
        Some(name) if index > 0 && starts[index] <= starts[index - 1] => {
            Some((format!("`{name}` 不在前一份方案之后"), format!("`{name}` does not come after the plan before it")))
        }
        Some(_) => None,
    }
}
