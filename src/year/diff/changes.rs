//! All that changed between two plans.

use serde::Serialize;

use super::{
    entry::{Edition, Entry, Kind},
    letters::LetterChange,
    names::Renamed,
    texts::TextChange,
};

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
