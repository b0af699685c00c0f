//! The layers of the house: which room may know which. Read from the sources, so that an arrow up is a red test.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::support::workplace::repository;

/// Room, and what it may know of the crate.
const ROOMS: &[(&str, &[&str])] = &[
    ("hanzi", &["hanzi"]),
    ("model", &["model"]),
    ("pipeline/load", &["model", "hanzi", "pipeline/cores", "pipeline/hash", "pipeline/load"]),
    ("pipeline/check", &["model", "hanzi", "pipeline/cores", "pipeline/hash", "pipeline/check"]),
    ("pipeline/assign", &["model", "hanzi", "pipeline/hash", "pipeline/assign"]),
    ("pipeline/render", &["model", "hanzi", "pipeline/cores", "pipeline/hash", "pipeline/render"]),
    ("pipeline/typeset", &["model", "hanzi", "pipeline/cores", "pipeline/hash", "pipeline/typeset"]),
    ("pipeline/write", &["model", "hanzi", "pipeline/cores", "pipeline/hash", "pipeline/write"]),
    ("year", &["model", "hanzi", "pipeline", "year"]),
    ("report", &["model", "hanzi", "pipeline", "report"]),
    ("desk", &["model", "hanzi", "pipeline", "year", "report", "desk"]),
];

fn sources(room: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = vec![room.with_extension("rs")];
    let mut waiting = vec![room.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "rs"));
    found
}

/// What a file takes from the crate, as far as two steps down: `pipeline/load`, `model/place`.
fn known(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join(" ");
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        names(&code[at + 7..], "", &mut found);
    }
    found
}

/// The paths that a use tree begins with, two steps deep.
fn names(tree: &str, above: &str, found: &mut Vec<String>) {
    let word: String = tree.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
    let rest = &tree[word.len()..];
    let path = if above.is_empty() { word.clone() } else { format!("{above}/{word}") };
    if let Some(inner) = tree.strip_prefix('{') {
        let (mut depth, mut start) = (0_usize, 0);
        for (at, sign) in inner.char_indices() {
            match sign {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names(inner[start..at].trim(), above, found);
                    start = at + 1;
                    if sign == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    } else if !word.is_empty() && above.is_empty() && rest.starts_with("::") {
        names(&rest[2..], &path, found);
    } else if !word.is_empty() {
        found.push(path);
    }
}

#[test]
fn no_room_knows_one_above_it() {
    let mut upward = Vec::new();
    let mut arrows = 0;
    for (room, may) in ROOMS {
        for path in sources(&repository().join("src").join(room)) {
            let text = fs::read_to_string(&path).expect("a source");
            let name = path.strip_prefix(repository().join("src")).expect("below src").to_string_lossy().into_owned();
            for known in known(&text) {
                arrows += 1;
                if !may.iter().any(|may| known == *may || known.starts_with(&format!("{may}/"))) {
                    upward.push(format!("{name} → {known}"));
                }
            }
        }
    }
    assert!(arrows > 500, "the sources were read: {arrows}");
    assert_eq!(upward, Vec::<String>::new());
}

#[test]
fn a_checked_plan_is_made_by_check_alone() {
    let root = repository().join("src");
    let makers: Vec<String> = ["model", "pipeline", "year", "report", "desk", "cli"]
        .iter()
        .flat_map(|room| sources(&root.join(room)))
        .filter(|path| {
            let text = fs::read_to_string(path).expect("a source");
            text.lines().any(|line| line.trim_start().starts_with("CheckedPlan {"))
        })
        .map(|path| path.strip_prefix(&root).expect("below src").to_string_lossy().into_owned())
        .collect();
    assert_eq!(makers, ["pipeline/check/resolve.rs"]);
    let on_screen = ["model", "pipeline", "year", "report", "cli"].iter().flat_map(|room| sources(&root.join(room)));
    let callers = on_screen.filter(|path| fs::read_to_string(path).expect("a source").contains("check::on_screen"));
    assert_eq!(callers.count(), 0, "what is shown on a screen only is never written");
}

/// What `scripts/house.py` says of a checkout, and whether it found no circle.
fn house(root: &Path) -> (bool, String) {
    let script = repository().join("scripts/house.py");
    let output = Command::new("python3").arg(script).arg(root).output().expect("Python is there: run `make tools`");
    (output.status.success(), String::from_utf8(output.stdout).expect("text"))
}

#[test]
fn no_files_know_one_another_in_a_circle() {
    let (is_sound, told) = house(&repository());
    let files = told.lines().filter_map(|line| line.split(" in ").nth(1)?.split(' ').next()?.parse::<usize>().ok());
    assert!(files.sum::<usize>() > 400, "the sources were read: {told}");
    assert!(is_sound, "{told}");
}

#[test]
fn a_circle_is_found_through_a_face_too() {
    let files = [
        ("lib.rs", "mod room;\nmod other;\n"),
        ("room.rs", "mod inner;\npub(crate) use inner::value;\n"),
        ("room/inner.rs", "pub(crate) fn value() -> u8 {\n    crate::other::of()\n}\n"),
        ("other.rs", "use crate::{room::{self as rooms}};\npub(crate) fn of() -> u8 {\n    rooms::value()\n}\n"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join("src").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let (is_sound, told) = house(folder.path());
    assert!(!is_sound && told.contains("circle of 2: other, room/inner\n"), "{told}");
}
