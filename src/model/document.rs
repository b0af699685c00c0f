//! What the documents say: plain printed values, in printed order.
//!
//! No places, no YAML, no markup. Templates see exactly these names (serialised as JSON).

use serde::Serialize;

pub mod burden;
pub mod chart;
pub mod dispatch;
pub mod file_name;
pub mod form;
pub mod index;
pub mod letter;
pub mod notice;
pub mod table;

pub use burden::Burden;
pub use chart::{Bar, Chart};
pub use dispatch::Dispatch;
pub use form::{Form, FormRow};
pub use index::{Index, Matrix, MatrixRow};
pub use letter::{Duty, DutyGroup, Goal, Letter, Paragraph, Partner, Party, Passage, Pledge, TargetRow};
pub use notice::{Annex, Attachment, Block, Clause, Heading, Imprint, Issued, Notice, Picture};
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

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// 通知.
    #[value(alias = "通知")]
    Notice,
    /// 函.
    #[value(name = "letters", aliases = ["letter", "函", "责任书", "任务清单"])]
    Letter,
    /// 报表.
    #[value(name = "forms", aliases = ["form", "报表"])]
    Form,
    /// The page that links everything; it is always made.
    #[value(skip)]
    Index,
    /// 发文登记簿; it goes with the letters.
    #[value(skip)]
    Register,
    /// 减负自查表; it goes with a whole draft.
    #[value(skip)]
    Burden,
    /// An annex bound apart; it goes with the notice.
    #[value(skip)]
    Annex,
    /// 修改对照表; it is made of two plans and belongs to no set.
    #[value(skip)]
    Comparison,
}

impl Kind {
    /// Its name in the manifest, and that of its templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Letter => "letter",
            Self::Form => "form",
            Self::Index => "index",
            Self::Register => "register",
            Self::Burden => "burden",
            Self::Annex => "annex",
            Self::Comparison => "diff",
        }
    }

    /// The kinds of a set, in the order in which an office counts them.
    pub const SET: [Self; 7] =
        [Self::Index, Self::Notice, Self::Annex, Self::Letter, Self::Register, Self::Form, Self::Burden];

    /// The kind that a manifest names.
    pub fn named(name: &str) -> Option<Self> {
        Self::SET.into_iter().find(|kind| kind.name() == name)
    }

    /// What an office calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Notice => "通知",
            Self::Letter => "任务文件",
            Self::Form => "报表",
            Self::Index => "总览",
            Self::Register => "发文登记簿",
            Self::Burden => "减负自查表",
            Self::Annex => "另行装订的附件",
            Self::Comparison => "修改对照表",
        }
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

/// A printed value that may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// What is printed; for an unknown value, its name (成文日期).
    pub text: String,
    /// How sure the plan is of it.
    pub state: FieldState,
}

/// How sure the plan is of a [`Field`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldState {
    /// Stated by the plan.
    Known,
    /// Filled in by inference and not yet confirmed: marked in a draft.
    Inferred,
    /// Not stated: a marked blank that names what is missing.
    Unknown,
}

impl Field {
    /// What is printed where no style can mark it: an unknown value is a blank that names what is missing.
    pub fn printed(&self) -> String {
        match self.state {
            FieldState::Unknown => format!("〔{}待填〕", self.text),
            FieldState::Known | FieldState::Inferred => self.text.clone(),
        }
    }

    /// A value that the plan states.
    pub fn known(text: impl Into<String>) -> Self {
        Self { text: text.into(), state: FieldState::Known }
    }

    /// A value that the plan has only by inference.
    pub fn inferred(text: impl Into<String>) -> Self {
        Self { text: text.into(), state: FieldState::Inferred }
    }

    /// A blank; `name` says what is missing.
    pub fn unknown(name: impl Into<String>) -> Self {
        Self { text: name.into(), state: FieldState::Unknown }
    }

    /// The stated value, or else a blank called `name`.
    pub fn or_unknown(text: Option<impl ToString>, name: &str) -> Self {
        text.map_or_else(|| Self::unknown(name), |text| Self::known(text.to_string()))
    }
}

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The characters as printed.
    pub text: String,
    /// Their style.
    pub style: RunStyle,
}

impl Run {
    /// Text without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: RunStyle::Plain }
    }
}

/// The style of a [`Run`]. GB/T 9704 knows no bold: strong is 黑体, emphasis 楷体.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RunStyle {
    /// 仿宋.
    Plain,
    /// 黑体.
    Strong,
    /// 楷体.
    Emphasis,
    /// Struck: it went (花脸稿).
    Removed,
    /// 黑体: it came (花脸稿).
    Added,
}

/// The part that a unit has in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 独立承担: the only unit named.
    Sole,
    /// 牵头.
    Lead,
    /// 共同承担: one of several, each by its office (按职责分工负责).
    Joint,
    /// 参与: named after a lead.
    Participant,
    /// 共性任务: meant by 各相关部门.
    Common,
}

impl Role {
    /// All roles, weightiest first.
    pub const ALL: [Self; 5] = [Self::Sole, Self::Lead, Self::Joint, Self::Participant, Self::Common];

    /// The Chinese word that is printed: 独立, 牵头, 共同, 参与, 共性.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sole => "独立",
            Self::Lead => "牵头",
            Self::Joint => "共同",
            Self::Participant => "参与",
            Self::Common => "共性",
        }
    }

    /// The same in full, as a form says what a duty is: 独立承担, 牵头, 共同承担, 参与配合, 共性任务.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Sole => "独立承担",
            Self::Lead => "牵头",
            Self::Joint => "共同承担",
            Self::Participant => "参与配合",
            Self::Common => "共性任务",
        }
    }
}
