//! The letter that gives a unit its duties; by a setting a 责任书 or the list alone.

use crate::model::{
    document::{Duty, Field, Letter, LetterKind},
    plan::{LetterSettings, Plan, Register},
};

use super::{
    duties,
    notice::{date, value, year},
    numbered::Numbered,
    subject::Subject,
    title,
    wording::{self, Returns},
};

/// The letter of one unit.
pub(super) fn letter(plan: &Plan, clauses: &[Numbered<'_>], unit: &str, duties: &[Duty], draft: bool) -> Letter {
    let settings = &plan.head.letters;
    let kind = kind(settings);
    let subject = Subject::of(plan);
    let (sender, returns, basis) = (sender(settings), returns(plan), &subject.basis);
    Letter {
        year: year(plan),
        draft,
        kind,
        unit: unit.to_owned(),
        masthead: sender.clone(),
        document_number: Field::or_unknown(value(settings.document_number.as_ref()), "发文字号"),
        title: letter_title(kind, &subject, &plan.register),
        recipients: format!("{unit}："),
        text: match kind {
            LetterKind::Letter => wording::letter(basis, duties.len(), FORM_LABEL, &returns),
            LetterKind::Pledge => vec![wording::pledge_opening(basis, duties.len(), &sender, unit)],
            LetterKind::List => vec![wording::plain(format!("依据{basis}，共{}项任务。", duties.len()))],
        },
        duty_count: duties.len(),
        groups: duties::groups(duties),
        targets: duties::targets(unit, clauses),
        closing: match kind {
            LetterKind::Letter => Vec::new(),
            LetterKind::Pledge => wording::pledge_terms(year(plan), &returns),
            LetterKind::List => wording::list_closing(&returns),
        },
        attachment_list: if kind == LetterKind::Letter { attachments(&subject) } else { Vec::new() },
        list_label: (kind == LetterKind::Letter).then(|| "附件1".to_owned()),
        list_title: title::composed(&subject.between("", LIST), &plan.register),
        list_of: format!("（{unit}）"),
        signature: sender,
        date_of_issue: date(settings.date_of_issue.as_ref(), "成文日期"),
    }
}

/// What the list and the forms are called, in 附件说明 and at their own head alike (GB/T 9704-2012 7.3.7).
const LIST: &str = "任务清单";
pub(super) const FORM: &str = "落实情况报表";

/// The number of the forms in 附件说明: the list is 附件1.
const FORM_LABEL: &str = "附件2";

/// The number on a form's own head, if a letter sends it.
pub(super) fn form_label(plan: &Plan) -> Option<String> {
    (kind(&plan.head.letters) == LetterKind::Letter).then(|| FORM_LABEL.to_owned())
}

fn kind(settings: &LetterSettings) -> LetterKind {
    match value(settings.form.as_ref()).as_deref() {
        Some("责任书") => LetterKind::Pledge,
        Some("任务清单") => LetterKind::List,
        _ => LetterKind::Letter,
    }
}

/// The sender's full name, or its registered name; inferred if the plan says so.
fn sender(settings: &LetterSettings) -> Field {
    let Some(full_name) = value(settings.sender_full_name.as_ref()) else {
        return Field::unknown("发函单位全称");
    };
    if settings.inferred.iter().any(|key| key.value == "sender_full_name") {
        Field::inferred(full_name)
    } else {
        Field::known(full_name)
    }
}

fn letter_title(kind: LetterKind, subject: &Subject, register: &Register) -> Vec<String> {
    let (before, after) = match kind {
        LetterKind::Letter => ("关于分送", "任务清单的函"),
        LetterKind::Pledge => ("", "责任书"),
        LetterKind::List => ("", LIST),
    };
    title::composed(&subject.between(before, after), register)
}

fn returns(plan: &Plan) -> Returns {
    let (reports, contact) = (&plan.head.reports, &plan.head.letters.contact);
    let stated = [
        ("联系人", &contact.name),
        ("联系电话", &contact.telephone),
        ("电子邮箱", &contact.email),
        ("地址", &contact.address),
    ];
    Returns {
        periods: super::form::periods(plan).into_iter().map(|period| (period.name, period.due)).collect(),
        return_to: Field::or_unknown(value(reports.return_to.as_ref()), "接收单位"),
        contact: stated.map(|(label, stated)| (label, Field::or_unknown(value(stated.as_ref()), label))).to_vec(),
    }
}

fn attachments(subject: &Subject) -> Vec<String> {
    [LIST, FORM].map(|name| subject.between("", name).concat()).to_vec()
}
