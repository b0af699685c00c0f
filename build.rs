//! Which program this is: one hash over all that it is compiled from. A version is not enough while it is worked on.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io::Write,
    path::{Path, PathBuf},
};

/// What the program is made of, the locked versions of others' crates among it.
const PARTS: [&str; 6] = ["Cargo.lock", "Cargo.toml", "build.rs", "crates/gbt9704", "src", "templates"];

fn main() {
    let mut files = Vec::new();
    PARTS.iter().for_each(|part| add(Path::new(part), &mut files));
    files.sort();
    let mut hash = DefaultHasher::new();
    for path in &files {
        // By parts: a path is written otherwise on other systems.
        path.iter().for_each(|part| part.to_string_lossy().hash(&mut hash));
        fs::read(path).expect("a file of the program").hash(&mut hash);
    }
    let watched = PARTS.map(|part| format!("cargo::rerun-if-changed={part}\n")).concat();
    let told = format!("{watched}cargo::rustc-env=ANPAI_PROGRAM={:016x}\n", hash.finish());
    std::io::stdout().write_all(told.as_bytes()).expect("Cargo listens");
}

fn add(path: &Path, files: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(path).expect("a folder of the program") {
        add(&entry.expect("an entry").path(), files);
    }
}
