//! To which clause, item, section, key of the head or unit of the register a place belongs: what a waiver calls `at`.

use crate::model::{
    nodes::{Node, Step, place},
    place::Place,
    plan::Plan,
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

/// All parts of a plan that have a name: its sections by title or file, and whatever the nodes of its files say.
pub(super) fn all(plan: &Plan) -> Vec<Owner> {
    let mut owners = Vec::new();
    for file in &plan.sections {
        let title = file.section.title.as_ref().map_or(file.name.as_str(), |title| title.value.trim());
        owners.push(Owner { name: title.to_owned(), reach: file.place });
    }
    for (file, source) in (0_u16..).zip(plan.sources.iter()) {
        let is_head = source.path.ends_with("plan.yaml");
        for (index, node) in plan.nodes.of(file).iter().enumerate() {
            let name = if is_head { of_head(node) } else { of_element(plan, file, index, node) };
            owners.extend(name.map(|name| Owner { name, reach: place(file, node.reach()) }));
        }
    }
    owners.retain(|owner| !owner.name.is_empty());
    owners
}

/// A key of the head by its path; what stands in one of its lists belongs to the list.
fn of_head(node: &Node) -> Option<String> {
    let is_key = node.path.0.iter().all(|step| matches!(step, Step::Key(_)));
    is_key.then(|| node.path.to_string())
}

/// An item by its title, a clause by its id, a unit by its name; a list of the register by its key.
fn of_element(plan: &Plan, file: u16, index: usize, node: &Node) -> Option<String> {
    let own = match node.path.0.as_slice() {
        [Step::Key(key)] if key == "departments" || key == "words" => return Some(key.clone()),
        [.., Step::Key(list), Step::At(_)] => match list.as_str() {
            "items" => "title",
            "clauses" => "id",
            "departments" => "name",
            _ => return None,
        },
        _ => return None,
    };
    plan.nodes.text_below(file, index, own).map(ToOwned::to_owned)
}
