//! H015 malformed-contact

use std::sync::LazyLock;

use regex::Regex;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "H015",
    name: "malformed-contact",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "电话、电子邮箱写法不对", en: "a malformed telephone number or e-mail address" },
    why: Both {
        zh: "印错一位，下面就问不到人、报不上表。没有的，写“无”。",
        en: "One wrong digit, and nobody can ask or send anything back. Write 无 for what there is not.",
    },
    bad: Example::Head(
        "\
letters:
  contact: { telephone: 04583-8x, email: a@b.cn }
",
    ),
    good: Example::Head(
        "\
letters:
  contact: { telephone: 0458-3812345转6, email: 无 }
",
    ),
    check: Check::Plan(check),
};

static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[（(]?[+0-9]{2,4}[）)]?[ -—]?)?[0-9]{3,8}(?:[ -—][0-9]{3,8})*(?:(?:转|-)[0-9]{1,6})?$")
        .expect("the pattern is ours")
});
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$").expect("the pattern is ours")
});

/// What says that there is none.
const NONE: &str = "无";

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let contact = &context.plan.head.letters.contact;
    let is_telephone = |text: &str| text.split(['、', '，', ',', '/', '；']).all(|one| TELEPHONE.is_match(one.trim()));
    let is_email = |text: &str| text.split(['、', '，', ',', '；']).all(|one| EMAIL.is_match(one.trim()));
    let given = |value: &Option<Sp<String>>| value.clone().filter(|value| !["", NONE].contains(&value.value.trim()));
    if let Some(number) = given(&contact.telephone).filter(|number| !is_telephone(number.value.trim())) {
        findings.push(
            RULE.finding(
                number.place,
                format!("`{}` 不像电话号码", number.value),
                format!("`{}` is no telephone number", number.value),
            )
            .help("写成 0458-3812345；没有就写 无", "write it like 0458-3812345, or 无 if there is none"),
        );
    }
    if let Some(address) = given(&contact.email).filter(|address| !is_email(address.value.trim())) {
        findings.push(
            RULE.finding(
                address.place,
                format!("`{}` 不像电子邮箱", address.value),
                format!("`{}` is no e-mail address", address.value),
            )
            .help("写成 sab@example.gov.cn；没有就写 无", "write it like sab@example.gov.cn, or 无 if there is none"),
        );
    }
}
