//! Whose letter changes: what the note that goes with a changed plan has to say.

use serde::Serialize;

use crate::model::{
    document::Role,
    outline::{Clause, Outline, Who},
};

use super::{
    entry::{Entry, Kind, Side},
    matching::Pairs,
    names::Names,
    units::UnitChanges,
};

/// What one unit's letter says now that it did not say before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterChange {
    /// The unit, by its present name.
    pub unit: String,
    /// What it was called before, if otherwise.
    pub former: Vec<String>,
    /// The outcome in one word.
    pub verdict: Verdict,
    /// Duties that it has now and had not.
    pub gained: Vec<DutyName>,
    /// Duties that it had and has not now.
    pub lost: Vec<DutyName>,
    /// Duties that it has in both years, with something changed.
    pub changed: Vec<ChangedDuty>,
    /// How many duties are as they were.
    pub same: usize,
}

/// What becomes of a unit's letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It had no duty before.
    First,
    /// It has no duty any more, and gets no letter.
    Last,
    /// Its duties changed.
    Changed,
    /// Its duties are the same; only their numbers changed, or its own name.
    Renumbered,
    /// Nothing changed.
    Same,
}

/// A duty as a letter names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyName {
    /// The clause's id.
    pub id: String,
    /// 15.2.
    pub number: String,
    /// The unit's role.
    pub role: Role,
}

/// A duty that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedDuty {
    /// The duty as it is now.
    pub duty: DutyName,
    /// What changed of it.
    pub aspects: Vec<Aspect>,
}

/// What can change of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// The wording.
    Wording,
    /// The unit's own role.
    Role,
    /// Who else is named for it, or what they are called.
    Partners,
    /// The targets.
    Targets,
    /// 时限.
    Deadline,
    /// Its place in the notice.
    Place,
    /// Its number alone.
    Number,
}

/// Every unit that has or had a duty, in the order of the register; the sender and groups get no letter.
pub(super) fn letters(
    before: &Outline,
    after: &Outline,
    pairs: &Pairs,
    entries: &[Entry],
    names: &Names,
) -> Vec<LetterChange> {
    let mut units: Vec<String> = names.organs.clone();
    for clause in &before.clauses {
        for part in clause.parts.iter().filter(|part| !matches!(part.who, Who::Phrase(_))) {
            let now = names.now(&part.name);
            if !units.iter().any(|unit| unit == now) && !names.groups.contains(now) {
                units.push(now.to_owned());
            }
        }
    }
    let order = pairs.in_order();
    let rows = || {
        order.iter().zip(entries).map(|((from, to), entry)| Row {
            entry,
            old: from.map(|from| &before.clauses[from]),
            new: to.map(|to| &after.clauses[to]),
        })
    };
    let others = units.into_iter().filter(|unit| *unit != names.sender);
    others.filter_map(|unit| letter(unit, rows(), names)).collect()
}

/// An entry and the clauses that it is made of.
struct Row<'r> {
    entry: &'r Entry,
    old: Option<&'r Clause>,
    new: Option<&'r Clause>,
}

fn letter<'r>(unit: String, rows: impl Iterator<Item = Row<'r>>, names: &Names) -> Option<LetterChange> {
    let former = names.former(&unit);
    let mut letter =
        LetterChange { unit, former, verdict: Verdict::Same, gained: vec![], lost: vec![], changed: vec![], same: 0 };
    for row in rows {
        let old = row.old.and_then(|clause| Some((names.old_role(clause, &letter.unit)?, clause)));
        let new = row.new.and_then(|clause| Some((new_role(clause, &letter.unit, names)?, clause)));
        match (old, new) {
            (None, None) => {}
            (None, Some((role, clause))) => letter.gained.push(duty(clause, role)),
            (Some((role, clause)), None) => letter.lost.push(duty(clause, role)),
            (Some((was, _)), Some((role, clause))) => {
                let aspects = aspects(row.entry, &letter.unit, was != role);
                if aspects.is_empty() {
                    letter.same += 1;
                } else {
                    letter.changed.push(ChangedDuty { duty: duty(clause, role), aspects });
                }
            }
        }
    }
    letter.verdict = verdict(&letter)?;
    Some(letter)
}

fn new_role(clause: &Clause, unit: &str, names: &Names) -> Option<Role> {
    let parts = names.new_parts(clause);
    let common = parts.contains_key(super::names::EVERY) && names.organs.iter().any(|organ| organ == unit);
    parts.get(unit).copied().or(common.then_some(Role::Common))
}

fn duty(clause: &Clause, role: Role) -> DutyName {
    DutyName { id: clause.id.clone(), number: clause.number.clone(), role }
}

fn aspects(entry: &Entry, unit: &str, role: bool) -> Vec<Aspect> {
    let has = |kind: Kind| entry.kinds.contains(&kind);
    let number = |side: &Option<Side>| side.as_ref().map(|side| side.number.clone());
    let renumbered = number(&entry.old) != number(&entry.new);
    let found = [
        (Aspect::Wording, has(Kind::Reworded)),
        (Aspect::Role, role),
        (Aspect::Partners, others_changed(&entry.units, unit)),
        (Aspect::Targets, has(Kind::Targets)),
        (Aspect::Deadline, has(Kind::Deadline)),
        (Aspect::Place, has(Kind::Moved)),
        (Aspect::Number, renumbered && !has(Kind::Moved)),
    ];
    found.into_iter().filter_map(|(aspect, is)| is.then_some(aspect)).collect()
}

/// Whether anybody but `unit` joined, left, has another role or another name.
fn others_changed(units: &UnitChanges, unit: &str) -> bool {
    let joined = units.gained.iter().chain(&units.lost).map(|part| &part.unit);
    let changed = units.changed.iter().map(|change| &change.unit).chain(units.renamed.iter().map(|one| &one.new));
    joined.chain(changed).any(|other| other != unit)
}

/// `None` for a unit that has no duty in either year.
fn verdict(letter: &LetterChange) -> Option<Verdict> {
    let both = letter.same + letter.changed.len();
    let numbers_only = letter.changed.iter().all(|changed| changed.aspects == [Aspect::Number]);
    Some(match (both, letter.gained.len(), letter.lost.len()) {
        (0, 0, 0) => return None,
        (0, _, 0) => Verdict::First,
        (0, 0, _) => Verdict::Last,
        (_, 0, 0) if letter.changed.is_empty() && letter.former.is_empty() => Verdict::Same,
        (_, 0, 0) if numbers_only => Verdict::Renumbered,
        _ => Verdict::Changed,
    })
}
