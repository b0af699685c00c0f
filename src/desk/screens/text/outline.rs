//! The outline: sections, items and clauses in printed order, each with what is found in it.

use serde::Serialize;

use crate::{
    desk::state::Read,
    model::{
        place::{Place, Sp},
        plan::{Clause, Item, SectionFile},
    },
    pipeline::{
        assign::{numbered::Numbered, numbering},
        load::nodes::Path,
    },
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

struct Walk<'a> {
    read: &'a Read,
    clauses: &'a [Numbered<'a>],
    file: String,
    /// Items so far: （一） runs on across sections.
    items: usize,
    branches: Vec<Branch>,
}

pub(super) fn outline(read: &Read, clauses: &[Numbered<'_>]) -> Vec<Branch> {
    let mut walk = Walk { read, clauses, file: String::new(), items: 0, branches: Vec::new() };
    for (index, section) in read.plan().sections.iter().enumerate() {
        walk.section(index + 1, section);
    }
    walk.branches
}

impl Walk<'_> {
    fn section(&mut self, number: usize, file: &SectionFile) {
        let section = &file.section;
        self.file =
            self.read.sources().of(file.place).path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let title = text(section.title.as_ref());
        let number = numbering::printed(section.number.as_ref(), 1, number);
        self.push(
            Branch { kind: "section", level: 1, number, name: title.clone(), title, ..Branch::default() },
            Path::default(),
        );
        section.clauses.iter().for_each(|clause| self.clause(clause, 2));
        for item in &section.items {
            self.items += 1;
            let number = self.items;
            self.item(item, 2, number);
        }
    }

    fn item(&mut self, item: &Item, level: usize, number: usize) {
        let place = item.title.as_ref().map(|title| title.place).or_else(|| item.clauses.iter().find_map(first));
        if let Some(spot) = place.and_then(|place| self.read.fields.element(place, "items")) {
            let title = text(item.title.as_ref());
            let number = numbering::printed(item.number.as_ref(), level, number);
            self.push(
                Branch { kind: "item", level, number, name: title.clone(), title, ..Branch::default() },
                spot.path,
            );
        }
        item.clauses.iter().for_each(|clause| self.clause(clause, level + 1));
        for (index, nested) in item.items.iter().enumerate() {
            self.item(nested, level + 1, index + 1);
        }
    }

    fn clause(&mut self, clause: &Clause, level: usize) {
        let Some(spot) = first(clause).and_then(|place| self.read.fields.element(place, "clauses")) else { return };
        let numbered = self.clauses.iter().find(|numbered| std::ptr::eq(numbered.clause, clause));
        let (id, words) = (text(clause.id.as_ref()), text(clause.text.as_ref()));
        let title = if id.is_empty() { words.chars().take(12).collect() } else { id.clone() };
        let number = numbered.map(|numbered| numbered.number.clone()).unwrap_or_default();
        let bracket = numbered.map(|numbered| numbered.bracket.as_str()).unwrap_or_default();
        let words = format!("{number} {words}{bracket}");
        self.push(Branch { kind: "clause", level, number, title, name: id, words, ..Branch::default() }, spot.path);
    }

    /// Counts what is found at a branch and not in one below it.
    fn push(&mut self, branch: Branch, path: Path) {
        let below = [path.key("clauses"), path.key("items")];
        let is_own = |at: &Path| {
            at.0.starts_with(&path.0)
                && (branch.kind == "clause" || !below.iter().any(|below| at.0.starts_with(&below.0)))
        };
        let pairs = self.read.findings.iter().zip(&self.read.spots);
        let own = pairs.filter(|(_, spot)| spot.file == self.file && is_own(&spot.path)).map(|(finding, _)| finding);
        let [errors, warnings, marks] = counts(own);
        self.branches.push(Branch {
            file: self.file.clone(),
            path: path.to_string(),
            errors,
            warnings,
            marks,
            ..branch
        });
    }
}

fn text(value: Option<&Sp<String>>) -> String {
    value.map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// A place inside a clause.
fn first(clause: &Clause) -> Option<Place> {
    let single = [&clause.id, &clause.text, &clause.form, &clause.deadline].into_iter().flatten();
    let units = [&clause.responsible, &clause.lead, &clause.with].into_iter().flatten();
    single.chain(units).map(|value| value.place).next()
}
