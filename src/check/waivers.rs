//! Known faults that stay as they are: each waiver takes away the findings that it names, and nothing else.

use crate::{
    diagnostic::Finding,
    lang::Message,
    place::{Place, Sp},
    plan::{Clause, Head, Item, Plan, Target, Waiver},
    rules,
};

/// Takes the waived findings away; a waiver that takes none away is a finding itself.
pub(super) fn apply(plan: &Plan, findings: Vec<Finding>) -> Vec<Finding> {
    let owners = owners(plan);
    let mut used = vec![false; plan.head.waivers.len()];
    let mut kept = Vec::new();
    for finding in findings {
        let waiver = plan.head.waivers.iter().position(|waiver| waives(waiver, &finding, plan, &owners));
        match waiver {
            Some(index) => used[index] = true,
            None => kept.push(finding),
        }
    }
    let unused = plan.head.waivers.iter().zip(used).filter(|(_, used)| !used).filter_map(|(waiver, _)| unused(waiver));
    kept.extend(unused);
    kept
}

/// A name that a waiver can use, and the values that belong to it.
type Owner<'a> = (&'a str, Vec<Place>);

fn waives(waiver: &Waiver, finding: &Finding, plan: &Plan, owners: &[Owner<'_>]) -> bool {
    let (Some(code), Some(at)) = (&waiver.code, &waiver.at) else { return false };
    let waivable = rules::find(finding.code).is_some_and(|rule| rule.waivable);
    let has_text = waiver.text.as_ref().is_none_or(|text| plan.sources.text(finding.place) == text.value);
    let within = |place: &Place| {
        place.file == finding.place.file && place.start <= finding.place.start && finding.place.end <= place.end
    };
    let owned = || owners.iter().any(|(name, places)| *name == at.value && places.iter().any(within));
    waivable && code.value == finding.code && has_text && owned()
}

fn unused(waiver: &Waiver) -> Option<Finding> {
    let code = waiver.code.as_ref()?;
    let (code, place) = (&code.value, code.place);
    let message =
        Message::new(format!("没有问题用到这条 `{code}` 豁免"), format!("nothing needs this waiver of `{code}`"));
    Some(Finding::warning("V002", place, message).help(
        "问题已经改正就删去这一条；否则核对 at 和 text",
        "remove it if the fault is mended; otherwise look at `at` and `text`",
    ))
}

fn owners(plan: &Plan) -> Vec<Owner<'_>> {
    let mut owners = head(&plan.head);
    for file in &plan.sections {
        let section = &file.section;
        owners.extend(section.title.as_ref().map(|title| (title.value.as_str(), vec![title.place])));
        owners.extend(section.clauses.iter().filter_map(clause));
        owners.extend(section.items.iter().flat_map(item));
    }
    owners
}

fn head(head: &Head) -> Vec<Owner<'_>> {
    let one = |value: &Option<Sp<String>>| value.iter().map(|value| value.place).collect::<Vec<_>>();
    let list = |values: &[Sp<String>]| values.iter().map(|value| value.place).collect::<Vec<_>>();
    vec![
        ("issuing_authority", one(&head.issuing_authority)),
        ("document_number", one(&head.document_number)),
        ("title", one(&head.title)),
        ("recipients", head.recipients.as_ref().map_or_else(Vec::new, |names| list(names))),
        ("preamble", one(&head.preamble)),
        ("closing", one(&head.closing)),
        ("signature", one(&head.signature)),
        ("date_of_issue", one(&head.date_of_issue)),
        ("copy_recipients", head.copy_recipients.as_ref().map_or_else(Vec::new, |names| list(names))),
        ("printing_authority", one(&head.printing_authority)),
        ("printing_date", one(&head.printing_date)),
        ("note", one(&head.note)),
        ("letters", one(&head.letters.form).into_iter().chain(one(&head.letters.sender)).collect()),
        (
            "attachments",
            head.attachments
                .iter()
                .flat_map(|one| one.title.iter().chain(&one.text))
                .map(|value| value.place)
                .collect(),
        ),
    ]
}

fn item(item: &Item) -> Vec<Owner<'_>> {
    let own = item.title.as_ref().map(|title| (title.value.as_str(), vec![title.place]));
    own.into_iter()
        .chain(item.clauses.iter().filter_map(clause))
        .chain(item.items.iter().flat_map(self::item))
        .collect()
}

fn clause(clause: &Clause) -> Option<Owner<'_>> {
    let id = clause.id.as_ref()?;
    let single = [&clause.id, &clause.text, &clause.form, &clause.deadline].into_iter().flatten();
    let units = [&clause.responsible, &clause.lead, &clause.with].into_iter().flatten();
    let targets = clause.targets.iter().flat_map(|Target { name, operator, value }| [name, operator, value]).flatten();
    Some((id.value.as_str(), single.chain(units).chain(targets).map(|value| value.place).collect()))
}
