//! How a responsibility is printed: a form with places for the names.
//!
//! `{lead}` prints the units of a role; `{lead.2}` the next two of them, so that a text in groups
//! (甲局、乙局，各区政府) prints as it was written; `{!responsible}` none, because they are named once for all;
//! `{deadline}` the deadline.

use super::section::{Clause, Phrase};

/// The form with a clause's names, in one pass, so that a name with braces in it stays a name.
pub fn fill(form: &str, clause: &Clause) -> String {
    let mut places = [
        ("responsible", &clause.responsible),
        ("lead", &clause.lead),
        ("with", &clause.with),
        ("guide", &clause.guide),
    ]
    .map(|(key, names)| (key, names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>()));
    let mut filled = String::new();
    let mut rest = form;
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        let end = rest[at..].find('}').map(|end| at + end);
        let text = end.and_then(|end| place(&rest[at + 1..end], &mut places, clause));
        if let (Some(text), Some(end)) = (text, end) {
            filled.push_str(&text);
            rest = &rest[end + 1..];
        } else {
            filled.push('{');
            rest = &rest[at + 1..];
        }
    }
    filled.push_str(rest);
    filled
}

/// What a place in a form prints; `None` if it is none.
fn place(key: &str, places: &mut [(&str, Vec<&str>); 4], clause: &Clause) -> Option<String> {
    if key == "deadline" {
        return Some(clause.deadline.as_ref().map_or_else(String::new, |deadline| deadline.value.clone()));
    }
    if let Some(key) = key.strip_prefix('!') {
        return places.iter().any(|(own, _)| *own == key).then(String::new);
    }
    let (key, count) = key.split_once('.').map_or((key, None), |(key, count)| (key, Some(count)));
    let names = &mut places.iter_mut().find(|(own, _)| *own == key)?.1;
    let count = count.map_or(Some(names.len()), |count| count.parse().ok())?.min(names.len());
    let names: Vec<&str> = names.drain(..count).collect();
    Some(Phrase::join(names.into_iter()))
}
