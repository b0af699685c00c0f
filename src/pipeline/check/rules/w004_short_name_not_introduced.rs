//! W004 short-name-not-introduced

use std::ops::Range;

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words,
};
use crate::model::{
    finding::{Finding, Severity},
    plan::Register,
};

pub(super) static RULE: Rule = Rule {
    code: "W004",
    name: "short-name-not-introduced",
    severity: Severity::Warning,
    waivable: true,
    summary: Both {
        zh: "简称没有交代，或与全称、名录写法并用",
        en: "a short name is not introduced, or stands beside the full one",
    },
    why: Both {
        zh: "同一事物在一份文件里用一种写法；要用简称，先写全称并注明“以下简称”。",
        en: "One thing has one name in a document; a short name is introduced with 以下简称 after the full one.",
    },
    bad: Example::Head("preamble: 加强婴配粉监管，推进婴幼儿配方乳粉追溯。"),
    good: Example::Head("preamble: 加强婴幼儿配方乳粉（以下简称婴配粉）监管，推进婴配粉追溯。"),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let stands = |word: &str| texts.having(word).next().is_some();
    let introduced = |short: &str| stands(&format!("简称{short}")) || stands(&format!("简称“{short}"));
    let beside_full = words::rows(words::SHORT).filter(|row| stands(row[1])).map(|row| (row[0], row[1]));
    let aliases = context
        .plan
        .register
        .departments
        .iter()
        .flat_map(|unit| unit.aliases.iter().map(|alias| (alias.value.as_str(), unit.name())));
    let bureaus = ["市局", "省局", "县局", "区局"].map(|short| (short, ""));
    for (short, full) in beside_full.chain(aliases).chain(bureaus).filter(|(short, _)| texts.may_have(short)) {
        let first = texts
            .pieces
            .iter()
            .find_map(|piece| first(&piece.text.value, short, &context.plan.register).map(|range| (*piece, range)));
        if let Some((piece, range)) = first.filter(|_| !introduced(short)) {
            let (zh, en) = if full.is_empty() {
                ("分不清是哪个局".to_owned(), "which bureau is it?".to_owned())
            } else {
                (format!("应写 `{full}`"), format!("the full name is `{full}`"))
            };
            findings.push(RULE.finding(
                prose::place(context.plan, piece, range),
                format!("简称 `{short}` 没有交代，{zh}"),
                format!("`{short}` is not introduced: {en}"),
            ));
        }
    }
}

/// The first place of a short name that is no part of a registered name, or of another alias that is longer.
fn first(text: &str, short: &str, register: &Register) -> Option<Range<usize>> {
    if !text.contains(short) {
        return None;
    }
    let names = register
        .departments
        .iter()
        .flat_map(|unit| unit.name.iter().chain(&unit.aliases))
        .map(|name| name.value.as_str());
    let longer: Vec<Range<usize>> = names
        .filter(|name| name.len() > short.len() && name.contains(short))
        .flat_map(|name| prose::find_all(text, name))
        .collect();
    let stands_alone = |found: &Range<usize>| {
        let inside = longer.iter().any(|name| name.start <= found.start && found.end <= name.end);
        // 县局 in 三县局势 is no bureau.
        let goes_on = short.ends_with('局') && text[found.end..].starts_with(['势', '面', '部', '长', '限']);
        !inside && !goes_on
    };
    prose::find_all(text, short).find(stands_alone)
}
