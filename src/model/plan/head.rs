//! `plan.yaml`: the head of the notice, the order of its sections, and the settings of letters and forms.

use schemars::JsonSchema;
use serde::Deserialize;

use super::word::{Anew, Inferred, LetterKind, Urgency};
use crate::model::place::{Many, Sp};

/// The head of a plan. An empty or absent value is unknown: a blank in a draft, refused in a final build.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Head {
    /// The year of the plan.
    #[serde(default)]
    pub year: Option<Sp<u16>>,
    /// 发文机关.
    #[serde(default)]
    pub issuing_authority: Option<Sp<String>>,
    /// 发文字号: 友政发〔2023〕19号.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
    /// 标题. A line break given here is one in print; without one the lines are computed.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 主送机关, without the colon.
    #[serde(default)]
    pub recipients: Option<Many<Sp<String>>>,
    /// Text before the first section. A blank line begins a paragraph.
    #[serde(default)]
    pub preamble: Option<Sp<String>>,
    /// The section files in order, without .yaml.
    #[serde(default)]
    pub sections: Many<Sp<String>>,
    /// Text after the last section.
    #[serde(default)]
    pub closing: Option<Sp<String>>,
    /// 附件.
    #[serde(default)]
    pub attachments: Many<Attachment>,
    /// 发文机关署名; the issuing authority's own name, as it signs.
    #[serde(default)]
    pub signature: Option<Sp<String>>,
    /// 成文日期: 2023-03-15 or 2023年3月15日.
    #[serde(default)]
    pub date_of_issue: Option<Sp<String>>,
    /// Whether a seal is put on the signature; true if not given (GB/T 9704-2012 7.3.5.1).
    #[serde(default)]
    pub seal: Option<Sp<bool>>,
    /// 抄送机关; `[]` says that there are none.
    #[serde(default)]
    pub copy_recipients: Option<Many<Sp<String>>>,
    /// 印发机关.
    #[serde(default)]
    pub printing_authority: Option<Sp<String>>,
    /// 印发日期.
    #[serde(default)]
    pub printing_date: Option<Sp<String>>,
    /// 附注, without parentheses.
    #[serde(default)]
    pub note: Option<Sp<String>>,
    /// 紧急程度: 特急 or 加急.
    #[serde(default)]
    pub urgency: Option<Sp<Urgency>>,
    /// 份号: six digits.
    #[serde(default)]
    pub copy_number: Option<Sp<String>>,
    /// 文种: 通知 if not given; 通报 and 报告 tell what came of a plan and give nobody a duty.
    #[serde(default)]
    pub kind: Option<Sp<String>>,
    /// 签发人, of a document to a higher authority (GB/T 9704-2012 7.2.6).
    #[serde(default)]
    pub issuer: Option<Sp<String>>,
    /// 密级. Refused: secret documents are not made with this program.
    #[serde(default)]
    pub classification: Option<Sp<String>>,
    /// 字数上限: how many characters the notice may have; 4000 from 2025 on unless given (rules of 2024 on burdens).
    #[serde(default)]
    pub most_characters: Option<Sp<u16>>,
    /// How headings are numbered, where it is not the usual way.
    #[serde(default)]
    pub numbering: Numbering,
    /// How responsibilities are printed.
    #[serde(default)]
    pub forms: Forms,
    /// The letters.
    #[serde(default)]
    pub letters: LetterSettings,
    /// The report forms.
    #[serde(default)]
    pub reports: ReportSettings,
    /// Known faults that stay as they are.
    #[serde(default)]
    pub waivers: Many<Waiver>,
}

/// How a responsibility is printed, the stop of the sentence included.
///
/// `{responsible}`, `{lead}` and `{with}` stand for the names.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Forms {
    /// One unit alone: 〔{responsible}〕。
    #[serde(default)]
    pub sole: Option<Sp<String>>,
    /// Several: 〔{responsible}按职责分工负责〕。
    #[serde(default)]
    pub joint: Option<Sp<String>>,
    /// A lead and others: 〔{lead}牵头，{with}按职责分工负责〕。
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

/// How headings are numbered: （一） through the whole plan and 1. anew in each item, unless it says otherwise. A heading
/// whose own `number` is the first one begins the count anew.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Numbering {
    /// Where （一） begins anew: `plan` (never; if not given) or `section`.
    #[serde(default)]
    pub items: Option<Sp<Anew>>,
    /// How the first item of a section is numbered: （一） if not given; 1. where 1. stands directly under 一、.
    #[serde(default)]
    pub item: Option<Sp<String>>,
    /// Where 1. begins anew: `item` (if not given), `section` or `plan`.
    #[serde(default)]
    pub points: Option<Sp<Anew>>,
    /// How the first point of an item is numbered: 1. if not given; 1．, 1、.
    #[serde(default)]
    pub point: Option<Sp<String>>,
}

/// 附件.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Attachment {
    /// Its title.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// Its text. A blank line begins a paragraph.
    #[serde(default)]
    pub text: Option<Sp<String>>,
}

/// The letters to the units.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct LetterSettings {
    /// 函, 责任书 or 任务清单; 函 if not given.
    #[serde(default)]
    pub form: Option<Sp<LetterKind>>,
    /// The unit that sends them, by its registered name. It gets none.
    #[serde(default)]
    pub sender: Option<Sp<String>>,
    /// The sender's full name, as printed in the masthead.
    #[serde(default)]
    pub sender_full_name: Option<Sp<String>>,
    /// Keys of this block that were filled in by inference: shown as such in a draft, refused in a final build.
    #[serde(default)]
    pub inferred: Many<Sp<Inferred>>,
    /// 发文字号 of the first letter; the others count up from it, in the order of the register.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
    /// 发文字号 of single units, where the next number will not do.
    #[serde(default)]
    pub document_numbers: Many<LetterNumber>,
    /// 成文日期 of the letters.
    #[serde(default)]
    pub date_of_issue: Option<Sp<String>>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Contact,
    /// What entitles the sender to hand out duties or to ask for pledges (rules of 2024 on reducing burdens).
    #[serde(default)]
    pub basis: Option<Sp<String>>,
}

/// The number of one unit's letter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct LetterNumber {
    /// The unit, by its registered name.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// 发文字号.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
}

/// 联系人.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Contact {
    /// 姓名.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// 电话.
    #[serde(default)]
    pub telephone: Option<Sp<String>>,
    /// 电子邮箱.
    #[serde(default)]
    pub email: Option<Sp<String>>,
    /// 地址.
    #[serde(default)]
    pub address: Option<Sp<String>>,
}

/// The report forms.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct ReportSettings {
    /// What entitles the sender to ask for reports (rules of 2024 on reducing burdens).
    #[serde(default)]
    pub basis: Option<Sp<String>>,
    /// To whom they are returned.
    #[serde(default)]
    pub return_to: Option<Sp<String>>,
    /// 报表期; 上半年 and 全年 if not given.
    #[serde(default)]
    pub periods: Many<Period>,
    /// 状态: the words that a form offers for how a duty stands; 已完成, 达序时, 未达序时, 未启动, 持续开展, 不适用 if not given.
    #[serde(default)]
    pub statuses: Many<Sp<String>>,
}

/// 报表期.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Period {
    /// 上半年, 全年.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// The days covered, as printed.
    #[serde(default)]
    pub covers: Option<Sp<String>>,
    /// 报送截止日, as printed.
    #[serde(default)]
    pub due: Option<Sp<String>>,
}

/// A known fault that stays as it is, because the document is issued.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Waiver {
    /// The rule's code.
    #[serde(default)]
    pub code: Option<Sp<String>>,
    /// A clause's id, the title of an item or section, or a key of the head.
    #[serde(default)]
    pub at: Option<Sp<String>>,
    /// The very characters that the finding underlines; any finding of the code there if not given.
    #[serde(default)]
    pub text: Option<Sp<String>>,
    /// Why it stays.
    #[serde(default)]
    pub reason: Option<Sp<String>>,
}
