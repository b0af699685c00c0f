//! To which clause, item, section, key of the head or unit of the register a place belongs: what a waiver calls `at`.

use crate::model::{
    place::{Place, Sp},
    plan::{Clause, Department, Head, Item, Plan},
};

/// A named part of a plan and how far it reaches in its file.
#[derive(Debug)]
pub(super) struct Owner {
    /// A clause's id, a title, a key of the head, a unit's name.
    pub(super) name: String,
    reach: Place,
}

impl Owner {
    /// Whether a waiver's `at` means it; `letters` means `letters.sender` too.
    pub(super) fn is_called(&self, at: &str) -> bool {
        self.name == at || self.name.strip_prefix(at).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// The innermost part that a place belongs to.
pub(super) fn innermost(owners: &[Owner], place: Place) -> Option<&Owner> {
    let holds = |owner: &&Owner| {
        let reach = owner.reach;
        reach.file == place.file && reach.start <= place.start && place.end <= reach.end
    };
    owners.iter().filter(holds).min_by_key(|owner| owner.reach.end - owner.reach.start)
}

/// All parts of a plan that have a name.
pub(super) fn all(plan: &Plan) -> Vec<Owner> {
    let mut owners = Vec::new();
    for unit in &plan.register.departments {
        push(&mut owners, unit.name(), &of_unit(unit));
    }
    of_head(&plan.head, &mut owners);
    for file in &plan.sections {
        let title = file.section.title.as_ref().map_or(file.name.as_str(), |title| title.value.trim());
        push(&mut owners, title, &[file.place]);
        file.section.clauses.iter().for_each(|clause| drop(of_clause(clause, &mut owners)));
        file.section.items.iter().for_each(|item| drop(of_item(item, &mut owners)));
    }
    owners
}

fn push(owners: &mut Vec<Owner>, name: &str, places: &[Place]) {
    let reach = places.iter().copied().reduce(|a, b| Place { start: a.start.min(b.start), end: a.end.max(b.end), ..a });
    if let Some(reach) = reach.filter(|_| !name.trim().is_empty()) {
        owners.push(Owner { name: name.trim().to_owned(), reach });
    }
}

fn of_unit(unit: &Department) -> Vec<Place> {
    let names = unit.name.iter().chain(&unit.aliases).chain(&unit.successor_of).map(|name| name.place);
    names.chain(unit.kind.iter().map(|kind| kind.place)).collect()
}

fn of_item(item: &Item, owners: &mut Vec<Owner>) -> Vec<Place> {
    let mut places: Vec<Place> = item.title.iter().map(|title| title.place).collect();
    places.extend(item.clauses.iter().flat_map(|clause| of_clause(clause, owners)));
    places.extend(item.items.iter().flat_map(|nested| of_item(nested, owners)));
    push(owners, item.title.as_ref().map_or("", |title| title.value.as_str()), &places);
    places
}

fn of_clause(clause: &Clause, owners: &mut Vec<Owner>) -> Vec<Place> {
    let single = [&clause.id, &clause.text, &clause.form, &clause.deadline].into_iter().flatten();
    let units = [&clause.responsible, &clause.lead, &clause.with].into_iter().flatten();
    let targets = clause.targets.iter().flat_map(|target| [&target.name, &target.value]).flatten();
    let places: Vec<Place> = single.chain(units).chain(targets).map(|value| value.place).collect();
    push(owners, clause.id.as_ref().map_or("", |id| id.value.as_str()), &places);
    places
}

fn of_head(head: &Head, owners: &mut Vec<Owner>) {
    let (letters, contact, reports) = (&head.letters, &head.letters.contact, &head.reports);
    let single = [
        ("issuing_authority", &head.issuing_authority),
        ("document_number", &head.document_number),
        ("title", &head.title),
        ("preamble", &head.preamble),
        ("closing", &head.closing),
        ("signature", &head.signature),
        ("date_of_issue", &head.date_of_issue),
        ("printing_authority", &head.printing_authority),
        ("printing_date", &head.printing_date),
        ("note", &head.note),
        ("copy_number", &head.copy_number),
        ("forms.sole", &head.forms.sole),
        ("forms.joint", &head.forms.joint),
        ("forms.lead", &head.forms.lead),
        ("letters.sender", &letters.sender),
        ("letters.sender_full_name", &letters.sender_full_name),
        ("letters.document_number", &letters.document_number),
        ("letters.date_of_issue", &letters.date_of_issue),
        ("letters.basis", &letters.basis),
        ("letters.contact.name", &contact.name),
        ("letters.contact.telephone", &contact.telephone),
        ("letters.contact.email", &contact.email),
        ("letters.contact.address", &contact.address),
        ("reports.basis", &reports.basis),
        ("reports.return_to", &reports.return_to),
    ];
    for (name, value) in single {
        let places: Vec<Place> = value.iter().map(|value| value.place).collect();
        push(owners, name, &places);
    }
    push(owners, "urgency", &head.urgency.iter().map(|urgency| urgency.place).collect::<Vec<_>>());
    push(owners, "letters.form", &letters.form.iter().map(|form| form.place).collect::<Vec<_>>());
    push(owners, "year", &head.year.iter().map(|year| year.place).collect::<Vec<_>>());
    for (name, list) in [("recipients", &head.recipients), ("copy_recipients", &head.copy_recipients)] {
        push(owners, name, &list.iter().flat_map(|list| list.iter()).map(|name| name.place).collect::<Vec<_>>());
    }
    push(owners, "letters.inferred", &letters.inferred.iter().map(|key| key.place).collect::<Vec<_>>());
    let texts = |values: Vec<&Option<Sp<String>>>| values.into_iter().flatten().map(|value| value.place).collect();
    let attachments: Vec<Place> = texts(head.attachments.iter().flat_map(|one| [&one.title, &one.text]).collect());
    push(owners, "attachments", &attachments);
    let periods: Vec<Place> =
        texts(reports.periods.iter().flat_map(|one| [&one.name, &one.covers, &one.due]).collect());
    push(owners, "reports.periods", &periods);
}
