//! What the documents say: plain printed values, in printed order.
//!
//! No places, no YAML, no markup. Templates see exactly these names (serialised as JSON).

use serde::Serialize;

pub mod burden;
pub mod chart;
pub mod dispatch;
mod field;
pub mod file_name;
pub mod form;
pub mod index;
mod kind;
pub mod letter;
pub mod notice;
mod role;
mod run;
pub mod table;

pub use burden::Burden;
pub use chart::{Bar, Chart};
pub use dispatch::Dispatch;
pub use field::{Field, FieldState};
pub use form::{Form, FormRow};
pub use index::{Index, Matrix, MatrixRow};
pub use kind::Kind;
pub use letter::{Duty, DutyGroup, Goal, Letter, Paragraph, Partner, Party, Passage, Pledge, TargetRow};
pub use notice::{Annex, Attachment, Block, Clause, Heading, Imprint, Issued, Notice, Picture};
pub use role::Role;
pub use run::{Run, RunStyle};
pub use table::{Cell, Column, Table, TableRow};

/// One document of the set that a plan comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Path of its files without their ending, relative to the output folder: letters/区农业农村局.
    pub stem: String,
    /// The unit that it is for; `None` if it is for all.
    pub unit: Option<String>,
    /// How many duties it hands out or asks about; `None` for one that does neither.
    pub duties: Option<usize>,
    /// What it says.
    pub body: Body,
}

impl Document {
    /// The notice that it is.
    pub fn notice(&self) -> Option<&Notice> {
        if let Body::Notice(notice) = &self.body { Some(notice) } else { None }
    }

    /// The letter that it is.
    pub fn letter(&self) -> Option<&Letter> {
        if let Body::Letter(letter) = &self.body { Some(letter) } else { None }
    }

    /// The form that it is.
    pub fn form(&self) -> Option<&Form> {
        if let Body::Form(form) = &self.body { Some(form) } else { None }
    }
}

/// What a document says: the value that its templates see.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// The official notice, 通知.
    Notice(Notice),
    /// The letter of one unit.
    Letter(Letter),
    /// The report form of one unit and period.
    Form(Form),
    /// The page that links everything.
    Index(Index),
    /// 发文登记簿.
    Register(Dispatch),
    /// 减负自查表.
    Burden(Burden),
    /// An annex bound apart.
    Annex(Annex),
}
