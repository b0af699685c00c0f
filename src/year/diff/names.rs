//! Which unit of one year is which of the other: renamed and merged units have the duties that they had before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{
    document::Role,
    outline::{Clause, Part, Who},
    plan::{Phrase, Plan, register::Department},
};

/// A unit that has another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// What it was called.
    pub old: String,
    /// What it is called.
    pub new: String,
}

/// The units of two plans under one name each: the one that they have in the later plan.
pub(super) struct Names {
    /// Old registered name → present name, where they differ.
    current: BTreeMap<String, String>,
    /// Present names of all organs that there were.
    before: BTreeSet<String>,
    /// Organs that get letters now, in the order of the register.
    pub(super) organs: Vec<String>,
    /// Groups: they have duties and get no letter.
    pub(super) groups: BTreeSet<String>,
    /// Present name of the unit that sends the letters.
    pub(super) sender: String,
}

impl Names {
    pub(super) fn new(old: &Plan, new: &Plan) -> Self {
        let is_registered = |name: &&str| new.register.departments.iter().any(|unit| unit.is_called(name));
        let in_use: BTreeSet<&str> = named(new).filter(is_registered).collect();
        let mut known: BTreeSet<&str> = old.register.departments.iter().map(Department::name).collect();
        known.extend(named(old));
        let current = known.iter().filter_map(|name| {
            let now = current(name, new, &in_use)?;
            (now != *name).then(|| ((*name).to_owned(), now))
        });
        let current: BTreeMap<String, String> = current.collect();
        let now = |name: &str| current.get(name).cloned().unwrap_or_else(|| name.to_owned());
        let sender = new.head.letters.sender.as_ref().and_then(|sender| new.register.resolve(sender));
        let of = |is_group: bool| new.register.departments.iter().filter(move |unit| unit.is_group() == is_group);
        Self {
            before: old.register.departments.iter().map(|unit| now(unit.name())).collect(),
            organs: of(false).map(|unit| unit.name().to_owned()).collect(),
            groups: of(true).map(|unit| unit.name().to_owned()).collect(),
            sender: sender.map_or_else(String::new, |unit| unit.name().to_owned()),
            current,
        }
    }

    /// The present name of a unit of the old plan.
    pub(super) fn now<'n>(&'n self, old: &'n str) -> &'n str {
        self.current.get(old).map_or(old, String::as_str)
    }

    /// The parts of a new clause: name → role.
    pub(super) fn new_parts<'l>(&'l self, clause: &'l Clause) -> BTreeMap<&'l str, Role> {
        let mut parts: BTreeMap<&str, Role> = BTreeMap::new();
        for part in &clause.parts {
            let role = parts.entry(self.key(part)).or_insert(part.role);
            *role = part.role.min(*role);
        }
        parts
    }

    /// Under what a part is compared. 各相关部门 and 各有关部门 mean the same; a former name that the later plan still
    /// writes, though no register has it, means its successor.
    pub(super) fn key<'p>(&'p self, part: &'p Part) -> &'p str {
        match part.who {
            Who::Unit(_) | Who::Unknown => self.now(&part.name),
            Who::Phrase(Phrase::All) => EVERY,
            Who::Phrase(Phrase::Open) => Phrase::OPEN[0],
        }
    }

    /// All units that have another name now.
    pub(super) fn renamed(&self) -> Vec<Renamed> {
        self.current.iter().map(|(old, new)| Renamed { old: old.clone(), new: new.clone() }).collect()
    }

    /// What a unit was called before, where it is called otherwise now.
    pub(super) fn former(&self, new: &str) -> Vec<String> {
        self.current.iter().filter(|(_, now)| *now == new).map(|(old, _)| old.clone()).collect()
    }

    /// The parts of an old clause: present name → role and the old name. Of merged units the weightiest role counts.
    pub(super) fn old_parts<'l>(&'l self, clause: &'l Clause) -> BTreeMap<&'l str, (Role, &'l str)> {
        let mut parts: BTreeMap<&str, (Role, &str)> = BTreeMap::new();
        for part in &clause.parts {
            let key = self.key(part);
            let entry = parts.entry(key).or_insert((part.role, &part.name));
            if part.role < entry.0 {
                *entry = (part.role, &part.name);
            }
        }
        parts
    }

    /// The role of a unit in an old clause, by its present name.
    pub(super) fn old_role(&self, clause: &Clause, unit: &str) -> Option<Role> {
        let parts = self.old_parts(clause);
        let common = parts.contains_key(EVERY) && self.before.contains(unit);
        parts.get(unit).map(|(role, _)| *role).or(common.then_some(Role::Common))
    }
}

/// What stands for every unit.
pub(super) const EVERY: &str = Phrase::ALL[0];

/// Registered names of the units that a plan's clauses name; as written where the register has none.
fn named(plan: &Plan) -> impl Iterator<Item = &str> {
    let written = plan.named_units().into_iter().filter(|name| Phrase::of(name).is_none());
    written.map(|name| plan.register.resolve(name).map_or(name.value.as_str(), Department::name))
}

/// What an old unit is called now; `None` if nothing is known of it.
fn current(old: &str, new: &Plan, in_use: &BTreeSet<&str>) -> Option<String> {
    if in_use.contains(old) {
        return None;
    }
    let successor = new.register.successor(old).map(|unit| unit.name().to_owned());
    successor.or_else(|| new.register.resolve(old).map(|unit| unit.name().to_owned()))
}
