//! Plans that an office might well write: what `check` lets pass is built, and no page of it fails a clause.

use std::{collections::BTreeMap, sync::Mutex};

use anpai::pipeline::typeset;
use gbt9704::{Lang, verify};

use crate::support::{fuzz, plausible, workplace::Workplace};

/// What became of one plan.
enum Outcome {
    /// `check` found errors: their codes.
    Refused(Vec<&'static str>),
    /// Built; what fails on its pages, by requirement and file.
    Built(Vec<(String, String)>),
}

fn outcome(seed: u64) -> Outcome {
    let workplace = Workplace::bare();
    for (path, text) in plausible::plan(seed).files {
        workplace.put(&path, &text);
        // To look at what fails.
        if let Ok(folder) = std::env::var("ANPAI_KEEP") {
            let path = std::path::Path::new(&folder).join(seed.to_string()).join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
    }
    let built = workplace.build_with(|options| options.measured = false);
    // The compiler remembers what it laid out until it is told to forget.
    typeset::forget(1);
    if built.outcome.is_none() {
        let codes = built.findings.iter().filter(|finding| finding.severity == anpai::model::finding::Severity::Error);
        return Outcome::Refused(codes.map(|finding| finding.code).collect());
    }
    let mut failures = Vec::new();
    for (path, bytes) in workplace.files().iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let report = verify(bytes, gbt9704::Options::default()).expect("our own file can be read");
        let failing = report.failures().map(|measure| {
            let (page, measured) = (measure.page.unwrap_or(0), measure.measured.as_deref().unwrap_or("—"));
            let text = measure.text.as_deref().unwrap_or_default();
            (measure.id.to_owned(), format!("{path} p. {page} {}: {measured} {text}", measure.name.zh))
        });
        failures.extend(failing);
        failures.extend((!report.is_whole()).then(|| ("unmeasured".to_owned(), report.not_measured(Lang::En))));
    }
    Outcome::Built(failures)
}

/// Plans whose pages failed once: 192 left a page half empty, since its last paragraph, list and signature moved together.
const FAILED_ONCE: [u64; 1] = [192];

#[test]
fn what_check_lets_pass_is_built_and_meets_the_standard() {
    let cases = u64::from(fuzz::cases(16));
    let first: u64 = std::env::var("ANPAI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let seeds = Mutex::new((first..first + cases).chain(FAILED_ONCE));
    let told = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let next = seeds.lock().expect("a number").next();
                    let Some(seed) = next else { return };
                    let outcome = outcome(seed);
                    told.lock().expect("a map").insert(seed, outcome);
                }
            });
        }
    });
    let told = told.into_inner().expect("all threads have ended");
    let built = told.values().filter(|outcome| matches!(outcome, Outcome::Built(_))).count();
    let refused: BTreeMap<&str, usize> = told.values().fold(BTreeMap::new(), |mut counts, outcome| {
        if let Outcome::Refused(codes) = outcome {
            codes.iter().for_each(|code| *counts.entry(*code).or_default() += 1);
        }
        counts
    });
    let mut causes: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    let mut lines = Vec::new();
    for (seed, outcome) in &told {
        let Outcome::Built(failures) = outcome else { continue };
        for (id, words) in failures {
            causes.entry(id).or_default().push(*seed);
            lines.push(format!("seed {seed}: {id} {words}"));
        }
    }
    let failing: std::collections::BTreeSet<u64> = causes.values().flatten().copied().collect();
    let summary = format!(
        "{} plans, {built} built, refused by {refused:?}; {} with pages that fail: {:?}",
        told.len(),
        failing.len(),
        causes
            .iter()
            .map(|(id, seeds)| (*id, seeds.iter().collect::<std::collections::BTreeSet<_>>().len()))
            .collect::<Vec<_>>()
    );
    assert!(failing.is_empty(), "{summary}\n{}", lines.join("\n"));
    // Most plans must reach the pages, or nothing is shown.
    assert!(built * 10 >= told.len() * 8, "{summary}");
}
