//! The letter that gives a unit its duties; by a setting a 责任书 or the list alone.

use crate::model::{
    checked::CheckedPlan,
    document::{Duty, Field, Letter, Role},
    plan::{Inferred, LetterKind, Register},
};

use super::{duties, subject::Subject, title};

/// The letter of one unit.
pub(super) fn letter(plan: &CheckedPlan, unit: usize, duties: &[Duty], draft: bool) -> Letter {
    let (settings, register) = (&plan.letters, &plan.written.register);
    let name = plan.units[unit].name.as_str();
    let subject = Subject::of(plan);
    let field = |text: Option<String>, key: Inferred, name: &str| match text {
        Some(text) if settings.inferred.contains(&key) => Field::inferred(text),
        text => Field::or_unknown(text, name),
    };
    let sender = field(settings.sender_full_name.clone(), Inferred::SenderFullName, "发函单位全称");
    let date = settings.date_of_issue.as_ref().map(ToString::to_string);
    Letter {
        year: plan.year,
        draft,
        kind: settings.kind,
        unit: name.to_owned(),
        masthead: sender.clone(),
        document_number: field(settings.document_number.clone(), Inferred::DocumentNumber, "发文字号"),
        title: letter_title(settings.kind, &subject, register),
        recipients: format!("{name}："),
        opening: opening(settings.kind, &subject, duties),
        duty_count: duties.len(),
        groups: duties::groups(duties),
        targets: duties::targets(unit, plan),
        reporting: reporting(plan),
        requirements: requirements(plan, &subject),
        attachment_list: attachments(plan, name, &subject),
        list_title: list_title(name, &subject, register),
        signature: sender,
        date_of_issue: field(date, Inferred::DateOfIssue, "成文日期"),
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

fn reporting(plan: &CheckedPlan) -> Vec<(String, Field)> {
    let due = plan.reports.periods.iter().map(|period| {
        let due = Field::or_unknown(period.due.as_ref(), "报送截止日");
        (format!("{}报表报送截止日", period.name), due)
    });
    let return_to = ("报送至".to_owned(), Field::or_unknown(plan.reports.return_to.as_ref(), "接收单位"));
    let contact = plan.letters.contact.iter();
    let contact = contact.map(|(label, text)| ((*label).to_owned(), Field::or_unknown(text.as_ref(), label)));
    due.chain([return_to]).chain(contact).collect()
}

fn requirements(plan: &CheckedPlan, subject: &Subject) -> Vec<String> {
    let names: Vec<&str> = plan.reports.periods.iter().map(|period| period.name.as_str()).collect();
    let mut paragraphs = vec![format!(
        "请分{}填写{}贯彻落实情况报表，逐项填报完成值、进展情况、存在问题和下一步措施，经审核并加盖公章后按期报送。",
        names.join("、"),
        subject.text
    )];
    if plan.letters.kind == LetterKind::Pledge {
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

fn attachments(plan: &CheckedPlan, unit: &str, subject: &Subject) -> Vec<String> {
    let periods = plan.reports.periods.iter();
    let forms = periods.map(|period| format!("{}贯彻落实情况报表（{}）", subject.text, period.name));
    std::iter::once(list_name(unit, subject)).chain(forms).collect()
}
