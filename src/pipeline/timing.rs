//! Where time goes: per stage and per document. Durations only; what is printed in a document never comes from a clock.

use std::time::{Duration, Instant};

use serde::{Serialize, Serializer};

/// What a run spent.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Timings {
    /// Stages in the order in which they ran; milliseconds of wall time.
    pub stages: Vec<Stage>,
    /// Documents that were made, by path; milliseconds of the thread that made each.
    pub documents: Vec<Spent>,
}

/// One stage of the pipeline.
#[derive(Debug, Clone, Serialize)]
pub struct Stage {
    /// Its name: load, check, assign, …
    pub name: &'static str,
    /// Wall time.
    #[serde(rename = "ms", serialize_with = "milliseconds")]
    pub time: Duration,
}

/// What one document took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Spent {
    /// Path of the file that was made.
    pub path: String,
    /// Reading the sources and laying out the pages; with an invoked typesetter the whole call.
    #[serde(rename = "layout_ms", serialize_with = "milliseconds")]
    pub layout: Duration,
    /// Writing the PDF.
    #[serde(rename = "export_ms", serialize_with = "milliseconds")]
    pub export: Duration,
    /// Measuring the pages against the standard.
    #[serde(rename = "verify_ms", serialize_with = "milliseconds")]
    pub verify: Duration,
}

/// Measures one stage after the other.
#[derive(Debug)]
pub struct Stopwatch {
    last: Instant,
    stages: Vec<Stage>,
}

impl Stopwatch {
    /// Begins with the first stage.
    pub fn start() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }

    /// The stage `name` has ended, the next begins.
    pub fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.stages.push(Stage { name, time: now - self.last });
        self.last = now;
    }

    /// All that was measured.
    pub fn stop(self, mut documents: Vec<Spent>) -> Timings {
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        Timings { stages: self.stages, documents }
    }
}

impl Timings {
    /// For programs.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("names and numbers") + "\n"
    }
}

fn milliseconds<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    // To the microsecond: more digits are noise.
    serializer.serialize_f64((time.as_secs_f64() * 1e6).round() / 1e3)
}
