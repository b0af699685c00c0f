//! The walk in the READMEs, done as it stands there.

use std::{
    path::Path,
    process::{Command, Output},
};

use crate::support::workplace::{read, repository};

/// One step of the walk.
#[derive(Debug, PartialEq)]
enum Step {
    /// A command, and whether it ends with faults.
    Run(String, bool),
    /// A change of a file.
    Edit(String, String, String),
}

/// The steps between a heading and the next.
fn steps(readme: &str, heading: &str) -> Vec<Step> {
    let text = read(&repository().join(readme));
    let walk = text.split_once(heading).expect("the walk is there").1;
    let walk = walk.split("\n## ").next().expect("its end");
    walk.lines().filter_map(step).collect()
}

fn step(line: &str) -> Option<Step> {
    if let Some(rest) = line.strip_prefix("anpai ") {
        let (command, comment) = rest.split_once('#').unwrap_or((rest, ""));
        let faults = ["有错：", "faults:"].iter().any(|start| comment.trim().starts_with(start));
        return Some(Step::Run(command.trim().to_owned(), faults));
    }
    let cells: Vec<&str> = line.strip_prefix("| plan/")?.trim_end_matches(" |").split(" | ").collect();
    let [file, before, after] = cells[..] else { panic!("{line}") };
    let text = |cell: &str| cell.trim_matches('`').replace('↵', "\n");
    Some(Step::Edit(format!("plan/{file}"), text(before), text(after)))
}

fn anpai(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.current_dir(folder).args(arguments.split_whitespace()).args(["--lang", "zh"]);
    if ["build", "diff"].iter().any(|name| arguments.starts_with(name)) {
        command.arg("--fonts").arg(repository().join("fonts"));
    }
    command.output().expect("the program runs")
}

#[test]
fn the_walk_of_the_readme_goes_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = repository().join("tests/seed/notice-2023.txt");
    std::fs::copy(notice, folder.path().join("notice-2023.txt")).expect("the issued text");
    let mut runs = 0;
    for step in steps("README.zh-CN.md", "## 走一遍") {
        match step {
            Step::Run(command, faults) => {
                let output = anpai(folder.path(), &command);
                let said =
                    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
                assert_eq!(output.status.code(), Some(i32::from(faults)), "{command}: {said}");
                runs += 1;
            }
            Step::Edit(path, before, after) => {
                let path = folder.path().join(path);
                let text = read(&path);
                assert!(text.contains(&before), "{} has no {before:?}", path.display());
                std::fs::write(&path, text.replacen(&before, &after, 1)).expect("a file of the plan");
            }
        }
    }
    assert_eq!(runs, 11);
    let made = |path: &str| folder.path().join(path).exists();
    assert!(made("output/2024/index.html") && made("output/2024/notice.pdf") && made("对照表.pdf"));
    assert!(made("output/2024-notice.docx"));
    assert!(made("output/2024/letters/市市场监管局友好分局.pdf") && !made("output/2024/letters/市市场监管局.pdf"));
    let page = read(&folder.path().join("output/2024/letters/区发改局.html"));
    assert!(page.contains("2024年") && !page.contains("虹豆"));
}

#[test]
fn both_readmes_have_the_same_walk() {
    assert_eq!(steps("README.md", "## A walk"), steps("README.zh-CN.md", "## 走一遍"));
}
