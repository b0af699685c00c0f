//! Places of what is empty or not written: it has no value to point at, so a finding about it belongs to a key.

use crate::model::{
    nodes::Path,
    place::Place,
    plan::{Plan, SectionFile, walk::Found},
};

/// The place of the empty value `key` of a clause; if it is not written, the clause's first key.
pub(super) fn of_clause(plan: &Plan, found: &Found<'_>, key: &str) -> Place {
    let clause = found.clause;
    let single = [&clause.id, &clause.text, &clause.form, &clause.deadline].into_iter().flatten();
    let units = [&clause.responsible, &clause.lead, &clause.with, &clause.guide].into_iter().flatten();
    let targets = clause.targets.iter().flat_map(|target| [&target.name, &target.value]).flatten();
    let first = single.chain(units).chain(targets).map(|value| value.place).min();
    let Some((first, element)) = first.and_then(|first| Some((first, plan.nodes.element(first, "clauses")?))) else {
        return of_section(plan, found);
    };
    let path: &Path = &element.path;
    plan.nodes.get(first.file, &path.key(key)).map_or(first, |_| plan.nodes.key(first.file, &path.key(key)))
}

fn of_section(plan: &Plan, found: &Found<'_>) -> Place {
    let file = plan.sections.iter().find(|file| std::ptr::eq(&raw const file.section, found.section));
    file.map_or_else(Place::default, beginning)
}

/// The title of a section, or the first byte of its file.
pub(super) fn beginning(file: &SectionFile) -> Place {
    file.section.title.as_ref().map_or(Place { end: file.place.start, ..file.place }, |title| title.place)
}
