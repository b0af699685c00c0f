//! A manual's fenced blocks, and what it takes to do what they say.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use super::workplace::repository;

/// What a manual asks a reader to do. Comments are no part of it, but for "faults".
#[derive(Debug, PartialEq)]
pub(crate) enum Block {
    /// Lines of a shell, and whether each ends with faults of the plan.
    Shell(Vec<(String, bool)>),
    /// A change of files.
    Patch(String),
}

/// The blocks of a text in Markdown that are marked `sh` or `diff`.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced
        .filter_map(|block| match block.split_once('\n')? {
            ("sh", lines) => Some(Block::Shell(lines.lines().filter_map(line).collect())),
            ("diff", patch) => Some(Block::Patch(patch.to_owned())),
            _ => None,
        })
        .collect()
}

fn line(line: &str) -> Option<(String, bool)> {
    let (command, comment) = line.split_once('#').unwrap_or((line, ""));
    let faults = ["有错：", "faults:"].iter().any(|start| comment.trim().starts_with(start));
    let command = command.trim();
    (!command.is_empty()).then(|| (command.to_owned(), faults))
}

/// Does what a block says in `folder`, and how many commands that were.
pub(crate) fn run(block: &Block, folder: &Path) -> usize {
    match block {
        Block::Shell(lines) => {
            lines.iter().for_each(|(command, faults)| shell(command, i32::from(*faults), folder));
            lines.len()
        }
        Block::Patch(patch) => {
            apply(patch, folder);
            0
        }
    }
}

/// As a person has it: the program is on the path, the fonts are where `make` or `anpai fonts install` put them.
fn shell(command: &str, expected: i32, folder: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_anpai")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("a path"));
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("anpai")).expect("a folder");
    std::os::unix::fs::symlink(repository().join("fonts"), home.path().join("anpai/fonts")).expect("a link");
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", path)
        .env("XDG_CACHE_HOME", home.path())
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(expected), "{command}: {said}");
}

fn apply(patch: &str, folder: &Path) {
    let mut git = Command::new("git")
        .args(["apply", "-p0", "--whitespace=nowarn", "-"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .expect("git is there");
    git.stdin.take().expect("a pipe").write_all(patch.as_bytes()).expect("git reads it");
    assert!(git.wait().expect("git ends").success(), "{patch}");
}
