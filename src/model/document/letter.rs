//! The letter that gives one unit its duties.

use serde::Serialize;

use super::{field::Field, role::Role, run::Run};
use crate::model::{outline::Column, plan::LetterKind};

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
    /// 正文 of a letter; what stands before the duties of a pledge or a list.
    pub text: Vec<Paragraph>,
    /// Duties by kind: led or sole, joint, participating, common.
    pub groups: Vec<DutyGroup>,
    /// Number of duties in all groups.
    pub duty_count: usize,
    /// 量化指标 of all duties.
    pub targets: Vec<TargetRow>,
    /// The fixed words of a pledge (责任书); `None` of the other kinds.
    pub pledge: Option<Pledge>,
    /// What follows the duties of a pledge or a list: returns, appraisal, term and copies.
    pub closing: Vec<Passage>,
    /// 附件说明.
    pub attachment_list: Vec<String>,
    /// 附件1, or 附件 when the list is the only one (7.3.7); `None` where it is no attachment.
    pub list_label: Option<String>,
    /// Title of the list of duties, as 附件说明 names it.
    pub list_title: Vec<String>,
    /// Whose list it is, below its title: （区教育局）.
    pub list_of: String,
    /// 署名.
    pub signature: Field,
    /// 成文日期.
    pub date_of_issue: Field,
}

/// A paragraph in pieces, some of which may be unknown.
pub type Paragraph = Vec<Field>;

/// Paragraphs under a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// The heading, without its number.
    pub heading: String,
    /// What stands below it.
    pub text: Vec<Paragraph>,
}

/// What a pledge says around its targets and tasks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pledge {
    /// Heading of the targets.
    pub goals: String,
    /// What stands below it where no task has a target.
    pub without_goals: String,
    /// Heading of the tasks.
    pub tasks: String,
    /// Who signs, from the left.
    pub parties: Vec<Party>,
    /// Before the line to sign on.
    pub sign: String,
    /// The day of signing, to be written in.
    pub day: String,
}

/// One of the two that sign and seal a pledge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Party {
    /// What it is, with its colon.
    pub label: String,
    /// Its name.
    pub name: Field,
}

/// Duties of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyGroup {
    /// The number of the heading: 1 for 一、.
    pub number: usize,
    /// 牵头的任务.
    pub heading: String,
    /// In the order of the notice.
    pub duties: Vec<Duty>,
}

/// One unit's part in one clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duty {
    /// 序号, the same in list and form: 1, 2, 3 … through all kinds.
    pub sequence: usize,
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
    /// The partners in one line, with their roles where the unit's own role does not tell them; empty if none.
    pub partners_text: String,
    /// Its targets.
    pub targets: Vec<Goal>,
    /// What stands below the wording in a list, each under its label: 指标, 时限, and what else the plan says (责任人, 分值).
    pub facts: Vec<Column>,
    /// What a pledge says behind the wording: （与区教育局共同承担；时限：6月底前）; empty if nothing.
    pub remark: String,
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

/// 指标 and 目标值 as printed: 建档率, 100%.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// 指标.
    pub name: String,
    /// 目标值 with its sense in words: 100%, 不低于98%.
    pub value: String,
}

/// One quantified target of a unit, with the clause that sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetRow {
    /// The clause's number.
    pub number: String,
    /// The clause's id.
    pub id: String,
    /// 指标 and 目标值.
    #[serde(flatten)]
    pub goal: Goal,
    /// The role of the unit in the clause.
    pub role_word: String,
}
