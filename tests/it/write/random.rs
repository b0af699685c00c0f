//! Commands as nobody would think of them: whatever is asked, what a person made stays as it is.

use std::{collections::BTreeMap, fs, path::Path};

use proptest::prelude::*;

use super::Desk;

const COMMANDS: [&str; 12] =
    ["build", "docx", "diff", "import", "new", "check", "init", "fonts", "doctor", "verify", "collect", "explain"];
const PLACES: [&str; 21] = [
    "汇报.docx",
    "对照.html",
    "通知.txt",
    "资料",
    "资料/要件.txt",
    "plan",
    "plan/2023",
    "plan/2023/plan.yaml",
    "plan/departments.yaml",
    "output",
    "output/2023",
    "output/2023/正式",
    "新",
    "新/甲.docx",
    "新/乙.json",
    "2025",
    ".",
    "..",
    "链",
    "上半年",
    "",
];
const FLAGS: [&str; 20] = [
    "-o",
    "--force",
    "--final",
    "--check",
    "--prune",
    "--fix",
    "--undo",
    "--dry-run",
    "--only",
    "letters",
    "函",
    "--format",
    "html",
    "json",
    "--timings",
    "--reissue",
    "--from",
    "--departments",
    "--exit-code",
    "install",
];

/// A folder with what a person made, in every place that a command may be pointed at.
fn desk() -> Desk {
    let desk = Desk::new();
    for (path, text) in [
        ("汇报.docx", "一年的心血"),
        ("对照.html", "我的"),
        ("通知.txt", "关于印发工作安排的通知\n一、甲\n（一）乙。落实丙制度。〔丁局〕\n"),
        ("资料/要件.txt", "我的"),
        ("资料/manifest.json", "{}"),
        ("output/.2023.old/要件.txt", "我的"),
        ("output/2023/批注.txt", "我的"),
        ("returns/2023/上半年/区教育局.xlsx", "不是表"),
    ] {
        desk.put(path, text);
    }
    // An output that is ours, with a person's file in it.
    fs::remove_file(desk.path("output/2023/批注.txt")).expect("it is there");
    desk.says(0, &["build", "plan/2023", "--format", "html"]);
    desk.put("output/2023/批注.txt", "我的");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("汇报.docx", desk.path("链")).expect("a link");
        assert!(std::process::Command::new("mkfifo").arg(desk.path("管")).status().expect("mkfifo runs").success());
    }
    desk
}

/// What a person made: everything but the output's own files, which are made again from the plan.
fn persons(root: &Path) -> BTreeMap<String, String> {
    let all = super::snapshot(root);
    let all = all
        .into_iter()
        .map(|(path, state)| (path.strip_prefix(root).expect("below").to_string_lossy().into_owned(), state));
    let is_persons = |path: &String| {
        let ours = path.starts_with("output/2023") && !path.ends_with("批注.txt");
        !(ours || path.ends_with("anpai.json") || path.ends_with(".lock") || path.is_empty())
    };
    all.filter(|(path, _)| is_persons(path)).collect()
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&PLACES[..]).prop_map(str::to_owned),
        3 => prop::sample::select(&FLAGS[..]).prop_map(str::to_owned),
    ]
}

#[test]
fn whatever_is_asked_a_persons_files_stay() {
    let config = ProptestConfig {
        cases: crate::support::fuzz::cases(150),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (desk, ended) = (desk(), std::cell::RefCell::new([0_u32; 3]));
    let before = persons(&desk.root());
    let tried = |words: &[&str]| {
        let output = desk.run(words);
        let code = output.status.code().unwrap_or(-1);
        prop_assert!(
            (0..=2).contains(&code),
            "{words:?} ended with {code}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        ended.borrow_mut()[usize::try_from(code).expect("0 to 2")] += 1;
        let after = persons(&desk.root());
        for (path, state) in &before {
            prop_assert_eq!(after.get(path), Some(state), "{:?} touched {}", words, path);
        }
        // What was made anew goes again, so that the next command finds the same desk.
        for path in after.keys().filter(|path| !before.contains_key(*path)) {
            let path = desk.path(path);
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
        Ok(())
    };
    // Random words seldom come to a plan with faults.
    tried(&["check", "--final"]).expect("it touches nothing");
    let commands = (prop::sample::select(&COMMANDS[..]), prop::collection::vec(word(), 0..5));
    proptest::test_runner::TestRunner::new(config)
        .run(&commands, |(command, words)| {
            // `--fix` and `--undo` change the plan on purpose; its own tests say how.
            prop_assume!(!words.iter().any(|word| word == "--fix" || word == "--undo"));
            let words: Vec<&str> = std::iter::once(command).chain(words.iter().map(String::as_str)).collect();
            tried(&words)
        })
        .expect("no command touches them");
    let ended = ended.into_inner();
    assert!(ended.iter().all(|count| *count > 0), "all ends are seen: {ended:?}");
}
