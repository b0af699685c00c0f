//! Returns: forms filled by other programs, read back, judged, decided, replied to and reported.

mod decisions;
mod random;
mod report;
pub(crate) mod sheets;
mod traps;
mod walk;
