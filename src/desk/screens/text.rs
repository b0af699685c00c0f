//! 条文: the outline, one clause, and the page that holds it.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::{Deserialize, Serialize};

use crate::{
    desk::{opened::Desk, pages, read::Read, since::Since},
    model::{document::Document, message::Lang, plan::Department},
    pipeline::load::nodes::Path,
    year::diff::Span,
};

use super::view::{Fault, Field, File, List};

mod outline;

use outline::Branch;

/// What is shown beside the outline.
#[derive(Debug, Default, Deserialize)]
pub(in crate::desk) struct Shown {
    #[serde(default)]
    file: String,
    #[serde(default)]
    path: String,
}

#[derive(Debug, Default, Serialize)]
struct Data {
    outline: Vec<Branch>,
    /// The files that no section of the plan names, or that cannot be read.
    card: Option<Card>,
    /// Names of the register, for choosing.
    units: Vec<String>,
    /// Names that make sense as a phrase.
    phrases: Vec<&'static str>,
    other: Vec<Fault>,
}

/// One clause, item or section, with all that belongs to it.
#[derive(Debug, Default, Serialize)]
struct Card {
    kind: &'static str,
    file: String,
    path: String,
    /// What it is called in its file: a deed names it by that.
    name: String,
    number: String,
    crumb: Vec<(String, String, String)>,
    text: Field,
    id: Field,
    title: Field,
    deadline: Field,
    form: Field,
    /// joint, lead, or none.
    roles: &'static str,
    lists: Vec<(&'static str, List)>,
    bracket: String,
    targets: Vec<Target>,
    targets_path: String,
    clauses_path: String,
    /// What is found here and shown at no field.
    faults: Vec<Fault>,
    /// Files of the letters that hold the clause: path and unit.
    letters: Vec<(String, String)>,
    /// Last year's words, cut where they changed; empty if there were none.
    before: Vec<Span>,
    before_bracket: String,
    anchor: String,
    line: usize,
}

#[derive(Debug, Serialize)]
struct Target {
    path: String,
    name: Field,
    operator: Field,
    value: Field,
    before: String,
}

pub(in crate::desk) async fn show(
    axum::extract::State(desk): State<Arc<Desk>>,
    Query(shown): Query<Shown>,
) -> Response {
    let mut state = desk.seen();
    let Ok(read) = state.read.clone() else { return pages::show(&desk, &state, "text", &Data::default()) };
    let since = state.since();
    let data = data(&read, since.as_deref(), &shown, state.lang);
    pages::show(&desk, &state, "text", &data)
}

fn data(read: &Read, since: Option<&Since>, shown: &Shown, lang: Lang) -> Data {
    let mut outline = outline::outline(read);
    // The one that is named, or the nearest one that holds it.
    let path = Path::parse(&shown.path);
    let holds =
        |(_, branch): &(usize, &Branch)| branch.file == shown.file && path.0.starts_with(&Path::parse(&branch.path).0);
    let named = outline.iter().enumerate().filter(holds).max_by_key(|(_, branch)| branch.path.len()).map(|(at, _)| at);
    let first = || outline.iter().position(|branch| branch.kind == "clause").or((!outline.is_empty()).then_some(0));
    let at = named.or_else(first);
    let card = at.map(|at| {
        outline[at].on = true;
        card(read, since, &outline, at, lang)
    });
    let units = read.plan().register.departments.iter().map(Department::name).filter(|name| !name.is_empty());
    let listed: Vec<&str> = outline.iter().map(|branch| branch.file.as_str()).collect();
    let pairs = read.findings.iter().zip(&read.spots);
    let other = pairs.filter(|(_, spot)| {
        !listed.contains(&spot.file.as_str()) && !["plan.yaml", "departments.yaml"].contains(&spot.file.as_str())
    });
    Data {
        units: units.map(str::to_owned).collect(),
        phrases: vec!["各相关部门", "等相关部门"],
        other: other.map(|(finding, _)| super::view::fault(read, finding, lang)).collect(),
        card,
        outline,
    }
}

fn card(read: &Read, since: Option<&Since>, outline: &[Branch], at: usize, lang: Lang) -> Card {
    let branch = &outline[at];
    let path = Path::parse(&branch.path);
    let file = File::of(read, lang, &branch.file);
    let crumb = outline[..at].iter().rev().scan(branch.level, |level, above| {
        let is_above = above.level < *level;
        *level = (*level).min(above.level);
        Some(is_above.then(|| (above.file.clone(), above.path.clone(), format!("{}{}", above.number, above.title))))
    });
    let mut crumb: Vec<_> = crumb.flatten().collect();
    crumb.reverse();
    let own = |key: &str| file.field(&path.key(key));
    let mut card = Card {
        kind: branch.kind,
        file: branch.file.clone(),
        path: branch.path.clone(),
        name: branch.name.clone(),
        number: branch.number.clone(),
        crumb,
        text: own("text"),
        id: own("id"),
        title: own("title"),
        deadline: own("deadline"),
        form: own("form"),
        line: file.line(&path),
        clauses_path: path.key("clauses").to_string(),
        ..Card::default()
    };
    let shown = ["text", "id", "title", "deadline", "form", "lead", "responsible", "with", "guide", "targets"]
        .map(|key| path.key(key));
    let is_clause = branch.kind == "clause";
    let below = [path.key("clauses"), path.key("items")];
    card.faults =
        file.faults(|at| at.0.starts_with(&path.0) && !shown.iter().chain(&below).any(|own| at.0.starts_with(&own.0)));
    if is_clause {
        clause(&mut card, read, since, &file, &path);
    }
    card
}

fn clause(card: &mut Card, read: &Read, since: Option<&Since>, file: &File<'_>, path: &Path) {
    let lists = ["lead", "responsible", "with", "guide"].map(|key| (key, file.list(&path.key(key))));
    card.roles = if lists[0].1.names.is_empty() { "joint" } else { "lead" };
    card.lists = lists.into();
    let targets = path.key("targets");
    card.targets_path = targets.to_string();
    let id = card.id.value.clone();
    let printed = read.checked.outline.duties().find(|clause| !id.is_empty() && clause.id == id);
    card.bracket = printed.map(|clause| clause.bracket.clone()).unwrap_or_default();
    card.anchor = format!("c-{}", id.replace(' ', "_"));
    card.letters = letters(read, &id);
    let entry = since.and_then(|since| {
        since.diff.entries.iter().find(|entry| entry.new.as_ref().is_some_and(|side| side.id == id && !id.is_empty()))
    });
    card.before =
        entry.filter(|entry| entry.old.is_some()).map(|entry| entry.wording.spans.clone()).unwrap_or_default();
    card.before_bracket =
        entry.and_then(|entry| entry.old.as_ref()).map(|side| side.bracket.clone()).unwrap_or_default();
    let before = |name: &str| {
        let known = entry.and_then(|entry| entry.targets.iter().find(|target| target.name == name));
        known.map(|target| target.old.clone().unwrap_or_default()).unwrap_or_default()
    };
    card.targets = (0..file.count(&targets))
        .map(|index| {
            let at = targets.at(index);
            let name = file.field(&at.key("name"));
            Target {
                path: at.to_string(),
                before: before(&name.value),
                operator: file.field(&at.key("operator")),
                value: file.field(&at.key("value")),
                name,
            }
        })
        .collect();
}

/// The letters that hold a clause.
fn letters(read: &Read, id: &str) -> Vec<(String, String)> {
    let named = |document: &Document| {
        let letter = document.letter()?;
        let holds = letter.groups.iter().flat_map(|group| &group.duties).any(|duty| duty.id == id);
        holds.then(|| (format!("{}.html", document.stem), letter.unit.clone()))
    };
    read.documents().iter().filter_map(named).collect()
}
