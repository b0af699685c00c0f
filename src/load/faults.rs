//! The codes of all faults of shape, as `explain` and the manual show them, and the findings that carry them.

mod files;
mod shape;
mod syntax;

pub(super) use files::*;
pub(super) use shape::*;
pub(super) use syntax::*;
