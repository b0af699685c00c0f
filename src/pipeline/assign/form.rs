//! The blank report forms.

use crate::model::{
    blank::Blank,
    checked::{CheckedPlan, Period},
    document::{Duty, Field, Form, FormRow, Role},
};

use super::{
    letter::{FORM, form_label},
    subject::Subject,
    title,
};

/// The form of one unit and period.
pub(super) fn form(plan: &CheckedPlan, unit: &str, duties: &[Duty], period: &Period, draft: bool) -> Form {
    let year = plan.year;
    let covers = Field::or_unknown(period.covers.as_ref(), "报表期");
    Form {
        year,
        draft,
        unit: unit.to_owned(),
        period: period.name.clone(),
        attachment_label: form_label(plan),
        title: title::composed(&Subject::of(plan).between("", FORM), &plan.written.register),
        subtitle: format!("（{}）", period.name),
        data_until: last_day(&covers),
        covers,
        due: Field::or_unknown(period.due.as_ref(), "报送截止日"),
        return_to: Field::or_unknown(plan.reports.return_to.as_ref(), "接收单位"),
        form_id: format!("{year}-{}-{unit}", period.name),
        blank: Blank::default(),
        statuses: plan.reports.statuses.clone(),
        rows: duties.iter().map(row).collect(),
    }
}

/// 数据截止日: 2023年1月1日至6月30日 ends on 6月30日.
fn last_day(covers: &Field) -> Field {
    let end = covers.text.rsplit_once('至').map(|(_, end)| end.trim()).filter(|end| !end.is_empty());
    match end {
        Some(end) => Field { text: end.to_owned(), state: covers.state },
        None => Field::unknown("数据截止日"),
    }
}

fn row(duty: &Duty) -> FormRow {
    let leads = duty.partners.iter().filter(|partner| partner.role == Role::Lead);
    let leads: Vec<&str> = leads.map(|partner| partner.name.as_str()).collect();
    let led = if leads.is_empty() { String::new() } else { format!("，{}牵头", leads.join("、")) };
    FormRow {
        sequence: duty.sequence,
        id: duty.id.clone(),
        number: duty.number.clone(),
        text: duty.text.clone(),
        role: duty.role,
        responsibility: format!("{}{led}", duty.role.phrase()),
        targets: duty.targets.clone(),
    }
}
