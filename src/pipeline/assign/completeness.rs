//! Proof that every (clause, unit, role) of the plan stands in exactly the right letters and forms.
//!
//! The plan's side is read from the plan itself, not from what [`assign`](super::assign) made of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    document::{Block, Document, Role, TableRow},
    plan::{Clause, LetterKind, Phrase, Plan},
};

/// One unit's part in one clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Pair {
    /// The clause's id.
    pub clause: String,
    /// The unit's registered name.
    pub unit: String,
    /// Its role.
    pub role: Role,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Pairs in the plan, those of groups and of the sender included.
    pub plan: usize,
    /// Pairs of units that get no letter: the sender and groups.
    pub without_letter: usize,
    /// Pairs in all letters, or in the table that takes their place.
    pub letters: usize,
    /// Pairs in the forms of each period.
    pub forms: BTreeMap<String, usize>,
}

/// Counts the pairs, or names those that are missing or too many: `letters: +甲 / 耕地 / sole`.
pub fn prove(plan: &Plan, documents: &[Document]) -> Result<Counts, Vec<String>> {
    let all = of_plan(plan);
    let expected: BTreeSet<Pair> = all.iter().filter(|pair| gets_letter(plan, &pair.unit)).cloned().collect();
    let divided = plan.head.letters.form.as_ref().is_some_and(|form| form.value == LetterKind::Division);
    let forms = of_forms(documents);
    let (mut faults, letters) = if divided {
        (missing_in_table(plan, documents), all.len())
    } else {
        let letters = of_letters(documents);
        (differences("letters", &expected, &letters), letters.len())
    };
    for (period, pairs) in &forms {
        faults.extend(differences(period, &expected, pairs));
    }
    if forms.is_empty() && !expected.is_empty() {
        faults.extend(differences("forms", &expected, &[]));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let forms = forms.into_iter().map(|(period, pairs)| (period, pairs.len())).collect();
    Ok(Counts { plan: all.len(), without_letter: all.len() - expected.len(), letters, forms })
}

fn of_plan(plan: &Plan) -> BTreeSet<Pair> {
    plan.clauses().into_iter().flat_map(|found| of_clause(plan, found.clause)).collect()
}

fn of_clause(plan: &Plan, clause: &Clause) -> Vec<Pair> {
    let id = clause.id.as_ref().map_or_else(String::new, |id| id.value.clone());
    let mut roles: BTreeMap<String, Role> = BTreeMap::new();
    let mut name = |spelling: &str, role: Role| {
        if let Some(unit) = plan.register.resolve(spelling) {
            roles.entry(unit.name().to_owned()).or_insert(role);
        }
    };
    let only = clause.responsible.len() == 1;
    clause.lead.iter().for_each(|lead| name(lead, Role::Lead));
    clause.responsible.iter().for_each(|unit| name(unit, if only { Role::Sole } else { Role::Joint }));
    clause.with.iter().for_each(|unit| name(unit, Role::Participant));
    let named = [&clause.lead, &clause.responsible, &clause.with];
    if named.into_iter().flatten().any(|spelling| Phrase::of(spelling) == Some(Phrase::All)) {
        let organs = plan.register.departments.iter().filter(|unit| !unit.is_group());
        organs.for_each(|unit| name(unit.name(), Role::Common));
    }
    roles.into_iter().map(|(unit, role)| Pair { clause: id.clone(), unit, role }).collect()
}

fn gets_letter(plan: &Plan, name: &str) -> bool {
    let sender = plan.head.letters.sender.as_ref().and_then(|sender| plan.register.resolve(sender));
    let is_sender = sender.is_some_and(|unit| unit.is_called(name));
    !is_sender && plan.register.resolve(name).is_some_and(|unit| !unit.is_group())
}

/// What a 任务分工表 lacks: each named unit stands in the one row of its clause.
fn missing_in_table(plan: &Plan, documents: &[Document]) -> Vec<String> {
    let annexes = documents.iter().filter_map(Document::notice).flat_map(|notice| &notice.attachments);
    let tables = annexes.flat_map(|annex| &annex.text).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in tables.flat_map(|table| &table.rows) {
        rows.entry(row.id.as_deref().unwrap_or_default()).or_default().push(names_in(row));
    }
    let mut faults = Vec::new();
    for found in plan.clauses().into_iter().filter(|found| found.clause.has_units()) {
        let id = found.clause.id.as_ref().map_or("", |id| id.value.as_str());
        let own = rows.get(id).map_or(&[][..], Vec::as_slice);
        if own.len() != 1 {
            faults.push(format!("table: {} × {id}", own.len()));
        }
        let named = [&found.clause.lead, &found.clause.responsible, &found.clause.with, &found.clause.guide];
        for name in named.into_iter().flatten() {
            let name = plan.register.resolve(name).map_or(name.value.as_str(), |unit| unit.name());
            if !own.iter().any(|names| names.contains(name)) {
                faults.push(format!("table: −{name} / {id}"));
            }
        }
    }
    faults
}

/// What a row says beside number and wording.
fn names_in(row: &TableRow) -> String {
    row.cells.iter().skip(2).flatten().flatten().map(|run| run.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn of_letters(documents: &[Document]) -> Vec<Pair> {
    let letters = documents.iter().filter_map(Document::letter);
    let duties =
        letters.flat_map(|letter| letter.groups.iter().flat_map(|group| &group.duties).map(move |duty| (letter, duty)));
    duties.map(|(letter, duty)| Pair { clause: duty.id.clone(), unit: letter.unit.clone(), role: duty.role }).collect()
}

fn of_forms(documents: &[Document]) -> BTreeMap<String, Vec<Pair>> {
    let mut forms: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    for form in documents.iter().filter_map(Document::form) {
        let pairs =
            form.rows.iter().map(|row| Pair { clause: row.id.clone(), unit: form.unit.clone(), role: row.role });
        forms.entry(form.period.clone()).or_default().extend(pairs);
    }
    forms
}

/// Pairs that `found` lacks (−), has though it should not (+), or has twice (2).
fn differences(place: &str, expected: &BTreeSet<Pair>, found: &[Pair]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let twice: Vec<&Pair> = found.iter().filter(|pair| !seen.insert(*pair)).collect();
    let line =
        |sign: &str, pair: &Pair| format!("{place}: {sign}{} / {} / {}", pair.unit, pair.clause, pair.role.word());
    let missing = expected.iter().filter(|pair| !seen.contains(pair)).map(|pair| line("−", pair));
    let extra = seen.iter().filter(|pair| !expected.contains(**pair)).map(|pair| line("+", pair));
    missing.chain(extra).chain(twice.into_iter().map(|pair| line("2×", pair))).collect()
}
