//! The letter that gives a unit its duties; by a setting a 责任书 or the list alone.

use crate::model::{
    document::{Duty, Field, Letter, LetterKind, Role},
    plan::{LetterSettings, Plan, Register},
};

use super::{
    duties,
    notice::{date, value, year},
    numbered::Numbered,
    subject::Subject,
    title,
};

/// The letter of one unit.
pub(super) fn letter(plan: &Plan, clauses: &[Numbered<'_>], unit: &str, draft: bool) -> Letter {
    let settings = &plan.head.letters;
    let kind = kind(settings);
    let subject = Subject::of(plan);
    let duties = duties::of(unit, clauses);
    Letter {
        year: year(plan),
        draft,
        kind,
        unit: unit.to_owned(),
        masthead: sender(settings),
        document_number: Field::or_unknown(value(settings.document_number.as_ref()), "发文字号"),
        title: letter_title(kind, &subject, &plan.register),
        recipients: format!("{unit}："),
        opening: opening(kind, &subject, &duties),
        duty_count: duties.len(),
        groups: duties::groups(&duties),
        targets: duties::targets(unit, clauses),
        reporting: reporting(plan),
        requirements: requirements(plan, kind, &subject),
        attachment_list: attachments(plan, unit, &subject),
        list_title: list_title(unit, &subject, &plan.register),
        signature: sender(settings),
        date_of_issue: date(settings.date_of_issue.as_ref(), "成文日期"),
    }
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
        LetterKind::Letter => ("关于送达", "任务清单的函"),
        LetterKind::Pledge => ("", "责任书"),
        LetterKind::List => ("", "任务清单"),
    };
    title::composed(&subject.between(before, after), register)
}

fn opening(kind: LetterKind, subject: &Subject, duties: &[Duty]) -> Vec<String> {
    let (basis, counts) = (&subject.basis, counts(duties));
    let total = duties.len();
    vec![match kind {
        LetterKind::Letter => format!(
            "根据{basis}，现将其中涉及你单位的{total}项任务（{counts}）函送你单位，任务清单附后。请对照清单认真组织落实，并按以下要求报送落实情况。"
        ),
        LetterKind::Pledge => {
            format!("为落实{basis}，明确责任单位所承担的{total}项任务（{counts}），签订本责任书。")
        }
        LetterKind::List => format!("依据：{basis}。共{total}项任务（{counts}）。"),
    }]
}

/// 独立13项、牵头1项、共同15项: the roles that occur, weightiest first.
fn counts(duties: &[Duty]) -> String {
    let count = |role: Role| duties.iter().filter(|duty| duty.role == role).count();
    let occurring = Role::ALL.into_iter().filter(|role| count(*role) > 0);
    occurring.map(|role| format!("{}{}项", role.word(), count(role))).collect::<Vec<_>>().join("、")
}

fn reporting(plan: &Plan) -> Vec<(String, Field)> {
    let (reports, contact) = (&plan.head.reports, &plan.head.letters.contact);
    let mut rows = Vec::new();
    for period in super::form::periods(plan) {
        rows.push((format!("{}报表报送截止日", period.name), period.due));
    }
    rows.push(("报送至".to_owned(), Field::or_unknown(value(reports.return_to.as_ref()), "接收单位")));
    for (label, stated) in [
        ("联系人", &contact.name),
        ("联系电话", &contact.telephone),
        ("电子邮箱", &contact.email),
        ("地址", &contact.address),
    ] {
        rows.push((label.to_owned(), Field::or_unknown(value(stated.as_ref()), label)));
    }
    rows
}

fn requirements(plan: &Plan, kind: LetterKind, subject: &Subject) -> Vec<String> {
    let names: Vec<String> = super::form::periods(plan).into_iter().map(|period| period.name).collect();
    let mut paragraphs = vec![format!(
        "请分{}填写{}贯彻落实情况报表，逐项填报完成值、进展情况、存在问题和下一步措施，经审核并加盖公章后按期报送。",
        names.join("、"),
        subject.text
    )];
    if kind == LetterKind::Pledge {
        paragraphs.push("本责任书一式两份，责任下达单位和责任单位各执一份，自双方签字盖章之日起生效。".to_owned());
    }
    paragraphs
}

/// The list is called the same in 附件说明 and at its own head (GB/T 9704-2012 7.3.7).
fn list_name(unit: &str, subject: &Subject) -> String {
    format!("{}任务清单（{unit}）", subject.text)
}

/// [`list_name`] as it is set at the list's head.
fn list_title(unit: &str, subject: &Subject, register: &Register) -> Vec<String> {
    let mut stretches = subject.between("", "任务清单");
    stretches.push(format!("（{unit}）"));
    title::composed(&stretches, register)
}

fn attachments(plan: &Plan, unit: &str, subject: &Subject) -> Vec<String> {
    let forms = super::form::periods(plan)
        .into_iter()
        .map(|period| format!("{}贯彻落实情况报表（{}）", subject.text, period.name));
    std::iter::once(list_name(unit, subject)).chain(forms).collect()
}
