//! F001 missing-in-final

use super::rule::{Both, Check, Context, Example, Mode, Rule};
use crate::model::{
    finding::{Finding, Severity},
    place::{Many, Sp},
    plan::{LetterKind, Plan},
};

/// A head that says all that a final document must, the letters last.
macro_rules! given {
    () => {
        "\
issuing_authority: 甲区人民政府
document_number: 甲政发〔2023〕1号
title: 关于印发食品安全工作安排的通知
recipients: [各成员单位]
signature: 甲区人民政府
date_of_issue: 2023-03-15
copy_recipients: []
printing_authority: 甲区人民政府办公室
printing_date: 2023-03-16
reports:
  return_to: 区政府办（食安办）
letters:
  sender_full_name: 甲区食安办
  document_number: 甲食安办函〔2023〕1号
  date_of_issue: 2023-03-20
  contact: { name: 张三, telephone: 0458-1, email: a@b.cn, address: 甲路1号 }
"
    };
}

pub(super) static RULE: Rule = Rule {
    code: "F001",
    name: "missing-in-final",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "正式件里还有未知项", en: "something is still unknown in a final build" },
    why: Both {
        zh: "正式件是要签发的：空白和推断都不得留在里面。",
        en: "A final document is signed: no blank and no inference may be left in it.",
    },
    bad: Example::Final(concat!(given!(), "  inferred: [sender_full_name]\n")),
    good: Example::Final(given!()),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    if context.mode == Mode::Draft {
        return;
    }
    let no_letters = context.plan.head.letters.form.as_ref().is_some_and(|form| form.value == LetterKind::Division);
    for (key, name, is_given) in required(context.plan) {
        let is_of_plans = key.starts_with("letters.") || key.starts_with("reports.");
        let is_needless = is_of_plans && context.is_report() || no_letters && key.starts_with("letters.");
        if !is_needless && !is_given {
            let place = context.plan.head_key(&key);
            findings.push(
                RULE.finding(place, format!("还不知道{name}（`{key}`）"), format!("{name} (`{key}`) is still unknown"))
                    .help(
                        "正式件须写明；草稿不用 --final",
                        "a final document must state it; leave out --final for a draft",
                    ),
            );
        }
    }
    for key in &context.plan.head.letters.inferred {
        findings.push(
            RULE.finding(
                key.place,
                format!("`letters.{}` 是推断的，还没有人确认", key.key()),
                format!("`letters.{}` is inferred and not yet confirmed", key.key()),
            )
            .help("核实后从 inferred 里删去", "confirm it, then remove it from `inferred`"),
        );
    }
}

/// What a notice and its letters must state: key, name, and whether it does.
fn required(plan: &Plan) -> Vec<(String, String, bool)> {
    let (head, letters) = (&plan.head, &plan.head.letters);
    let text = |value: &Option<Sp<String>>| value.as_ref().is_some_and(|value| !value.value.trim().is_empty());
    let list = |value: &Option<Many<Sp<String>>>| value.is_some();
    let named = |value: &Option<Many<Sp<String>>>| value.iter().flatten().any(|name| !name.value.trim().is_empty());
    let fixed = [
        ("issuing_authority", "发文机关", named(&head.issuing_authority)),
        ("document_number", "发文字号", text(&head.document_number)),
        ("title", "标题", text(&head.title)),
        ("recipients", "主送机关", list(&head.recipients)),
        ("signature", "发文机关署名", named(&head.signature)),
        ("date_of_issue", "成文日期", text(&head.date_of_issue)),
        ("copy_recipients", "抄送机关", list(&head.copy_recipients)),
        ("printing_authority", "印发机关", text(&head.printing_authority)),
        ("printing_date", "印发日期", text(&head.printing_date)),
        ("letters.sender_full_name", "发函单位全称", text(&letters.sender_full_name)),
        ("letters.document_number", "函的发文字号", text(&letters.document_number)),
        ("letters.date_of_issue", "函的成文日期", text(&letters.date_of_issue)),
        ("letters.contact.name", "联系人", text(&letters.contact.name)),
        ("letters.contact.telephone", "联系电话", text(&letters.contact.telephone)),
        ("letters.contact.email", "电子邮箱", text(&letters.contact.email)),
        ("letters.contact.address", "地址", text(&letters.contact.address)),
        ("reports.return_to", "报送接收单位", text(&head.reports.return_to)),
    ];
    let upward = head.kind.as_ref().is_some_and(|kind| kind.value == "报告");
    let issuer = upward.then_some(("issuer", "签发人", text(&head.issuer)));
    let mut all: Vec<_> =
        fixed.into_iter().chain(issuer).map(|(key, name, given)| (key.to_owned(), name.to_owned(), given)).collect();
    for (index, period) in head.reports.periods.iter().enumerate() {
        let name = period.name.as_ref().map_or("", |name| name.value.as_str());
        all.push((format!("reports.periods[{index}].due"), format!("{name}报送截止日"), text(&period.due)));
        all.push((format!("reports.periods[{index}].covers"), format!("{name}报表期"), text(&period.covers)));
    }
    all
}
