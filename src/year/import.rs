//! A notice as somebody wrote it (.txt, .docx) → the draft of a plan.
//!
//! ```text
//! bytes ─read→ [Line] ─outline→ Draft ─yaml→ files ─prove→ the same text, printed
//! ```
//!
//! What is not sure is marked and told with its line; nothing is guessed, and no character is lost.

use std::path::PathBuf;

use crate::{
    model::{error::Error, message::Message, plan::Register},
    pipeline::load::load_texts,
};

mod bracket;
mod clause;
mod docx;
mod draft;
mod head;
mod heading;
mod names;
mod numbering;
mod numbers;
mod outline;
mod parts;
mod prove;
mod read;
mod tail;
mod target;
mod yaml;

pub use draft::{Doubt, Draft, Line};

/// A plan made from a notice.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The files of the plan's folder, by their names.
    pub files: Vec<(PathBuf, String)>,
    /// A register of the units that were found; `None` if there is one already.
    pub register: Option<String>,
    /// What a person must look at, in the order of the source.
    pub doubts: Vec<Doubt>,
    /// Where the plan would print something else than the source says; `None` if it is the same text.
    pub differs: Option<Message>,
    /// Sections, items, clauses with units.
    pub counts: [usize; 3],
    /// The year that the notice tells.
    pub year: Option<u16>,
}

/// Makes a draft from a notice. `register` is the register to go by, with its text; `year` is asked for if the text does
/// not tell it.
///
/// # Errors
/// When the file cannot be read as a notice: no text, an unknown encoding, a broken .docx.
pub fn import(name: &str, bytes: &[u8], register: Option<&Register>) -> Result<Imported, Error> {
    let lines = read::lines(name, bytes)?;
    if lines.is_empty() {
        return Err(Error::Other(Message::new(format!("{name}：没有文字"), format!("{name}: has no text"))));
    }
    let draft = outline::outline(&lines, register);
    let files = yaml::files(&draft);
    let own = register.is_none().then(|| yaml::register(&draft));
    let printed = |text: &str| load_texts(with_register(&files, text));
    let known = register.map(yaml::names).or_else(|| own.clone()).unwrap_or_default();
    let differs = prove::difference(&draft, &lines, printed(&known)).or_else(|| unplaced(&draft));
    let (counts, year) = (draft.counts(), draft.year);
    Ok(Imported { files, register: own, doubts: draft.doubts, differs, counts, year })
}

/// What has no place in a plan is not printed.
fn unplaced(draft: &Draft) -> Option<Message> {
    let (number, text) = draft.unplaced.first()?;
    Some(Message::new(
        format!("第{number}行“{text}”没有放进方案，记在 plan.yaml 的注释里"),
        format!("line {number}, `{text}`, has no place in the plan and is kept as a comment in plan.yaml"),
    ))
}

fn with_register(files: &[(PathBuf, String)], register: &str) -> Vec<(PathBuf, String)> {
    let own = (PathBuf::from("departments.yaml"), register.to_owned());
    std::iter::once(own).chain(files.iter().cloned()).collect()
}
