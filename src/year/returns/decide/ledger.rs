//! The ledger: every unit, file, entry, conflict and figure of a period.

use std::collections::BTreeMap;

use crate::model::{
    blank::{Asked, Blank, Field},
    message::Message,
    plan::Date,
};

use crate::year::returns::{
    cell::{Fault, File},
    tally::{self, Reporting, State},
};

use super::{
    decisions::{Open, Unused},
    entry::Entry,
    file::{Counts, FileLine},
};

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

impl TargetLine {
    /// Whether it is behind 序时 by what a person would see in print.
    pub fn is_behind(&self) -> bool {
        self.ahead.is_some_and(|points| points < -0.05)
    }
}
