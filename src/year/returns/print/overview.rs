//! The page for the leader: who reported, what stands still, how the duties stand by section and by unit, targets
//! beside 序时; every figure leads to its cell. No ranking.

use serde_json::{Value as Json, json};
use tera::Context;

use crate::{
    model::{
        blank::{Field, Status},
        error::Error,
    },
    pipeline::render::Templates,
    year::returns::{
        cell::Outcome,
        decide::{ClauseLine, Entry, Ledger, TargetLine, two},
        tally::{self, State},
    },
};

/// What stands for a duty that nobody has reported on.
pub const UNREPORTED: &str = "未报";

/// The page. `root` leads from it to the index of the plan's output.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn page(ledger: &Ledger, templates: &Templates) -> Result<String, Error> {
    let mut context = Context::new();
    context.insert("doc", &doc(ledger));
    context.insert("style", templates.text("web/style.css"));
    context.insert("lang", "zh-CN");
    context.insert("root", "../../");
    context.insert("pdf", "");
    templates.page("web/returns.html", &context)
}

fn doc(ledger: &Ledger) -> Json {
    let words = words(ledger);
    let of = |lines: &[&ClauseLine]| parts(&words, lines.iter().map(|line| line.status.as_str()));
    let all: Vec<&ClauseLine> = ledger.clauses.iter().collect();
    json!({
        "draft": false,
        "title": format!("{}年{}任务落实情况", ledger.year, ledger.period),
        "period": ledger.period,
        "covers": ledger.covers,
        "due": ledger.due.map(|day| day.to_string()),
        "as_of": ledger.as_of.map(|day| day.to_string()),
        "reporting": ledger.reporting,
        "on_time_known": ledger.reporting.on_time.is_some(),
        "states": State::ALL.map(|state| json!({ "word": state.word(), "names": names(ledger, state) })),
        "first": first(ledger),
        "conflicts": conflicts(ledger),
        "legend": words.iter().map(|(word, kind)| json!({ "word": word, "kind": kind })).collect::<Vec<_>>(),
        "sections": sections(ledger).into_iter().map(|(name, lines)| json!({ "name": name, "total": lines.len(), "parts": of(&lines) })).collect::<Vec<_>>(),
        "total": all.len(),
        "sum": of(&all),
        "departments": departments(ledger, &words),
        "targets": ledger.targets.iter().map(|line| target(ledger, line)).collect::<Vec<_>>(),
        "share": ledger.share_of_year.map(|share| format!("序时 {}%", two(share))),
        "share_number": ledger.share_of_year.map(two),
        "entries": ledger.entries.iter().enumerate().map(|(at, entry)| self::entry(at, entry)).collect::<Vec<_>>(),
        "cells": ledger.counts,
    })
}

fn names(ledger: &Ledger, state: State) -> Vec<String> {
    let late = |days: Option<i64>| days.map(|days| format!("（迟{days}天）")).unwrap_or_default();
    let of_state = ledger.units.iter().filter(|unit| unit.state == state);
    of_state.map(|unit| format!("{}{}", unit.unit, late(unit.days_late))).collect()
}

/// The statuses in their order, and 未报.
fn words(ledger: &Ledger) -> Vec<(String, &'static str)> {
    let known = ledger.statuses.iter().map(|word| (word.clone(), Status::of(word).name()));
    known.chain([(format!("{UNREPORTED}、未报全"), "none")]).collect()
}

/// How many of each status, with shares that sum to 100.0%.
fn parts<'a>(words: &[(String, &str)], statuses: impl Iterator<Item = &'a str>) -> Vec<Json> {
    let mut counts = vec![0_usize; words.len()];
    for status in statuses {
        let at = words.iter().position(|(word, _)| word == status).unwrap_or(words.len() - 1);
        counts[at] += 1;
    }
    let shares = tally::shares(&counts);
    let all = words.iter().zip(counts).zip(shares);
    all.map(|(((word, kind), count), share)| json!({ "word": word, "kind": kind, "count": count, "share": share }))
        .collect()
}

fn sections(ledger: &Ledger) -> Vec<(String, Vec<&ClauseLine>)> {
    let mut sections: Vec<(String, Vec<&ClauseLine>)> = Vec::new();
    for line in &ledger.clauses {
        match sections.last_mut().filter(|(name, _)| *name == line.section) {
            Some((_, lines)) => lines.push(line),
            None => sections.push((line.section.clone(), vec![line])),
        }
    }
    sections
}

fn departments(ledger: &Ledger, words: &[(String, &str)]) -> Vec<Json> {
    let of_unit = |name: &str| {
        let duties: Vec<&Entry> =
            ledger.entries.iter().filter(|entry| entry.unit == name && entry.target.is_none()).collect();
        let statuses = duties.iter().map(|entry| entry.status().map_or("", |(word, _)| word));
        json!({ "name": name, "total": duties.len(), "parts": parts(words, statuses) })
    };
    ledger.units.iter().map(|unit| of_unit(&unit.unit)).collect()
}

/// Where an entry stands on the page.
fn anchor(ledger: &Ledger, unit: &str, key: &str) -> Option<String> {
    let at = ledger.entries.iter().position(|entry| entry.unit == unit && entry.key == key)?;
    Some(format!("e{at}"))
}

/// What stands still comes first: not begun, behind, then not reported.
fn first(ledger: &Ledger) -> Vec<Json> {
    let rank = |line: &&ClauseLine| match Status::of(&line.status) {
        Status::NotBegun => 0,
        Status::Behind => 1,
        _ => 2,
    };
    let mut lines: Vec<&ClauseLine> =
        ledger.clauses.iter().filter(|line| line.status.is_empty() || Status::of(&line.status).stagnates()).collect();
    lines.sort_by_key(rank);
    let line = |line: &ClauseLine| {
        let entries: Vec<&Entry> = ledger.entries.iter().filter(|entry| entry.key == line.clause).collect();
        let said: Vec<Json> = entries.iter().filter_map(|entry| trouble(entry)).collect();
        let unit = line.responsible.first().map_or("", String::as_str);
        json!({
            "number": line.number,
            "text": line.text,
            "anchor": anchor(ledger, unit, &line.clause),
            "responsible": line.responsible.join("、"),
            "status": if line.status.is_empty() { unreported(&entries) } else { &line.status },
            "said": said,
        })
    };
    lines.into_iter().map(line).collect()
}

/// Of those that answer for a duty some have reported, or none.
fn unreported(entries: &[&Entry]) -> &'static str {
    if entries.iter().any(|entry| !entry.values.is_empty()) { "未报全" } else { UNREPORTED }
}

/// The problem that a unit tells, and what it is going to do.
fn trouble(entry: &Entry) -> Option<Json> {
    let words: Vec<String> = [Field::Problem, Field::Next]
        .into_iter()
        .filter_map(|field| entry.said(field).map(|said| said.trim_end_matches(['。', '；']).to_owned()))
        .collect();
    (!words.is_empty()).then(|| json!({ "unit": entry.unit, "words": words.join("；") }))
}

fn conflicts(ledger: &Ledger) -> Vec<Json> {
    let open = ledger.conflicts.iter().filter(|conflict| conflict.decided.is_none());
    open.map(|conflict| {
        let said = |(unit, role, value): &(String, String, String)| {
            json!({ "unit": unit, "role": role, "value": value, "anchor": anchor(ledger, unit, &conflict.key) })
        };
        json!({
            "number": conflict.number,
            "text": conflict.text,
            "said": conflict.said.iter().map(said).collect::<Vec<_>>(),
            "stands": if conflict.stands.is_empty() { "没有牵头的，都没有用" } else { &conflict.stands },
        })
    })
    .collect()
}

fn target(ledger: &Ledger, line: &TargetLine) -> Json {
    json!({
        "number": line.number,
        "name": line.name,
        "goal": line.asked.goal,
        "reached": line.reached_text,
        "anchor": anchor(ledger, &line.unit, &line.key),
        "open": line.is_open,
        "completion": line.completion.map(|done| format!("{done:.1}%")),
        "width": line.completion.map(|done| two(done.clamp(0.0, 100.0))),
        "ahead": line.ahead.map(|points| format!("{points:+.1}个百分点")),
        "unit": line.unit,
    })
}

fn entry(at: usize, entry: &Entry) -> Json {
    let said: Vec<Json> = entry
        .values
        .iter()
        .map(|(field, value)| {
            let note = match (&value.decided, value.outcome) {
                (Some(reason), _) => format!("人工确定：{reason}"),
                (None, Outcome::AskedBack) => {
                    value.faults.iter().map(|fault| fault.message.zh.clone()).collect::<Vec<_>>().join("；")
                }
                _ => String::new(),
            };
            json!({ "word": field.word(), "value": value.value, "note": note })
        })
        .collect();
    let cells: Vec<&str> =
        entry.values.values().map(|value| value.cell.as_str()).filter(|cell| !cell.is_empty()).collect();
    let origin =
        entry.values.values().next().map(|value| format!("{} {} {}", value.file.name, value.sheet, cells.join(" ")));
    json!({
        "anchor": format!("e{at}"),
        "number": entry.number,
        "text": if entry.target.is_some() { format!("指标：{}", entry.text) } else { entry.text.clone() },
        "unit": entry.unit,
        "role": entry.role,
        "said": said,
        "none": if entry.zero { "零报" } else { UNREPORTED },
        "origin": origin.unwrap_or_default(),
    })
}
