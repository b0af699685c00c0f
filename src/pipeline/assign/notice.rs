//! The notice.

use crate::model::{
    document::{Attachment, Field, Imprint, Notice},
    place::{Many, Sp},
    plan::{Date, Plan},
};

use super::{numbered::Numbered, text, title};

/// Puts the notice together.
pub(super) fn notice(plan: &Plan, clauses: &[Numbered<'_>], draft: bool) -> Notice {
    let head = &plan.head;
    let authority = value(head.issuing_authority.as_ref()).unwrap_or_default();
    Notice {
        year: year(plan),
        draft,
        copy_number: value(head.copy_number.as_ref()),
        urgency: value(head.urgency.as_ref()),
        masthead: masthead(&authority),
        document_number: Field::or_unknown(value(head.document_number.as_ref()), "发文字号"),
        issuer: issuer(plan),
        title: title::lines(&value(head.title.as_ref()).unwrap_or_default(), &plan.register),
        recipients: Field::or_unknown(names(head.recipients.as_ref(), "、").map(|names| names + "："), "主送机关"),
        text: text::blocks(plan, clauses),
        attachment_list: head.attachments.iter().filter_map(|attachment| value(attachment.title.as_ref())).collect(),
        signature: Field::or_unknown(value(head.signature.as_ref()), "发文机关署名"),
        date_of_issue: date(head.date_of_issue.as_ref(), "成文日期"),
        seal: head.seal.as_ref().is_none_or(|seal| seal.value),
        note: value(head.note.as_ref()),
        attachments: attachments(plan),
        imprint: imprint(plan),
    }
}

/// The year of a plan; a checked plan has one.
pub(super) fn year(plan: &Plan) -> u16 {
    plan.head.year.as_ref().map_or(0, |year| year.value)
}

/// A stated value; an empty one is unknown.
pub(super) fn value(stated: Option<&Sp<String>>) -> Option<String> {
    stated.map(|stated| stated.value.trim().to_owned()).filter(|stated| !stated.is_empty())
}

/// A date as it is printed. One that cannot be read is a finding; if that is waived, it prints as written.
pub(super) fn date(stated: Option<&Sp<String>>, name: &str) -> Field {
    let printed = value(stated).map(|text| Date::parse(&text).map_or(text, |date| date.to_string()));
    Field::or_unknown(printed, name)
}

/// A report goes to a higher authority and names who issues it (7.2.6).
fn issuer(plan: &Plan) -> Option<Field> {
    let own = value(plan.head.issuer.as_ref());
    let is_upward = value(plan.head.kind.as_ref()).is_some_and(|kind| kind == "报告");
    (is_upward || own.is_some()).then(|| Field::or_unknown(own, "签发人"))
}

/// Name of the authority and 文件 (7.2.4).
fn masthead(authority: &str) -> String {
    if authority.ends_with("文件") { authority.to_owned() } else { format!("{authority}文件") }
}

fn names(list: Option<&Many<Sp<String>>>, separator: &str) -> Option<String> {
    let names: Vec<&str> = list?.iter().map(|name| name.value.trim()).collect();
    (!names.is_empty()).then(|| names.join(separator))
}

fn attachments(plan: &Plan) -> Vec<Attachment> {
    let attachments = &plan.head.attachments;
    let number =
        |index: usize| if attachments.len() == 1 { "附件".to_owned() } else { format!("附件{}", index + 1) };
    attachments
        .iter()
        .enumerate()
        .map(|(index, attachment)| Attachment {
            number: number(index),
            title: title::lines(&value(attachment.title.as_ref()).unwrap_or_default(), &plan.register),
            text: text::free_text(&value(attachment.text.as_ref()).unwrap_or_default()),
        })
        .collect()
}

fn imprint(plan: &Plan) -> Imprint {
    let head = &plan.head;
    let copies = match &head.copy_recipients {
        Some(none) if none.is_empty() => None,
        stated => Some(Field::or_unknown(names(stated.as_ref(), "，").map(|names| names + "。"), "抄送机关")),
    };
    Imprint {
        copy_recipients: copies,
        printing_authority: Field::or_unknown(value(head.printing_authority.as_ref()), "印发机关"),
        printing_date: date(head.printing_date.as_ref(), "印发日期"),
    }
}
