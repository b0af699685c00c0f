//! Several plans, two at a time: while one is read or put in place, which takes one core, the other is typeset.

use std::{collections::VecDeque, path::PathBuf, thread::scope};

use crate::{
    cli::{progress, status::Status},
    model::error::Error,
    pipeline::{self, Built, Options, Progress, typeset},
};

/// How many plans are built at once: memory is that of so many.
const AT_ONCE: usize = 2;

/// Builds each plan as its options say, and tells of them in their order. After an error no other is begun.
pub(super) fn batch(plans: &[PathBuf], options: &[Options], tell: &dyn Fn(&Built, &Options) -> Status) -> Status {
    let bar = progress::bar();
    let build = |plan: &PathBuf, options: &Options| {
        let progress = Progress { begin: &|count| bar.inc_length(count as u64), done: &|_| bar.inc(1) };
        let built = pipeline::build(plan, options, progress);
        // A small plan alone makes the compiler forget nothing.
        typeset::forget(1);
        built
    };
    let build = &build;
    scope(|scope| {
        let mut waiting = plans.iter().zip(options);
        let mut running = VecDeque::new();
        let (mut status, mut refused): (u8, Option<Error>) = (0, None);
        loop {
            while refused.is_none()
                && running.len() < AT_ONCE
                && let Some((plan, options)) = waiting.next()
            {
                running.push_back((options, scope.spawn(move || build(plan, options))));
            }
            let Some((options, built)) = running.pop_front() else { break };
            let built = built.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            match bar.suspend(|| built.and_then(|built| tell(&built, options))) {
                Ok(one) => status = status.max(one),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        bar.finish_and_clear();
        refused.map_or(Ok(status), Err)
    })
}
