//! The documentation for readers: its links lead somewhere, its commands do what they say, its buttons are on the desk.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::support::{
    manual::{Block, blocks, run},
    workplace::{files, read, repository},
};

/// Every document in Markdown that a reader may open.
fn documents() -> Vec<PathBuf> {
    let root = repository();
    let folders = [root.clone(), root.join("docs"), root.join("tests"), root.join("crates/gbt9704")];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// What stands in `](…)`, outside of code.
fn links(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let prose: String = prose.split('`').step_by(2).collect();
    let links = prose.split("](").skip(1);
    links.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

/// The anchors of a document's headings, as forges make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    let anchor = |heading: &str| {
        let letters = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = letters.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut tried = 0;
    for document in documents() {
        let text = read(&document);
        for link in links(&text).iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { document.clone() } else { document.with_file_name("").join(path) };
            assert!(target.exists(), "{}: {link}", document.display());
            assert!(anchor.is_empty() || anchors(&read(&target)).contains(anchor), "{}: {link}", document.display());
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
}

/// A folder in which every command of a manual can be tried: a plan, other districts' plans, a form that came back.
fn office() -> tempfile::TempDir {
    let office = tempfile::tempdir().expect("a folder");
    let copy = |from: &Path, to: &str| {
        for (path, bytes) in files(from) {
            let path = office.path().join(to).join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a copy");
        }
    };
    copy(&repository().join("plan"), "plan");
    for district in ["plans/甲区", "plans/乙区"] {
        copy(&repository().join("examples/minimal/plan/2024"), district);
        let register = repository().join("examples/minimal/plan/departments.yaml");
        fs::copy(register, office.path().join(district).join("departments.yaml")).expect("the register");
    }
    run(&Block::Shell(vec![("anpai build".to_owned(), false)]), office.path());
    let returned = office.path().join("returns/2023/上半年");
    fs::create_dir_all(&returned).expect("a folder");
    let form = office.path().join("output/2023/forms/区林草局-上半年.xlsx");
    fs::copy(form, returned.join("林草局填好的.xlsx")).expect("a form");
    office
}

/// Does all the commands of a manual but those of the walk, which has its own test; `make` is only looked up.
fn do_all(manual: &str) -> usize {
    let office = office();
    let makefile = read(&repository().join("Makefile"));
    let text = read(&repository().join(manual));
    let mut ran = 0;
    for block in blocks(&text).into_iter().filter(|block| !is_walk(block)) {
        let Block::Shell(lines) = block else { continue };
        let (make, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(command, _)| command.starts_with("make"));
        for (command, _) in make {
            let target = command.strip_prefix("make ").unwrap_or("all");
            assert!(makefile.contains(&format!("\n{target}:")), "{command}");
        }
        // Where `make tools` puts it.
        let typst = repository().join(".tools/typst/bin/typst");
        let with_typst = |command: String| match command.strip_suffix("--engine cli") {
            Some(rest) => format!("{rest}--engine cli --typst {}", typst.display()),
            None => command,
        };
        let lines: Vec<_> = lines.into_iter().map(|(command, faults)| (with_typst(command), faults)).collect();
        ran += run(&Block::Shell(lines), office.path());
    }
    ran
}

fn is_walk(block: &Block) -> bool {
    matches!(block, Block::Shell(lines) if lines.iter().any(|(command, _)| command.contains("2024")))
        || matches!(block, Block::Shell(lines) if lines.iter().any(|(command, _)| command.contains("notice-2023.txt")))
}

#[test]
fn the_commands_of_the_readmes_do_what_they_say() {
    assert_eq!(do_all("README.zh-CN.md"), 15);
    assert_eq!(do_all("README.md"), 15);
}

#[test]
fn the_commands_of_the_clerks_manual_do_what_they_say() {
    assert_eq!(do_all("docs/使用手册.md"), 5);
}

#[test]
fn every_button_of_the_clerks_manual_is_on_the_desk() {
    let manual = read(&repository().join("docs/使用手册.md"));
    let desk: String = files(&repository().join("templates/desk"))
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    // 点“生成正式件”, 点右上角“撤销”, 点一次“记下”.
    let clicked = |before: &str| before.chars().rev().take(8).any(|character| character == '点');
    let quoted = manual.match_indices('“').filter(|(at, _)| clicked(&manual[..*at]));
    let buttons = quoted.filter_map(|(at, quote)| Some(manual[at + quote.len()..].split_once('”')?.0));
    // What Windows itself asks is not ours.
    let ours: Vec<&str> = buttons.filter(|button| !["更多信息", "仍要运行"].contains(button)).collect();
    assert!(ours.len() >= 15, "{ours:?}");
    for button in ours {
        assert!(desk.contains(&format!("\"{button}")) || desk.contains(&format!("'{button}")), "{button}");
    }
}

#[test]
fn pictures_are_small() {
    for (name, bytes) in files(&repository().join("docs/pictures")) {
        assert!(bytes.len() <= 150 << 10, "{name} has {} bytes", bytes.len());
    }
}
