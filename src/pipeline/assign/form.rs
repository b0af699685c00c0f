//! The blank report forms.

use crate::model::{
    blank::{Blank, Status},
    document::{Duty, Field, Form, FormRow, Role},
    plan::{Period, Plan},
};

use super::{
    letter::{FORM, form_label},
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
    Form {
        year,
        draft,
        unit: unit.to_owned(),
        period: period.name.clone(),
        attachment_label: form_label(plan),
        title: title::composed(&Subject::of(plan).between("", FORM), &plan.register),
        subtitle: format!("（{}）", period.name),
        data_until: last_day(&period.covers),
        covers: period.covers.clone(),
        due: period.due.clone(),
        return_to: Field::or_unknown(value(plan.head.reports.return_to.as_ref()), "接收单位"),
        form_id: format!("{year}-{}-{unit}", period.name),
        blank: Blank::default(),
        statuses: statuses(plan),
        rows: duties.iter().map(row).collect(),
    }
}

/// The plan's own words for how a duty stands, or the common ones.
pub(super) fn statuses(plan: &Plan) -> Vec<String> {
    let own: Vec<String> = plan.head.reports.statuses.iter().map(|word| word.value.clone()).collect();
    if own.is_empty() { Status::WORDS.map(ToOwned::to_owned).to_vec() } else { own }
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
