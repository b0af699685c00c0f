//! Every change of a plan in its order, beside the plan: what undo and redo go by, after a restart too.
//!
//! One line a step, written before the plan's file is: after a crash the last line tells what was not saved.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{
    model::error::Error,
    pipeline::{load::served, write::aside},
};

/// How much of a file is kept on both sides of a change, so that it is found again.
const AROUND: usize = 80;
/// How much of that is enough where somebody has written nearby since.
const NEAR: usize = 24;

/// A change of one or more files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Counts the changes.
    pub n: u64,
    /// What was done, in words.
    pub label: String,
    /// File by file.
    pub parts: Vec<Part>,
}

/// The change of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The file's name.
    pub file: String,
    /// Its first byte that changed.
    pub at: usize,
    /// What stood there; `None` if there was no file.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
    /// What stands before and after it.
    pub around: (String, String),
}

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Begin(Change),
    Done(u64),
    Failed(u64),
    Undo(u64),
    Redo(u64),
}

/// The changes of one plan.
#[derive(Debug, Default)]
pub struct Journal {
    path: PathBuf,
    done: Vec<Change>,
    undone: Vec<Change>,
    next: u64,
    /// Begun, and neither done nor given up: the program ended in between.
    pub open: Option<Change>,
}

impl Part {
    /// What makes `new` of `old`: the stretch between what both begin and end with. `None` if nothing changes.
    pub fn between(file: &str, old: Option<&str>, new: Option<&str>) -> Option<Self> {
        let (Some(before), Some(after)) = (old, new) else {
            let whole = (old.map(str::to_owned), new.map(str::to_owned));
            return (old != new).then(|| Self {
                file: file.to_owned(),
                at: 0,
                old: whole.0,
                new: whole.1,
                around: Default::default(),
            });
        };
        if before == after {
            return None;
        }
        let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let start = before.floor_char_boundary(start).min(after.floor_char_boundary(start));
        let rest = (before.len().min(after.len())) - start;
        let same = before.bytes().rev().zip(after.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        // The bytes of a character belong together.
        let end = (0..=same)
            .rev()
            .find(|same| before.is_char_boundary(before.len() - same) && after.is_char_boundary(after.len() - same));
        let end = end.unwrap_or(0);
        let (from, to) = (
            before.floor_char_boundary(start.saturating_sub(AROUND)),
            before.ceil_char_boundary((before.len() - end + AROUND).min(before.len())),
        );
        Some(Self {
            file: file.to_owned(),
            at: start,
            old: Some(before[start..before.len() - end].to_owned()),
            new: Some(after[start..after.len() - end].to_owned()),
            around: (before[from..start].to_owned(), before[before.len() - end..to].to_owned()),
        })
    }

    /// The same, the other way round.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { old: self.new.clone(), new: self.old.clone(), ..self.clone() }
    }

    /// The text with this change in; `None` if what it changes is not there, or not in one place alone.
    pub fn apply(&self, text: &str) -> Option<String> {
        let old = self.old.as_deref()?;
        let at = self.find(text, old, AROUND).or_else(|| self.find(text, old, NEAR))?;
        Some(format!("{}{}{}", &text[..at], self.new.as_deref().unwrap_or_default(), &text[at + old.len()..]))
    }

    /// Where the old words stand with so much of what was around them: where they stood, or in one other place alone.
    fn find(&self, text: &str, old: &str, width: usize) -> Option<usize> {
        let (before, after) = (&self.around.0, &self.around.1);
        let before = &before[before.ceil_char_boundary(before.len().saturating_sub(width))..];
        let after = &after[..after.floor_char_boundary(width.min(after.len()))];
        let stands = format!("{before}{old}{after}");
        let usual = self
            .at
            .checked_sub(before.len())
            .filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(&stands)));
        let at = usual.or_else(|| {
            let mut found = text.match_indices(&stands).map(|(at, _)| at);
            found.next().filter(|_| found.next().is_none())
        })?;
        Some(at + before.len())
    }
}

impl Journal {
    /// Reads the journal in `path`; what cannot be read of it is not gone by.
    pub fn open(path: &Path) -> Self {
        let mut journal = Self { path: path.to_owned(), next: 1, ..Self::default() };
        for line in served::text(path).unwrap_or_default().lines() {
            if let Ok(line) = serde_json::from_str(line) {
                journal.take(line);
            }
        }
        journal
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Begin(change) => {
                self.next = change.n + 1;
                self.open = Some(change);
            }
            Line::Done(n) => {
                if let Some(change) = self.open.take_if(|open| open.n == n) {
                    self.done.push(change);
                    self.undone.clear();
                }
            }
            Line::Failed(n) => drop(self.open.take_if(|open| open.n == n)),
            Line::Undo(n) => self.undone.extend(self.done.pop_if(|last| last.n == n)),
            Line::Redo(n) => self.done.extend(self.undone.pop_if(|last| last.n == n)),
        }
    }

    /// Notes a step on the disk, and then here.
    fn note(&mut self, line: Line) -> Result<(), Error> {
        aside::append(&self.path, &serde_json::to_string(&line).expect("a step is strings and numbers"))?;
        self.take(line);
        Ok(())
    }

    /// Notes what is about to be written.
    ///
    /// # Errors
    /// When the journal cannot be written; then the plan must not be either.
    pub fn begin(&mut self, label: &str, parts: Vec<Part>) -> Result<u64, Error> {
        let n = self.next;
        self.note(Line::Begin(Change { n, label: label.to_owned(), parts }))?;
        Ok(n)
    }

    /// Notes that it was written, or that it was not.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn end(&mut self, n: u64, written: bool) -> Result<(), Error> {
        self.note(if written { Line::Done(n) } else { Line::Failed(n) })
    }

    /// The change that undo would take back.
    pub fn last(&self) -> Option<&Change> {
        self.done.last()
    }

    /// The change that redo would do again.
    pub fn next(&self) -> Option<&Change> {
        self.undone.last()
    }

    /// Notes that a change was taken back.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn undo(&mut self, n: u64) -> Result<(), Error> {
        self.note(Line::Undo(n))
    }

    /// Notes that a change was done again.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn redo(&mut self, n: u64) -> Result<(), Error> {
        self.note(Line::Redo(n))
    }

    /// The changes that stand, the latest first.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.done.iter().rev()
    }
}
