//! R008 sender-unknown

use super::{
    names::{self, Near},
    rule::{Both, Check, Context, Example, Mode, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    plan::Department,
};

pub(super) static RULE: Rule = Rule {
    code: "R008",
    name: "sender-unknown",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "发函单位不在部门名录里", en: "the sender of the letters is not in the register" },
    why: Both {
        zh: "发函的单位自己不收函；认不出它，就会给它也发一份，或者漏发。",
        en: "The sender gets no letter; unless it is known, one is written to it, or one is missing.",
    },
    bad: Example::Head(
        "\
letters:
  sender: 食安委办
",
    ),
    good: Example::Head(
        "\
letters:
  sender: 区政府办（食安办）
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan;
    let Some(sender) = plan.head.letters.sender.as_ref().filter(|sender| !sender.value.trim().is_empty()) else {
        findings.extend(not_given(context));
        return;
    };
    if plan.register.resolve(sender).is_none_or(Department::is_group) {
        let finding = RULE.finding(
            sender.place,
            format!("名录里没有发函单位 `{}`", sender.value),
            format!("the sender `{}` is not in the register", sender.value),
        );
        findings.push(match names::nearest(&sender.value, &plan.register) {
            Some(Near { name, sure }) => {
                finding.help(format!("是不是 `{name}`？"), format!("perhaps `{name}`")).fix(sender.place, name, sure)
            }
            None => finding.help("写名录里的名称", "use a registered name"),
        });
    }
}

/// Without a sender, the unit that sends the letters would get one too.
fn not_given(context: Context<'_>) -> Option<Finding> {
    let plan = context.plan;
    if plan.named_units().is_empty() {
        return None;
    }
    let place = plan.head_key("letters.sender");
    let severity = if context.mode == Mode::Final { RULE.severity } else { Severity::Note };
    let finding = RULE.finding(
        place,
        "没有写发函单位 letters.sender：它自己也会收到一份函",
        "`letters.sender` is not given: the sender would get a letter too",
    );
    Some(
        finding
            .help(
                "写名录里的名称，如 sender: 区政府办（食安办）",
                "use a registered name, such as `sender: 区政府办（食安办）`",
            )
            .graded(severity),
    )
}
