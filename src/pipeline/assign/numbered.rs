//! Every clause with its number, its place in the notice and its parts: what all documents are made from.

use crate::model::{
    document::Role,
    plan::{Clause, Item, Plan, Section},
};

use super::{
    numbering,
    responsibility::{self, Part},
};

/// A clause as all documents know it.
#[derive(Debug, Clone)]
pub(crate) struct Numbered<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// 15.2: item and ordinal; 一.1 directly below a section.
    pub number: String,
    /// Where it stands in the notice: 五、（十五）.
    pub position: String,
    /// 一、强化食品安全源头治理, for the first clause of a section.
    pub opens_section: Option<String>,
    /// Title of its item; of its section, if it stands in no item.
    pub item: &'a str,
    /// The named parts.
    pub parts: Vec<Part>,
    /// The printed responsibility.
    pub bracket: String,
}

impl Numbered<'_> {
    /// The stable id.
    pub(crate) fn id(&self) -> &str {
        self.clause.id.as_ref().map_or("", |id| id.value.as_str())
    }

    /// The wording.
    pub(crate) fn text(&self) -> &str {
        self.clause.text.as_ref().map_or("", |text| text.value.as_str())
    }

    /// The role of a unit: its own, or else the common one if the clause means every unit.
    pub(crate) fn role_of(&self, unit: &str) -> Option<Role> {
        let own = self.parts.iter().find(|part| part.phrase.is_none() && part.unit == unit);
        own.or_else(|| self.parts.iter().find(|part| part.role == Role::Common)).map(|part| part.role)
    }
}

/// All clauses in printed order.
pub(crate) fn clauses(plan: &Plan) -> Vec<Numbered<'_>> {
    let mut walk = Walk { plan, items: 0, found: Vec::new() };
    for (index, file) in plan.sections.iter().enumerate() {
        walk.section(index + 1, &file.section);
    }
    walk.found
}

struct Walk<'a> {
    plan: &'a Plan,
    /// Items so far: （一） runs on across sections.
    items: usize,
    found: Vec<Numbered<'a>>,
}

impl<'a> Walk<'a> {
    fn section(&mut self, number: usize, section: &'a Section) {
        let first = self.found.len();
        let heading = numbering::printed(section.number.as_ref(), 1, number);
        let title = section.title.as_ref().map_or("", |title| title.value.as_str());
        self.clauses(&section.clauses, &numbering::chinese(number), &heading, title);
        for item in &section.items {
            self.items += 1;
            let position = format!("{heading}{}", numbering::printed(item.number.as_ref(), 2, self.items));
            self.item(item, 2, &self.items.to_string(), &position);
        }
        if let Some(opening) = self.found.get_mut(first) {
            opening.opens_section = Some(format!("{heading}{title}"));
        }
    }

    fn item(&mut self, item: &'a Item, level: usize, number: &str, position: &str) {
        let title = item.title.as_ref().map_or("", |title| title.value.as_str());
        self.clauses(&item.clauses, number, position, title);
        for (index, nested) in item.items.iter().enumerate() {
            let mark = numbering::heading(level + 1, index + 1);
            let printed = numbering::printed(nested.number.as_ref(), level + 1, index + 1);
            self.item(
                nested,
                level + 1,
                &format!("{number}.{}", mark.trim_end_matches('.')),
                &format!("{position}{printed}"),
            );
        }
    }

    fn clauses(&mut self, clauses: &'a [Clause], number: &str, position: &str, item: &'a str) {
        // Text that nobody is named for is no duty: it has no number, so that numbers count duties.
        let with_units = clauses.iter().filter(|clause| clause.has_units());
        for (index, clause) in with_units.enumerate() {
            self.found.push(Numbered {
                clause,
                number: format!("{number}.{}", index + 1),
                position: position.to_owned(),
                opens_section: None,
                item,
                parts: responsibility::parts(clause, &self.plan.register),
                bracket: responsibility::bracket(clause, &self.plan.head.forms),
            });
        }
    }
}
