//! A text with some stretches replaced, that still knows where each character stood in the original.

use std::ops::Range;

use crate::model::place::{Place, Style};

/// The text as it is parsed.
#[derive(Debug, Clone)]
pub(super) struct Patched {
    /// With the patches in.
    pub(super) text: String,
    /// Whether something of it was made blank.
    pub(super) gaps: bool,
    /// How long the original is.
    length: usize,
    /// In order and apart from each other.
    patches: Vec<Patch>,
}

#[derive(Debug, Clone, Copy)]
struct Patch {
    /// In the patched text.
    start: usize,
    removed: usize,
    inserted: usize,
}

impl Patched {
    /// The text as it is.
    pub(super) fn new(text: String) -> Self {
        Self { gaps: false, length: text.len(), text, patches: Vec::new() }
    }

    /// A copy in which the bytes `start..end` of the patched text read `replacement`.
    pub(super) fn with(&self, start: usize, end: usize, replacement: &str) -> Self {
        let mut copy = self.clone();
        copy.text.replace_range(start..end, replacement);
        let inside = |patch: &Patch| patch.start >= start && patch.start + patch.inserted <= end && start < end;
        let (within, mut patches): (Vec<Patch>, Vec<Patch>) = copy.patches.into_iter().partition(inside);
        let removed = within.iter().fold(end - start, |removed, patch| removed + patch.removed - patch.inserted);
        for later in patches.iter_mut().filter(|later| later.start >= end) {
            later.start = later.start + replacement.len() - (end - start);
        }
        let at = patches.partition_point(|other| other.start <= start);
        patches.insert(at, Patch { start, removed, inserted: replacement.len() });
        Self { patches, ..copy }
    }

    /// A copy in which a stretch of the patched text is blank, line breaks aside.
    pub(super) fn blanked(&self, start: usize, end: usize) -> Self {
        let mut copy = self.clone();
        let blank: String = copy.text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        copy.text.replace_range(start..end, &blank);
        copy.gaps = true;
        copy
    }

    /// The byte of the original that a stretch beginning at `at` begins with.
    pub(super) fn original_start(&self, at: usize) -> u32 {
        self.original(at, self.patches.iter().take_while(|patch| patch.start < at || patch.end() == at))
    }

    /// The byte of the original that a stretch ending at `at` ends with.
    pub(super) fn original_end(&self, at: usize) -> u32 {
        self.original(at, self.patches.iter().take_while(|patch| patch.start < at))
    }

    /// A stretch of the patched text as a place of the original, which is of `style`.
    pub(super) fn place(&self, file: u16, range: Range<usize>, style: Style) -> Place {
        let start = self.original_start(range.start);
        Place { file, start, end: self.original_end(range.end).max(start), style }
    }

    fn original<'p>(&self, at: usize, before: impl Iterator<Item = &'p Patch>) -> u32 {
        let mut original = at;
        for patch in before {
            // A character that was put in stands for the place where it was.
            let (from, to) = if at < patch.end() { (at - patch.start, 0) } else { (patch.inserted, patch.removed) };
            original = (original + to).saturating_sub(from);
        }
        u32::try_from(original.min(self.length)).expect("files over the size limit are refused")
    }
}

impl Patch {
    fn end(&self) -> usize {
        self.start + self.inserted
    }
}
