//! The blank report forms.

use crate::model::{
    blank::Blank,
    document::{Duty, Field, Form, FormRow},
    plan::{Period, Plan},
};

use super::{
    notice::{value, year},
    subject::Subject,
    title,
};

/// 报表期 as printed.
#[derive(Debug, Clone)]
pub(super) struct PrintedPeriod {
    /// 上半年, 全年.
    pub name: String,
    /// The days covered.
    pub covers: Field,
    /// 报送截止日.
    pub due: Field,
}

/// The periods of a plan: its own, or half a year and the whole.
pub(super) fn periods(plan: &Plan) -> Vec<PrintedPeriod> {
    let printed = |period: &Period| PrintedPeriod {
        name: value(period.name.as_ref()).unwrap_or_else(|| "全年".to_owned()),
        covers: Field::or_unknown(value(period.covers.as_ref()), "报表期"),
        due: Field::or_unknown(value(period.due.as_ref()), "报送截止日"),
    };
    let own: Vec<PrintedPeriod> = plan.head.reports.periods.iter().map(printed).collect();
    if own.is_empty() { default_periods(year(plan)) } else { own }
}

fn default_periods(year: u16) -> Vec<PrintedPeriod> {
    [("上半年", 6, 30), ("全年", 12, 31)]
        .map(|(name, month, day)| PrintedPeriod {
            name: name.to_owned(),
            covers: Field::known(format!("{year}年1月1日至{year}年{month}月{day}日")),
            due: Field::unknown("报送截止日"),
        })
        .to_vec()
}

/// The form of one unit and period.
pub(super) fn form(plan: &Plan, unit: &str, duties: &[Duty], period: &PrintedPeriod, draft: bool) -> Form {
    let year = year(plan);
    let mut title = Subject::of(plan).between("", "贯彻落实情况报表");
    title.push(format!("（{}）", period.name));
    Form {
        year,
        draft,
        unit: unit.to_owned(),
        period: period.name.clone(),
        title: title::composed(&title, &plan.register),
        covers: period.covers.clone(),
        due: period.due.clone(),
        return_to: Field::or_unknown(value(plan.head.reports.return_to.as_ref()), "接收单位"),
        form_id: format!("{year}-{}-{unit}", period.name),
        blank: Blank::default(),
        rows: duties.iter().enumerate().map(|(index, duty)| row(index + 1, duty)).collect(),
    }
}

fn row(sequence: usize, duty: &Duty) -> FormRow {
    FormRow {
        sequence,
        id: duty.id.clone(),
        number: duty.number.clone(),
        text: duty.text.clone(),
        role: duty.role,
        role_word: duty.role_word.clone(),
        partners_text: duty.partners_text.clone(),
        targets: duty.targets.clone(),
    }
}
