//! The sentences of the overall figures: of a draft, and to see later whether they still hold.

use crate::{
    model::{message::Message, plan::Plan},
    year::returns::{
        decide::{Ledger, TargetLine, UnitLine},
        tally::{self, State},
    },
};

/// The sentences by their ids.
fn figures(ledger: &Ledger) -> [(&'static str, String); 3] {
    [("报送情况", reporting(ledger)), ("任务状态", statuses(ledger)), ("指标概况", target_counts(ledger))]
}

/// Sentences of a draft whose figures the returns no longer bear out. `draft` is its folder.
pub fn differences(written: &Plan, ledger: &Ledger, draft: &str) -> Vec<Message> {
    let digits = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_ascii_digit() && sign != '.')
            .filter(|part| part.chars().any(|sign| sign.is_ascii_digit()))
            .map(|part| part.trim_matches('.').to_owned())
            .collect()
    };
    let is_other = |(id, now): &(&str, String)| {
        let found =
            written.clauses().into_iter().find(|found| found.clause.id.as_ref().is_some_and(|own| own.value == *id));
        found.and_then(|found| found.clause.text.clone()).is_some_and(|said| digits(&said.value) != digits(now))
    };
    let told = |(id, now): (&str, String)| {
        Message::new(
            format!("{draft}：“{id}”的数与今天的台账不同，今天是：{now}"),
            format!("{draft}: the figures of `{id}` are not today's, which are: {now}"),
        )
    };
    figures(ledger).into_iter().filter(is_other).map(told).collect()
}

/// Who reported, and by when.
pub(super) fn reporting(ledger: &Ledger) -> String {
    let reporting = &ledger.reporting;
    let mut text = format!("应报{}家，实报{}家，报送率{}。", reporting.expected, reporting.received, reporting.rate);
    if let Some(on_time) = reporting.on_time {
        text.push_str(&format!("按时报送{on_time}家，按时率{}。", reporting.on_time_rate));
    }
    for state in [State::Late, State::Zero, State::Returned, State::Missing] {
        let units: Vec<&UnitLine> = ledger.units.iter().filter(|unit| unit.state == state).collect();
        if !units.is_empty() {
            let names: Vec<&str> = units.iter().map(|unit| unit.unit.as_str()).collect();
            text.push_str(&format!("{}{}家（{}）。", state.word(), names.len(), names.join("、")));
        }
    }
    text
}

/// How many duties stand how.
pub(super) fn statuses(ledger: &Ledger) -> String {
    let words = || ledger.statuses.iter().map(String::as_str).chain([""]);
    let counts: Vec<usize> =
        words().map(|word| ledger.clauses.iter().filter(|line| line.status == word).count()).collect();
    let shares = tally::shares(&counts);
    let named = |word: &str| if word.is_empty() { "尚未报全".to_owned() } else { word.to_owned() };
    let parts: Vec<String> = words()
        .zip(counts.iter().zip(shares))
        .filter(|(_, (count, _))| **count > 0)
        .map(|(word, (count, share))| format!("{}{count}项，占{share}", named(word)))
        .collect();
    let own = ledger.all_clauses.saturating_sub(ledger.clauses.len());
    let own = if own > 0 {
        format!("全部{}项任务中，发函单位自己承担的{own}项不在报表内，", ledger.all_clauses)
    } else {
        String::new()
    };
    format!("{own}各单位填报的共{}项，{}。", ledger.clauses.len(), parts.join("；"))
}

/// How many targets are met.
pub(super) fn target_counts(ledger: &Ledger) -> String {
    let met = |line: &&TargetLine| line.reached.and_then(|value| line.asked.is_met(value));
    let count = |is: Option<bool>| ledger.targets.iter().filter(|line| !line.is_open && met(line) == is).count();
    let open = ledger.targets.iter().filter(|line| line.is_open).count();
    let parts = [
        ("已达到年度目标", count(Some(true))),
        ("尚未达到", count(Some(false))),
        ("各家所报不一、尚待核定", open),
        ("还没有数据", count(None)),
    ];
    let told: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(words, count)| format!("{words}{count}项")).collect();
    format!("共{}项量化指标，{}。", ledger.targets.len(), told.join("，"))
}
