//! The gate of a build: every PDF is measured as soon as it is made, and one that fails a clause stops the build.

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use gbt9704::{Measure, Options};

use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
    },
    pipeline::{timing::Spent, typeset::Artifact},
};

/// Faults that are told in full; the rest is counted.
const TOLD: usize = 20;

/// Measures what the typesetter makes, on the typesetter's threads.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// Whether pages are measured at all.
    open: bool,
    seen: Mutex<Vec<(Spent, Vec<Message>)>>,
}

impl Gate {
    /// A gate that lets everything through unmeasured, or none.
    pub(super) fn new(open: bool) -> Self {
        Self { open, ..Self::default() }
    }

    /// Measures one file; HTML has no pages.
    pub(super) fn pass(&self, artifact: &Artifact) {
        let start = Instant::now();
        let is_measured = !self.open && artifact.path.ends_with(".pdf");
        let faults = if is_measured { faults(artifact) } else { Vec::new() };
        let verify = if is_measured { start.elapsed() } else { Duration::ZERO };
        let spent = Spent { path: artifact.path.clone(), layout: artifact.layout, export: artifact.export, verify };
        self.seen.lock().expect("nothing panics while it holds the lock").push((spent, faults));
    }

    /// What each document took, if all of them may be handed out.
    ///
    /// # Errors
    /// With every fault of every page.
    pub(super) fn close(self) -> Result<Vec<Spent>, Error> {
        let mut seen = self.seen.into_inner().expect("all threads have ended");
        seen.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        let (spent, faults): (Vec<Spent>, Vec<Vec<Message>>) = seen.into_iter().unzip();
        let mut faults = faults.concat();
        if faults.is_empty() {
            return Ok(spent);
        }
        let more = faults.len().saturating_sub(TOLD);
        faults.truncate(TOLD);
        Err(Error::Pages { faults, more })
    }
}

fn faults(artifact: &Artifact) -> Vec<Message> {
    let path = &artifact.path;
    match gbt9704::verify(&artifact.bytes, Options::default()) {
        Ok(report) => report.failures().map(|measure| told(path, measure)).collect(),
        Err(error) => vec![Message::new(
            format!("{path}：{}", error.message(Lang::Zh.into())),
            format!("{path}: {}", error.message(Lang::En.into())),
        )],
    }
}

fn told(path: &str, measure: &Measure) -> Message {
    let Measure { clause, id, name, required, measured, page, text, .. } = measure;
    let page = page.map_or(String::new(), |page| page.to_string());
    let measured = measured.as_deref().unwrap_or("—");
    let words = text.as_ref().map(|text| format!("「{text}」")).unwrap_or_default();
    Message::new(
        format!("{path} 第{page}页 {clause}（{id}）{}：要求 {required}，实测 {measured}{words}", name.zh),
        format!("{path} p. {page} {clause} ({id}) {}: required {required}, measured {measured}{words}", name.en),
    )
}
