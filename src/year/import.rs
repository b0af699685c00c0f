//! A notice as somebody wrote it (.txt, .docx) → the draft of a plan.
//!
//! ```text
//! bytes ─read→ [Line] ─outline→ Draft ─yaml→ files ─prove→ the same text, printed
//! ```
//!
//! What is not sure is marked and told with its line; nothing is guessed, and no character is lost.

mod attached;
mod blanks;
mod bracket;
mod brackets;
mod clause;
mod clean;
mod division;
mod docx;
mod draft;
mod duty;
mod head;
mod heading;
mod imprint;
mod levels;
mod line;
mod markdown;
mod names;
mod notice;
mod numbers;
mod open;
mod outline;
mod parts;
mod passed;
mod pattern;
mod prove;
mod read;
mod rows;
mod tail;
mod target;
mod typed;
pub mod update;
mod wrap;
mod yaml;

pub use draft::{Doubt, Draft, Line};
pub use notice::{Imported, import};
pub use read::LARGEST;
