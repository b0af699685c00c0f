//! T006 missing-heading

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::Item,
};

pub(super) static RULE: Rule = Rule {
    code: "T006",
    name: "missing-heading",
    severity: Severity::Note,
    waivable: true,
    summary: Both {
        zh: "同级各项都有标题，这一项没有", en: "an item has no heading, unlike its siblings"
    },
    why: Both {
        zh: "同级各项的写法应一致：都有标题，或都没有（GB/T 9704—2012 第7.3.3条）。",
        en: "Items of one level are formed alike: all with a heading, or none (GB/T 9704-2012 7.3.3).",
    },
    bad: Example::Section(
        "\
items:
  - title: 甲
    clauses:
      - id: 甲
        text: 落实甲制度
        responsible: [区农业农村局]
  - title: 乙
    clauses:
      - id: 乙
        text: 落实乙制度
        responsible: [区农业农村局]
  - title: 丙
    clauses:
      - id: 丙
        text: 落实丙制度
        responsible: [区农业农村局]
  - clauses:
      - id: 丁
        text: 落实丁制度
        responsible: [区农业农村局]
",
    ),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

/// Fewer siblings than these show no pattern.
const SIBLINGS: usize = 3;

/// An item that alone of all lacks a heading: two without one are a way of writing.
fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let sections = context.plan.sections.iter().map(|file| &file.section);
    let items: Vec<&Item> = sections.flat_map(|section| section.items.iter()).collect();
    let without: Vec<&&Item> = items.iter().filter(|item| item.title.is_none()).collect();
    let [item] = without[..] else { return };
    let first = item.clauses.first().and_then(|clause| clause.id.as_ref().or(clause.text.as_ref()));
    let begins_with_one =
        item.clauses.first().and_then(|clause| clause.text.as_ref()).is_some_and(|text| runs_in(text));
    if let Some(first) = first.filter(|_| items.len() > SIBLINGS && !begins_with_one) {
        findings.push(RULE.finding(
            first.place,
            "这一项没有标题，别的项都有",
            "this item has no heading, the others have",
        ));
    }
}

/// 指导思想。以……: the text has its heading in itself.
fn runs_in(text: &str) -> bool {
    text.split_once('。')
        .is_some_and(|(first, rest)| !rest.is_empty() && first.chars().count() <= 20 && !first.contains('，'))
}
