//! Proof that every (clause, unit, role) of the plan stands in exactly the right letters and forms.
//!
//! The plan's side is read from the plan itself, not from what [`assign`](super::assign) made of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    document::{Body, Document, Role},
    plan::{Clause, Phrase, Plan},
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
    /// Pairs in all letters.
    pub letters: usize,
    /// Pairs in the forms of each period.
    pub forms: BTreeMap<String, usize>,
}

/// Counts the pairs, or names those that are missing or too many: `letters: +甲 / 耕地 / sole`.
pub fn prove(plan: &Plan, documents: &[Document]) -> Result<Counts, Vec<String>> {
    let all = of_plan(plan);
    let expected: BTreeSet<Pair> = all.iter().filter(|pair| gets_letter(plan, &pair.unit)).cloned().collect();
    let letters = of_letters(documents);
    let forms = of_forms(documents);
    let mut faults = differences("letters", &expected, &letters);
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
    Ok(Counts { plan: all.len(), without_letter: all.len() - expected.len(), letters: letters.len(), forms })
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

fn of_letters(documents: &[Document]) -> Vec<Pair> {
    let letters = documents.iter().filter_map(|document| match &document.body {
        Body::Letter(letter) => Some(letter),
        _ => None,
    });
    let duties =
        letters.flat_map(|letter| letter.groups.iter().flat_map(|group| &group.duties).map(move |duty| (letter, duty)));
    duties.map(|(letter, duty)| Pair { clause: duty.id.clone(), unit: letter.unit.clone(), role: duty.role }).collect()
}

fn of_forms(documents: &[Document]) -> BTreeMap<String, Vec<Pair>> {
    let mut forms: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    for document in documents {
        if let Body::Form(form) = &document.body {
            let pairs =
                form.rows.iter().map(|row| Pair { clause: row.id.clone(), unit: form.unit.clone(), role: row.role });
            forms.entry(form.period.clone()).or_default().extend(pairs);
        }
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
