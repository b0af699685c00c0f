//! A text with some stretches replaced, that still knows where each character stood in the original.

/// The text as it is parsed.
#[derive(Debug, Clone)]
pub(super) struct Patched {
    /// With the patches in.
    pub(super) text: String,
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
        Self { text, patches: Vec::new() }
    }

    /// A copy in which the bytes `start..end` of the patched text read `replacement`.
    pub(super) fn with(&self, start: usize, end: usize, replacement: &str) -> Self {
        let mut copy = self.clone();
        copy.text.replace_range(start..end, replacement);
        let patch = Patch { start, removed: end - start, inserted: replacement.len() };
        for later in copy.patches.iter_mut().filter(|later| later.start >= end) {
            later.start = later.start + patch.inserted - patch.removed;
        }
        let at = copy.patches.partition_point(|other| other.start <= start);
        copy.patches.insert(at, patch);
        copy
    }

    /// A copy in which a stretch of the patched text is blank, line breaks aside.
    pub(super) fn blanked(&self, start: usize, end: usize) -> Self {
        let mut copy = self.clone();
        let blank: String = copy.text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        copy.text.replace_range(start..end, &blank);
        copy
    }

    /// The byte of the original that a byte of the patched text stands for.
    pub(super) fn original(&self, at: usize) -> u32 {
        let mut original = at;
        for patch in self.patches.iter().take_while(|patch| patch.start < at) {
            let inside = at < patch.start + patch.inserted;
            let (from, to) = if inside { (at - patch.start, 0) } else { (patch.inserted, patch.removed) };
            original = original + to - from;
        }
        u32::try_from(original).expect("files over the size limit are refused")
    }
}
