//! One year's plan → the draft of the next: the files with what moves moved, and every place that a person has to
//! decide.
//!
//! Texts are spliced: what does not change keeps every byte. Each place that was moved, or that looks as if it
//! belonged to the old year, gets a mark (see [`Mark`]) and stands in the list.

use std::{collections::BTreeMap, path::Path};

use crate::{
    model::{
        edits::Edits,
        error::Error,
        finding::{Finding, Severity},
        message::Message,
        place::{Place, Source},
        plan::{Mark, Plan},
    },
    pipeline::load::{comments, load_texts},
};

mod dates;
mod fields;
mod fixes;
mod marks;
mod own_year;
mod sessions;
mod tied;
mod units;
mod years;

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

/// What the program did at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Changed it; to be confirmed.
    Changed,
    /// Left it; to be decided.
    Left,
    /// Corrected a fault that the old plan had to keep; nothing to decide.
    Corrected,
}

/// A note whose place is still one of the old plan.
#[derive(Debug, Clone)]
struct Found {
    place: Place,
    step: Step,
    code: &'static str,
    message: Message,
}

/// What is gathered on the way.
struct Work<'a> {
    plan: &'a Plan,
    from: u16,
    to: u16,
    edits: Edits,
    found: Vec<Found>,
    /// What a target came to, by clause and name.
    reached: &'a BTreeMap<String, String>,
}

/// Makes the draft for `year` from a plan that was read without faults of shape.
///
/// # Errors
/// If the year is not later than the plan's, or the draft could not be marked without changing what it says.
pub fn roll(plan: &Plan, year: u16) -> Result<Rolled, Error> {
    roll_with(plan, year, &BTreeMap::new())
}

/// The same, with what the old plan's targets came to: it stands beside the question for the new value.
///
/// # Errors
/// Like [`roll`].
pub fn roll_with(plan: &Plan, year: u16, reached: &BTreeMap<String, String>) -> Result<Rolled, Error> {
    let own = plan.head.year.as_ref().ok_or_else(no_year)?;
    if year <= own.value {
        return Err(not_later(own.value, year));
    }
    let mut work = Work { plan, from: own.value, to: year, edits: Edits::default(), found: Vec::new(), reached };
    work.edits.add(own.place, year.to_string());
    work.note(
        own.place,
        Step::Changed,
        "年份",
        format!("方案年份已由{}改为{year}", own.value),
        format!("the plan's year was {} and is {year}", own.value),
    );
    let fields = fields::fields(plan);
    fixes::waivers(&mut work);
    dates::empty(&mut work, &fields);
    units::map(&mut work, &fields);
    own_year::move_on(&mut work, &fields);
    sessions::move_on(&mut work, &fields);
    tied::look(&mut work, &fields);
    fixes::correct(&mut work);
    finish(work)
}

impl Work<'_> {
    fn note(&mut self, place: Place, step: Step, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        let message = Message::new(zh, en);
        let known = |other: &Found| other.place == place && other.code == code && other.message == message;
        if !self.found.iter().any(known) {
            self.found.push(Found { place, step, code, message });
        }
    }
}

fn finish(mut work: Work<'_>) -> Result<Rolled, Error> {
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

fn no_year() -> Error {
    Error::Other(Message::new("上年方案没有写年份（year），不知道从哪一年起草", "the old plan gives no `year`"))
}

fn not_later(old: u16, new: u16) -> Error {
    Error::Other(Message::new(
        format!("{new} 不晚于上年方案的年份 {old}"),
        format!("{new} is not later than the old plan's year, {old}"),
    ))
}

fn unmarkable(path: &Path) -> Error {
    let path = path.display();
    Error::Other(Message::new(
        format!("{path}：没有办法加上“待定”注释而不改变内容，没有写"),
        format!("{path}: cannot be marked without changing what it says; nothing was written"),
    ))
}
