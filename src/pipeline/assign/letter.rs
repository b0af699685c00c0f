//! The letter that gives a unit its duties; by a setting a 责任书 or the list alone.

use crate::model::{
    checked::CheckedPlan,
    document::{Duty, Field, Letter},
    plan::{Inferred, LetterKind, Register},
};

use super::{
    duties,
    subject::Subject,
    title,
    wording::{self, Returns},
};

/// The letter of one unit.
pub(super) fn letter(plan: &CheckedPlan, unit: usize, duties: &[Duty], number: Option<String>, draft: bool) -> Letter {
    let (settings, register, kind) = (&plan.letters, &plan.written.register, plan.letters.kind);
    let name = plan.units[unit].name.as_str();
    let subject = Subject::of(plan);
    let field = |text: Option<String>, key: Inferred, name: &str| match text {
        Some(text) if settings.inferred.contains(&key) => Field::inferred(text),
        text => Field::or_unknown(text, name),
    };
    let sender = field(settings.sender_full_name.clone(), Inferred::SenderFullName, "发函单位全称");
    let date = settings.date_of_issue.as_ref().map(ToString::to_string);
    let (returns, basis) = (returns(plan), &subject.basis);
    Letter {
        year: plan.year,
        draft,
        kind,
        unit: name.to_owned(),
        masthead: sender.clone(),
        document_number: field(number, Inferred::DocumentNumber, "发文字号"),
        title: letter_title(kind, &subject, register),
        recipients: format!("{name}："),
        text: match kind {
            LetterKind::Letter => wording::letter(basis, duties.len(), FORM_LABEL, &returns),
            LetterKind::Pledge => vec![wording::pledge_opening(basis, duties.len(), &sender, name)],
            LetterKind::List | LetterKind::Division => {
                vec![wording::plain(format!("依据{basis}，共{}项任务。", duties.len()))]
            }
        },
        duty_count: duties.len(),
        groups: duties::groups(duties),
        targets: duties::targets(unit, plan),
        pledge: (kind == LetterKind::Pledge).then(|| wording::pledge(duties.len(), &sender, name)),
        closing: match kind {
            LetterKind::Letter => Vec::new(),
            LetterKind::Pledge => wording::pledge_terms(plan.year, &returns),
            LetterKind::List | LetterKind::Division => wording::list_closing(&returns),
        },
        attachment_list: if kind == LetterKind::Letter { attachments(&subject) } else { Vec::new() },
        list_label: (kind == LetterKind::Letter).then(|| "附件1".to_owned()),
        list_title: title::composed(&subject.between("", LIST), register),
        list_of: format!("（{name}）"),
        signature: sender,
        date_of_issue: field(date, Inferred::DateOfIssue, "成文日期"),
    }
}

/// What the list and the forms are called, in 附件说明 and at their own head alike (GB/T 9704-2012 7.3.7).
const LIST: &str = "任务清单";
pub(super) const FORM: &str = "落实情况报表";

/// The number of the forms in 附件说明: the list is 附件1.
const FORM_LABEL: &str = "附件2";

/// The number on a form's own head, if a letter sends it.
pub(super) fn form_label(plan: &CheckedPlan) -> Option<String> {
    (plan.letters.kind == LetterKind::Letter).then(|| FORM_LABEL.to_owned())
}

fn letter_title(kind: LetterKind, subject: &Subject, register: &Register) -> Vec<String> {
    let (before, after) = match kind {
        LetterKind::Letter => ("关于分送", "任务清单的函"),
        LetterKind::Pledge => ("", "责任书"),
        LetterKind::List | LetterKind::Division => ("", LIST),
    };
    title::composed(&subject.between(before, after), register)
}

fn returns(plan: &CheckedPlan) -> Returns {
    let periods = plan.reports.periods.iter();
    let contact = plan.letters.contact.iter();
    Returns {
        periods: periods
            .map(|period| (period.name.clone(), Field::or_unknown(period.due.as_ref(), "报送截止日")))
            .collect(),
        return_to: Field::or_unknown(plan.reports.return_to.as_ref(), "接收单位"),
        contact: contact.map(|(label, stated)| (*label, Field::or_unknown(stated.as_ref(), label))).collect(),
    }
}

fn attachments(subject: &Subject) -> Vec<String> {
    [LIST, FORM].map(|name| subject.between("", name).concat()).to_vec()
}
