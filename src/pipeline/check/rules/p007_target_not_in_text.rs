//! P007 target-not-in-text

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::width::half_digit;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "P007",
    name: "target-not-in-text",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "指标的数值正文里没有", en: "a target whose value the text does not have" },
    why: Both {
        zh: "指标印在函和报表里，正文印在通知里，两处数值不一样，部门不知道照哪个做。",
        en: "Targets are printed in letters and forms, the text in the notice: when they differ, nobody knows which to meet.",
    },
    bad: Example::Clause(
        "\
text: 安全利用率达到93%
responsible: [区农业农村局]
targets:
  - name: 安全利用率
    value: 95%
",
    ),
    good: Example::Clause(
        "\
text: 安全利用率达到93%
responsible: [区农业农村局]
targets:
  - name: 安全利用率
    value: 93%
",
    ),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for found in context.plan.clauses() {
        let Some(text) = &found.clause.text else { continue };
        for value in found.clause.targets.iter().filter_map(|target| target.value.as_ref()) {
            let number: String = value
                .value
                .trim()
                .chars()
                .take_while(|character| character.is_ascii_digit() || *character == '.')
                .collect();
            if number.is_empty() || has_number(&text.value, &number) {
                continue;
            }

            findings.push(
                RULE.finding(
                    value.place,
                    format!("正文里没有 `{number}`"),
                    format!("the text does not have `{number}`"),
                )
                .label(text.place, "正文", "the text")
                .help("核对正文和指标，改成一致", "compare text and target, and make them agree"),
            );
        }
    }
}

/// Whether the number stands in the text by itself: 9 does not stand in 93 nor in 1.9.
fn has_number(text: &str, number: &str) -> bool {
    let half: String = text.chars().map(half_digit).collect();
    let of_number = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    prose::find_all(&half, number).any(|range| {
        let before = half[..range.start].chars().next_back();
        let after = half[range.end..].trim_start_matches('.').chars().next();
        let point = half[range.end..].starts_with('.') && of_number(after);
        !of_number(before) && before != Some('.') && !point && !of_number(half[range.end..].chars().next())
    })
}
