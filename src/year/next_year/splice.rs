//! Replacements in the files of a plan; what is not replaced keeps every byte.

use crate::model::{finding::Edit, place::Place};

/// Replacements that do not overlap, by file and place.
#[derive(Debug, Default)]
pub(super) struct Splice {
    edits: Vec<Edit>,
}

impl Splice {
    /// Adds a replacement; `false` if it would overlap one that is there.
    pub(super) fn add(&mut self, place: Place, replacement: impl Into<String>) -> bool {
        let at = self.edits.partition_point(|edit| key(edit.place) < key(place));
        let touches = |edit: &Edit| {
            edit.place.file == place.file
                && edit.place.start < place.end.max(place.start + 1)
                && place.start < edit.place.end.max(edit.place.start + 1)
        };
        let near = at.saturating_sub(1)..(at + 1).min(self.edits.len());
        if self.edits[near].iter().any(touches) {
            return false;
        }
        self.edits.insert(at, Edit { place, replacement: replacement.into() });
        true
    }

    /// Whether a place is replaced, or a part of it.
    pub(super) fn covers(&self, place: Place) -> bool {
        self.of(place.file).any(|edit| edit.place.start < place.end && place.start < edit.place.end)
    }

    /// A file's text with its replacements.
    pub(super) fn apply(&self, file: u16, text: &str) -> String {
        let mut spliced = String::with_capacity(text.len());
        let mut at = 0;
        for edit in self.of(file) {
            spliced.push_str(&text[at..edit.place.start as usize]);
            spliced.push_str(&edit.replacement);
            at = edit.place.end as usize;
        }
        spliced + &text[at..]
    }

    /// Where the byte at the start of a place stands afterwards.
    pub(super) fn moved(&self, place: Place) -> usize {
        let mut at = place.start as usize;
        for edit in self.of(place.file).take_while(|edit| edit.place.start < place.start) {
            let gone = edit.place.end.min(place.start) - edit.place.start;
            let come = if edit.place.end <= place.start { edit.replacement.len() } else { 0 };
            at = at + come - gone as usize;
        }
        at
    }

    fn of(&self, file: u16) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(move |edit| edit.place.file == file)
    }
}

fn key(place: Place) -> (u16, u32) {
    (place.file, place.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(start: u32, end: u32) -> Place {
        Place { start, end, ..Place::default() }
    }

    #[test]
    fn what_is_not_replaced_stays_and_places_move_with_it() {
        let mut splice = Splice::default();
        assert!(splice.add(place(6, 8), "xyz"));
        assert!(splice.add(place(1, 3), ""));
        assert!(!splice.add(place(2, 4), "no"));
        assert!(!splice.add(place(6, 8), "twice"));
        assert!(splice.add(place(8, 8), "+"));
        assert_eq!(splice.apply(0, "abcdefghij"), "adefxyz+ij");
        assert_eq!([0, 1, 3, 6, 8, 9].map(|at| splice.moved(place(at, at + 1))), [0, 1, 1, 4, 7, 9]);
    }
}
