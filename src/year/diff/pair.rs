//! A clause of the earlier plan and the one of the later that it became → what is said of the two.

use crate::model::outline::{Clause, Outline};

use super::{
    entry::{Entry, Kind, Side},
    names,
    targets::{self, TargetChange},
    units::{self, UnitChanges},
    wording::{self, Wording},
};

/// A clause as one of the plans has it.
pub(super) fn side(outline: &Outline, clause: usize) -> Side {
    let clause = &outline.clauses[clause];
    let heading = outline.heading(clause);
    Side {
        id: clause.id.clone(),
        number: clause.number.clone(),
        position: heading.position.clone(),
        item: heading.title.clone(),
        text: clause.text(),
        bracket: clause.bracket.trim().to_owned(),
        deadline: clause.deadline.clone().unwrap_or_default(),
    }
}

/// What happened to a clause; of one that is new or dropped there is one side only.
pub(super) fn entry(
    (old, new): (Option<Side>, Option<Side>),
    (was, is): (Option<&Clause>, Option<&Clause>),
    moved: bool,
    names: &names::Names,
) -> Entry {
    let text = |side: &Option<Side>| side.as_ref().map(|side| side.text.clone());
    let wording = wording::wording(text(&old).as_deref(), text(&new).as_deref());
    let units = units::changes(was, is, names);
    let targets = targets::changes(was, is);
    let kinds = kinds(old.as_ref(), new.as_ref(), moved, &wording, &units, &targets);
    Entry { old, new, kinds, wording, units, targets }
}

fn kinds(
    old: Option<&Side>,
    new: Option<&Side>,
    moved: bool,
    wording: &Wording,
    units: &UnitChanges,
    targets: &[TargetChange],
) -> Vec<Kind> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return vec![Kind::Added],
        (_, None) => return vec![Kind::Dropped],
    };
    let found = [
        (Kind::Reworded, !wording.is_same()),
        (Kind::Moved, moved),
        (Kind::Units, units.is_change_of_duty()),
        (Kind::Renamed, !units.renamed.is_empty()),
        (Kind::Bracket, units.bracket_only),
        (Kind::Targets, !targets.is_empty()),
        (Kind::Deadline, old.deadline != new.deadline),
        (Kind::Id, old.id != new.id),
    ];
    let kinds: Vec<Kind> = found.into_iter().filter_map(|(kind, is)| is.then_some(kind)).collect();
    if kinds.is_empty() { vec![Kind::Kept] } else { kinds }
}
