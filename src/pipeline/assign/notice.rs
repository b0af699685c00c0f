//! The notice.

use crate::model::{
    checked::{CheckedPlan, Head},
    document::{Attachment, Field, Imprint, Notice},
};

use super::{text, title};

/// Puts the notice together.
pub(super) fn notice(plan: &CheckedPlan, draft: bool) -> Notice {
    let head = &plan.head;
    let recipients = head.recipients.as_ref().map(|names| format!("{}：", names.join("、")));
    Notice {
        year: plan.year,
        draft,
        copy_number: head.copy_number.clone(),
        urgency: head.urgency,
        masthead: masthead(head.issuing_authority.as_deref().unwrap_or_default()),
        document_number: Field::or_unknown(head.document_number.as_ref(), "发文字号"),
        title: title::lines(&head.title, &plan.written.register),
        recipients: Field::or_unknown(recipients, "主送机关"),
        text: text::blocks(&plan.outline),
        attachment_list: head.attachments.iter().filter_map(|attachment| attachment.title.clone()).collect(),
        signature: Field::or_unknown(head.signature.as_ref(), "发文机关署名"),
        date_of_issue: Field::or_unknown(head.date_of_issue.as_ref(), "成文日期"),
        seal: head.seal,
        note: head.note.clone(),
        attachments: attachments(plan),
        imprint: imprint(head),
    }
}

/// Name of the authority and 文件 (7.2.4).
fn masthead(authority: &str) -> String {
    if authority.ends_with("文件") { authority.to_owned() } else { format!("{authority}文件") }
}

fn attachments(plan: &CheckedPlan) -> Vec<Attachment> {
    let attachments = &plan.head.attachments;
    let number =
        |index: usize| if attachments.len() == 1 { "附件".to_owned() } else { format!("附件{}", index + 1) };
    attachments
        .iter()
        .enumerate()
        .map(|(index, attachment)| Attachment {
            number: number(index),
            title: title::lines(attachment.title.as_deref().unwrap_or_default(), &plan.written.register),
            text: text::free(&attachment.text),
        })
        .collect()
}

fn imprint(head: &Head) -> Imprint {
    let copies = match head.copy_recipients.as_deref() {
        Some([]) => None,
        stated => Some(Field::or_unknown(stated.map(|names| format!("{}。", names.join("，"))), "抄送机关")),
    };
    Imprint {
        copy_recipients: copies,
        printing_authority: Field::or_unknown(head.printing_authority.as_ref(), "印发机关"),
        printing_date: Field::or_unknown(head.printing_date.as_ref(), "印发日期"),
    }
}
