//! Who does a clause, in which role, and how that is printed.

use crate::model::{
    document::Role,
    outline::{Column, Part, Who},
    plan::{Clause, Forms, Phrase, Register, form},
};

/// The parts that a clause names, in printed order.
pub(super) fn parts(clause: &Clause, register: &Register) -> Vec<Part> {
    let responsible = match clause.responsible.as_ref() {
        [alone] if Phrase::of(alone).is_none() => Role::Sole,
        _ => Role::Joint,
    };
    let roles = [(&clause.lead, Role::Lead), (&clause.responsible, responsible), (&clause.with, Role::Participant)];
    roles.into_iter().flat_map(|(names, role)| names.iter().map(move |name| part(name, role, register))).collect()
}

fn part(name: &str, role: Role, register: &Register) -> Part {
    match (Phrase::of(name), register.position(name)) {
        (Some(Phrase::All), _) => Part { name: name.to_owned(), who: Who::Phrase(Phrase::All), role: Role::Common },
        (Some(phrase), _) => Part { name: name.to_owned(), who: Who::Phrase(phrase), role },
        (None, Some(unit)) => Part { name: register.departments[unit].name().to_owned(), who: Who::Unit(unit), role },
        (None, None) => Part { name: name.to_owned(), who: Who::Unknown, role },
    }
}

/// What the form of a clause says on lines of its own that speak of no role: 责任人：张某.
pub(super) fn columns(clause: &Clause) -> Vec<Column> {
    let lines = clause.form.iter().flat_map(|form| form.value.split('\n').skip(1));
    lines.filter(|line| !line.contains('{')).filter_map(Column::of).collect()
}

/// The printed responsibility with the stop after it; empty for text that nobody is named for.
pub(super) fn bracket(clause: &Clause, forms: &Forms) -> String {
    if !clause.has_units() && clause.guide.is_empty() {
        return String::new();
    }
    let counts = [clause.lead.len(), clause.with.len(), clause.responsible.len()];
    let template = clause.form.as_ref().map_or_else(|| forms.usual(counts), |form| form.value.as_str());
    form::fill(template, clause)
}
