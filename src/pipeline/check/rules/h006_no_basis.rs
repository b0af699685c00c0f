//! H006 no-basis

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
    plan::LetterKind,
};

pub(super) static RULE: Rule = Rule {
    code: "H006",
    name: "no-basis",
    severity: Severity::Warning,
    waivable: true,
    summary: Both {
        zh: "要求报送或签责任书而没有依据", en: "reports or pledges are asked for without a basis"
    },
    why: Both {
        zh: "《整治形式主义为基层减负若干规定》（2024年）：一般不得要求报送贯彻落实情况，不得提出签订责任状的要求，确有规定的除外。",
        en: "The 2024 rules on reducing burdens: no reports on implementation and no signed pledges, unless a rule asks for them.",
    },
    bad: Example::Head(
        "\
letters:
  form: 责任书
",
    ),
    good: Example::Head(
        "\
letters:
  form: 责任书
  basis: 《黑龙江省食品安全责任制规定》第五条
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let head = &context.plan.head;
    let given = |basis: &Option<Sp<String>>| basis.as_ref().is_some_and(|basis| !basis.value.trim().is_empty());
    if let Some(form) =
        head.letters.form.as_ref().filter(|form| form.value == LetterKind::Pledge && !given(&head.letters.basis))
    {
        findings.push(RULE.finding(
            form.place,
            "签订责任书须有依据，letters 里没有写 basis",
            "a pledge needs a basis, and `letters` gives no `basis`",
        ));
    }
    if let Some(period) =
        head.reports.periods.first().and_then(|period| period.name.as_ref()).filter(|_| !given(&head.reports.basis))
    {
        findings.push(RULE.finding(
            period.place,
            "要求报送须有依据，reports 里没有写 basis",
            "reports need a basis, and `reports` gives no `basis`",
        ));
    }
}
