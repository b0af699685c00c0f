//! Settings of letters and report forms, which `plan.yaml` has beside the head.

use schemars::JsonSchema;
use serde::Deserialize;

use super::word::{Inferred, LetterKind};
use crate::model::place::{Many, Sp};

/// 给各单位的函。 The letters to the units.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct LetterSettings {
    /// 函、责任书、任务清单，或者分工表（不另发函，全部任务列成一张表，附在通知后面）；不写就是函。 The form of the letters; 分工表 is one
    /// table of all duties, annexed to the notice in place of letters.
    #[serde(default)]
    pub form: Option<Sp<LetterKind>>,
    /// 发函的单位，写名录里的名称；它自己不收函。 The unit that sends them, by its registered name; it gets none.
    #[serde(default)]
    pub sender: Option<Sp<String>>,
    /// 发函单位全称，印在版头。 The sender's full name, as printed in the masthead.
    #[serde(default)]
    pub sender_full_name: Option<Sp<String>>,
    /// 这一组里凭推断填写的键：草稿里标明，正式件不予生成。 Keys that were filled in by inference.
    #[serde(default)]
    pub inferred: Many<Sp<Inferred>>,
    /// 第一份函的发文字号，其余按名录的次序递增。 Number of the first letter; the others count up from it.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
    /// 个别单位的函：不用递增得出的字号，发出和签收的日期。 Letters of single units: a number, where the next one will not do, and when it
    /// was sent and received.
    #[serde(default)]
    pub document_numbers: Many<LetterNumber>,
    /// 函的成文日期。 The date of the letters.
    #[serde(default)]
    pub date_of_issue: Option<Sp<String>>,
    /// 联系人。 Whom to ask.
    #[serde(default)]
    pub contact: Contact,
    /// 交办任务、签责任书的依据（2024年为基层减负的规定）。 What entitles the sender to hand out duties or to ask for pledges.
    #[serde(default)]
    pub basis: Option<Sp<String>>,
}

impl LetterSettings {
    /// Where the letter of a unit is written, by the name that the plan calls it.
    pub fn of_unit(&self, name: &str) -> Option<usize> {
        self.document_numbers.iter().position(|own| own.unit.as_ref().is_some_and(|unit| unit.value.trim() == name))
    }
}

/// 某个单位的函。 The letter of one unit.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct LetterNumber {
    /// 单位，写名录里的名称。 The unit, by its registered name.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// 发文字号。 The number.
    #[serde(default)]
    pub document_number: Option<Sp<String>>,
    /// 发出日期。 The day on which it was sent.
    #[serde(default)]
    pub sent: Option<Sp<String>>,
    /// 签收日期，印在发文登记簿上。 The day on which the unit received it; the register of what was sent prints it.
    #[serde(default)]
    pub received: Option<Sp<String>>,
}

/// 联系人。 Whom to ask.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Contact {
    /// 姓名。 Name.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// 电话。 Telephone.
    #[serde(default)]
    pub telephone: Option<Sp<String>>,
    /// 电子邮箱。 E-mail.
    #[serde(default)]
    pub email: Option<Sp<String>>,
    /// 地址。 Address.
    #[serde(default)]
    pub address: Option<Sp<String>>,
}

/// 报表。 The report forms.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct ReportSettings {
    /// 要求报送的依据（2024年为基层减负的规定）。 What entitles the sender to ask for reports.
    #[serde(default)]
    pub basis: Option<Sp<String>>,
    /// 报送给哪个单位。 To whom they are returned.
    #[serde(default)]
    pub return_to: Option<Sp<String>>,
    /// 报表期；不写就是上半年和全年。 The periods.
    #[serde(default)]
    pub periods: Many<Period>,
    /// 报表上可选的落实状态；不写就是 已完成、达序时、未达序时、未启动、持续开展、不适用。 The words that a form offers for how a duty stands.
    #[serde(default)]
    pub statuses: Many<Sp<String>>,
}

/// 报表期。 A period.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Period {
    /// 名称，如 上半年、全年。 Its name.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// 起止日期，照印。 The days covered, as printed.
    #[serde(default)]
    pub covers: Option<Sp<String>>,
    /// 报送截止日，照印。 The day by which it is due, as printed.
    #[serde(default)]
    pub due: Option<Sp<String>>,
}
