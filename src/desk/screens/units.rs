//! 单位: the register, and what each unit has to do.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{fields, opened::Desk, pages, read::Read, since::Since},
    model::{document::Role, message::Lang, outline::Clause},
    pipeline::load::nodes::Path,
    year::diff::{DutyName, LetterChange},
};

use super::view::{Fault, Field, File, List};

#[derive(Debug, Default, Serialize)]
struct Data {
    file: &'static str,
    units: Vec<Unit>,
    last: Option<String>,
    faults: Vec<Fault>,
}

#[derive(Debug, Serialize)]
struct Unit {
    path: String,
    name: Field,
    kind: Field,
    aliases: List,
    successor_of: List,
    duties: Vec<Duty>,
    gained: Vec<DutyName>,
    lost: Vec<DutyName>,
    changed: usize,
}

/// One unit's part in a clause.
#[derive(Debug, Serialize)]
struct Duty {
    number: String,
    id: String,
    /// Its name is one of style, too.
    role: Role,
    word: &'static str,
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let mut state = desk.seen();
    let Ok(read) = state.read.clone() else { return pages::show(&desk, &state, "units", &Data::default()) };
    let since = state.since();
    let data = data(&read, since.as_deref(), state.lang);
    pages::show(&desk, &state, "units", &data)
}

fn data(read: &Read, since: Option<&Since>, lang: Lang) -> Data {
    const FILE: &str = "departments.yaml";
    let file = File::of(read, lang, FILE);
    let list = Path::parse("departments");
    let units = (0..file.count(&list)).map(|index| unit(read, &file, &list.at(index), since)).collect();
    let last = since.map(|since| fields::name(&since.folder));
    Data { file: FILE, units, last, faults: file.faults(|at| !at.0.starts_with(&list.0) || at.0.len() <= 2) }
}

fn unit(read: &Read, file: &File<'_>, at: &Path, since: Option<&Since>) -> Unit {
    let name = file.field(&at.key("name"));
    let index = read.plan().register.position(&name.value);
    let role = |clause: &Clause| {
        let role = clause.role_of(index?)?;
        Some(Duty { number: clause.number.clone(), id: clause.id.clone(), role, word: role.word() })
    };
    let letter: Option<&LetterChange> =
        since.and_then(|since| since.diff.letters.iter().find(|letter| letter.unit == name.value));
    Unit {
        path: at.to_string(),
        kind: file.field(&at.key("kind")),
        aliases: file.list(&at.key("aliases")),
        successor_of: file.list(&at.key("successor_of")),
        duties: read.checked.outline.duties().filter_map(role).collect(),
        gained: letter.map(|letter| letter.gained.clone()).unwrap_or_default(),
        lost: letter.map(|letter| letter.lost.clone()).unwrap_or_default(),
        changed: letter.map_or(0, |letter| letter.changed.len()),
        name,
    }
}
