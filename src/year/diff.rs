//! Two plans → what has changed from one year to the next.
//!
//! Plain values: every clause of both plans stands in exactly one [`Entry`]. Nothing here needs a plan without
//! faults; a name that no register has stays as written.

use serde::Serialize;

use crate::{
    model::{
        outline::{Clause, Outline},
        plan::Plan,
    },
    pipeline::check::outline,
};

mod entry;
mod letters;
mod matching;
mod moves;
mod names;
pub mod page;
pub mod printed;
mod targets;
pub mod terminal;
mod texts;
mod tokens;
mod units;
mod wording;
mod words;
pub mod woven;

pub use entry::{Edition, Entry, Kind, PATCHWORK, SAME, Side};
pub use letters::{Aspect, ChangedDuty, DutyName, LetterChange, Verdict};
pub use names::Renamed;
pub use targets::{Direction, TargetChange};
pub use texts::TextChange;
pub use units::{RoleChange, UnitChanges, UnitRole};
pub use wording::{Change, Span, Wording};

/// What changed between two plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// The earlier plan.
    pub old: Edition,
    /// The later plan.
    pub new: Edition,
    /// Every clause of both plans, once, in the order of the later plan; what was dropped follows what it followed.
    pub entries: Vec<Entry>,
    /// Title, preamble, headings and other texts that are no clauses, where they changed.
    pub texts: Vec<TextChange>,
    /// Units that have another name now.
    pub renamed: Vec<Renamed>,
    /// Whose letter changes, unit by unit.
    pub letters: Vec<LetterChange>,
}

/// Compares two plans.
pub fn compare(old: &Plan, new: &Plan) -> Diff {
    let names = names::Names::new(old, new);
    let (before, after) = (outline(old), outline(new));
    let pairs = matching::pairs(&before.clauses, &after.clauses);
    let moves = moves::Moves::new(&before, &after, &pairs);
    let make = |(from, to): (Option<usize>, Option<usize>)| {
        let sides = (from.map(|at| side(&before, at)), to.map(|at| side(&after, at)));
        let clauses = (from.map(|at| &before.clauses[at]), to.map(|at| &after.clauses[at]));
        entry(sides, clauses, from.zip(to).is_some_and(|pair| moves.moved(pair)), &names)
    };
    let entries: Vec<Entry> = pairs.in_order().into_iter().map(make).collect();
    Diff {
        old: edition(old, &before),
        new: edition(new, &after),
        texts: texts::texts(old, new, &before, &after, &moves),
        renamed: names.renamed(),
        letters: letters::letters(&before, &after, &pairs, &entries, &names),
        entries,
    }
}

impl Diff {
    /// Whether the two plans say the same.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.entries.iter().all(|entry| entry.kinds == [Kind::Kept])
    }

    /// How many clauses each kind of change met.
    pub fn count(&self, kind: Kind) -> usize {
        self.entries.iter().filter(|entry| entry.kinds.contains(&kind)).count()
    }
}

fn edition(plan: &Plan, outline: &Outline) -> Edition {
    let title = plan.head.title.as_ref().map_or("", |title| title.value.as_str());
    let year = plan.head.year.as_ref().map_or(0, |year| year.value);
    Edition { year, title: title.lines().map(str::trim).collect(), clauses: outline.clauses.len() }
}

fn side(outline: &Outline, clause: usize) -> Side {
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

fn entry(
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
