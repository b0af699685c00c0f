//! What a plan is checked for.

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Unknown elements are blanks.
    Draft,
    /// Unknown elements are faults.
    Final,
}
