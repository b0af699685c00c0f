//! The gate of a build: every PDF is measured as soon as it is made. A draft that misses a clause is written and says so; a
//! final is refused.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    time::{Duration, Instant},
};

use gbt9704::{Measure, Options, TitleLines};

use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
        source::Artifact,
    },
    pipeline::{check::Mode, timing::Spent},
};

mod means;

use super::paper::Paper;

/// Faults that are told in full; the rest is counted.
const TOLD: usize = 20;

/// Measures what the typesetter makes, on the typesetter's threads.
#[derive(Debug)]
pub(super) struct Gate {
    /// Whether pages are measured at all.
    pub(super) measures: bool,
    /// A draft is written all the same, a final is not.
    pub(super) mode: Mode,
    /// Who broke the notice's title into lines.
    pub(super) title: TitleLines,
    seen: Mutex<Vec<(Spent, Vec<Message>, usize)>>,
}

/// What the pages of a build came to.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// What each document took.
    pub(super) spent: Vec<Spent>,
    /// What is not met, each with file, page, clause and means.
    pub(super) faults: Vec<Message>,
    /// The files of which something is not met.
    pub(super) failing: BTreeSet<String>,
    /// Pages of each file that was measured, by path.
    pub(super) pages: BTreeMap<String, usize>,
    /// The paper that the whole set takes.
    pub(super) paper: Paper,
}

impl Gate {
    pub(super) fn new(measures: bool, mode: Mode, title: TitleLines) -> Self {
        Self { measures, mode, title, seen: Mutex::default() }
    }

    /// Measures one file; HTML has no pages.
    pub(super) fn pass(&self, artifact: &Artifact) {
        let start = Instant::now();
        let is_measured = self.measures && artifact.path.ends_with(".pdf");
        let (faults, pages) = if is_measured { self.faults(artifact) } else { (Vec::new(), 0) };
        let verify = if is_measured { start.elapsed() } else { Duration::ZERO };
        let spent = Spent { path: artifact.path.clone(), layout: artifact.layout, export: artifact.export, verify };
        self.seen.lock().expect("nothing panics while it holds the lock").push((spent, faults, pages));
    }

    /// What each document took and misses, if all of them may be handed out.
    ///
    /// # Errors
    /// With the faults of the pages of a final.
    pub(super) fn close(self) -> Result<Passed, Error> {
        let mut seen = self.seen.into_inner().expect("all threads have ended");
        seen.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        let mut passed = Passed::default();
        for (spent, faults, pages) in seen {
            if pages > 0 {
                passed.pages.insert(spent.path.clone(), pages);
            }
            if !faults.is_empty() {
                passed.failing.insert(spent.path.clone());
            }
            passed.spent.push(spent);
            passed.faults.extend(faults);
        }
        if passed.faults.is_empty() || self.mode == Mode::Draft {
            return Ok(passed);
        }
        let more = passed.faults.len().saturating_sub(TOLD);
        passed.faults.truncate(TOLD);
        Err(Error::Pages { faults: passed.faults, more })
    }

    /// What a file misses, and how many pages it has.
    fn faults(&self, artifact: &Artifact) -> (Vec<Message>, usize) {
        let path = &artifact.path;
        // The titles of letters and forms are broken by this program.
        let title = if path == "notice.pdf" { self.title } else { TitleLines::Computed };
        match gbt9704::verify(&artifact.bytes, Options { title, ..Options::default() }) {
            Ok(report) => {
                let unmeasured = report.unmeasured.iter().map(|page| {
                    let told = |lang: Lang| page.why.message(lang.into());
                    Message::new(
                        format!("{path} 第{}页：{}", page.page, told(Lang::Zh)),
                        format!("{path} p. {}: {}", page.page, told(Lang::En)),
                    )
                });
                (report.failures().map(|measure| told(path, measure)).chain(unmeasured).collect(), report.pages)
            }
            Err(error) => {
                let told = Message::new(
                    format!("{path}：{}", error.message(Lang::Zh.into())),
                    format!("{path}: {}", error.message(Lang::En.into())),
                );
                (vec![told], 0)
            }
        }
    }
}

fn told(path: &str, measure: &Measure) -> Message {
    let Measure { clause, id, name, required, measured, page, text, .. } = measure;
    let place = page.map_or_else(
        || Message::new(path, path),
        |page| Message::new(format!("{path} 第{page}页"), format!("{path} p. {page}")),
    );
    let measured = measured.as_deref().unwrap_or("—");
    let words = text.as_ref().map(|text| format!("「{text}」")).unwrap_or_default();
    let means = means::of(id);
    Message::new(
        format!("{} {clause}（{id}）{}：要求 {required}，实测 {measured}{words}。{}", place.zh, name.zh, means.zh),
        format!(
            "{} {clause} ({id}) {}: required {required}, measured {measured}{words}; {}",
            place.en, name.en, means.en
        ),
    )
}
