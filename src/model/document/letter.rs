//! The letter that gives one unit its duties.

use serde::Serialize;

use super::{Field, Role, Run};
use crate::model::plan::LetterKind;

/// The letter of one unit: 函, 责任书 or 任务清单.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// What it is printed as.
    pub kind: LetterKind,
    /// The unit's name, as registered.
    pub unit: String,
    /// 发文机关标志: full name of the sender (10.1).
    pub masthead: Field,
    /// 发文字号 of the letter.
    pub document_number: Field,
    /// 标题, one string a line.
    pub title: Vec<String>,
    /// 主送机关 with its colon.
    pub recipients: String,
    /// 根据《…》（…），现将…: paragraphs before the duties.
    pub opening: Vec<String>,
    /// Duties by kind: led or sole, joint, participating, common.
    pub groups: Vec<DutyGroup>,
    /// Number of duties in all groups.
    pub duty_count: usize,
    /// 量化指标 of all duties.
    pub targets: Vec<TargetRow>,
    /// 报送要求: label and value (期限, 联系人, …).
    pub reporting: Vec<(String, Field)>,
    /// What is to be returned, and 责任书's terms: paragraphs after the duties.
    pub requirements: Vec<String>,
    /// 附件说明.
    pub attachment_list: Vec<String>,
    /// Title of the attached list of duties.
    pub list_title: Vec<String>,
    /// 署名.
    pub signature: Field,
    /// 成文日期.
    pub date_of_issue: Field,
}

/// Duties of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyGroup {
    /// 一、牵头或独立承担的任务.
    pub heading: String,
    /// In the order of the notice.
    pub duties: Vec<Duty>,
}

/// One unit's part in one clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duty {
    /// The clause's stable id.
    pub id: String,
    /// 15.2.
    pub number: String,
    /// Where it stands in the notice: 五、（十五）.
    pub position: String,
    /// Title of its item, empty if it has none.
    pub item: String,
    /// The wording, to the letter.
    pub text: Vec<Run>,
    /// The unit's role.
    pub role: Role,
    /// The role as printed: 独立, 牵头, 共同, 参与, 共性.
    pub role_word: String,
    /// The other units named in the clause.
    pub partners: Vec<Partner>,
    /// The partners in one line: 牵头：…；共同：…; empty if none.
    pub partners_text: String,
    /// Its targets as printed: 建档率 ≥ 100%.
    pub targets: Vec<String>,
    /// 时限: known, or a blank.
    pub deadline: Field,
}

/// Another unit with a part in the same clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its name, as registered, or the open phrase (各相关部门).
    pub name: String,
    /// Its role.
    pub role: Role,
    /// The role as printed.
    pub role_word: String,
}

/// One quantified target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetRow {
    /// The clause's number.
    pub number: String,
    /// The clause's id.
    pub id: String,
    /// 指标.
    pub name: String,
    /// ≥ ≤ = ≈.
    pub operator: String,
    /// 100%: number and unit.
    pub value: String,
    /// The role of the unit in the clause.
    pub role_word: String,
}
