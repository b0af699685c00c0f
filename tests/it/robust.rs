//! The output is the old set or the new one, whole, and the next build is right: whatever happens in between.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::support::workplace::{Workplace, files, options, repository};
use anpai::{
    model::document::Kind,
    pipeline::{Format, Options, Progress, build, finish, read, render::Templates},
};
use proptest::prelude::*;

/// The program as somebody starts it.
fn start(workplace: &Workplace, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.args(["build", "--format", "html", "-o"]).arg(workplace.output()).arg(workplace.plan()).args(more);
    command.arg("--fonts").arg(repository().join("fonts")).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

/// Waits for a build, which must have done it; what it says instead is shown.
fn succeeds(child: Child) {
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}: {}", output.status, String::from_utf8_lossy(&output.stderr));
}

/// A cold build of the plan as it is now, elsewhere.
fn cold(workplace: &Workplace, format: Option<Format>) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut options = options(folder.path().join("out"));
    options.selection.formats = format.into_iter().collect();
    build(&workplace.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} }).expect("the plan is sound");
    files(&folder.path().join("out"))
}

/// What a killed build may leave beside the output, and the next one takes away.
fn leftovers(workplace: &Workplace) -> Vec<String> {
    let parent = workplace.output().parent().expect("a parent").to_owned();
    let names = std::fs::read_dir(parent).expect("the parent").map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.') && !name.ends_with(".lock")).collect()
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_set_or_the_new_one() {
    const SECTION: &str = "2023/01-源头治理.yaml";
    let workplace = Workplace::new();
    succeeds(start(&workplace, &[]));
    let mut states = vec![files(&workplace.output())];
    let mut word = "落实耕地分类管理制度".to_owned();
    let whole = {
        let begin = std::time::Instant::now();
        workplace.edit(SECTION, &word, "严格落实耕地分类管理制度");
        "严格落实耕地分类管理制度".clone_into(&mut word);
        succeeds(start(&workplace, &[]));
        states.push(files(&workplace.output()));
        begin.elapsed()
    };
    let mut killed = 0;
    for round in 0..100_u32 {
        let next = format!("第{round}次落实耕地分类管理制度");
        workplace.edit(SECTION, &word, &next);
        word = next;
        let mut child = start(&workplace, &[]);
        // Spread over most of a whole run, whatever the machine is doing beside; 37 and 100 have no common divisor.
        std::thread::sleep(whole * (round * 37 % 100) / 110);
        killed += u32::from(child.try_wait().expect("a state").is_none());
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        let new = cold(&workplace, Some(Format::Html));
        let found = files(&workplace.output());
        let old = states.last().expect("there is one");
        assert!(found == *old || found == new, "round {round}: neither the old set nor the new one");
        succeeds(start(&workplace, &[]));
        assert!(files(&workplace.output()) == new, "round {round}: the next build is not right");
        assert_eq!(leftovers(&workplace), Vec::<String>::new(), "round {round}");
        states = vec![new];
    }
    assert!(killed >= 15, "only {killed} of 100 were killed while they ran");
}

#[test]
fn two_builds_at_once_leave_one_state() {
    let workplace = Workplace::new();
    for round in 0..5 {
        let first = start(&workplace, &[]);
        workplace.edit("2023/01-源头治理.yaml", "落实耕地", &format!("第{round}次落实耕地"));
        let others: Vec<Child> = (0..3).map(|_| start(&workplace, &[])).collect();
        succeeds(first);
        others.into_iter().for_each(succeeds);
        assert!(files(&workplace.output()) == cold(&workplace, Some(Format::Html)));
        assert_eq!(leftovers(&workplace), Vec::<String>::new());
    }
}

#[test]
fn a_build_that_is_overtaken_takes_the_place_of_nothing_newer() {
    let workplace = Workplace::new();
    let mut options = options(workplace.output());
    options.selection.formats = vec![Format::Html];
    let quiet = Progress { begin: &|_| {}, done: &|_| {} };
    let slow = read(&workplace.plan(), &options).expect("the plan is sound");
    workplace.edit("2023/01-源头治理.yaml", "落实耕地", "严格落实耕地");
    build(&workplace.plan(), &options, quiet).expect("the plan is sound");
    finish(slow, &options, quiet).expect("the plan is sound");
    assert!(files(&workplace.output()) == cold(&workplace, Some(Format::Html)), "an older plan's files stand there");
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_set() {
    let workplace = Workplace::new();
    succeeds(start(&workplace, &[]));
    let old = files(&workplace.output());
    workplace.edit("2023/01-源头治理.yaml", "落实耕地", "严格落实耕地");
    // No file may grow beyond 20 kB: the first page of any size fails, as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_anpai"), "build", "--format", "html", "--lang", "zh", "-o"])
        .arg(workplace.output())
        .arg(workplace.plan())
        .arg("--fonts")
        .arg(repository().join("fonts"))
        .output()
        .expect("sh runs");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("output"), "the path is named");
    assert!(files(&workplace.output()) == old);
    succeeds(start(&workplace, &[]));
    assert!(files(&workplace.output()) == cold(&workplace, Some(Format::Html)));
}

#[test]
fn an_output_that_cannot_be_made_is_an_error_with_its_path() {
    let workplace = Workplace::new();
    let file = workplace.plan().join("plan.yaml").join("out");
    let mut options = options(file.clone());
    options.selection.formats = vec![Format::Html];
    let error = build(&workplace.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} }).expect_err("no folder");
    assert!(error.to_string().contains("plan.yaml"), "{error}");
}

/// A small plan, so that a case takes little time.
fn small(workplace: &Workplace) {
    workplace.put(
        "departments.yaml",
        "departments: [{ name: 区农业农村局 }, { name: 区教育局 }, { name: 区公安分局 }, { name: 区政府办 }]\n",
    );
    workplace.put(
        "2023/plan.yaml",
        "year: 2023\ntitle: 关于印发重点工作安排的通知\nrecipients: [各单位]\npreamble: 按照部署。\nsections: [a, b]\nletters: { form: 函, sender: 区政府办, sender_full_name: 区政府办公室, basis: 会议纪要 }\nreports: { basis: 会议纪要, return_to: 区政府办 }\n",
    );
    let section = |title: &str, clauses: &[(&str, &str)]| {
        let one = |(id, unit): &(&str, &str)| {
            format!("      - id: {id}\n        text: 落实{id}制度\n        responsible: [{unit}]\n")
        };
        format!(
            "title: {title}\nitems:\n  - title: 净化环境\n    clauses:\n{}",
            clauses.iter().map(one).collect::<String>()
        )
    };
    workplace.put("2023/a.yaml", &section("强化治理", &[("甲", "区农业农村局"), ("乙", "区教育局")]));
    workplace.put("2023/b.yaml", &section("加强监管", &[("丙", "区公安分局"), ("丁", "区教育局")]));
}

/// One change of the plan, or of what is in the output.
fn disturb(workplace: &Workplace, kind: usize, seed: usize) {
    const UNITS: [&str; 4] = ["区农业农村局", "区教育局", "区公安分局", "区政府办"];
    let path = workplace.plan().join(["a.yaml", "b.yaml"][seed % 2]);
    let text = std::fs::read_to_string(&path).expect("a section");
    let unit = UNITS[seed % 3];
    let text = match kind {
        // A clause changes hands: the two letters that a stale tool gets wrong.
        0 => text.replacen(&format!("[{unit}]"), &format!("[{}]", UNITS[(seed + 1) % 3]), 1),
        1 => text.replacen("落实", ["严格落实", "全面落实"][seed % 2], 1),
        2 => format!("{text}      - id: 新{}\n        text: 增加{seed}项\n        responsible: [{unit}]\n", text.len()),
        3 => text.replacen(
            &format!("responsible: [{unit}]"),
            &format!("lead: {unit}\n        with: [{}]", UNITS[(seed + 2) % 3]),
            1,
        ),
        4 => text.replacen("title: ", ["title: 进一步", "title: 持续"][seed % 2], 1),
        5 => text.replacen("制度", "制度*和*机制", 1),
        _ => text,
    };
    std::fs::write(&path, text).expect("a section");
    let made: Vec<String> = files(&workplace.output()).into_keys().filter(|path| path.ends_with("ml")).collect();
    if let (6..=8, Some(file)) = (kind, made.get(seed % made.len().max(1))) {
        let file = workplace.output().join(file);
        match kind {
            6 => std::fs::write(&file, "假").expect("a file"),
            7 => std::fs::remove_file(&file).expect("a file"),
            _ => std::fs::write(file.with_file_name("别人的.txt"), "留").expect("a file"),
        }
    }
    if kind == 9 {
        workplace.edit("2023/plan.yaml", "form: 函", ["form: 责任书", "form: 任务清单"][seed % 2]);
        workplace.edit("2023/plan.yaml", ["form: 责任书", "form: 任务清单"][seed % 2], "form: 函");
        workplace.edit("2023/plan.yaml", "preamble: ", "preamble: 一、");
    }
}

fn incremental(workplace: &Workplace, only: Vec<Kind>, departments: Vec<String>) {
    let mut options = options(workplace.output());
    options.selection.only = only;
    options.selection.departments = departments;
    options.selection.formats = vec![Format::Html];
    // Some edits change what was made, as a person might.
    options.force = true;
    build(&workplace.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} }).expect("the plan is sound");
}

fn is_sound(workplace: &Workplace) -> bool {
    let loaded = anpai::pipeline::load::load(&workplace.plan()).expect("it is there");
    anpai::pipeline::check::check(loaded.plan, loaded.findings, anpai::pipeline::check::Mode::Draft).plan.is_some()
}

/// Files that are not ours.
fn without_foreign(mut all: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    all.retain(|path, bytes| !path.ends_with("别人的.txt") || bytes != "留".as_bytes());
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::fuzz::cases(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_gives_what_a_cold_one_gives(edits in prop::collection::vec((0_usize..10, 0_usize..12, 0_usize..4), 1..8)) {
        let workplace = Workplace::bare();
        small(&workplace);
        incremental(&workplace, Vec::new(), Vec::new());
        for (kind, seed, selection) in edits {
            disturb(&workplace, kind, seed);
            match selection {
                0 => incremental(&workplace, vec![Kind::Letter], Vec::new()),
                1 => incremental(&workplace, Vec::new(), vec!["区教育局".to_owned()]),
                _ => incremental(&workplace, Vec::new(), Vec::new()),
            }
        }
        // What a part left stale goes when it is pruned.
        workplace.build_with(|options| {
            options.selection.formats = vec![Format::Html];
            (options.prune, options.force) = (true, true);
        });
        // Edits can make a plan that is refused; then nothing is made, here as there.
        prop_assume!(is_sound(&workplace));
        let (here, there) = (without_foreign(files(&workplace.output())), cold(&workplace, Some(Format::Html)));
        let differing: Vec<&String> =
            here.keys().chain(there.keys()).filter(|path| here.get(*path) != there.get(*path)).collect();
        prop_assert!(differing.is_empty(), "{differing:?}");
    }
}

#[test]
fn an_incremental_build_with_pdfs_gives_what_a_cold_one_gives() {
    let workplace = Workplace::bare();
    small(&workplace);
    workplace.build();
    for (kind, seed) in [(0, 1), (2, 3), (3, 0), (6, 2), (1, 4), (7, 5)] {
        disturb(&workplace, kind, seed);
        let built = workplace.build_with(|options| options.force = true);
        assert!(built.outcome.is_some(), "{:?}", built.findings);
    }
    assert!(without_foreign(files(&workplace.output())) == cold(&workplace, None));
    let again = workplace.build().outcome.expect("built");
    assert!(again.made.is_empty() && again.removed.is_empty(), "a second build makes nothing");
}

/// A page is known by what it is made from: the plan says the same here, and all else changes in turn.
#[test]
fn pages_are_made_anew_when_a_template_or_what_stands_beside_them_changes() {
    type Change = fn(&mut Options);
    let workplace = Workplace::bare();
    small(&workplace);
    let changes: [(Change, usize); 6] = [
        (|options| options.selection.only = vec![Kind::Letter], 0),
        (|_| {}, 2),
        (|options| options.templates = own("web/style.css", "p { color: red }"), 5),
        (|options| options.templates = own("web/letter.html", "<p>{{ doc.unit }}"), 5),
        (|options| options.templates = own("web/fill.js", "0;"), 3),
        (|options| options.selection.formats = vec![Format::Html, Format::Pdf], 5),
    ];
    for (number, (change, least)) in changes.into_iter().enumerate() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = [workplace.output(), folder.path().join("out")].map(|output| {
            let mut options = options(output);
            options.selection.formats = vec![Format::Html];
            change(&mut options);
            let built = build(&workplace.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} });
            built.expect("the plan is sound").outcome.expect("it is made").made.len()
        });
        let (here, there) = (files(&workplace.output()), files(&folder.path().join("out")));
        let differing: Vec<&String> = here.keys().filter(|path| here.get(*path) != there.get(*path)).collect();
        assert!(differing.is_empty(), "{number}: {differing:?}");
        assert!(made[0] >= least, "{number}: {made:?}");
    }
}

fn own(path: &str, text: &str) -> Templates {
    Templates::new(vec![(path.to_owned(), text.to_owned())]).expect("a template")
}

#[test]
fn looking_changes_nothing() {
    let workplace = Workplace::bare();
    small(&workplace);
    let look = || {
        let mut options = options(workplace.output());
        options.dry = true;
        let built = build(&workplace.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} }).expect("sound");
        built.outcome.expect("the plan is sound")
    };
    assert!(
        !look().made.is_empty()
            && !workplace.output().exists()
            && !Path::new(&workplace.output().with_file_name(".2023.lock")).exists()
    );
    workplace.build();
    assert!(look().made.is_empty() && look().removed.is_empty());
    disturb(&workplace, 0, 1);
    let before = files(&workplace.output());
    let stale = look().made;
    assert!(
        stale.iter().any(|path| path == "letters/区教育局.pdf")
            && !stale.iter().any(|path| path == "letters/区农业农村局.pdf"),
        "{stale:?}"
    );
    assert!(files(&workplace.output()) == before);
}
