//! The outline: sections, items and clauses in printed order, each with what is found in it.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    desk::{fields, read::Read},
    model::outline::Clause,
};

use super::super::view::counts;

/// One line of the outline.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Branch {
    /// section, item or clause.
    pub(super) kind: &'static str,
    /// 1 for a section.
    pub(super) level: usize,
    pub(super) file: String,
    pub(super) path: String,
    /// As printed: 一、, （一）, 2.1.
    pub(super) number: String,
    pub(super) title: String,
    /// What a deed calls it by: its id, or its title.
    pub(super) name: String,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) marks: usize,
    /// Whether it is the one that is shown.
    pub(super) on: bool,
    /// What one may look for: words, units, number.
    pub(super) words: String,
}

pub(super) fn outline(read: &Read) -> Vec<Branch> {
    let outline = &read.checked.outline;
    let mut branches = Vec::new();
    for heading in &outline.headings {
        let place = read.plan().sections[heading.section].place;
        let file = fields::name(&read.sources().of(place).path);
        branches.push(Branch {
            kind: if heading.parent.is_none() { "section" } else { "item" },
            level: heading.level,
            file: file.clone(),
            path: heading.path.clone(),
            number: heading.number.clone(),
            title: heading.title.clone(),
            name: heading.title.clone(),
            ..Branch::default()
        });
        branches.extend(outline.below(heading).iter().map(|one| clause(one, heading.level + 1, &file)));
    }
    count(read, &mut branches);
    branches
}

/// Counts each finding at the innermost branch that it is in.
fn count(read: &Read, branches: &mut [Branch]) {
    let places: HashMap<(String, String), usize> =
        branches.iter().enumerate().map(|(at, branch)| ((branch.file.clone(), branch.path.clone()), at)).collect();
    for (finding, spot) in read.findings.iter().zip(&read.spots) {
        let mut path = spot.path.clone();
        let at = loop {
            if let Some(at) = places.get(&(spot.file.clone(), path.to_string())) {
                break Some(*at);
            }
            match path.split() {
                Some((above, _)) => path = above,
                None => break None,
            }
        };
        let [errors, warnings, marks] = counts(std::iter::once(finding));
        if let Some(branch) = at.and_then(|at| branches.get_mut(at)) {
            branch.errors += errors;
            branch.warnings += warnings;
            branch.marks += marks;
        }
    }
}

fn clause(clause: &Clause, level: usize, file: &str) -> Branch {
    let words = clause.text();
    Branch {
        kind: "clause",
        level,
        file: file.to_owned(),
        path: clause.path.clone(),
        number: clause.number.clone(),
        title: if clause.id.is_empty() { words.chars().take(12).collect() } else { clause.id.clone() },
        name: clause.id.clone(),
        words: format!("{} {words}{}", clause.number, clause.bracket),
        ..Branch::default()
    }
}
