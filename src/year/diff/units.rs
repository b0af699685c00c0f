//! Who gained a clause, who lost it, whose role changed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    document::Role,
    outline::{Clause, Who},
};

use super::names::{Names, Renamed};

/// What changed in the responsibility for one clause. Units stand under their present names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UnitChanges {
    /// Units that have it now and had not.
    pub gained: Vec<UnitRole>,
    /// Units that had it and have not now.
    pub lost: Vec<UnitRole>,
    /// Units with another role.
    pub changed: Vec<RoleChange>,
    /// Units with another name and the same duty.
    pub renamed: Vec<Renamed>,
    /// Whether only the printed form changed.
    pub bracket_only: bool,
}

/// A unit in its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitRole {
    /// The unit, or a phrase such as 各相关部门.
    pub unit: String,
    /// Its role.
    pub role: Role,
}

/// A unit that has another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleChange {
    /// The unit.
    pub unit: String,
    /// The role that it had.
    pub old: Role,
    /// The role that it has.
    pub new: Role,
}

impl UnitChanges {
    /// Whether anybody has another duty than before.
    pub fn is_change_of_duty(&self) -> bool {
        !(self.gained.is_empty() && self.lost.is_empty() && self.changed.is_empty())
    }
}

/// Compares the responsibility for a clause; of one that was added all is gained, of one that was dropped all lost.
pub(super) fn changes(old: Option<&Clause>, new: Option<&Clause>, names: &Names) -> UnitChanges {
    let before = old.map(|clause| names.old_parts(clause)).unwrap_or_default();
    let after = new.map(|clause| names.new_parts(clause)).unwrap_or_default();
    let mut changes = UnitChanges::default();
    for part in new.iter().flat_map(|clause| in_order(clause, &after, names)) {
        match before.get(part.unit.as_str()) {
            None => changes.gained.push(part),
            Some((old, _)) if *old != part.role => {
                changes.changed.push(RoleChange { unit: part.unit, old: *old, new: part.role });
            }
            Some(_) => {}
        }
    }
    for part in old.map_or_else(Vec::new, |clause| clause.parts.iter().collect()) {
        let now = names.key(part);
        let renamed = Renamed { old: part.name.clone(), new: now.to_owned() };
        if !after.contains_key(now) {
            let lost = UnitRole { unit: renamed.old, role: before[now].0 };
            if !changes.lost.contains(&lost) {
                changes.lost.push(lost);
            }
        } else if !matches!(part.who, Who::Phrase(_))
            && renamed.old != renamed.new
            && !changes.renamed.contains(&renamed)
        {
            changes.renamed.push(renamed);
        }
    }
    let bracket = |clause: Option<&Clause>| clause.map(|clause| clause.bracket.trim().to_owned());
    let is_same = !changes.is_change_of_duty() && changes.renamed.is_empty();
    changes.bracket_only = is_same && old.is_some() && new.is_some() && bracket(old) != bracket(new);
    changes
}

/// Each unit of a clause once, as the clause names them.
fn in_order(clause: &Clause, roles: &BTreeMap<&str, Role>, names: &Names) -> Vec<UnitRole> {
    let mut parts: Vec<UnitRole> = Vec::new();
    for part in &clause.parts {
        let unit = names.key(part);
        if !parts.iter().any(|known| known.unit == unit) {
            parts.push(UnitRole { unit: unit.to_owned(), role: roles[unit] });
        }
    }
    parts
}
