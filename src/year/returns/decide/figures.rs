//! How clauses and targets stand when every unit has said its part.

use std::collections::BTreeSet;

use crate::model::{blank::Status, document::Role, message::Message};

use super::{
    decisions::{Decisions, Kind, Open, Subject, Used, inputs},
    entry::{Entry, two},
    ledger::{ClauseLine, Conflict, Ledger, TargetLine},
};
use crate::year::returns::tally::{self, State};

/// Whether a role answers for the whole: alone, or as the lead.
fn leads(role: &str) -> bool {
    [Role::Sole, Role::Lead].iter().any(|leading| leading.word() == role)
}

/// Who answers for a clause: the lead or only unit, else all that do it jointly, else all that are meant.
fn responsible<'a>(entries: &[&'a Entry]) -> Vec<&'a Entry> {
    let of = |is: &dyn Fn(&str) -> bool| entries.iter().filter(|entry| is(&entry.role)).copied().collect::<Vec<_>>();
    let joint = |role: &str| role == Role::Joint.word();
    [of(&leads), of(&joint)].into_iter().find(|found| !found.is_empty()).unwrap_or_else(|| entries.to_vec())
}

fn keys(ledger: &Ledger, is_target: bool) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let wanted = ledger.entries.iter().filter(|entry| entry.target.is_some() == is_target);
    wanted.map(|entry| entry.key.clone()).filter(|key| seen.insert(key.clone())).collect()
}

/// Finds the figures on which units differ.
pub(super) fn conflicts(ledger: &mut Ledger, decisions: &Decisions, used: &mut Used) {
    for key in keys(ledger, true) {
        let said: Vec<&Entry> =
            ledger.entries.iter().filter(|entry| entry.key == key && entry.reached.is_some()).collect();
        let values: BTreeSet<String> = said.iter().filter_map(|entry| entry.reached.map(two)).collect();
        if values.len() < 2 {
            continue;
        }
        let lines: Vec<(String, String, String)> =
            said.iter().map(|entry| (entry.unit.clone(), entry.role.clone(), entry.reached_text())).collect();
        let parts: Vec<&str> = lines.iter().flat_map(|(unit, role, value)| [unit.as_str(), role, value]).collect();
        let inputs = inputs(&parts);
        let subject = Subject { kind: Kind::Conflict, unit: "", key: &key, field: None, inputs: &inputs };
        let who = |take: &str| lines.iter().find(|(unit, ..)| unit == take).map(|(unit, ..)| unit.clone());
        let decided = decisions.find(&subject, used, who);
        let lead = said.iter().find(|entry| leads(&entry.role)).map(|entry| entry.unit.clone()).unwrap_or_default();
        ledger.conflicts.push(Conflict {
            number: said[0].number.clone(),
            text: said[0].text.clone(),
            stands: decided.as_ref().map_or(lead, |(unit, _)| unit.clone()),
            decided: decided.map(|(unit, decision)| (unit, decision.reason.clone())),
            said: lines,
            inputs,
            key,
        });
    }
    ledger.open.extend(ledger.conflicts.iter().filter(|conflict| conflict.decided.is_none()).map(question));
}

/// What a conflict asks.
fn question(conflict: &Conflict) -> Open {
    let said: Vec<String> =
        conflict.said.iter().map(|(unit, role, value)| format!("{unit}（{role}）{value}")).collect();
    let told = format!("{} {}：{}", conflict.number, conflict.text, said.join("，"));
    Open {
        kind: Kind::Conflict,
        unit: String::new(),
        key: conflict.key.clone(),
        field: None,
        inputs: conflict.inputs.clone(),
        question: Message::new(format!("{told}。采用哪家的？"), format!("{told}: whose figure?")),
    }
}

/// Fills in the lines of clauses and targets, and the figures.
pub(super) fn figures(ledger: &mut Ledger, sections: &[(String, String)]) {
    let states: Vec<(State, Option<bool>)> = ledger.units.iter().map(|unit| (unit.state, unit.on_time)).collect();
    ledger.reporting = tally::reporting(&states);
    ledger.all_clauses = sections.len();
    let place = |clause: &str| sections.iter().position(|(id, _)| id == clause).unwrap_or(usize::MAX);
    let mut clauses: Vec<ClauseLine> = keys(ledger, false).iter().map(|key| clause(ledger, key)).collect();
    clauses.sort_by_key(|line| place(&line.clause));
    let mut targets: Vec<TargetLine> = keys(ledger, true).iter().map(|key| target(ledger, key)).collect();
    let clause_of =
        |line: &TargetLine| ledger.entries.iter().find(|entry| entry.key == line.key).map_or("", |entry| &entry.clause);
    targets.sort_by_key(|line| place(clause_of(line)));
    (ledger.clauses, ledger.targets) = (clauses, targets);
}

fn clause(ledger: &Ledger, key: &str) -> ClauseLine {
    let entries: Vec<&Entry> = ledger.entries.iter().filter(|entry| entry.key == key).collect();
    let answering = responsible(&entries);
    // The slowest speaks for all: a duty is done when everybody's part is.
    let order = [
        Status::NotBegun,
        Status::Behind,
        Status::Own,
        Status::OnTime,
        Status::Standing,
        Status::Done,
        Status::NotApplicable,
    ];
    let slowness = |status: Status| order.iter().position(|known| *known == status);
    let all_said = answering.iter().all(|entry| entry.status().is_some());
    let slowest = answering.iter().filter_map(|entry| entry.status()).min_by_key(|(_, status)| slowness(*status));
    let first = entries[0];
    ClauseLine {
        clause: first.clause.clone(),
        number: first.number.clone(),
        section: first.section.clone(),
        text: first.text.clone(),
        responsible: answering.iter().map(|entry| entry.unit.clone()).collect(),
        status: slowest.filter(|_| all_said).map_or_else(String::new, |(word, _)| word.to_owned()),
    }
}

fn target(ledger: &Ledger, key: &str) -> TargetLine {
    let entries: Vec<&Entry> = ledger.entries.iter().filter(|entry| entry.key == key).collect();
    let conflict = ledger.conflicts.iter().find(|conflict| conflict.key == key);
    let answering = responsible(&entries);
    let stands = match conflict {
        Some(conflict) => entries.iter().find(|entry| entry.unit == conflict.stands),
        None => answering.iter().find(|entry| entry.reached.is_some()),
    };
    let first = entries[0];
    let asked = first.target.clone().unwrap_or_default();
    let reached = stands.and_then(|entry| entry.reached);
    let completion = reached
        .zip(asked.goal_number())
        .filter(|(_, goal)| *goal > 0.0 && asked.operator != "≤")
        .map(|(reached, goal)| reached / goal * 100.0);
    TargetLine {
        key: key.to_owned(),
        number: first.number.clone(),
        name: first.text.clone(),
        unit: stands.map_or_else(String::new, |entry| entry.unit.clone()),
        responsible: answering.iter().map(|entry| entry.unit.clone()).collect(),
        reached_text: stands.map_or_else(String::new, |entry| entry.reached_text()),
        ahead: completion.zip(ledger.share_of_year).map(|(done, share)| done - share),
        completion,
        reached,
        is_open: conflict.is_some_and(|conflict| conflict.decided.is_none()),
        asked,
    }
}
