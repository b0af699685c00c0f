//! Speed, as ratios measured in one run: a whole build against one call of `typst` per document over the same sources.
//!
//! Whole processes, as a person starts them. Absolute times depend on the machine and are printed only to be divided by
//! each other.

#![allow(clippy::disallowed_methods, reason = "benchmarks make and change files")]

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let own = root.join(".tools/typst/bin/typst");
    let typst = if own.exists() { own } else { PathBuf::from("typst") };
    let calls = ["--engine", "cli", "--typst", typst.to_str().expect("a path")];
    let plan = root.join("plan/2023");

    let cold = median(|| timed(|| anpai(&plan, &fresh(), &[])));
    let sequential = median(|| timed(|| anpai(&plan, &fresh(), &calls)));
    let at_once = median(|| timed(|| two_at_once(&plan, &calls)));
    let own = compilers_own(&plan);
    let folder = fresh();
    anpai(&plan, &folder, &[]);
    let nothing = median(|| timed(|| anpai(&plan, &folder, &[])));
    let mut number = 0;
    let edited = median(|| {
        number += 1;
        let plan = edited(&plan, number);
        timed(|| anpai(&plan, &folder, &[]))
    });

    let say = |name: &str, time: Duration| {
        let ratio = time.as_secs_f64() / cold.as_secs_f64();
        anstream::println!("{name:58} {:>8.0} ms {ratio:>8.2} of a full build", time.as_secs_f64() * 1e3);
    };
    say("full build, 43 PDFs and 44 pages, linked compiler", cold);
    say("the same through 43 sequential calls of typst", sequential);
    say("the same through calls of typst, two at once", at_once);
    say("the linked compiler's own layout and export, added up", own);
    say("nothing changed", nothing);
    say("one clause changed", edited);
    let times = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    anstream::println!("a full build is {:.1} times as fast as sequential calls,", times(sequential, cold));
    anstream::println!("{:.1} times as fast as two at once,", times(at_once, cold));
    anstream::println!("and takes {:.2} of the compiler's own layout and export", times(cold, own));
}

/// Builds `plan` into `folder` with the program, and the fonts of this repository alone.
fn anpai(plan: &Path, folder: &Path, more: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.arg("build").arg(plan).arg("-o").arg(folder.join("out")).args(more);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Notice and letters in one process, forms in another: as busy as two cores can be with single calls.
fn two_at_once(plan: &Path, calls: &[&str]) {
    std::thread::scope(|scope| {
        for only in ["notice,letters", "forms"] {
            scope.spawn(move || anpai(plan, &fresh(), &[calls, &["--only", only]].concat()));
        }
    });
}

/// Time of layout and export of every document in a full build, added up over its threads.
fn compilers_own(plan: &Path) -> Duration {
    let folder = fresh();
    let file = folder.join("timings.json");
    anpai(plan, &folder, &["--timings", file.to_str().expect("a path")]);
    let text = std::fs::read_to_string(&file).expect("the timings");
    let timings: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let documents = timings["documents"].as_array().expect("a list");
    let of = |name: &str| documents.iter().filter_map(|one| one[name].as_f64()).sum::<f64>();
    Duration::from_secs_f64((of("layout_ms") + of("export_ms")) / 1e3)
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| measure()).collect();
    times.sort();
    times[RUNS / 2]
}

/// A folder that lasts as long as the program.
fn fresh() -> PathBuf {
    tempfile::tempdir().expect("a temporary folder").into_path()
}

/// A copy of the plan in which one clause reads otherwise.
fn edited(plan: &Path, number: usize) -> PathBuf {
    let copy = fresh().join("2023");
    std::fs::create_dir_all(&copy).expect("a folder");
    std::fs::copy(plan.join("../departments.yaml"), copy.join("departments.yaml")).expect("the register");
    for entry in std::fs::read_dir(plan).expect("the plan") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let text = text.replace("text: 落实耕地", &format!("text: 第{number}次落实耕地"));
        std::fs::write(copy.join(path.file_name().expect("a name")), text).expect("a copy");
    }
    copy
}
