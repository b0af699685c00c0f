//! What a comparison says of one clause.

use serde::Serialize;

use super::{targets::TargetChange, units::UnitChanges, wording::Wording};

/// One of the two plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Its year; 0 if it gives none.
    pub year: u16,
    /// Its title in one line.
    pub title: String,
    /// How many clauses it has.
    pub clauses: usize,
}

/// One clause, in one of the plans or in both.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// As it was; `None` if it is new.
    pub old: Option<Side>,
    /// As it is; `None` if it was dropped.
    pub new: Option<Side>,
    /// What happened to it; [`Kind::Kept`] alone if nothing.
    pub kinds: Vec<Kind>,
    /// The wording, change by change.
    pub wording: Wording,
    /// Who gained it, who lost it, whose role changed.
    pub units: UnitChanges,
    /// Targets that changed.
    pub targets: Vec<TargetChange>,
}

/// A clause in one of the plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The stable id; empty if it has none.
    pub id: String,
    /// 15.2; empty if nobody is named for it.
    pub number: String,
    /// 五、（十五）.
    pub position: String,
    /// Title of its item, or of its section.
    pub item: String,
    /// The wording as printed.
    pub text: String,
    /// The printed responsibility.
    pub bracket: String,
    /// 时限; empty if it has none.
    pub deadline: String,
}

/// What can happen to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Nothing changed.
    Kept,
    /// It is new.
    Added,
    /// It is no longer there.
    Dropped,
    /// Other words.
    Reworded,
    /// In another item or section, or in another order.
    Moved,
    /// Somebody gained it, lost it, or has another role.
    Units,
    /// A unit has another name; its duty is the same.
    Renamed,
    /// The responsibility is printed otherwise, though the duties are the same.
    Bracket,
    /// A target was added, dropped or changed.
    Targets,
    /// Another 时限.
    Deadline,
    /// Another id: forms that come back are matched by it.
    Id,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Kept,
        Self::Added,
        Self::Dropped,
        Self::Reworded,
        Self::Moved,
        Self::Units,
        Self::Renamed,
        Self::Bracket,
        Self::Targets,
        Self::Deadline,
        Self::Id,
    ];
}
