//! Builds a plan again each time that someone saves one of its files.
//!
//! A fault in the plan leaves the last good output as it is; the next save is another try.

use std::time::{Duration, Instant};

use crate::{
    model::error::Error,
    pipeline::{self, Built, Progress, load, render::Templates, typeset},
};

mod changes;
mod job;

pub use changes::{Changes, Stop};
pub use job::Job;

/// How many runs the compiler remembers a result without needing it.
const RUNS_REMEMBERED: usize = 5;

/// One build, and what came of it.
#[derive(Debug)]
pub struct Round {
    /// The build, or what kept the program from it: a wrong template, a character that no font has.
    pub result: Result<Built, Error>,
    /// How long it took.
    pub took: Duration,
}

impl Job {
    /// Builds at once, and again after each change, until it is stopped. `tell` gets every round.
    ///
    /// # Errors
    /// None that a save could mend: those are told, and the watch goes on.
    pub fn run(&mut self, changes: &mut Changes, mut tell: impl FnMut(&Round)) {
        let mut built_from = None;
        loop {
            let state = self.state();
            // Saved without a change, or another file of the folder: there is nothing to do.
            if built_from.as_ref() != Some(&state) {
                tell(&self.round(built_from.as_ref().is_some_and(|(_, old)| *old != state.1)));
                built_from = Some(state);
            }
            if !changes.wait() {
                return;
            }
        }
    }

    fn state(&self) -> (String, String) {
        let templates = self.templates.as_deref().map(load::templates_fingerprint).unwrap_or_default();
        (load::fingerprint(&self.plan), templates)
    }

    fn round(&mut self, new_templates: bool) -> Round {
        let start = Instant::now();
        let result = self.reread(new_templates).and_then(|()| {
            let progress = Progress { begin: &|_| {}, done: &|_| {} };
            pipeline::build(&self.plan, &self.options, progress)
        });
        typeset::forget(RUNS_REMEMBERED);
        Round { result, took: start.elapsed() }
    }

    fn reread(&mut self, new_templates: bool) -> Result<(), Error> {
        if let Some(folder) = self.templates.as_deref().filter(|_| new_templates) {
            self.options.templates = Templates::new(load::templates(folder)?)?;
        }
        Ok(())
    }
}
