//! A row of a form: a duty, or one target of it, and the quantity that is asked for.

use serde::{Deserialize, Serialize};

use super::column::Field;

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
