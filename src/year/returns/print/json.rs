//! `ledger.json`: everything that the ledger knows, each value with file, hash, sheet, cell and raw text.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::{
    model::blank::Field,
    year::returns::{
        cell::{Cell, Fault, Outcome},
        decide::{ClauseLine, Conflict, Counts, Difference, Entry, FileLine, Ledger, TargetLine, UnitLine, Value},
    },
};

/// The ledger as JSON.
pub fn json(ledger: &Ledger) -> String {
    let list = |items: Vec<Json>| Json::Array(items);
    let value = json!({
        "schema": "anpai-ledger/1",
        "year": ledger.year,
        "period": ledger.period,
        "covers": ledger.covers,
        "due": ledger.due.map(|day| day.to_string()),
        "as_of": ledger.as_of.map(|day| day.to_string()),
        "share_of_year": ledger.share_of_year,
        "reporting": ledger.reporting,
        "cells": counts(&ledger.counts),
        "units": list(ledger.units.iter().map(unit).collect()),
        "files": list(ledger.files.iter().map(file).collect()),
        "clauses": list(ledger.clauses.iter().map(clause).collect()),
        "targets": list(ledger.targets.iter().map(target).collect()),
        "conflicts": list(ledger.conflicts.iter().map(conflict).collect()),
        "entries": list(ledger.entries.iter().map(entry).collect()),
    });
    serde_json::to_string_pretty(&value).expect("a ledger holds words and numbers only") + "\n"
}

fn counts(counts: &Counts) -> Json {
    serde_json::to_value(counts).expect("four numbers")
}

fn faults(faults: &[Fault]) -> Json {
    let fault = |fault: &Fault| json!({ "check": fault.check, "grade": fault.grade, "message": fault.message.zh });
    Json::Array(faults.iter().map(fault).collect())
}

fn unit(line: &UnitLine) -> Json {
    json!({
        "unit": line.unit,
        "state": line.state,
        "why": line.why.iter().map(|why| why.zh.clone()).collect::<Vec<_>>(),
        "received": line.received.map(|day| day.to_string()),
        "on_time": line.on_time,
        "days_late": line.days_late,
        "to_mend": line.to_mend,
        "to_look_at": line.to_look_at,
        "file": line.file,
        "filler": line.contact.0,
        "telephone": line.contact.1,
        "new_clauses": line.new_keys,
        "faults": line.faults.iter().map(|(key, field, fault)| json!({
            "key": key, "field": field, "check": fault.check, "grade": fault.grade, "message": fault.message.zh,
        })).collect::<Vec<_>>(),
    })
}

fn file(line: &FileLine) -> Json {
    let difference =
        |one: &Difference| json!({ "key": one.key, "field": one.field, "counts": one.counts, "other": one.other });
    json!({
        "file": line.file,
        "unit": line.unit,
        "counts_for_unit": line.counts_for_unit,
        "why_not": line.why.as_ref().map(|why| why.zh.clone()),
        "notes": line.notes.iter().map(|note| note.zh.clone()).collect::<Vec<_>>(),
        "cells": counts(&line.counts),
        "differences": line.differences.iter().map(difference).collect::<Vec<_>>(),
        "not_accepted": line.cells.iter().filter_map(not_accepted).collect::<Vec<_>>(),
    })
}

/// A cell that is asked back or set aside: nothing is lost without a line.
fn not_accepted(cell: &Cell) -> Option<Json> {
    (cell.outcome != Outcome::Accepted).then(|| {
        json!({
            "sheet": cell.raw.sheet,
            "cell": cell.raw.at(),
            "raw": cell.raw.text,
            "key": cell.key,
            "field": cell.field,
            "outcome": cell.outcome,
            "why": faults(&cell.faults),
        })
    })
}

fn clause(line: &ClauseLine) -> Json {
    json!({
        "clause": line.clause,
        "number": line.number,
        "section": line.section,
        "text": line.text,
        "responsible": line.responsible,
        "status": line.status,
    })
}

fn target(line: &TargetLine) -> Json {
    json!({
        "key": line.key,
        "number": line.number,
        "name": line.name,
        "goal": line.asked.goal,
        "unit": line.unit,
        "responsible": line.responsible,
        "reached": line.reached,
        "reached_text": line.reached_text,
        "completion": line.completion,
        "ahead": line.ahead,
        "open": line.is_open,
    })
}

fn conflict(conflict: &Conflict) -> Json {
    let said = |(unit, role, value): &(String, String, String)| json!({ "unit": unit, "role": role, "value": value });
    json!({
        "key": conflict.key,
        "number": conflict.number,
        "text": conflict.text,
        "said": conflict.said.iter().map(said).collect::<Vec<_>>(),
        "stands": conflict.stands,
        "inputs": conflict.inputs,
        "decided": conflict.decided.as_ref().map(|(take, reason)| json!({ "take": take, "reason": reason })),
    })
}

fn entry(entry: &Entry) -> Json {
    let values: BTreeMap<&str, Json> =
        entry.values.iter().map(|(field, value)| (Field::name(*field), self::value(value))).collect();
    json!({
        "unit": entry.unit,
        "key": entry.key,
        "clause": entry.clause,
        "number": entry.number,
        "text": entry.text,
        "role": entry.role,
        "goal": entry.target.as_ref().map(|asked| asked.goal.clone()),
        "reached": entry.reached,
        "zero": entry.zero,
        "values": values,
    })
}

fn value(value: &Value) -> Json {
    json!({
        "value": value.value,
        "number": value.number,
        "outcome": value.outcome,
        "file": value.file.name,
        "sha256": value.file.sha256,
        "sheet": value.sheet,
        "cell": value.cell,
        "raw": value.raw,
        "faults": faults(&value.faults),
        "decided": value.decided,
    })
}
