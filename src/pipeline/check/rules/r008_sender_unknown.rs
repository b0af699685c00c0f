//! R008 sender-unknown

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

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
    let Some(sender) = &context.plan.head.letters.sender else { return };
    if context.plan.register.resolve(sender).is_none_or(crate::model::plan::Department::is_group) {
        findings.push(
            RULE.finding(
                sender.place,
                format!("名录里没有发函单位 `{}`", sender.value),
                format!("the sender `{}` is not in the register", sender.value),
            )
            .help("写名录里的名称", "use a registered name"),
        );
    }
}
