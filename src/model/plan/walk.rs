//! Goes through a plan in printed order.

use super::{
    section::{Clause, Item, Section},
    whole::Plan,
};
use crate::model::place::Sp;

/// A clause and what it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The section.
    pub section: &'a Section,
    /// The innermost item, if the clause is not directly below its section.
    pub item: Option<&'a Item>,
    /// The clause.
    pub clause: &'a Clause,
}

impl Plan {
    /// All clauses, in printed order.
    pub fn clauses(&self) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        for file in &self.sections {
            let section = &file.section;
            found.extend(section.clauses.iter().map(|clause| Found { section, item: None, clause }));
            for item in &section.items {
                collect(section, item, &mut found);
            }
        }
        found
    }

    /// All names of units and phrases that clauses give, in printed order.
    pub fn named_units(&self) -> Vec<&Sp<String>> {
        self.clauses()
            .into_iter()
            .flat_map(|found| [&found.clause.lead, &found.clause.responsible, &found.clause.with, &found.clause.guide])
            .flatten()
            .collect()
    }

    /// All items, in printed order, each before those nested in it.
    pub fn items(&self) -> Vec<&Item> {
        let mut all = Vec::new();
        let mut waiting: Vec<&Item> = self.sections.iter().flat_map(|file| &file.section.items).rev().collect();
        while let Some(item) = waiting.pop() {
            all.push(item);
            waiting.extend(item.items.iter().rev());
        }
        all
    }
}

fn collect<'a>(section: &'a Section, item: &'a Item, found: &mut Vec<Found<'a>>) {
    found.extend(item.clauses.iter().map(|clause| Found { section, item: Some(item), clause }));
    for nested in &item.items {
        collect(section, nested, found);
    }
}
