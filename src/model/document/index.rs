//! The page that links everything and shows who must do what.

use serde::Serialize;

use super::role::Role;

/// The index page of one plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Index {
    /// The year of the plan.
    pub year: u16,
    /// A draft is marked as such.
    pub draft: bool,
    /// 发文机关.
    pub issuing_authority: String,
    /// Title of the notice, one string a line.
    pub title: Vec<String>,
    /// Titles of the plans that the notice issues.
    pub issued: Vec<String>,
    /// 发文字号, or empty.
    pub document_number: String,
    /// What is still unknown, by name: shown in a draft.
    pub unknown: Vec<String>,
    /// What check says of the plan, by rule: what is not settled first.
    pub faults: Vec<FaultCount>,
    /// Fonts of a final that are no usual ones of official documents.
    pub substitutes: Vec<String>,
    /// Files that are there and that the plan has left behind, by path.
    pub stale: Vec<String>,
    /// Whether the notice has the table of all duties in place of letters (任务分工表).
    pub divided: bool,
    /// The notice.
    pub notice: Links,
    /// Annexes bound apart, 发文登记簿 and 减负自查表, where they are.
    pub more: Vec<Links>,
    /// Each unit's letter and forms.
    pub units: Vec<UnitLinks>,
    /// Unit × clause.
    pub matrix: Matrix,
}

/// How often check says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultCount {
    /// T001.
    pub code: String,
    /// What it says the first time.
    pub first: String,
    /// How often.
    pub count: usize,
}

/// What there is for one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitLinks {
    /// Its name.
    pub name: String,
    /// Its letter; `None` for the sender.
    pub letter: Option<Links>,
    /// Its forms.
    pub forms: Vec<Links>,
    /// Number of duties by role, in the order of [`Role::ALL`].
    pub counts: Vec<usize>,
    /// Number of duties.
    pub total: usize,
}

/// One document's files; a path is empty if there is no such file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Links {
    /// 通知, 函, 上半年, 全年.
    pub name: String,
    /// The HTML page, relative to the index.
    pub html: String,
    /// The PDF, relative to the index.
    pub pdf: String,
    /// Whether one of them is stale.
    pub stale: bool,
}

/// Unit × clause, by role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The units, in the order of the register; groups last.
    pub units: Vec<String>,
    /// One a clause.
    pub rows: Vec<MatrixRow>,
}

/// One clause of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Heading of the section if this is its first clause.
    pub section: Option<String>,
    /// 15.2.
    pub number: String,
    /// The clause's id.
    pub id: String,
    /// Title of its item.
    pub item: String,
    /// The wording in one line.
    pub text: String,
    /// The printed responsibility.
    pub bracket: String,
    /// 指导单位, which do not answer for it.
    pub guide: Vec<String>,
    /// One a unit, in the order of [`Matrix::units`].
    pub roles: Vec<Option<Role>>,
}
