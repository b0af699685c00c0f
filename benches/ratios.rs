//! Speed, as ratios measured in one run: a whole build against one call of `typst` per document over the same sources, and
//! what a person waits for.
//!
//! Whole processes, as a person starts them. Absolute times depend on the machine; they are printed to be divided by each
//! other. Each measurement runs in a process of its own, which tells what its children took (getrusage).

#![allow(clippy::disallowed_methods, reason = "benchmarks make and change files")]

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use nix::sys::resource::{UsageWho, getrusage};

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;
const MANY: &str = "--measure";

/// What one run took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    /// Wall time in milliseconds.
    wall: f64,
    /// Time of all cores in milliseconds, of the process itself.
    cpu: f64,
    /// Most memory at once, in megabytes.
    memory: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|one| one == MANY) {
        return measure_here(&arguments[at + 1..]);
    }
    let bench = Bench::new();
    bench.builds();
    bench.peer();
    bench.checks();
    bench.scale();
}

/// Runs the program with these arguments, and prints what it took.
fn measure_here(arguments: &[String]) {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_anpai")).args(arguments).output().expect("the program runs");
    let wall = start.elapsed().as_secs_f64() * 1e3;
    // A plan a hundred times as long is over the limits, and `check` says so.
    let most = i32::from(arguments[0] == "check");
    let is_done = output.status.code().is_some_and(|code| code <= most);
    assert!(is_done, "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system tells");
    let time = usage.user_time();
    #[allow(clippy::cast_precision_loss, reason = "milliseconds and megabytes")]
    let (cpu, memory) = (time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3, usage.max_rss() as f64 / 1024.0);
    anstream::println!("{wall} {cpu} {memory}");
}

/// The median of several runs of the program.
fn cost(runs: usize, mut arguments: impl FnMut() -> Vec<String>) -> Cost {
    let one = |arguments: Vec<String>| {
        let own = std::env::current_exe().expect("it runs");
        let output = Command::new(own).arg(MANY).args(&arguments).output().expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let [wall, cpu, memory] = numbers[..] else {
            panic!("{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        };
        Cost { wall, cpu, memory }
    };
    let mut costs: Vec<Cost> = (0..runs).map(|_| one(arguments())).collect();
    costs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
    costs[runs / 2]
}

fn say(name: &str, figure: &str, wanted: &str) {
    anstream::println!("{name:66} {figure:>22}   {wanted}");
}

struct Bench {
    root: PathBuf,
    plan: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        say("figure", "this run", "wanted");
        Self { plan: root.join("plan/2023"), root }
    }

    fn build(&self, plan: &Path, folder: &Path, more: &[&str]) -> Vec<String> {
        let path = |path: &Path| path.display().to_string();
        let fonts = path(&self.root.join("fonts"));
        let own =
            ["build".to_owned(), path(plan), "-o".to_owned(), path(&folder.join("out")), "--fonts".to_owned(), fonts];
        own.into_iter().chain(more.iter().map(|word| (*word).to_owned())).collect()
    }

    /// The whole plan of 2023, and what a build after it takes.
    fn builds(&self) {
        let own = self.root.join(".tools/typst/bin/typst");
        let typst = if own.exists() { own } else { PathBuf::from("typst") };
        let calls = ["--engine", "cli", "--typst", typst.to_str().expect("a path")];
        let cold = cost(RUNS, || self.build(&self.plan, &fresh(), &[]));
        let sequential = cost(3, || self.build(&self.plan, &fresh(), &calls));
        let folder = fresh();
        cost(1, || self.build(&self.plan, &folder, &[]));
        let (pdfs, pages) = documents(&folder.join("out"));
        say(
            "full build: sequential calls of `typst` take so many times",
            &format!("{:.1} ×", sequential.wall / cold.wall),
            "≥ 8 ×",
        );
        say("  CPU per PDF, measuring and HTML included", &format!("{:.1} ms", cold.cpu / pdfs), "≤ 19 ms");
        say(
            "  documents, pages a second",
            &format!("{:.0}, {:.0}", pdfs / cold.wall * 1e3, pages / cold.wall * 1e3),
            "",
        );
        say("  the build: wall, CPU", &format!("{:.0} ms, {:.0} ms", cold.wall, cold.cpu), "");
        say("  most memory", &format!("{:.0} MB", cold.memory), "≤ 160 MB");
        let timings = self.timings();
        let of = |name: &str| timings.iter().map(|one| one[name].as_f64().unwrap_or(0.0)).sum::<f64>();
        let share = of("verify_ms") / (of("layout_ms") + of("export_ms"));
        say("  measuring the pages, of their layout and export", &format!("{:.1} %", 100.0 * share), "≤ 5 %");
        let nothing = cost(9, || self.build(&self.plan, &folder, &[]));
        say("nothing to do", &format!("{:.0} ms", nothing.wall), "≤ 15 ms");
        let mut number = 0;
        let mut edit = |more: &[&str]| {
            cost(RUNS, || {
                number += 1;
                self.build(&edited(&self.plan, number), &folder, more)
            })
        };
        let (html, all) = (edit(&["--format", "html"]), edit(&[]));
        say("one clause changed: HTML, everything", &format!("{:.0} ms, {:.0} ms", html.wall, all.wall), "≤ 40, – ms");
    }

    fn timings(&self) -> Vec<serde_json::Value> {
        let folder = fresh();
        let file = folder.join("timings.json");
        cost(1, || self.build(&self.plan, &folder, &["--timings", file.to_str().expect("a path")]));
        let text = std::fs::read_to_string(&file).expect("the timings");
        let timings: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        timings["documents"].as_array().expect("a list").clone()
    }

    /// What offices do today: each letter as a file of a word processor, which prints it.
    fn peer(&self) {
        let own = cost(RUNS, || self.build(&self.plan, &fresh(), &["--only", "letters", "--format", "pdf"]));
        let built = fresh();
        cost(1, || self.build(&self.plan, &built, &["--only", "letters", "--format", "html"]));
        let text = std::fs::read_to_string(built.join("out/manifest.json")).expect("the manifest");
        let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let units: Vec<&str> = manifest["files"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|file| file["document"] == "letter")
            .map(|file| file["unit"].as_str().expect("a unit"))
            .collect();
        let folder = fresh();
        for (number, unit) in units.iter().enumerate() {
            let path = |path: &Path| path.display().to_string();
            let file = path(&folder.join(format!("{number}.docx")));
            let words = ["docx".to_owned(), path(&self.plan), "--department".to_owned(), (*unit).to_owned()];
            cost(1, || words.iter().cloned().chain(["-o".to_owned(), file.clone()]).collect());
        }
        let start = Instant::now();
        let files = (0..units.len()).map(|number| folder.join(format!("{number}.docx")));
        let office = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .args(files)
            .output()
            .expect("LibreOffice");
        let wall = start.elapsed().as_secs_f64() * 1e3;
        #[allow(clippy::cast_precision_loss, reason = "some twenty letters")]
        let count = units.len() as f64;
        assert!(documents(&folder).0 >= count, "{}", String::from_utf8_lossy(&office.stderr));
        say("the letters printed by LibreOffice in one call", &format!("{:.1} ×", wall / own.wall), "");
        say("  a letter: LibreOffice, anpai", &format!("{:.0} ms, {:.0} ms", wall / count, own.wall / count), "");
    }

    fn checks(&self) {
        let check = |plan: &Path| vec!["check".to_owned(), plan.display().to_string()];
        let one = cost(9, || check(&self.plan));
        let hundred = long(&self.plan, 5300);
        let many = cost(3, || check(&hundred));
        say("`check`", &format!("{:.0} ms", one.wall), "≤ 6 ms");
        say("`check` of a plan a hundred times as long", &format!("{:.0} ×", many.wall / one.wall), "≤ 60 ×");
    }

    /// Many districts, and plans that are very long.
    fn scale(&self) {
        let districts: Vec<String> =
            (0..20).map(|number| edited(&self.plan, 1000 + number).display().to_string()).collect();
        let one = cost(3, || self.build(&self.plan, &fresh(), &[]));
        let batch = cost(1, || {
            let mut arguments = self.build(&self.plan, &fresh(), &[]);
            arguments.splice(1..2, districts.iter().cloned());
            arguments
        });
        let share = batch.wall / 20.0 / one.wall;
        say("a district in a batch of 20 against a single one", &format!("{share:.2} ×"), "≤ 0.8 ×");
        say("  most memory of the batch", &format!("{:.0} MB", batch.memory), "≤ 400 MB (100)");
        for (clauses, wanted) in [(1000, "≤ 3 s, ≤ 400 MB"), (3000, "4000: ≤ 12 s, ≤ 900 MB")] {
            let plan = long(&self.plan, clauses);
            let long = cost(1, || self.build(&plan, &fresh(), &[]));
            let figure = format!("{:.1} s, {:.0} MB", long.wall / 1e3, long.memory);
            say(&format!("a plan of {clauses} clauses"), &figure, wanted);
        }
    }
}

/// PDFs in a folder, and their pages, as poppler counts them.
fn documents(folder: &Path) -> (f64, f64) {
    let (mut pdfs, mut pages) = (0.0, 0.0);
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "pdf") {
                let output = Command::new("pdfinfo").arg(&path).output().expect("poppler");
                let text = String::from_utf8_lossy(&output.stdout).into_owned();
                let line = text.lines().find_map(|line| line.strip_prefix("Pages:")).expect("it says");
                pdfs += 1.0;
                pages += line.trim().parse::<f64>().expect("a number");
            }
        }
    }
    (pdfs, pages)
}

/// A folder that lasts as long as the system keeps it.
fn fresh() -> PathBuf {
    tempfile::tempdir().expect("a temporary folder").into_path()
}

/// A copy of the plan in which the text of each section is what `change` makes of it.
fn copied(plan: &Path, change: impl Fn(&str) -> String) -> PathBuf {
    let folder = fresh();
    // A batch wants a name of its own for each.
    let name = folder.file_name().expect("a name").to_string_lossy().trim_start_matches('.').to_owned();
    let copy = folder.join(name);
    std::fs::create_dir_all(&copy).expect("a folder");
    std::fs::copy(plan.join("../departments.yaml"), copy.join("departments.yaml")).expect("the register");
    for entry in std::fs::read_dir(plan).expect("the plan") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let is_section = !path.ends_with("plan.yaml");
        let text = if is_section { change(&text) } else { text };
        std::fs::write(copy.join(path.file_name().expect("a name")), text).expect("a copy");
    }
    copy
}

/// A copy of the plan in which one clause reads otherwise.
fn edited(plan: &Path, number: usize) -> PathBuf {
    copied(plan, |text| text.replace("text: 落实耕地", &format!("text: 第{number}次落实耕地")))
}

/// A copy of the plan with so many clauses: nine sections of tasks without a fault, shared out over many units.
fn long(plan: &Path, clauses: usize) -> PathBuf {
    const UNITS: [&str; 7] =
        ["区教育局", "区农业农村局", "区住建局", "区林草局", "区司法局", "区卫生健康局", "区文广旅局"];
    let number = std::cell::Cell::new(0);
    copied(plan, |text| {
        let title = text.lines().find(|line| line.starts_with("title:")).expect("a section has a title");
        let mut long = format!("{title}\nitems:\n");
        for _ in 0..clauses / 9 {
            let at = number.replace(number.get() + 1);
            let (one, other) = (UNITS[at % 7], UNITS[(at + 1 + at / 7 % 6) % 7]);
            write!(
                long,
                "  - title: 第{at}项工作\n    clauses:\n      - id: 条{at}\n        text: 开展第{at}类食品安全检查，督促生产经营者落实主体责任，\
                 发现问题及时整改，建立台账\n        lead: {one}\n        with: [{other}]\n"
            )
            .expect("a string");
        }
        long
    })
}
