//! Where a value was written: file, byte range, and how it was quoted.

mod placed;
pub mod read;
mod scalar;
mod sources;
mod stretch;

pub use placed::{Many, Sp};
pub use sources::{Source, Sources};
pub use stretch::{Place, Style};
