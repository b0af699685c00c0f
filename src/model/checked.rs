//! A plan that can be printed: what was optional in the written plan and is needed is there, words are what they mean,
//! units are those of the register.
//!
//! Made by check alone, from a plan in which it found no error.

use super::{
    document::{Block, Cell, Picture, notice::PictureFile},
    outline::Outline,
    plan::{Date, Inferred, Kind, LetterKind, Plan, Urgency},
};

/// The checked plan. A value that is `None` is unknown: a blank in a draft, refused in a final build.
#[derive(Debug, Clone)]
pub struct CheckedPlan {
    /// The plan as written: its files, the register, places.
    pub written: Plan,
    /// The year.
    pub year: u16,
    /// The head of the notice and its end.
    pub head: Head,
    /// The letters.
    pub letters: Letters,
    /// The report forms.
    pub reports: Reports,
    /// The register's units, in its order.
    pub units: Vec<Unit>,
    /// The text: headings and clauses in printed order.
    pub outline: Outline,
    /// Characters of the notice, white space aside.
    pub characters: usize,
    /// How many it may have, where a rule or the plan says so.
    pub most_characters: Option<u16>,
}

/// A unit of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its registered name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// Head and end of the notice.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// 发文机关, the lead first; none if it is unknown.
    pub issuing_authority: Vec<String>,
    /// 发文字号.
    pub document_number: Option<String>,
    /// 标题, with the line breaks that the plan gives.
    pub title: String,
    /// 主送机关.
    pub recipients: Option<Vec<String>>,
    /// 附件.
    pub attachments: Vec<Attachment>,
    /// The pictures in them.
    pub pictures: Vec<PictureFile>,
    /// 发文机关署名, one of each; none if it is unknown.
    pub signature: Vec<String>,
    /// 成文日期.
    pub date_of_issue: Option<Day>,
    /// Whether a seal is put on the signature.
    pub seal: bool,
    /// 抄送机关; `Some` and empty if there are none.
    pub copy_recipients: Option<Vec<String>>,
    /// 印发机关.
    pub printing_authority: Option<String>,
    /// 印发日期.
    pub printing_date: Option<Day>,
    /// 附注.
    pub note: Option<String>,
    /// 紧急程度.
    pub urgency: Option<Urgency>,
    /// 份号.
    pub copy_number: Option<String>,
}

/// 附件.
#[derive(Debug, Clone, Default)]
pub struct Attachment {
    /// Its title, with the line breaks that the plan gives.
    pub title: Option<String>,
    /// Its text.
    pub text: Vec<AnnexPart>,
    /// Whether its pages are laid across (chapter 8).
    pub across: bool,
    /// Whether it is bound apart from the text (7.3.7).
    pub apart: bool,
}

/// One part of an annex.
#[derive(Debug, Clone)]
pub enum AnnexPart {
    /// A heading or a paragraph.
    Text(Block),
    /// A table, whose columns have no widths yet.
    Table {
        /// What stands in its head.
        names: Vec<String>,
        /// Its rows, cell by cell.
        rows: Vec<Vec<Cell>>,
    },
    /// A picture.
    Picture(Picture),
}

/// The letters to the units.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// What they are printed as.
    pub kind: LetterKind,
    /// The unit that sends them, as an index into [`CheckedPlan::units`].
    pub sender: Option<usize>,
    /// Its full name.
    pub sender_full_name: Option<String>,
    /// 发文字号 of the first; the others count up.
    pub document_number: Option<String>,
    /// 发文字号 of single units, as indexes into [`CheckedPlan::units`].
    pub own_numbers: Vec<(usize, String)>,
    /// When units received theirs, as indexes into [`CheckedPlan::units`].
    pub received: Vec<(usize, Day)>,
    /// 成文日期.
    pub date_of_issue: Option<Day>,
    /// Which of the three values above are inferences.
    pub inferred: Vec<Inferred>,
    /// 联系人, 联系电话, 电子邮箱, 地址, with these names.
    pub contact: [(&'static str, Option<String>); 4],
}

/// The report forms.
#[derive(Debug, Clone, Default)]
pub struct Reports {
    /// To whom they are returned.
    pub return_to: Option<String>,
    /// What a unit may call the state of a duty, at least one.
    pub statuses: Vec<String>,
    /// 报表期, at least one.
    pub periods: Vec<Period>,
}

/// 报表期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// 上半年, 全年.
    pub name: String,
    /// The days covered.
    pub covers: Option<String>,
    /// 报送截止日.
    pub due: Option<String>,
}

/// A day of the calendar; or, where the plan keeps a fault of an issued paper, what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// A day.
    Date(Date),
    /// As written, because a waiver keeps it.
    AsWritten(String),
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::AsWritten(text) => f.write_str(text),
        }
    }
}

impl Unit {
    /// Whether it is a group: no organ, no letter.
    pub fn is_group(&self) -> bool {
        self.kind == Kind::Group
    }
}

impl CheckedPlan {
    /// The units that get a letter if they have a duty: every organ but the sender. Index and unit.
    pub fn recipients(&self) -> impl Iterator<Item = (usize, &Unit)> {
        let gets_one = |(index, unit): &(usize, &Unit)| !unit.is_group() && self.letters.sender != Some(*index);
        self.units.iter().enumerate().filter(gets_one)
    }
}
