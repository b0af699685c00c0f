//! The notice: elements of GB/T 9704-2012 in printed order.

use serde::Serialize;

use super::{chart::Chart, field::Field, run::Run, table::Table};
use crate::model::plan::Urgency;

/// The official notice, 通知.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Notice {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such; a final build has no unknown field.
    pub draft: bool,
    /// 份号, six digits (7.2.1).
    pub copy_number: Option<String>,
    /// 紧急程度: 特急 or 加急 (7.2.3).
    pub urgency: Option<Urgency>,
    /// 发文机关标志: name of the authority and 文件 (7.2.4).
    pub masthead: Field,
    /// 发文机关 of a joint notice, the lead first (7.2.4); empty if it is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<String>,
    /// 发文字号 (7.2.5).
    pub document_number: Field,
    /// 签发人 of an upward document, which has it beside its number (7.2.6).
    pub issuer: Option<Field>,
    /// 标题, one string a line (7.3.1).
    pub title: Vec<String>,
    /// 主送机关, with its colon (7.3.2).
    pub recipients: Field,
    /// 正文 (7.3.3).
    pub text: Vec<Block>,
    /// 附件说明: the names of the attachments (7.3.4).
    pub attachment_list: Vec<String>,
    /// 发文机关署名 (7.3.5).
    pub signature: Field,
    /// 署名 of each authority of a joint notice (7.3.5.1); empty if it is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<String>,
    /// 成文日期 (7.3.5.4).
    pub date_of_issue: Field,
    /// Whether the place of a seal is kept (7.3.5.1, else 7.3.5.2).
    pub seal: bool,
    /// 附注, without its parentheses (7.3.6).
    pub note: Option<String>,
    /// Plans that the notice issues, each on a page of its own; no attachments (7.3.4).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<Issued>,
    /// 附件 (7.3.7).
    pub attachments: Vec<Attachment>,
    /// 版记 (7.4).
    pub imprint: Imprint,
    /// The files of its pictures.
    #[serde(skip)]
    pub pictures: Vec<PictureFile>,
}

/// A paragraph of the text, or a heading on its own line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Block {
    /// A heading on a line of its own: 一、 and its title.
    Heading(Heading),
    /// A paragraph; `heading` runs in at its start.
    Paragraph {
        /// The run-in heading (（一）净化产地环境。).
        heading: Option<Heading>,
        /// What follows: clauses, or text without responsibility.
        clauses: Vec<Clause>,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A chart.
    Chart(Chart),
}

/// A picture of an annex. Its bytes lie in [`Notice::pictures`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Its name among the notice's pictures.
    pub file: String,
    /// What it shows: printed below it, and read out.
    pub caption: String,
    /// Its width in print in tenths of a millimetre.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A picture's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// `1.png`: the plan's own names stay outside.
    pub name: String,
    /// Its bytes, shared by all that print it.
    pub bytes: std::sync::Arc<[u8]>,
}

/// A number and its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） (7.3.3).
    pub level: u8,
    /// The number with its marks: 一、.
    pub number: String,
    /// The words; a run-in title ends with its stop. Empty when the plan gives none.
    pub title: String,
    /// What it was called in the plan that it is woven with (花脸稿).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub was: String,
}

/// A stretch of text with one responsibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// The stable id; `None` for text that is no clause of the plan (preamble, closing).
    pub id: Option<String>,
    /// 15.2: item and ordinal.
    pub number: String,
    /// The words before the responsibility.
    pub text: Vec<Run>,
    /// The printed responsibility, with the stop that follows: 〔区农业农村局〕。
    pub bracket: String,
}

impl Clause {
    /// Text that is no clause of the plan.
    pub fn free(text: Vec<Run>) -> Self {
        Self { id: None, number: String::new(), text, bracket: String::new() }
    }
}

impl Block {
    /// A paragraph of text that is no clause of the plan.
    pub fn free(text: Vec<Run>) -> Self {
        Self::Paragraph { heading: None, clauses: vec![Clause::free(text)] }
    }
}

/// A plan that the notice issues.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Issued {
    /// 附件1, if it is numbered among the attachments.
    pub number: Option<String>,
    /// Its title, one string a line.
    pub title: Vec<String>,
    /// Its text.
    pub text: Vec<Block>,
}

/// 附件 (7.3.7).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attachment {
    /// 附件, or 附件1 when there are several.
    pub number: String,
    /// Its title, one string a line.
    pub title: Vec<String>,
    /// Its text.
    pub text: Vec<Block>,
    /// Whether its pages are laid across.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub across: bool,
}

/// An annex that is bound apart from its notice (7.3.7): a file of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// 发文字号 of the notice, before the number of the annex.
    pub document_number: Field,
    /// What it says.
    #[serde(flatten)]
    pub own: Attachment,
    /// The files of its pictures.
    #[serde(skip)]
    pub pictures: Vec<PictureFile>,
}

/// 版记 (7.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imprint {
    /// 抄送机关, with its final stop; `None` when the plan says that there are none (7.4.2).
    pub copy_recipients: Option<Field>,
    /// 印发机关 (7.4.3).
    pub printing_authority: Field,
    /// 印发日期, without 印发 (7.4.3).
    pub printing_date: Field,
}
