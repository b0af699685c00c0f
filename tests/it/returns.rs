//! Returns: forms filled by other programs, read back, judged, decided, replied to and reported.

mod random;
mod sheets;
mod traps;
mod walk;
