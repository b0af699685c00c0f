//! What is gathered on the way: the edits, and the notes whose places are still those of the old plan.

use std::collections::BTreeMap;

use crate::model::{edits::Edits, message::Message, place::Place, plan::Plan};

/// What the program did at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Changed it; to be confirmed.
    Changed,
    /// Left it; to be decided.
    Left,
    /// Corrected a fault that the old plan had to keep; nothing to decide.
    Corrected,
}

/// A note whose place is still one of the old plan.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) step: Step,
    pub(super) code: &'static str,
    pub(super) message: Message,
}

/// What is gathered on the way.
pub(super) struct Work<'a> {
    pub(super) plan: &'a Plan,
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) edits: Edits,
    pub(super) found: Vec<Found>,
    /// What a target came to, by clause and name.
    pub(super) reached: &'a BTreeMap<String, String>,
}

impl Work<'_> {
    /// Notes what was done at a place, once.
    pub(super) fn note(
        &mut self,
        place: Place,
        step: Step,
        code: &'static str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let message = Message::new(zh, en);
        let known = |other: &Found| other.place == place && other.code == code && other.message == message;
        if !self.found.iter().any(known) {
            self.found.push(Found { place, step, code, message });
        }
    }
}
