//! Units that were renamed or merged since.

use std::collections::BTreeMap;

use super::{
    fields::{Field, What},
    work::{Step, Work},
};
use crate::model::{
    place::{Sp, Style},
    plan::{Clause, Department, Register},
};

/// Writes the present name wherever a unit is named by a former one, and finds clauses that then name a unit twice.
pub(super) fn map(work: &mut Work<'_>, fields: &[Field<'_>]) {
    for field in fields.iter().filter(|field| field.what == What::Unit) {
        let written = field.text.value.trim();
        let registered = work.plan.register.resolve(written).map_or(written, Department::name);
        match heir(&work.plan.register, registered) {
            Heir::None => {}
            Heir::One(name) => replace(work, field.text, &name),
            Heir::Several(names) => {
                let names = names.join("、");
                work.note(
                    field.text.place,
                    Step::Left,
                    "单位",
                    format!("“{written}”的职责分到了{names}，请写明是哪一个"),
                    format!("`{written}` was split into {names}; say which is meant"),
                );
            }
        }
    }
    work.plan.clauses().iter().for_each(|found| named_twice(work, found.clause));
    in_prose(work, fields);
}

/// What has become of a unit.
enum Heir {
    None,
    One(String),
    Several(Vec<String>),
}

fn heir(register: &Register, name: &str) -> Heir {
    let heirs: Vec<String> = register.heirs(name).map(|unit| unit.name().to_owned()).collect();
    match (register.successor(name), heirs.len()) {
        (Some(unit), _) => Heir::One(unit.name().to_owned()),
        (None, 0) => Heir::None,
        (None, _) => Heir::Several(heirs),
    }
}

fn replace(work: &mut Work<'_>, written: &Sp<String>, name: &str) {
    let old = written.value.trim();
    if work.edits.add(written.place, scalar(name, written.place.style)) {
        work.note(
            written.place,
            Step::Changed,
            "单位",
            format!("“{old}”已改为“{name}”（名录：机构变动）"),
            format!("`{old}` is `{name}` now, says the register"),
        );
    }
}

/// A name as YAML: without quotes where none are needed.
fn scalar(name: &str, style: Style) -> String {
    let needs_quotes = name.is_empty()
        || name.trim() != name
        || name.contains([',', '[', ']', '{', '}', ':', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '\\'])
        || name.starts_with(['-', '?', '=', '~'])
        || name.chars().any(|sign| sign.is_ascii_digit());
    if needs_quotes || style != Style::Plain { format!("'{}'", name.replace('\'', "''")) } else { name.to_owned() }
}

fn named_twice(work: &mut Work<'_>, clause: &Clause) {
    let register = &work.plan.register;
    let mut first: BTreeMap<String, &Sp<String>> = BTreeMap::new();
    let mut twice = Vec::new();
    for name in [&clause.lead, &clause.responsible, &clause.with, &clause.guide].into_iter().flatten() {
        let registered = register.resolve(name).map_or(name.value.as_str(), Department::name);
        let now = register.successor(registered).map_or(registered, Department::name).to_owned();
        match first.get(&now) {
            // The same name twice is a fault that check reports.
            Some(other) if other.value != name.value => twice.push((now, name.place)),
            Some(_) => {}
            None => drop(first.insert(now, name)),
        }
    }
    for (name, place) in twice {
        work.note(
            place,
            Step::Left,
            "单位",
            format!("合并后“{name}”在这一条里出现两次，请删去一个，并看牵头和配合是否还分得开"),
            format!("after the merger `{name}` is named twice here; remove one"),
        );
    }
}

/// Former names in running text: what stands around them is for a person to see.
fn in_prose(work: &mut Work<'_>, fields: &[Field<'_>]) {
    let register = &work.plan.register;
    let formers = register.departments.iter().flat_map(|unit| unit.successor_of.iter().map(|name| name.value.clone()));
    let formers: Vec<String> = formers.filter(|name| !name.is_empty()).collect();
    for field in fields.iter().filter(|field| matches!(field.what, What::Prose | What::Title | What::Basis)) {
        for former in formers.iter().filter(|former| field.text.value.contains(former.as_str())) {
            work.note(
                field.text.place,
                Step::Left,
                "单位",
                format!("文中提到“{former}”，名录说它已经变动"),
                format!("the text names `{former}`, which the register says has changed"),
            );
        }
    }
}
