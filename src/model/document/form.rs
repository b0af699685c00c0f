//! The blank report form of one unit and period.

use serde::Serialize;

use super::{field::Field, letter::Goal, role::Role, run::Run};
use crate::model::blank::Blank;

/// A blank report form, 报表.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Form {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// The unit that fills it in.
    pub unit: String,
    /// 上半年 or 全年.
    pub period: String,
    /// 附件2: the number by which a letter names it (7.3.7); `None` where no letter does.
    pub attachment_label: Option<String>,
    /// 标题, one string a line.
    pub title: Vec<String>,
    /// Which one it is, below the title: （上半年）.
    pub subtitle: String,
    /// 报表期: the days covered.
    pub covers: Field,
    /// 数据截止日: the last of the days covered.
    pub data_until: Field,
    /// 报送截止日.
    pub due: Field,
    /// To whom it is returned.
    pub return_to: Field,
    /// Identifies the form when it comes back: year, period and unit.
    pub form_id: String,
    /// The states of a duty, one of which is ticked.
    pub statuses: Vec<String>,
    /// One a duty.
    pub rows: Vec<FormRow>,
    /// The same form to fill on a computer.
    #[serde(skip)]
    pub blank: Blank,
}

/// One duty on a form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormRow {
    /// 序号, the same as in the list of duties.
    pub sequence: usize,
    /// The clause's stable id.
    pub id: String,
    /// 15.2.
    pub number: String,
    /// The wording, to the letter.
    pub text: Vec<Run>,
    /// The unit's role.
    pub role: Role,
    /// The role as printed, with the unit that leads where another does: 参与配合，区教育局牵头.
    pub responsibility: String,
    /// Its targets, each with a value to fill in.
    pub targets: Vec<Goal>,
}

/// 完成情况: what a form lets a unit tick.
pub const STATUSES: [&str; 6] = ["已完成", "达序时", "未达序时", "未启动", "持续开展", "不适用"];
