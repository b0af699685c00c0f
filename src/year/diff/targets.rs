//! Targets that were added, dropped or changed, and in which direction.

use serde::Serialize;

use crate::model::outline::{Clause, Target};

/// A target that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetChange {
    /// Its name, as it is now if it has one now.
    pub name: String,
    /// Sign and value as they were; `None` if it is new.
    pub old: Option<String>,
    /// Sign and value as they are; `None` if it was dropped.
    pub new: Option<String>,
    /// Which way the number went.
    pub direction: Direction,
}

/// Which way a target's number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// It is new.
    Added,
    /// It was dropped.
    Dropped,
    /// The number rose.
    Up,
    /// The number fell.
    Down,
    /// Sign or unit changed, or one of the two is no number.
    Other,
}

/// The targets of a clause that changed, in their new order, dropped ones last.
pub(super) fn changes(old: Option<&Clause>, new: Option<&Clause>) -> Vec<TargetChange> {
    let targets = |clause: Option<&Clause>| clause.map_or_else(Vec::new, |clause| clause.targets.clone());
    let mut before = targets(old);
    let mut changes = Vec::new();
    for target in targets(new) {
        let partner = before.iter().position(|other| other.name == target.name).map(|at| before.remove(at));
        let direction = partner.as_ref().map_or(Direction::Added, |partner| direction(partner, &target));
        let (old, new) = (partner.as_ref().map(printed), printed(&target));
        if old.as_ref() != Some(&new) {
            changes.push(TargetChange { name: target.name, old, new: Some(new), direction });
        }
    }
    changes.extend(before.into_iter().map(|target| TargetChange {
        old: Some(printed(&target)),
        new: None,
        direction: Direction::Dropped,
        name: target.name,
    }));
    changes
}

/// ≥ 100%.
fn printed(target: &Target) -> String {
    format!("{} {}", target.operator.unwrap_or_default(), target.value)
}

fn direction(old: &Target, new: &Target) -> Direction {
    let (Some((from, old_unit)), Some((to, new_unit))) = (number(&old.value), number(&new.value)) else {
        return Direction::Other;
    };
    if old.operator.unwrap_or_default() != new.operator.unwrap_or_default() || old_unit != new_unit {
        return Direction::Other;
    }
    match from.total_cmp(&to) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Greater => Direction::Down,
        std::cmp::Ordering::Equal => Direction::Other,
    }
}

/// The number that a value begins with, and its unit.
fn number(value: &str) -> Option<(f64, &str)> {
    let end = value.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ','))).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    Some((number.replace(',', "").parse().ok()?, unit.trim()))
}
