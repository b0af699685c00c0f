//! No command destroys what it did not make: each place where a person's file may stand, tried with each command.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::workplace::{Workplace, repository};

mod batch;
mod finals;
mod output;
mod part;
mod random;
mod single;

/// A folder with the shipped plan, and the program called in it.
pub(crate) struct Desk {
    pub(crate) workplace: Workplace,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { workplace: Workplace::new() }
    }

    /// The folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.workplace.plan().ancestors().nth(2).expect("the workplace").to_owned()
    }

    /// A path in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a person's file.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Calls the program; fonts are those of the repository.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        // Nothing here takes long: what does not end has gone wrong.
        let mut command = Command::new("timeout");
        command
            .arg("60")
            .arg(env!("CARGO_BIN_EXE_anpai"))
            .args(arguments)
            .args(["--lang", "zh"])
            .current_dir(self.root());
        if ["build", "watch", "diff"].contains(&arguments[0]) {
            command.arg("--fonts").arg(repository().join("fonts"));
        }
        command.output().expect("the program runs")
    }

    /// Calls the program, which must end with `code`; what it says.
    pub(crate) fn says(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        said
    }

    /// Calls the program, which must end with 2 and touch nothing; what it says.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let before = snapshot(&self.root());
        let said = self.says(2, arguments);
        assert_eq!(snapshot(&self.root()), before, "{arguments:?} touched something: {said}");
        said
    }
}

/// Everything below a folder: kind, rights and content of each entry.
pub(crate) fn snapshot(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        let metadata = fs::symlink_metadata(entry.path()).expect("it is there");
        let content = if metadata.is_file() { fs::read(entry.path()).expect("a file") } else { Vec::new() };
        let state = format!("{:?} {:?} {:x}", metadata.file_type(), metadata.permissions(), digest(&content));
        all.insert(entry.into_path(), state);
    }
    all
}

fn digest(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
