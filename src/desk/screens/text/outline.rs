//! The outline: sections, items and clauses in printed order, each with what is found in it.

use serde::Serialize;

use crate::{desk::state::Read, model::outline::Clause, pipeline::load::nodes::Path};

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
        let file = read.sources().of(place).path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let own = Branch {
            kind: if heading.parent.is_none() { "section" } else { "item" },
            level: heading.level,
            file: file.clone(),
            path: heading.path.clone(),
            number: heading.number.clone(),
            title: heading.title.clone(),
            name: heading.title.clone(),
            ..Branch::default()
        };
        branches.push(counted(read, own));
        let clauses = outline.below(heading).iter().map(|one| clause(one, heading.level + 1, &file));
        branches.extend(clauses.map(|branch| counted(read, branch)));
    }
    branches
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

/// With what is found at a branch and not in one below it.
fn counted(read: &Read, branch: Branch) -> Branch {
    let path = Path::parse(&branch.path);
    let below = [path.key("clauses"), path.key("items")];
    let is_own = |at: &Path| {
        at.0.starts_with(&path.0) && (branch.kind == "clause" || !below.iter().any(|below| at.0.starts_with(&below.0)))
    };
    let pairs = read.findings.iter().zip(&read.spots);
    let own = pairs.filter(|(_, spot)| spot.file == branch.file && is_own(&spot.path)).map(|(finding, _)| finding);
    let [errors, warnings, marks] = counts(own);
    Branch { errors, warnings, marks, ..branch }
}
