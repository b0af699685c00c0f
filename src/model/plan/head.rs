//! `plan.yaml`: the head of the notice and the order of its sections.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    settings::{LetterSettings, ReportSettings},
    word::{Anew, Urgency},
};
use crate::model::place::{Many, Sp};

/// 方案首部。空着或没写就是未知：草稿里留空白，正式件不予生成。 An empty or absent value is unknown: a blank in a draft, refused in a final build.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Head {
    /// 方案的年份。 The year of the plan.
    #[serde(default)]
    pub year: Option<Sp<u16>>,
    /// 发文机关；联合发文写成名单，主办机关在前。 The authority that issues it; of several, the lead first.
    #[serde(default)]
    pub issuing_authority: Option<Many<Sp<String>>>,
    /// 发文字号，如 友政发〔2023〕19号。 Its number.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
    /// 标题。这里换行，印出来也换行；不换行就自动分行。 The title; a line break given here is one in print.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 主送机关，不写冒号。 To whom it goes, without the colon.
    #[serde(default)]
    pub recipients: Option<Many<Sp<String>>>,
    /// 第一节之前的正文；空一行另起一段。 Text before the first section; a blank line begins a paragraph.
    #[serde(default)]
    pub preamble: Option<Sp<String>>,
    /// 各节的文件名，按印发的次序，不写 .yaml。 The section files in order, without .yaml.
    #[serde(default)]
    pub sections: Many<Sp<String>>,
    /// 最后一节之后、署名之前的正文。 Text after the last section, before the signature.
    #[serde(default)]
    pub closing: Option<Sp<String>>,
    /// 随通知印发的方案：另起一页，有自己的标题，各节是它的内容；不作附件（GB/T 9704—2012 7.3.4）。 Plans that the notice issues: each begins a page with a title of its own, and the sections are theirs.
    #[serde(default)]
    pub issued_plans: Many<IssuedPlan>,
    /// 附件。 Annexes.
    #[serde(default)]
    pub attachments: Many<Attachment>,
    /// 发文机关署名；联合发文写成名单，次序同发文机关。 The issuing authority's own name, as it signs; of several, in their order.
    #[serde(default)]
    pub signature: Option<Many<Sp<String>>>,
    /// 成文日期，写 2023-03-15 或 2023年3月15日。 The date of issue.
    #[serde(default)]
    pub date_of_issue: Option<Sp<String>>,
    /// 署名处是否盖章；不写就是盖（GB/T 9704—2012 7.3.5.1）。 Whether a seal is put on the signature; true if not given.
    #[serde(default)]
    pub seal: Option<Sp<bool>>,
    /// 抄送机关；没有就写 []。 Copies; `[]` says that there are none.
    #[serde(default)]
    pub copy_recipients: Option<Many<Sp<String>>>,
    /// 印发机关。 Who prints it.
    #[serde(default)]
    pub printing_authority: Option<Sp<String>>,
    /// 印发日期。 The date of printing.
    #[serde(default)]
    pub printing_date: Option<Sp<String>>,
    /// 附注，不写圆括号。 The note, without parentheses.
    #[serde(default)]
    pub note: Option<Sp<String>>,
    /// 紧急程度：特急、加急。 Urgency.
    #[serde(default)]
    pub urgency: Option<Sp<Urgency>>,
    /// 份号，六位数字。 The copy's number, six digits.
    #[serde(default)]
    pub copy_number: Option<Sp<String>>,
    /// 文种；不写就是通知，通报、报告说的是落实情况，不交办任务。 The kind of document; 通知 if not given.
    #[serde(default)]
    pub kind: Option<Sp<String>>,
    /// 签发人，上行文才有（GB/T 9704—2012 7.2.6）。 Who signed it, of a document to a higher authority.
    #[serde(default)]
    pub issuer: Option<Sp<String>>,
    /// 密级。不收：涉密公文不用本程序做。 Refused: secret documents are not made with this program.
    #[serde(default)]
    pub classification: Option<Sp<String>>,
    /// 字数上限；不写时，2025年起为4000（2024年为基层减负的规定）。 How many characters the notice may have.
    #[serde(default)]
    pub most_characters: Option<Sp<u16>>,
    /// 标题怎样编号，和通常不同时才写。 How headings are numbered, where it is not the usual way.
    #[serde(default)]
    pub numbering: Numbering,
    /// 责任怎样印出来。 How responsibilities are printed.
    #[serde(default)]
    pub forms: Forms,
    /// 给各单位的函。 The letters.
    #[serde(default)]
    pub letters: LetterSettings,
    /// 报表。 The report forms.
    #[serde(default)]
    pub reports: ReportSettings,
    /// 已知而保留的问题。 Known faults that stay as they are.
    #[serde(default)]
    pub waivers: Many<Waiver>,
}

/// 责任印成什么样，连句末的句号在内。 How a responsibility is printed, the stop of the sentence included.
///
/// {responsible}、{lead}、{with} 处印单位名称。 They stand for the names.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Forms {
    /// 独立承担，如 〔{responsible}〕。 One unit alone.
    #[serde(default)]
    pub sole: Option<Sp<String>>,
    /// 几家共同承担，如 〔{responsible}按职责分工负责〕。 Several.
    #[serde(default)]
    pub joint: Option<Sp<String>>,
    /// 牵头和参与，如 〔{lead}牵头，{with}按职责分工负责〕。 A lead and others.
    #[serde(default)]
    pub lead: Option<Sp<String>>,
}

impl Forms {
    /// How a responsibility is printed whose clause does not say: the plan's form, or the common one. `counts` are the
    /// leads, the units with them, and those responsible.
    pub fn usual(&self, counts: [usize; 3]) -> &str {
        let (own, common) = match counts {
            [0, _, 1] => (&self.sole, "〔{responsible}〕。"),
            [0, ..] => (&self.joint, "〔{responsible}按职责分工负责〕。"),
            [_, 0, _] => (&None, "〔{lead}牵头〕。"),
            _ => (&self.lead, "〔{lead}牵头，{with}按职责分工负责〕。"),
        };
        own.as_ref().map_or(common, |form| form.value.as_str())
    }
}

/// 标题怎样编号：不写时（一）全文连着编，1. 每项重新编。 How headings are numbered: （一） through the whole plan and 1. anew
/// in each item, unless it says otherwise. A heading whose own `number` is the first one begins the count anew.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Numbering {
    /// （一）在哪里重新编：plan（不重新编；不写就是这样）、section（每节）。 Where （一） begins anew: `plan` (never) or `section`.
    #[serde(default)]
    pub items: Option<Sp<Anew>>,
    /// 项的编号写法：不写是（一）；一、下面直接用 1. 的写 1.。 How the first item of a section is numbered: （一）, or 1. where
    /// 1. stands directly under 一、.
    #[serde(default)]
    pub item: Option<Sp<String>>,
    /// 1. 在哪里重新编：item（每项；不写就是这样）、section（每节）、plan（不重新编）。 Where 1. begins anew.
    #[serde(default)]
    pub points: Option<Sp<Anew>>,
    /// 1. 的写法：不写是 1.；也可写 1．、1、。 How the first point of an item is numbered.
    #[serde(default)]
    pub point: Option<Sp<String>>,
}

/// 随通知印发的一份方案。 A plan that the notice issues.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct IssuedPlan {
    /// 方案的标题。 Its title.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 它的第一节之前的文字。 Text before its first section.
    #[serde(default)]
    pub preamble: Option<Sp<String>>,
    /// 它从哪一节起，写那一节的文件名；不写就从第一节起，第二份起要写。 The section with which it begins; the first one if not given.
    #[serde(default)]
    pub first_section: Option<Sp<String>>,
    /// 它的最后一节之后的文字。 Text after its last section.
    #[serde(default)]
    pub closing: Option<Sp<String>>,
    /// 原件把它编作附件。 Whether it is numbered among the attachments.
    #[serde(default)]
    pub attached: Option<Sp<bool>>,
}

impl IssuedPlan {
    /// Whether it is numbered among the attachments.
    pub fn is_attached(&self) -> bool {
        self.attached.as_ref().is_some_and(|attached| attached.value)
    }
}

impl Head {
    /// The first of the issuing authorities, which leads.
    pub fn authority(&self) -> Option<&Sp<String>> {
        self.issuing_authority.iter().flatten().find(|name| !name.value.trim().is_empty())
    }
}

/// 附件。 Annexes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Attachment {
    /// 附件的标题。 Its title.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 附件的正文；空一行另起一段。可写 # 标题（几个 # 就是第几层）、| 表格 |、单独一段的图（感叹号、方括号里写图题、圆括号里写文件名）。 Its text; a blank line begins a
    /// paragraph; # headings, tables and pictures beside the plan are taken.
    #[serde(default)]
    pub text: Option<Sp<String>>,
    /// 列多的表写 true：横着排，头在左边（GB/T 9704 的横排表格）；不写就是竖排。 Whether its pages are laid across, for a table of many columns.
    #[serde(default)]
    pub across: Option<Sp<bool>>,
    /// 不同正文装订在一起的写 true：单独成一个文件，左上角标发文字号和“附件”，页码另起（GB/T 9704—2012 的 7.3.7）。 Whether it is bound apart from the notice, in a file of
    /// its own.
    #[serde(default)]
    pub apart: Option<Sp<bool>>,
}

/// 已知的问题，因为文件已经印发而保留。 A known fault that stays, because the document is issued.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Waiver {
    /// 规则代码，如 R002。 The rule's code.
    #[serde(default)]
    pub code: Option<Sp<String>>,
    /// 在哪里：任务的 id、项或节的标题，或首部的键。 Where: a clause's id, a title, or a key of the head.
    #[serde(default)]
    pub at: Option<Sp<String>>,
    /// 问题所在的原字；不写就是那里这个代码的全部问题。 The very characters that the finding underlines; any of the code there if not given.
    #[serde(default)]
    pub text: Option<Sp<String>>,
    /// 为什么保留。 Why it stays.
    #[serde(default)]
    pub reason: Option<Sp<String>>,
}
