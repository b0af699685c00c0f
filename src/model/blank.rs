//! A form to fill and send back: what it asks, row by row, and where each answer stands.
//!
//! The sheet, the page to fill in and the reader of what comes back all take words and places from here, so that a
//! form and the check of it cannot speak of two things. A form carries its own [`Blank`] along, hidden: one that was
//! issued from an older plan is still read as what it was.

use serde::{Deserialize, Serialize};

pub mod column;
pub mod earlier;
pub mod fault;
pub mod layout;
pub mod status;

pub use column::{Column, Field};
pub use earlier::Earlier;
pub use fault::{Check, Grade};
pub use status::Status;

/// What a form, and a file exported from its page, call their own make.
pub const SCHEMA: &str = "anpai-return/1";

/// One unit's form for one period.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Blank {
    /// [`SCHEMA`].
    pub schema: String,
    /// 表号: 2023-上半年-区林草局.
    pub form_id: String,
    /// 版本: a hash of all that the form asks. Two forms that ask the same have the same.
    pub version: String,
    /// The year of the plan.
    pub year: u16,
    /// 上半年.
    pub period: String,
    /// The days covered, as printed; empty if unknown.
    pub covers: String,
    /// 填报单位.
    pub unit: String,
    /// The title in one line.
    pub title: String,
    /// 报送截止日 as printed; empty if unknown.
    pub due: String,
    /// To whom it is returned; empty if unknown.
    pub return_to: String,
    /// The words for how a duty stands.
    pub statuses: Vec<String>,
    /// The period whose values are shown beside; empty if there is none.
    pub earlier: String,
    /// A duty, then its targets, then the next duty.
    pub rows: Vec<Row>,
}

/// A duty, or one target of a duty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// 识别码: the clause's id; of a target, id/name.
    pub key: String,
    /// The clause's id.
    pub clause: String,
    /// 15.2; of a target, its duty's.
    pub number: String,
    /// The wording, or the target's name.
    pub text: String,
    /// 责任类型: 独立, 牵头, 共同, 参与, 共性.
    pub role: String,
    /// The same in full: 参与配合，区教育局牵头; empty in a target's row.
    pub responsibility: String,
    /// 时限 as printed.
    pub deadline: String,
    /// What is counted; `None` for a duty's own row.
    pub target: Option<Asked>,
    /// What the same row said in the earlier period; empty if nothing.
    pub earlier: String,
    /// 进展情况 of the earlier period, which this one's should not repeat; empty if there was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub earlier_progress: String,
}

/// A quantity that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    /// As printed: 达到100%.
    pub goal: String,
    /// ≥ ≤ = ≈.
    pub operator: String,
    /// The number in it, in decimal digits; empty if the plan's value does not begin with one.
    pub number: String,
    /// What follows the number: %, 批次/千人.
    pub unit: String,
}

impl Asked {
    /// Whether it is a rate: numerator and denominator are asked for.
    pub fn is_rate(&self) -> bool {
        self.unit == "%"
    }

    /// The number that is to be reached.
    pub fn goal_number(&self) -> Option<f64> {
        self.number.parse().ok()
    }

    /// Whether a value meets the goal; `None` if the goal is no number.
    pub fn is_met(&self, value: f64) -> Option<bool> {
        let goal = self.goal_number()?;
        let near = goal.abs() * 1e-9;
        Some(match self.operator.as_str() {
            "≤" => value <= goal + near,
            "=" => (value - goal).abs() <= near,
            "≈" => (value - goal).abs() <= goal.abs() * 0.05,
            _ => value >= goal - near,
        })
    }
}

impl Row {
    /// What the row asks for, in the order of the sheet.
    pub fn fields(&self) -> &'static [Field] {
        match &self.target {
            None => &[Field::Status, Field::Progress, Field::Problem, Field::Next],
            Some(asked) if asked.is_rate() => &[Field::Done, Field::Whole, Field::Value],
            Some(_) => &[Field::Value],
        }
    }
}

impl Blank {
    /// The row with this key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The targets of a duty.
    pub fn targets<'a>(&'a self, clause: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.clause == clause && row.target.is_some())
    }

    /// The form as it travels inside a sheet or an export.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a form holds words only")
    }
}
