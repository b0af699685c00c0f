//! H016 due-date-unclear

use std::sync::LazyLock;

use regex::Regex;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "H016",
    name: "due-date-unclear",
    severity: Severity::Warning,
    waivable: true,
    summary: Both {
        zh: "报送截止日不是日期，或早于报表期结束",
        en: "a due date that is no date, or comes before the period ends",
    },
    why: Both {
        zh: "“尽快”催不了谁；报表期没有结束就要报，报上来的数不全。",
        en: "Nobody can be late for “soon”; and before a period ends its figures are not complete.",
    },
    bad: Example::Head(
        "\
reports:
  basis: 依据
  periods:
    - name: 上半年
      covers: 2023年1月1日至6月30日
      due: 2023年3月10日前
",
    ),
    good: Example::Head(
        "\
reports:
  basis: 依据
  periods:
    - name: 上半年
      covers: 2023年1月1日至6月30日
      due: 7月10日前
",
    ),
    check: Check::Plan(check),
};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(20[0-9]{2})[年.-])?([0-9]{1,2})[月.-]([0-9]{1,2})日?").expect("the pattern is ours")
});

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for period in &context.plan.head.reports.periods {
        let Some(due) = period.due.as_ref().filter(|due| !due.value.trim().is_empty()) else { continue };
        let Some((year, day)) = dates(&due.value).pop() else {
            findings.push(
                RULE.finding(due.place, format!("`{}` 不是日期", due.value), format!("`{}` is no date", due.value))
                    .help("写成 7月10日前 或 2024年1月10日", "write it like 7月10日前 or 2024年1月10日"),
            );
            continue;
        };
        let Some(covers) = &period.covers else { continue };
        let covered = dates(&covers.value);
        let Some((_, end)) = covered.last() else { continue };
        let end_year = covered.iter().rev().find_map(|(year, _)| *year);
        if is_before(year, day, end_year, *end) {
            findings.push(
                RULE.finding(
                    due.place,
                    format!("`{}` 还在报表期里，数还不全", due.value),
                    format!("`{}` is before the period ends", due.value),
                )
                .label(covers.place, "报表期", "the period"),
            );
        }
    }
}

/// Month and day, and the year if it is given.
fn dates(text: &str) -> Vec<(Option<u16>, (u8, u8))> {
    let number = |found: &regex::Captures<'_>, group: usize| found.get(group)?.as_str().parse::<u16>().ok();
    let date = |found: regex::Captures<'_>| {
        let day = |group| number(&found, group).and_then(|number| u8::try_from(number).ok());
        Some((number(&found, 1), (day(2)?, day(3)?)))
    };
    DATE.captures_iter(text).filter_map(date).collect()
}

/// Whether a day comes before the end of what it reports on. Without a year the half year after the end is meant, if it
/// can be.
fn is_before(year: Option<u16>, day: (u8, u8), end_year: Option<u16>, end: (u8, u8)) -> bool {
    match (year, end_year) {
        (Some(year), Some(end_year)) => (year, day) < (end_year, end),
        _ => day < end && u16::from(day.0) + 12 > u16::from(end.0) + 6,
    }
}
