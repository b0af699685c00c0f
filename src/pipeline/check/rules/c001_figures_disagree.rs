//! C001 figures-disagree

use std::ops::Range;

use super::{
    pattern::{Pattern, stands_behind},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::{
    hanzi::punctuation,
    model::finding::{Finding, Severity},
};

pub(super) static RULE: Rule = Rule {
    code: "C001",
    name: "figures-disagree",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "文中的数自己对不上", en: "figures of the text do not agree with one another" },
    why: Both {
        zh: "印发了的通报里，“27件”和“28件”并存、占比合计不是100%、点名的单位与家数不符，都真有过；数字一错，全文没有人信。",
        en: "Reports have been issued in which 27 and 28 stood for the same thing, shares did not sum to 100% and names did not match their number.",
    },
    bad: Example::Head(
        "\
preamble: 共53项任务，已完成20项，占37.7%；正在办理32项，占60.4%。
",
    ),
    good: Example::Head(
        "\
preamble: 共53项任务，已完成20项，占37.7%；正在办理33项，占62.3%。
",
    ),
    check: Check::Text(check),
};

/// 20项，占37.7%.
static SHARE: Pattern =
    Pattern::new(r"([0-9]+)(项|家|件|个|人)，占(?:比)?([0-9]+(?:\.[0-9]+)?)[%％]", |text| {
        text.contains("，占")
    });
/// 共53项; what comes before shares is their whole.
static WHOLE: Pattern = Pattern::new(r"([0-9]+)(项|家|件|个|人)", |text| {
    let is_number = |before: char| before.is_ascii_digit();
    ["项", "家", "件", "个", "人"].iter().any(|unit| stands_behind(text, unit, is_number))
});
/// 迟报2家（甲、乙）.
static NAMED: Pattern =
    Pattern::new(r"([0-9]+)(?:家|个单位|个部门)（((?:[^（）]|（[^（）]*）)+)）", |text| {
        stands_behind(text, "（", |before| "家位门".contains(before))
    });
/// 应报14家，实报12家，报送率85.7%.
static RATE: Pattern =
    Pattern::new(r"应报([0-9]+)家，实报([0-9]+)家，报送率([0-9]+(?:\.[0-9]+)?)[%％]", |text| {
        text.contains("报送率")
    });

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let mut start = 0;
    // A paragraph is what is counted together.
    for paragraph in piece.text.value.split('\n') {
        for (range, zh, en) in faults(paragraph, context) {
            let place = prose::place(context.plan, piece, range.start + start..range.end + start);
            findings.push(RULE.finding(place, zh, en).help(
                "逐个数一遍；由台账生成的句子，可用 anpai report 看今天的数",
                "count again; `anpai report` shows the figures of today's ledger",
            ));
        }
        start += paragraph.len() + 1;
    }
}

type Fault = (Range<usize>, String, String);

fn faults(paragraph: &str, context: Context<'_>) -> Vec<Fault> {
    let mut faults = shares(paragraph);
    faults.extend(names(paragraph, context));
    faults.extend(rates(paragraph));
    faults
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or(u64::MAX)
}

/// Tenths of a percent: 37.7 is 377; `None` if it is given to more than one decimal.
fn tenths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    (part.len() == 1).then(|| number(whole).saturating_mul(10).saturating_add(number(part)))
}

/// Parts and their whole, shares and their sum.
fn shares(paragraph: &str) -> Vec<Fault> {
    let found: Vec<_> = SHARE.captures_iter(paragraph).collect();
    let Some(first) = found.first().filter(|_| found.len() > 1).and_then(|first| first.get(0)) else {
        return Vec::new();
    };
    let last = found.last().and_then(|last| last.get(0)).map_or(first.end(), |last| last.end());
    let unit = &found[0][2];
    let before = WHOLE.captures_iter(&paragraph[..first.start()]);
    let Some(whole) = before.filter(|whole| &whole[2] == unit).last().map(|whole| number(&whole[1])) else {
        return Vec::new();
    };
    let sum: u64 = found.iter().map(|one| number(&one[1])).fold(0, u64::saturating_add);
    let mut faults = Vec::new();
    if sum != whole {
        let (zh, en) =
            (format!("各部分合计 {sum}，前面说的是 {whole}"), format!("the parts sum to {sum}, the whole is {whole}"));
        faults.push((first.start()..last, zh, en));
    }
    for one in &found {
        let (count, Some(share)) = (number(&one[1]), tenths(&one[3])) else { continue };
        // Rounded to sum to 100.0, a share may be a tenth off.
        let exact = u64::try_from(u128::from(count) * 10_000 / u128::from(whole.max(1))).unwrap_or(u64::MAX);
        if (share * 10).abs_diff(exact) > 20 {
            let range = one.get(0).map_or(first.range(), |one| one.range());
            let right = format!("{}.{}", exact / 100, exact / 10 % 10);
            faults.push((range, format!("{count}/{whole} 约是 {right}%"), format!("{count}/{whole} is some {right}%")));
        }
    }
    let total: Option<u64> = found.iter().map(|one| tenths(&one[3])).sum();
    if let Some(total) = total.filter(|total| sum == whole && *total != 1000) {
        let (zh, en) = (
            format!("各项占比合计 {}.{}%，不是 100.0%", total / 10, total % 10),
            format!("shares sum to {}.{}%", total / 10, total % 10),
        );
        faults.push((first.start()..last, zh, en));
    }
    faults
}

/// A number of units beside their names.
fn names(paragraph: &str, context: Context<'_>) -> Vec<Fault> {
    let is_unit = |name: &str| context.plan.register.resolve(name.trim()).is_some();
    let mut faults = Vec::new();
    for found in NAMED.captures_iter(paragraph) {
        let names = parts(&found[2]);
        let named =
            names.iter().filter(|name| is_unit(name) || is_unit(name.split('（').next().unwrap_or(name))).count();
        // Only a list of registered units is one that can be counted.
        if named == 0 || named != names.len() || named as u64 == number(&found[1]) {
            continue;
        }
        let range = found.get(0).map_or(0..0, |found| found.range());
        let (said, count) = (&found[1], names.len());
        faults.push((range, format!("说是 {said} 家，点了 {count} 家的名"), format!("{said} said, {count} named")));
    }
    faults
}

/// Parts between 、 that stand in no bracket.
fn parts(list: &str) -> Vec<&str> {
    punctuation::parts(list, &['、'], &['（'], &['）'])
}

fn rates(paragraph: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for found in RATE.captures_iter(paragraph) {
        let (expected, received, Some(rate)) = (number(&found[1]), number(&found[2]), tenths(&found[3])) else {
            continue;
        };
        let right = (received.saturating_mul(2000) + expected) / (2 * expected.max(1));
        if received > expected || rate != right {
            let range = found.get(0).map_or(0..0, |found| found.range());
            let right = format!("{}.{}%", right / 10, right % 10);
            faults.push((
                range,
                format!("{received}/{expected} 是 {right}"),
                format!("{received}/{expected} is {right}"),
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_wholes_and_shares_are_counted() {
        let said = |text: &str| shares(text).into_iter().map(|(_, zh, _)| zh).collect::<Vec<_>>();
        assert!(said("共3项，甲1项，占33.4%；乙1项，占33.3%；丙1项，占33.3%。").is_empty());
        assert!(said("222项任务中，完成24项，占10.8%；超进度10项，占4.5%；达进度162项，占73.0%；欠进度17项，占7.6%；其他9项，占4.1%。").is_empty());
        assert_eq!(said("28件正在办理的事项中，25件，占89.3%；2件，占7.1%。"), ["各部分合计 27，前面说的是 28"]);
        assert_eq!(said("共10项，甲5项，占50.0%；乙5项，占49.9%。"), ["各项占比合计 99.9%，不是 100.0%"]);
        assert_eq!(
            said("共10项，甲4项，占50.0%；乙6项，占60.0%。").first().map(String::as_str),
            Some("4/10 约是 40.0%")
        );
        assert!(said("完成40家，占97.6%。").is_empty());
    }

    #[test]
    fn a_rate_is_that_of_its_numbers() {
        assert!(rates("应报14家，实报12家，报送率85.7%").is_empty());
        assert_eq!(rates("应报14家，实报12家，报送率87.5%").len(), 1);
        assert_eq!(parts("区教育局（迟6天）、区委宣传部（网信办）"), ["区教育局（迟6天）", "区委宣传部（网信办）"]);
    }
}
