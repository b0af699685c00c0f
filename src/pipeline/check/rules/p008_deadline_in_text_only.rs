//! P008 deadline-in-text-only

use super::{
    pattern::{Pattern, stands_behind},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Sp,
};

pub(super) static RULE: Rule = Rule {
    code: "P008",
    name: "deadline-in-text-only",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "时限只写在正文里", en: "a deadline that only the text gives" },
    why: Both {
        zh: "函和报表的“时限”一栏取自 deadline；只写在正文里的，催办时看不见。每份方案只报一次。",
        en: "Letters and forms print `deadline`; one that only the text gives is not seen when reports are due. Reported once.",
    },
    bad: Example::Text("6月底前完成耕地分类"),
    good: Example::Clause(
        "\
text: 6月底前完成耕地分类
responsible: [区农业农村局]
deadline: 6月底前
",
    ),
    check: Check::Plan(check),
};

/// A day or month by which something must be done.
static BY: Pattern = Pattern::new(
    r"(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|上旬|中旬|下旬|末)?|年底|上半年)(?:之?前|以前)",
    |text| stands_behind(text, "前", |before| "之以月日底旬末年".contains(before)),
);

/// Said once, with a count.
fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let clauses = context.plan.clauses();
    let is_open = |deadline: &Option<Sp<String>>| deadline.as_ref().is_none_or(|text| text.value.trim().is_empty());
    let mut said = clauses
        .iter()
        .filter(|found| found.clause.has_units() && is_open(&found.clause.deadline))
        .filter_map(|found| {
            let text = found.clause.text.as_ref()?;
            Some((text, BY.find(&text.value)?))
        });
    let Some((text, first)) = said.next() else { return };
    let more = said.count();
    let word = first.as_str();
    let place = context.plan.sources.within(text.place, &text.value, first.range());
    let (others, and_others) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("；另有 {more} 条也是"), format!("; so do {more} more")),
    };
    findings.push(
        RULE.finding(
            place,
            format!("正文写了 `{word}`，deadline 空着，函和报表里没有时限{others}"),
            format!("the text says `{word}` and `deadline` is empty: letters and forms have none{and_others}"),
        )
        .help(format!("写上 deadline: {word}"), format!("give `deadline: {word}`")),
    );
}
