//! The plan as its author wrote it, every value with its place.
//!
//! Nearly all fields are optional in the type: that something is missing is said by a rule, in the
//! reader's words, and not by the reader of YAML. Only unknown keys and wrong shapes are refused there.

use crate::model::place::{Place, Sources};

pub mod date;
pub mod head;
pub mod mark;
pub mod register;
pub mod section;
pub mod walk;
pub mod word;

pub use date::Date;
pub use head::{Attachment, Contact, Forms, Head, LetterSettings, Period, ReportSettings, Waiver};
pub use mark::Mark;
pub use register::{Department, Grade, Kind, Register, Word};
pub use section::{Clause, Item, Phrase, Section, Target};
pub use word::{Inferred, LetterKind, Operator, Urgency};

/// A whole plan: register, head and sections, with the texts that they were read from.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The files.
    pub sources: Sources,
    /// The units, shared by all years.
    pub register: Register,
    /// The head of the notice and the settings.
    pub head: Head,
    /// The sections, in the order that the head gives.
    pub sections: Vec<SectionFile>,
}

/// One section and the file that it came from.
#[derive(Debug, Clone, Default)]
pub struct SectionFile {
    /// The file's name without its ending, as the head names it.
    pub name: String,
    /// The whole file.
    pub place: Place,
    /// What it says.
    pub section: Section,
}
