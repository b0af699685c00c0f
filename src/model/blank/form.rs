//! One unit's form for one period, as it travels inside a sheet or an export.

use serde::{Deserialize, Serialize};

use super::row::Row;

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
