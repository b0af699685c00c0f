//! What was gathered → the draft: spliced and marked, and read again before anybody gets it.

use std::path::Path;

use crate::{
    model::{
        error::Error,
        finding::{Finding, Severity},
        message::Message,
        place::Source,
        plan::Plan,
    },
    pipeline::load::{comments, load_texts},
};

use super::{
    marks,
    work::{Found, Step, Work},
};

/// The next year's draft.
#[derive(Debug)]
pub struct Rolled {
    /// Its files, the register included, in the order of the old plan's sources.
    pub files: Vec<Source>,
    /// What was done and what is left to decide, by file and line.
    pub notes: Vec<Note>,
}

/// Something that was done, or that a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Index of the file.
    pub file: usize,
    /// The line in the new file, from 1.
    pub line: usize,
    /// What the program did.
    pub step: Step,
    /// The mark's code: 年份, 指标.
    pub code: &'static str,
    /// The sentence.
    pub message: Message,
}

/// Splices and marks the texts, and lists the notes by the lines that they have then.
pub(super) fn finish(mut work: Work<'_>) -> Result<Rolled, Error> {
    work.found.sort_by_key(|found| (found.place.file, found.place.start));
    let mut rolled = Rolled { files: Vec::new(), notes: Vec::new() };
    for (file, source) in (0_u16..).zip(work.plan.sources.iter()) {
        let spliced = work.edits.apply(file, &source.text);
        let own: Vec<&Found> = work.found.iter().filter(|found| found.place.file == file).collect();
        let (text, lines) = marks::mark(&spliced, &own, &work.edits);
        if comments::skeleton(&spliced) != comments::skeleton(&text) {
            return Err(unmarkable(&source.path));
        }
        let notes = own.into_iter().zip(lines).map(|(found, line)| Note {
            file: usize::from(file),
            line,
            step: found.step,
            code: found.code,
            message: found.message.clone(),
        });
        rolled.notes.extend(notes);
        rolled.files.push(Source { path: source.path.clone(), text });
    }
    rolled.notes.sort_by_key(|note| (note.file, note.line));
    prove(work.plan, &rolled, work.to)?;
    Ok(rolled)
}

/// The draft is read before it is written: it loads, and has the same clauses.
fn prove(plan: &Plan, rolled: &Rolled, year: u16) -> Result<(), Error> {
    let texts = rolled.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let loaded = load_texts(texts);
    let ids = |plan: &Plan| -> Vec<Option<String>> {
        plan.clauses().iter().map(|found| found.clause.id.as_ref().map(|id| id.value.clone())).collect()
    };
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let fault = loaded.findings.iter().find(is_error).map(|finding| finding.message.clone());
    let same = ids(plan) == ids(&loaded.plan) && loaded.plan.head.year.as_ref().is_some_and(|own| own.value == year);
    match fault {
        None if same => Ok(()),
        fault => Err(Error::Other(Message::new(
            format!("起草出来的方案读不回来，没有写：{}", fault.as_ref().map_or("条款有出入", |fault| &fault.zh)),
            format!(
                "the draft does not read back, nothing was written: {}",
                fault.as_ref().map_or("clauses differ", |fault| &fault.en)
            ),
        ))),
    }
}

fn unmarkable(path: &Path) -> Error {
    let path = path.display();
    Error::Other(Message::new(
        format!("{path}：没有办法加上“待定”注释而不改变内容，没有写"),
        format!("{path}: cannot be marked without changing what it says; nothing was written"),
    ))
}
