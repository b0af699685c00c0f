//! How a desk is opened, and what every request then knows of it.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{model::message::Lang, pipeline::Options};

use super::{job::Job, state::State, templates::Templates};

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
    pub output: fn(&Path) -> PathBuf,
}

/// The port, if none is given: the number of the standard.
pub const PORT: u16 = 9704;

/// What every request knows.
pub(super) struct Desk {
    pub(super) setting: Setting,
    /// Comes first in every path; nobody else on this computer knows it.
    pub(super) token: String,
    pub(super) port: u16,
    pub(super) state: Mutex<State>,
    pub(super) job: Mutex<Job>,
    pub(super) pages: Templates,
}

impl Desk {
    /// The plan on the desk. A handler that panicked has left it whole: files are changed in one place alone.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, as its files are now.
    pub(super) fn seen(&self) -> MutexGuard<'_, State> {
        let mut state = self.state();
        state.look();
        state
    }

    /// What is being made.
    pub(super) fn job(&self) -> MutexGuard<'_, Job> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
