//! Who does a clause, in which role, and how that is printed.

use crate::model::{
    document::Role,
    plan::{Clause, Forms, Phrase, Register, form},
};

/// One named part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The registered name of the unit, or the phrase.
    pub unit: String,
    /// Whether `unit` is a phrase (各相关部门) and no name.
    pub phrase: Option<Phrase>,
    /// Its role.
    pub role: Role,
}

/// The parts that a clause names, in printed order.
///
/// A name that the register has not stays as written: check refuses it before anything is printed, and a comparison
/// of plans shows it.
pub(crate) fn parts(clause: &Clause, register: &Register) -> Vec<Part> {
    let named = clause.responsible.iter().filter(|name| Phrase::of(name).is_none()).count();
    let alone = named == 1 && clause.responsible.len() == 1;
    let responsible = if alone { Role::Sole } else { Role::Joint };
    let roles = [(&clause.lead, Role::Lead), (&clause.responsible, responsible), (&clause.with, Role::Participant)];
    roles.into_iter().flat_map(|(names, role)| names.iter().map(move |name| part(name, role, register))).collect()
}

fn part(name: &str, role: Role, register: &Register) -> Part {
    let phrase = Phrase::of(name);
    let role = if phrase == Some(Phrase::All) { Role::Common } else { role };
    let unit = match phrase {
        Some(_) => name.to_owned(),
        None => register.resolve(name).map_or(name, |unit| unit.name()).to_owned(),
    };
    Part { unit, phrase, role }
}

/// The printed responsibility with the stop after it; empty for text that nobody is named for.
pub(crate) fn bracket(clause: &Clause, forms: &Forms) -> String {
    let (own, default) = if clause.lead.is_empty() {
        match clause.responsible.len() {
            0 => return String::new(),
            1 => (&forms.sole, "〔{responsible}〕。"),
            _ => (&forms.joint, "〔{responsible}按职责分工负责〕。"),
        }
    } else if clause.with.is_empty() {
        (&None, "〔{lead}牵头〕。")
    } else {
        (&forms.lead, "〔{lead}牵头，{with}按职责分工负责〕。")
    };
    let template = clause.form.as_ref().or(own.as_ref()).map_or(default, |form| form.value.as_str());
    form::fill(template, clause)
}
