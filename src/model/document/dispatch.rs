//! 发文登记簿: which letters went out, under which number, and who received them.

use serde::Serialize;

use super::field::Field;

/// The register of a plan's letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dispatch {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// Its title, one string a line.
    pub title: Vec<String>,
    /// Who sends them.
    pub sender: Field,
    /// 成文日期 of the letters.
    pub date_of_issue: Field,
    /// One a letter, in the order of the units.
    pub rows: Vec<DispatchRow>,
}

/// One letter of the register; who received it is written by hand, and when, unless the plan says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DispatchRow {
    /// 序号.
    pub sequence: usize,
    /// 发文字号.
    pub document_number: Field,
    /// The letter's title in one line.
    pub title: String,
    /// 收文单位.
    pub unit: String,
    /// Number of duties in it.
    pub duties: usize,
    /// 签收日期; empty if the plan does not say.
    pub received: String,
}
