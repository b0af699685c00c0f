//! The ledger: every unit, file, entry, conflict and figure of a period.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    blank::{Asked, Blank, Field, Row, Status},
    message::Message,
    plan::Date,
};

use crate::year::returns::{
    cell::{Cell, Fault, File, Outcome},
    tally::{self, Reporting, State},
};

use super::{Open, decisions::Unused};

/// All that came of a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// The year of the plan.
    pub year: u16,
    /// 上半年.
    pub period: String,
    /// The days covered, as printed.
    pub covers: String,
    /// 报送截止日.
    pub due: Option<Date>,
    /// The day up to which days late are counted.
    pub as_of: Option<Date>,
    /// How much of the year is over, in percent; `None` if the period does not say.
    pub share_of_year: Option<f64>,
    /// The words for how a duty stands.
    pub statuses: Vec<String>,
    /// In the order of the register.
    pub units: Vec<UnitLine>,
    /// By name.
    pub files: Vec<FileLine>,
    /// By unit, in the order of its form.
    pub entries: Vec<Entry>,
    /// Figures on which units differ.
    pub conflicts: Vec<Conflict>,
    /// Clauses of the plan, those included that are on nobody's form.
    pub all_clauses: usize,
    /// One line a clause, in printed order.
    pub clauses: Vec<ClauseLine>,
    /// One line a target of a clause.
    pub targets: Vec<TargetLine>,
    /// Who reported.
    pub reporting: Reporting,
    /// Cells of all files.
    pub counts: Counts,
    /// What a person may settle.
    pub open: Vec<Open>,
    /// Decisions that have no effect.
    pub unused: Vec<Unused>,
}

impl Ledger {
    /// An empty ledger for a period's forms.
    pub(super) fn new(forms: &[Blank], as_of: Option<Date>) -> Self {
        let Some(first) = forms.first() else { return Self { as_of, ..Self::default() } };
        let end = tally::last_day(&first.covers, first.year);
        Self {
            year: first.year,
            period: first.period.clone(),
            covers: first.covers.clone(),
            due: tally::last_day(&first.due, first.year),
            as_of,
            share_of_year: end.map(tally::share_of_year),
            statuses: first.statuses.clone(),
            ..Self::default()
        }
    }
}

/// One unit's report.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitLine {
    /// The unit.
    pub unit: String,
    /// What became of its report.
    pub state: State,
    /// Why it was returned; empty otherwise.
    pub why: Vec<Message>,
    /// The day it came.
    pub received: Option<Date>,
    /// Whether it came by 报送截止日.
    pub on_time: Option<bool>,
    /// How many days late it came, or is.
    pub days_late: Option<i64>,
    /// Answers that it has to mend.
    pub to_mend: usize,
    /// Faults worth a look.
    pub to_look_at: usize,
    /// Who filled it in, and the telephone.
    pub contact: (String, String),
    /// The file that counts.
    pub file: Option<File>,
    /// All its faults: key, field, fault.
    pub faults: Vec<(String, Option<Field>, Fault)>,
    /// Keys that are asked now and were not on its form.
    pub new_keys: Vec<String>,
    /// What it answered, as it stands in its cells.
    pub answers: BTreeMap<(String, Field), String>,
}

/// What a file came to.
#[derive(Debug, Clone, PartialEq)]
pub struct FileLine {
    /// The file.
    pub file: File,
    /// Whose it is; empty if nobody can say.
    pub unit: String,
    /// Whether it is the one that counts.
    pub counts_for_unit: bool,
    /// Why it does not.
    pub why: Option<Message>,
    /// Its cells, counted.
    pub counts: Counts,
    /// What else is to be said.
    pub notes: Vec<Message>,
    /// Where it differs from the one that counts.
    pub differences: Vec<Difference>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// Cells by what became of them. The law: read = accepted + asked back + set aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 读到.
    pub read: usize,
    /// 采用.
    pub accepted: usize,
    /// 退问.
    pub asked_back: usize,
    /// 搁置.
    pub set_aside: usize,
}

impl Counts {
    /// Counts cells.
    pub fn of(cells: &[Cell]) -> Self {
        let count = |outcome: Outcome| cells.iter().filter(|cell| cell.outcome == outcome).count();
        Self {
            read: cells.len(),
            accepted: count(Outcome::Accepted),
            asked_back: count(Outcome::AskedBack),
            set_aside: count(Outcome::SetAside),
        }
    }

    /// The sum of two.
    pub(super) fn plus(self, other: &Self) -> Self {
        Self {
            read: self.read + other.read,
            accepted: self.accepted + other.accepted,
            asked_back: self.asked_back + other.asked_back,
            set_aside: self.set_aside + other.set_aside,
        }
    }
}

/// Where two files of one unit differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The row's key.
    pub key: String,
    /// The answer.
    pub field: Field,
    /// What the file says that counts.
    pub counts: String,
    /// What the other says.
    pub other: String,
}

/// One answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Value {
    /// What it was read as; of one that is asked back, its raw text.
    pub value: String,
    /// The number.
    pub number: Option<f64>,
    /// What became of it.
    pub outcome: Outcome,
    /// Its file.
    pub file: File,
    /// Its sheet.
    pub sheet: String,
    /// Its cell: G7.
    pub cell: String,
    /// What stands in it.
    pub raw: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// The reason, if a person has settled it.
    pub decided: Option<String>,
}

impl Value {
    /// A cell's value.
    pub(super) fn of(cell: &Cell, file: &File) -> Self {
        let is_taken = cell.outcome == Outcome::Accepted;
        Self {
            value: if is_taken { cell.value.clone() } else { cell.raw.text.trim().to_owned() },
            number: cell.number.filter(|_| is_taken),
            outcome: cell.outcome,
            file: file.clone(),
            sheet: cell.raw.sheet.clone(),
            cell: cell.raw.at(),
            raw: cell.raw.text.clone(),
            faults: cell.faults.clone(),
            decided: None,
        }
    }

    /// What a person has settled; `cell` is what stood there, if anything did.
    pub(super) fn settled(cell: Option<&Cell>, file: &File, settled: &Settled) -> Self {
        let mut value =
            cell.map_or_else(|| Self { file: file.clone(), ..Self::default() }, |cell| Self::of(cell, file));
        (value.value, value.number, value.outcome) = (settled.value.clone(), settled.number, Outcome::Accepted);
        value.decided = Some(settled.reason.clone());
        value
    }
}

/// An answer that a person has settled.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    pub(super) value: String,
    pub(super) number: Option<f64>,
    pub(super) reason: String,
}

/// What one unit says of one row of its form.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The unit.
    pub unit: String,
    /// The row's key.
    pub key: String,
    /// The clause's id.
    pub clause: String,
    /// 15.2.
    pub number: String,
    /// The heading of its section.
    pub section: String,
    /// The wording, or the target's name.
    pub text: String,
    /// 责任类型.
    pub role: String,
    /// What is counted.
    pub target: Option<Asked>,
    /// The answers.
    pub values: BTreeMap<Field, Value>,
    /// What a target has reached: given, or numerator over denominator.
    pub reached: Option<f64>,
    /// Whether the unit said that it has nothing to report.
    pub zero: bool,
}

impl Entry {
    pub(super) fn new(form: &Blank, row: &Row, section: &str, values: BTreeMap<Field, Value>, zero: bool) -> Self {
        let number = |field: Field| {
            values.get(&field).filter(|value| value.outcome == Outcome::Accepted).and_then(|value| value.number)
        };
        let computed = number(Field::Done).zip(number(Field::Whole)).filter(|(_, whole)| *whole > 0.0);
        let computed = computed.map(|(done, whole)| done / whole * 100.0);
        let reached = computed.or_else(|| number(Field::Value));
        Self {
            unit: form.unit.clone(),
            key: row.key.clone(),
            clause: row.clause.clone(),
            number: row.number.clone(),
            section: section.to_owned(),
            text: row.text.clone(),
            role: row.role.clone(),
            target: row.target.clone(),
            values,
            reached,
            zero,
        }
    }

    /// The accepted answer to a field.
    pub fn said(&self, field: Field) -> Option<&str> {
        self.values.get(&field).filter(|value| value.outcome == Outcome::Accepted).map(|value| value.value.as_str())
    }

    /// The word and meaning of its status.
    pub fn status(&self) -> Option<(&str, Status)> {
        self.said(Field::Status).map(|word| (word, Status::of(word)))
    }

    /// What a target has reached, as printed.
    pub fn reached_text(&self) -> String {
        let unit = self.target.as_ref().map_or("", |asked| asked.unit.as_str());
        self.reached.map_or_else(
            || self.said(Field::Value).unwrap_or_default().to_owned(),
            |value| format!("{}{unit}", two(value)),
        )
    }
}

/// With two decimals at most.
pub fn two(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Units that say different things of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The row's key.
    pub key: String,
    /// 15.2.
    pub number: String,
    /// The target's name.
    pub text: String,
    /// Each unit, its role, what it says.
    pub said: Vec<(String, String, String)>,
    /// Whose figure stands for now: the lead's; empty if none leads.
    pub stands: String,
    /// Hash of what they say.
    pub inputs: String,
    /// Who was taken and why, if it is decided.
    pub decided: Option<(String, String)>,
}

/// How one clause stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseLine {
    /// Its id.
    pub clause: String,
    /// 15.2.
    pub number: String,
    /// The heading of its section.
    pub section: String,
    /// The wording.
    pub text: String,
    /// Who answers for it: the lead, the only unit, or all that do it jointly.
    pub responsible: Vec<String>,
    /// The status: theirs; where they differ, that of the slowest. Empty if none has said it.
    pub status: String,
}

/// How one target stands.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetLine {
    /// The row's key.
    pub key: String,
    /// 15.2.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What is asked.
    pub asked: Asked,
    /// Whose figure stands; empty if nobody's does.
    pub unit: String,
    /// Who answers for it.
    pub responsible: Vec<String>,
    /// The figure.
    pub reached: Option<f64>,
    /// The figure as printed.
    pub reached_text: String,
    /// Reached of the goal, in percent.
    pub completion: Option<f64>,
    /// Points above (or below) 序时; for an upper bound there are none.
    pub ahead: Option<f64>,
    /// Whether units differ and nobody has decided.
    pub is_open: bool,
}
