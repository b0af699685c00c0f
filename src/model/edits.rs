//! Replacements in the files of a plan; what is not replaced keeps every byte.
//!
//! The one way in which fixes, the next year's draft and its marks change a text.

use super::{finding::Edit, place::Place};

/// Replacements that do not overlap, by file and place.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    edits: Vec<Edit>,
}

impl Edits {
    /// Adds all of these, or none if one of them would overlap one that is there; `false` then.
    pub fn add_all(&mut self, edits: &[Edit]) -> bool {
        let before = self.edits.clone();
        let fit = edits.iter().all(|edit| self.add(edit.place, edit.replacement.as_str()));
        if !fit {
            self.edits = before;
        }
        fit
    }

    /// Adds a replacement; `false` if it would overlap one that is there.
    pub fn add(&mut self, place: Place, replacement: impl Into<String>) -> bool {
        if self.overlaps(place) {
            return false;
        }
        let at = self.edits.partition_point(|edit| key(edit.place) < key(place));
        self.edits.insert(at, Edit { place, replacement: replacement.into() });
        true
    }

    /// Whether a place is replaced, or a part of it.
    pub fn covers(&self, place: Place) -> bool {
        self.of(place.file).any(|edit| edit.place.start < place.end && place.start < edit.place.end)
    }

    /// Whether a place is replaced, or something directly beside it.
    pub fn touches(&self, place: Place) -> bool {
        self.of(place.file).any(|edit| edit.place.start <= place.end && place.start <= edit.place.end)
    }

    /// Whether a replacement there would meet another; an insertion is taken for one byte wide.
    fn overlaps(&self, place: Place) -> bool {
        let at = self.edits.partition_point(|edit| key(edit.place) < key(place));
        let meets = |edit: &Edit| {
            edit.place.file == place.file
                && edit.place.start < place.end.max(place.start + 1)
                && place.start < edit.place.end.max(edit.place.start + 1)
        };
        self.edits[at.saturating_sub(1)..(at + 1).min(self.edits.len())].iter().any(meets)
    }

    /// A file's text with its replacements.
    pub fn apply(&self, file: u16, text: &str) -> String {
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
    pub fn moved(&self, place: Place) -> usize {
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
        let mut edits = Edits::default();
        assert!(edits.add(place(6, 8), "xyz"));
        assert!(edits.add(place(1, 3), ""));
        assert!(!edits.add(place(2, 4), "no"));
        assert!(!edits.add(place(6, 8), "twice"));
        assert!(edits.add(place(8, 8), "+"));
        let one = |start, end| Edit { place: place(start, end), replacement: "no".to_owned() };
        assert!(!edits.add_all(&[one(9, 10), one(7, 9)]), "all or none");
        assert!(edits.touches(place(3, 4)) && !edits.covers(place(3, 4)) && !edits.touches(place(4, 5)));
        assert_eq!(edits.apply(0, "abcdefghij"), "adefxyz+ij");
        assert_eq!([0, 1, 3, 6, 8, 9].map(|at| edits.moved(place(at, at + 1))), [0, 1, 1, 4, 7, 9]);
    }
}
