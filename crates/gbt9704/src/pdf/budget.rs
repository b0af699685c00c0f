//! What the streams of one document may come to, page by page and font by font.

use std::cell::Cell;

/// Most bytes that a stream may decompress to.
pub(crate) const LARGEST_STREAM: usize = 64 << 20;
/// Most bytes that the map of a font may decompress to.
pub(crate) const LARGEST_MAP: usize = 4 << 20;
/// Most bytes that the streams of one document may decompress to, each counted as often as it is run.
const MOST_BYTES: usize = 1 << 30;

/// How much of it is taken.
#[derive(Default)]
pub(crate) struct Budget(Cell<usize>);

impl Budget {
    /// How many bytes the next stream may decompress to.
    pub(crate) fn allowance(&self) -> usize {
        LARGEST_STREAM.min(MOST_BYTES.saturating_sub(self.0.get()))
    }

    /// Takes what a stream came to.
    pub(crate) fn take(&self, bytes: usize) {
        self.0.set(self.0.get().saturating_add(bytes));
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.0.get() >= MOST_BYTES
    }
}
