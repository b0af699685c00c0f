//! Two plans → what has changed from one year to the next.
//!
//! Plain values: every clause of both plans stands in exactly one [`Entry`]. Nothing here needs a plan without
//! faults; a name that no register has stays as written.

use crate::{
    model::{outline::Outline, plan::Plan},
    pipeline::check::outline,
};

mod changes;
mod entry;
mod letters;
mod matching;
mod moves;
mod names;
pub mod page;
mod pair;
pub mod printed;
mod targets;
pub mod terminal;
mod texts;
mod tokens;
mod units;
mod wording;
mod words;
pub mod woven;

pub use changes::Diff;
pub use entry::{Edition, Entry, Kind, Side};
pub use letters::{Aspect, ChangedDuty, DutyName, LetterChange, Verdict};
pub use names::Renamed;
pub use targets::{Direction, TargetChange};
pub use texts::TextChange;
pub use units::{RoleChange, UnitChanges, UnitRole};
pub use wording::{Change, Span, Wording};

/// Compares two plans.
pub fn compare(old: &Plan, new: &Plan) -> Diff {
    let names = names::Names::new(old, new);
    let (before, after) = (outline(old), outline(new));
    let pairs = matching::pairs(&before.clauses, &after.clauses);
    let moves = moves::Moves::new(&before, &after, &pairs);
    let make = |(from, to): (Option<usize>, Option<usize>)| {
        let sides = (from.map(|at| pair::side(&before, at)), to.map(|at| pair::side(&after, at)));
        let clauses = (from.map(|at| &before.clauses[at]), to.map(|at| &after.clauses[at]));
        pair::entry(sides, clauses, from.zip(to).is_some_and(|pair| moves.moved(pair)), &names)
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

fn edition(plan: &Plan, outline: &Outline) -> Edition {
    let title = plan.head.title.as_ref().map_or("", |title| title.value.as_str());
    let year = plan.head.year.as_ref().map_or(0, |year| year.value);
    Edition { year, title: title.lines().map(str::trim).collect(), clauses: outline.clauses.len() }
}
