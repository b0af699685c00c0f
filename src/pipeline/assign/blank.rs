//! The form to fill that goes with a printed one: the same duties in the same order, and what each target asks.

use crate::{
    hanzi::quantity::{self, Quantity},
    model::{
        blank::{Asked, Blank, Row, SCHEMA},
        checked::CheckedPlan,
        document::{Field, FieldState, Form, FormRow},
        outline::Target,
    },
    pipeline::hash::sha256,
};

use super::wording;

/// Makes the form to fill of a printed form.
pub(super) fn blank(plan: &CheckedPlan, form: &Form) -> Blank {
    let rows: Vec<Row> = form.rows.iter().flat_map(|row| rows(row, plan)).collect();
    let blank = Blank {
        schema: SCHEMA.to_owned(),
        form_id: form.form_id.clone(),
        version: String::new(),
        year: form.year,
        period: form.period.clone(),
        covers: known(&form.covers),
        unit: form.unit.clone(),
        title: form.title.concat() + &form.subtitle,
        due: known(&form.due),
        return_to: known(&form.return_to),
        statuses: form.statuses.clone(),
        earlier: String::new(),
        rows,
    };
    // Dates and addresses may be filled in later: the form still asks the same.
    let asked = serde_json::to_string(&(&blank.unit, &blank.period, &blank.statuses, &blank.rows));
    let hash = sha256(asked.expect("a form holds words only").as_bytes());
    Blank { version: hash[..8].to_owned(), ..blank }
}

fn known(field: &Field) -> String {
    if field.state == FieldState::Unknown { String::new() } else { field.text.clone() }
}

/// A duty's own row and one a target.
fn rows(row: &FormRow, plan: &CheckedPlan) -> Vec<Row> {
    let clause = plan.outline.duties().find(|clause| clause.id == row.id);
    let duty = Row {
        key: row.id.clone(),
        clause: row.id.clone(),
        number: row.number.clone(),
        text: row.text.iter().map(|run| run.text.as_str()).collect(),
        role: row.role.word().to_owned(),
        responsibility: row.responsibility.clone(),
        deadline: clause.and_then(|clause| clause.deadline.clone()).unwrap_or_default(),
        target: None,
        earlier: String::new(),
        earlier_progress: String::new(),
    };
    let mut rows = vec![duty];
    for target in clause.into_iter().flat_map(|clause| &clause.targets) {
        let name = if target.name.is_empty() { "指标" } else { target.name.as_str() };
        let key = unused(&rows, &format!("{}/{name}", row.id));
        let asked = Some(asked(target));
        rows.push(Row {
            key,
            text: name.to_owned(),
            target: asked,
            deadline: String::new(),
            responsibility: String::new(),
            ..rows[0].clone()
        });
    }
    rows
}

/// A key that no row has: two targets of one name are told apart by their order.
fn unused(rows: &[Row], key: &str) -> String {
    let is_free = |key: &String| rows.iter().all(|row| row.key != *key);
    let numbered = (2..).map(|ordinal| format!("{key}（{ordinal}）"));
    std::iter::once(key.to_owned()).chain(numbered).find(is_free).expect("numbers do not end")
}

fn asked(target: &Target) -> Asked {
    let (operator, goal) = (target.operator.unwrap_or_default(), target.value.as_str());
    let (number, unit) = match quantity::read(goal) {
        Quantity::Number { value, unit, .. } => (value.to_string(), unit),
        _ => (String::new(), String::new()),
    };
    Asked { goal: wording::goal(target).value, operator: operator.to_string(), number, unit }
}
