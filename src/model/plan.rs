//! The plan as its author wrote it, every value with its place.
//!
//! Nearly all fields are optional in the type: that something is missing is said by a rule, in the
//! reader's words, and not by the reader of YAML. Only unknown keys and wrong shapes are refused there.

pub mod date;
pub mod form;
pub mod head;
pub mod keys;
pub mod mark;
pub mod picture;
pub mod register;
pub mod section;
mod settings;
pub mod walk;
mod whole;
pub mod word;

pub use date::Date;
pub use head::{Attachment, Forms, Head, IssuedPlan, Numbering, Waiver};
pub use mark::Mark;
pub use register::{Department, Grade, Kind, Register, Word};
pub use section::{Clause, Item, Phrase, Section, Target};
pub use settings::{Contact, LetterNumber, LetterSettings, Period, ReportSettings};
pub use whole::{Plan, SectionFile};
pub use word::{Anew, Inferred, LetterKind, Operator, Urgency};
