//! The Typst compiler linked in, on plain threads.
//!
//! Each thread owns a pool of one: with a shared pool a waiting worker takes up another document on top of its
//! stack, and some hundred documents overflow it.

use std::{
    sync::{
        Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread::available_parallelism,
    time::Instant,
};

use rayon::{ThreadPool, ThreadPoolBuilder};
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{
    model::{
        error::Error,
        source::{Artifact, Colour, Content, Source},
    },
    pipeline::cores,
};

use super::{finished, setting::Setting};

mod world;

use world::{Shared, World};

/// Pages after which a thread makes the compiler forget what as many before them did not need: keeps memory flat over
/// thousands of documents, and documents of hundreds of pages, and the boxes of glyphs that the next document needs.
const FORGET_AFTER: usize = 8;
/// The same where few documents are made: an edit, after which another will come.
const FORGET_AFTER_OF_FEW: usize = 32;
const FEW: usize = 8;

pub(super) fn typeset(
    sources: &[&Source],
    setting: &Setting<'_>,
    done: &(dyn Fn(&Artifact) + Sync),
) -> Result<Vec<Artifact>, Error> {
    let printed = sources.iter().filter(|source| matches!(source.content, Content::Typst { .. })).count();
    // Fonts are read for pages alone.
    let shared = if printed == 0 { None } else { Some(Shared::new(setting)?) };
    let pages = AtomicUsize::new(0);
    let every = if printed > FEW { FORGET_AFTER } else { FORGET_AFTER_OF_FEW };
    let finish = |source: &&Source| {
        let finished = finished::make(source);
        finished.iter().flatten().for_each(done);
        finished.unwrap_or_else(|| {
            let shared = shared.as_ref().expect("there is a source to print");
            // What is measured was made by the same thread: memory that one gave back the other would not find.
            let (artifact, count) = alone(|| {
                let (artifact, count) = compile(source, shared);
                artifact.iter().for_each(done);
                (artifact, count)
            });
            let before = pages.fetch_add(count, Ordering::Relaxed);
            if before / every < (before + count) / every {
                comemo::evict(1);
            }
            artifact
        })
    };
    cores::each(sources, finish).into_iter().collect()
}

/// Runs in a pool of one thread. The same few serve every document: what a thread gave back of memory, only it finds again.
fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    Lent::wait().0.install(work)
}

/// A pool that comes back when it is dropped. There are as many as cores: when several plans are typeset, no more documents
/// are in memory than can be worked on.
struct Lent(&'static ThreadPool);

/// Pools that wait for work, and how many there are in all.
static POOLS: Mutex<(Vec<&ThreadPool>, usize)> = Mutex::new((Vec::new(), 0));
static BACK: Condvar = Condvar::new();

impl Lent {
    fn wait() -> Self {
        let most = available_parallelism().map_or(1, usize::from);
        let held = "no thread panics while it holds the lock";
        let mut pools =
            BACK.wait_while(POOLS.lock().expect(held), |(idle, made)| idle.is_empty() && *made >= most).expect(held);
        if let Some(pool) = pools.0.pop() {
            return Self(pool);
        }
        pools.1 += 1;
        drop(pools);
        let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("the system gives a thread");
        // It serves as long as the program runs.
        Self(Box::leak(Box::new(pool)))
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        POOLS.lock().expect("no thread panics while it holds the lock").0.push(self.0);
        BACK.notify_one();
    }
}

/// A document, and how many pages it has.
fn compile(source: &Source, shared: &Shared) -> (Result<Artifact, Error>, usize) {
    let Content::Typst { main, data, pictures } = &source.content else { unreachable!("only Typst sources come here") };
    let world = World::new(shared, main, data, pictures);
    let fail =
        |errors: &[SourceDiagnostic]| Error::Typeset { path: source.path.clone(), message: world.explain(errors) };
    let start = Instant::now();
    let document = match typst::compile::<PagedDocument>(&world).output {
        Ok(document) => document,
        Err(errors) => return (Err(fail(&errors)), 0),
    };
    let laid_out = Instant::now();
    let bytes = typst_pdf::pdf(&document, &options(shared.year, shared.colour)).map_err(|errors| fail(&errors));
    let artifact = bytes.map(|bytes| Artifact {
        path: source.path.clone(),
        bytes,
        layout: laid_out - start,
        export: laid_out.elapsed(),
    });
    (artifact, document.pages().len())
}

/// The same as `typst compile --pdf-standard … --creation-timestamp …`.
fn options(year: u16, colour: Colour) -> PdfOptions {
    let list: &[PdfStandard] = match colour {
        Colour::Srgb => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        Colour::Cmyk => &[PdfStandard::Ua_1],
    };
    let standards = PdfStandards::new(list).expect("the two can be combined");
    let date = typst::foundations::Datetime::from_ymd_hms(i32::from(year), 1, 1, 0, 0, 0);
    PdfOptions { ident: Smart::Auto, timestamp: date.map(Timestamp::new_utc), standards, ..PdfOptions::default() }
}
