//! Who does a clause, in which role, and how that is printed.

use crate::model::{
    document::Role,
    outline::{Part, Who},
    plan::{Clause, Forms, Phrase, Register},
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

/// The printed responsibility with the stop after it; empty for text that nobody is named for.
pub(super) fn bracket(clause: &Clause, forms: &Forms) -> String {
    if !clause.has_units() {
        return String::new();
    }
    let counts = [clause.lead.len(), clause.with.len(), clause.responsible.len()];
    let form = clause.form.as_ref().map_or_else(|| forms.usual(counts), |form| form.value.as_str());
    fill(form, clause)
}

/// Fills names into a form in one pass, so that a name with braces in it stays a name.
fn fill(form: &str, clause: &Clause) -> String {
    let places = [("{responsible}", &clause.responsible), ("{lead}", &clause.lead), ("{with}", &clause.with)];
    let mut filled = String::new();
    let mut rest = form;
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((placeholder, names)) = places.iter().find(|(placeholder, _)| rest.starts_with(placeholder)) {
            filled.push_str(&Phrase::join(names.iter().map(|name| name.value.as_str())));
            rest = &rest[placeholder.len()..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled.push_str(rest);
    filled
}
