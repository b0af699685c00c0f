//! The blank report forms.

use crate::model::{
    checked::{CheckedPlan, Period},
    document::{Duty, Field, Form, FormRow},
};

use super::{subject::Subject, title};

/// The form of one unit and period.
pub(super) fn form(plan: &CheckedPlan, unit: &str, duties: &[Duty], period: &Period, draft: bool) -> Form {
    let year = plan.year;
    let mut title = Subject::of(plan).between("", "贯彻落实情况报表");
    title.push(format!("（{}）", period.name));
    Form {
        year,
        draft,
        unit: unit.to_owned(),
        period: period.name.clone(),
        title: title::composed(&title, &plan.written.register),
        covers: Field::or_unknown(period.covers.as_ref(), "报表期"),
        due: Field::or_unknown(period.due.as_ref(), "报送截止日"),
        return_to: Field::or_unknown(plan.reports.return_to.as_ref(), "接收单位"),
        form_id: format!("{year}-{}-{unit}", period.name),
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
