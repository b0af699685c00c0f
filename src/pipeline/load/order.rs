//! The sections in the order that the head gives: every name a file, every file a name.

use std::collections::HashMap;

use super::{faults, words};
use crate::model::{
    finding::Finding,
    place::{Place, Sp},
    plan::SectionFile,
};

/// Puts the files in the head's order; those that it does not name stay behind, as findings.
///
/// A head that names none says nothing about the order: then all stay as they are.
pub(super) fn order(named: &[Sp<String>], files: Vec<SectionFile>) -> (Vec<SectionFile>, Vec<Finding>) {
    if named.is_empty() {
        return (files, Vec::new());
    }
    let mut findings = Vec::new();
    let present: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let mut waiting: HashMap<String, SectionFile> = files.into_iter().map(|file| (file.name.clone(), file)).collect();
    let mut taken: HashMap<String, Place> = HashMap::new();
    let mut sections = Vec::new();
    for name in named {
        let place = name.place;
        let name = name.trim();
        if let Some(first) = taken.get(name) {
            findings.push(faults::section_twice(place, name, *first));
        } else if let Some(file) = waiting.remove(name) {
            taken.insert(name.to_owned(), place);
            sections.push(file);
        } else {
            let mut meant = None;
            findings.push(absent(place, name, &present, &mut meant));
            // The file that was surely meant is read in this place, so that its own faults have their order.
            if let Some(file) = meant.and_then(|meant| waiting.remove(&meant)) {
                taken.insert(file.name.clone(), place);
                sections.push(file);
            }
        }
    }
    for name in &present {
        if let Some(file) = waiting.remove(name) {
            findings.push(faults::unlisted_section(Place { end: 0, ..file.place }, name));
        }
    }
    (sections, findings)
}

/// Why a name of the head finds no file, and which was meant.
fn absent(place: Place, name: &str, names: &[String], meant: &mut Option<String>) -> Finding {
    if name.is_empty() || name.contains(['/', '\\', ':', '\0']) || name == "." || name.contains("..") {
        return faults::section_outside(place, name);
    }
    let bare = name.trim_end_matches(".yaml").trim_end_matches(".yml");
    if bare != name && names.iter().any(|other| other == bare) {
        *meant = Some(bare.to_owned());
        return faults::section_with_ending(place, name, bare);
    }
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let near = words::nearest(bare, &all).or_else(|| all.iter().copied().find(|other| same_title(bare, other)));
    *meant = near.map(str::to_owned);
    faults::no_such_section(place, bare, near)
}

/// Whether two names differ in their numbers alone.
fn same_title(one: &str, other: &str) -> bool {
    let title =
        |name: &str| name.trim_start_matches(|sign: char| sign.is_ascii_digit() || "-_. ".contains(sign)).to_owned();
    !title(one).is_empty() && title(one) == title(other)
}
