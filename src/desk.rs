//! The desk: the program in the browser of the same computer, for people who know documents and not terminals.
//!
//! ```text
//! browser ─HTTP, loopback→ guard ─→ a screen (Tera) or a deed ─→ edit: one field spliced ─→ the plan's file
//! ```
//!
//! Nothing is computed here that a command does not compute: a screen shows what check, assign and the year's
//! commands say, and a deed calls what the command line calls.

use std::{path::PathBuf, sync::Mutex};

use crate::{model::message::Lang, pipeline::Options};

mod deeds;
mod documents;
pub mod edit;
mod fields;
mod guard;
mod job;
pub mod journal;
mod lock;
mod pages;
mod read;
mod refused;
mod screens;
mod serve;
mod since;
pub mod state;

pub use lock::Lock;
pub use serve::Server;

/// How a desk is opened.
pub struct Setting {
    /// The plan's folder; it need not be there yet.
    pub plan: PathBuf,
    /// The port; any free one if it is not to be had.
    pub port: u16,
    /// The language of its pages.
    pub lang: Lang,
    /// How a plan is built; where, and whether as a draft, is put in by the desk.
    pub options: Options,
    /// The output folder of a plan's folder.
    pub output: fn(&std::path::Path) -> PathBuf,
}

/// The port, if none is given: the number of the standard.
pub const PORT: u16 = 9704;

/// What every request knows.
pub struct Desk {
    setting: Setting,
    /// Comes first in every path; nobody else on this computer knows it.
    token: String,
    port: u16,
    state: Mutex<state::State>,
    job: Mutex<job::Job>,
    pages: pages::Pages,
}
