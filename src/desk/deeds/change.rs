//! Changes of the plan: a field, a list, a row, a clause.

use crate::{
    model::plan::Plan,
    pipeline::load::{
        nodes::{Path, Step},
        served,
    },
};

use super::{
    deed::{Deed, Kind, Posted},
    done::{Done, place},
};
use crate::desk::{
    edit,
    refused::{Refused, refused},
    state::State,
};

/// The file of opinions; a plan's folder is looked at one level deep, so it is no section.
pub(in crate::desk) const OPINIONS: &str = "opinions/opinions.yaml";

pub(super) fn change(state: &mut State, deed: Deed) -> Result<Done, Refused> {
    match deed {
        Deed::Set { file, path, old, new } => set(state, &file, &path, &old, &new),
        Deed::Add { file, path, value } => {
            let path = Path::parse(&path);
            one(state, &file, &path, &format!("添“{value}”"), |text| edit::add(text, &path, &value))
        }
        Deed::Take { file, path, old, keep } => {
            let path = Path::parse(&path);
            still(state, &file, &path, &old)?;
            one(state, &file, &path, &format!("去掉“{old}”"), |text| edit::take(text, &path, keep))
        }
        Deed::None { file, path, none } => none_or_unknown(state, &file, &path, none),
        Deed::Row { file, path, row } => {
            let path = Path::parse(&path);
            let row = row.into_iter().map(|(key, value)| (key, vec![value])).collect();
            one(state, &file, &path, "添一行", |text| edit::add_row(text, &path, usize::MAX, &row))
        }
        Deed::Delete { file, path, old } => delete(state, &file, &path, &old),
        Deed::Insert { file, path, kind } => insert(state, &file, &path, kind),
        Deed::Move { file, path, old, to, list, index } => {
            moved(state, (&file, &Path::parse(&path)), &old, (&to, &Path::parse(&list)), index)
        }
        Deed::Shift { file, by } => shift(state, &file, by),
        Deed::Roles { file, path, to } => {
            let path = Path::parse(&path);
            one(state, &file, &path, "改责任形式", |text| edit::roles(text, &path, to))
        }
        Deed::Split { file, path, at } => split(state, &file, &path, at),
        Deed::Join { file, path } => {
            let path = Path::parse(&path);
            one(state, &file, &path, "与下一条合并", |text| edit::join(text, &path))
        }
        Deed::Posted { unit, key, day } => posted(state, &unit, key, &day),
        Deed::Opinion { clause, unit, opinion } => {
            let path = Path::parse("opinions");
            let row = [
                ("unit", unit),
                ("clause", clause),
                ("opinion", opinion),
                ("taken", String::new()),
                ("reason", String::new()),
            ];
            let row = row.map(|(key, value)| (key.to_owned(), vec![value])).to_vec();
            one(state, OPINIONS, &path, "记一条意见", |text| edit::add_row(text, &path, usize::MAX, &row))
        }
        _ => Err(refused("没有这件事可做", "there is no such deed")),
    }
}

/// The note stands with the letter's own number, in the entry of its unit.
fn posted(state: &mut State, unit: &str, key: Posted, day: &str) -> Result<Done, Refused> {
    let (key, word) = match key {
        Posted::Sent => ("sent", "发出"),
        Posted::Received => ("received", "签收"),
    };
    let list = Path::parse("letters.document_numbers");
    let label = format!("{unit}：{word} {day}");
    if let Some(at) = state.readable()?.plan().head.letters.of_unit(unit) {
        let path = list.at(at).key(key);
        return one(state, "plan.yaml", &path, &label, |text| edit::set(text, &path, day));
    }
    let row = [("unit", unit), (key, day)].map(|(key, value)| (key.to_owned(), vec![value.to_owned()])).to_vec();
    one(state, "plan.yaml", &list, &label, |text| edit::add_row(text, &list, usize::MAX, &row))
}

/// Changes one file by one edit.
fn one(
    state: &mut State,
    file: &str,
    path: &Path,
    label: &str,
    edit: impl FnOnce(&str) -> Result<String, crate::model::error::Error>,
) -> Result<Done, Refused> {
    let text = text_of(state, file)?;
    let new = edit(&text)?;
    let line = edit::line(&new, path);
    commit(state, label, vec![(file.to_owned(), new)], place(state, file, line))
}

fn commit(state: &mut State, label: &str, files: Vec<(String, String)>, place: String) -> Result<Done, Refused> {
    state.commit(label, &files)?;
    Ok(Done { label: label.to_owned(), place, ..Done::default() })
}

/// The text of a file that belongs to the plan; of the file of opinions also if it is not there yet.
fn text_of(state: &State, file: &str) -> Result<String, Refused> {
    let known = state.read.as_ref().is_ok_and(|read| read.file(file).is_some());
    if file == OPINIONS {
        return Ok(state.text_of(file).unwrap_or_default());
    }
    if !known {
        return Err(refused(format!("方案里没有“{file}”"), format!("the plan has no file `{file}`")));
    }
    state.text_of(file).ok_or_else(|| refused(format!("读不出“{file}”"), format!("`{file}` cannot be read")))
}

fn set(state: &mut State, file: &str, path: &str, old: &str, new: &str) -> Result<Done, Refused> {
    let text = text_of(state, file)?;
    let at = Path::parse(path);
    let now = edit::get(&text, &at).unwrap_or_default();
    let same = |a: &str, b: &str| a.replace("\r\n", "\n").trim() == b.replace("\r\n", "\n").trim();
    if !same(&now, old) && !same(&now, new) {
        return Err(Refused::Changed(now.trim().to_owned()));
    }
    let written = edit::set(&text, &at, new)?;
    let line = edit::line(&written, &at);
    commit(state, &format!("改“{}”", short(new)), vec![(file.to_owned(), written)], place(state, file, line))
}

/// The beginning of a text, for the name of a change.
fn short(text: &str) -> String {
    let short: String = text.trim().chars().take(12).collect();
    if text.trim().chars().count() > 12 { short + "…" } else { short }
}

/// Refuses to go on if the element is another by now.
fn still(state: &State, file: &str, path: &Path, old: &str) -> Result<(), Refused> {
    let text = text_of(state, file)?;
    let now = edit::get(&text, path)
        .or_else(|| edit::get(&text, &path.key("id")))
        .or_else(|| edit::get(&text, &path.key("title")));
    let now = now.or_else(|| edit::get(&text, &path.key("name"))).unwrap_or_default();
    if now.trim() == old.trim() { Ok(()) } else { Err(Refused::Changed(now)) }
}

fn none_or_unknown(state: &mut State, file: &str, path: &str, none: bool) -> Result<Done, Refused> {
    let path = Path::parse(path);
    let label = if none { "写明没有" } else { "改为未知" };
    one(state, file, &path, label, |text| edit::none(text, &path, none))
}

fn delete(state: &mut State, file: &str, path: &str, old: &str) -> Result<Done, Refused> {
    let at = Path::parse(path);
    still(state, file, &at, old)?;
    if at.0.is_empty() {
        return delete_section(state, file, old);
    }
    one(state, file, &at, &format!("删除“{}”", short(old)), |text| edit::take_row(text, &at))
}

/// A section's line in plan.yaml goes, and its file with all its clauses; undo brings both back.
fn delete_section(state: &mut State, file: &str, title: &str) -> Result<Done, Refused> {
    let name = file.trim_end_matches(".yaml");
    let index = state.readable()?.plan().sections.iter().position(|section| section.name == name);
    let index = index.ok_or_else(|| refused("方案里没有这一节", "the plan has no such section"))?;
    let list = Path::parse("sections");
    let head = edit::take(&text_of(state, "plan.yaml")?, &list.at(index), true)?;
    let place = place(state, "plan.yaml", edit::line(&head, &list));
    let label = format!("删除一节“{}”", short(title));
    state.commit_without(&label, &[("plan.yaml".to_owned(), head)], Some(file))?;
    Ok(Done { label, place, go: Some("text"), ..Done::default() })
}

/// A name that no clause has yet.
fn fresh_id(plan: &Plan, wish: &str) -> String {
    let taken =
        |id: &str| plan.clauses().iter().any(|found| found.clause.id.as_ref().is_some_and(|own| own.value == id));
    let numbered = |n: usize| if n == 1 { wish.to_owned() } else { format!("{wish}{n}") };
    (1..=plan.clauses().len() + 1).map(numbered).find(|id| !taken(id)).expect("there are more numbers than clauses")
}

fn insert(state: &mut State, file: &str, path: &str, kind: Kind) -> Result<Done, Refused> {
    if kind == Kind::Section {
        return section(state);
    }
    let id = fresh_id(state.readable()?.plan(), "新的一条");
    let clause = vec![("id".to_owned(), vec![id]), ("text".to_owned(), vec![])];
    let at = Path::parse(path);
    let (list, index, row) = match (kind, at.0.last()) {
        (Kind::Clause, Some(Step::At(index))) if at.split().is_some_and(|(list, _)| ends_in(&list, "clauses")) => {
            (at.split().map(|(list, _)| list).unwrap_or_default(), index + 1, clause)
        }
        (Kind::Clause, _) => (at.key("clauses"), usize::MAX, clause),
        (_, _) => {
            let item = nearest(&at, "items");
            let (list, index) = item.map_or((Path::parse("items"), usize::MAX), |(list, index)| (list, index + 1));
            (list, index, vec![("title".to_owned(), vec!["新的一项".to_owned()])])
        }
    };
    let text = text_of(state, file)?;
    let new = edit::add_row(&text, &list, index, &row)?;
    let count = edit::count(&new, &list);
    let select = list.at(index.min(count.saturating_sub(1)));
    let line = edit::line(&new, &select);
    let label = if kind == Kind::Clause { "添一条" } else { "添一项" };
    let done = commit(state, label, vec![(file.to_owned(), new)], place(state, file, line))?;
    Ok(Done { select: Some((file.to_owned(), select.to_string())), ..done })
}

fn ends_in(list: &Path, key: &str) -> bool {
    matches!(list.0.last(), Some(Step::Key(own)) if own == key)
}

/// The innermost element of a list of that name that a path goes through.
fn nearest(path: &Path, key: &str) -> Option<(Path, usize)> {
    let mut path = path.clone();
    while let Some((above, step)) = path.split() {
        if let Step::At(index) = step
            && ends_in(&above, key)
        {
            return Some((above, *index));
        }
        path = above;
    }
    None
}

/// A section is a file of its own, and a line in plan.yaml.
fn section(state: &mut State) -> Result<Done, Refused> {
    let count = state.readable()?.plan().sections.len() + 1;
    let mut number = count;
    let name = loop {
        let name = format!("{number:02}-新的一节");
        if state.text_of(&format!("{name}.yaml")).is_none() {
            break name;
        }
        number += 1;
    };
    let head = text_of(state, "plan.yaml")?;
    let head = edit::add(&head, &Path::parse("sections"), &name)?;
    let file = format!("{name}.yaml");
    let text = "title: 新的一节\nitems: []\n".to_owned();
    let at = place(state, "plan.yaml", edit::line(&head, &Path::parse("sections")));
    let done = commit(state, "添一节", vec![(file.clone(), text), ("plan.yaml".to_owned(), head)], at)?;
    Ok(Done { select: Some((file, String::new())), ..done })
}

fn moved(state: &mut State, from: (&str, &Path), old: &str, to: (&str, &Path), index: usize) -> Result<Done, Refused> {
    still(state, from.0, from.1, old)?;
    let text = text_of(state, from.0)?;
    let other = if from.0 == to.0 { None } else { Some(text_of(state, to.0)?) };
    let (new, brought) = edit::move_row(&text, from.1, other.as_deref(), to.1, index)?;
    let target = brought.as_deref().unwrap_or(&new);
    let select = edit::find(target, to.1, old);
    let line = select.as_ref().map_or(1, |path| edit::line(target, path));
    let at = place(state, to.0, line);
    let mut files = vec![(from.0.to_owned(), new.clone())];
    files.extend(brought.map(|brought| (to.0.to_owned(), brought)));
    let done = commit(state, &format!("移动“{}”", short(old)), files, at)?;
    Ok(Done { select: select.map(|path| (to.0.to_owned(), path.to_string())), ..done })
}

/// A section's place is its line in plan.yaml.
fn shift(state: &mut State, file: &str, by: i32) -> Result<Done, Refused> {
    let name = file.trim_end_matches(".yaml").to_owned();
    let list = Path::parse("sections");
    let index = state.readable()?.plan().sections.iter().position(|section| section.name == name);
    let target = index.and_then(|index| index.checked_add_signed(by as isize));
    let (Some(index), Some(target)) = (index, target) else {
        return Err(refused("已经到头了", "it cannot go further"));
    };
    one(state, "plan.yaml", &list, "移动一节", |text| edit::swap(text, &list.at(index), &list.at(target)))
}

fn split(state: &mut State, file: &str, path: &str, at: usize) -> Result<Done, Refused> {
    let clause = Path::parse(path);
    let text = text_of(state, file)?;
    let id = edit::get(&text, &clause.key("id")).unwrap_or_default();
    let id = fresh_id(state.readable()?.plan(), id.trim());
    let done = one(state, file, &clause, "拆成两条", |text| edit::split(text, &clause, at, &id))?;
    let next = nearest(&clause, "clauses").map(|(list, index)| list.at(index + 1).to_string());
    Ok(Done { select: next.map(|path| (file.to_owned(), path)), ..done })
}

/// Opinions as they stand in their file.
pub(in crate::desk) fn opinions(state: &State) -> String {
    served::text(&state.path_of(OPINIONS)).unwrap_or_default()
}
