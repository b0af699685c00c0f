//! The desk: the program in the browser of the same computer, for people who know documents and not terminals.
//!
//! ```text
//! browser ─HTTP, loopback→ guard ─→ a screen (Tera) or a deed ─→ edit: one field spliced ─→ the plan's file
//! ```
//!
//! Nothing is computed here that a command does not compute: a screen shows what check, assign and the year's
//! commands say, and a deed calls what the command line calls.

mod deeds;
mod documents;
pub mod edit;
mod fields;
mod guard;
mod job;
pub mod journal;
mod lock;
mod news;
mod opened;
mod pages;
mod read;
mod refused;
mod screens;
mod serve;
mod since;
pub mod state;
mod templates;

pub use lock::Lock;
pub use opened::{PORT, Setting};
pub use serve::Server;
