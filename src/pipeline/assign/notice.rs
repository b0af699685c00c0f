//! The notice.

use crate::model::{
    checked::{AnnexPart, CheckedPlan, Head},
    document::{Attachment, Block, Cell, Field, Imprint, Notice, TableRow},
    plan::{LetterKind, Register},
};

use super::{division, table, text, title};

/// Puts the notice together.
pub(super) fn notice(plan: &CheckedPlan, draft: bool) -> Notice {
    let head = &plan.head;
    let attachments = attachments(plan);
    let recipients = head.recipients.as_ref().map(|names| format!("{}：", names.join("、")));
    Notice {
        year: plan.year,
        draft,
        copy_number: head.copy_number.clone(),
        urgency: head.urgency,
        masthead: Field::or_unknown(head.issuing_authority.as_deref().map(masthead), "发文机关"),
        document_number: Field::or_unknown(head.document_number.as_ref(), "发文字号"),
        issuer: issuer(plan),
        title: title::lines(&head.title, &plan.written.register),
        recipients: Field::or_unknown(recipients, "主送机关"),
        text: text::blocks(&plan.outline),
        attachment_list: listed(plan, &attachments),
        signature: Field::or_unknown(head.signature.as_ref(), "发文机关署名"),
        date_of_issue: Field::or_unknown(head.date_of_issue.as_ref(), "成文日期"),
        seal: head.seal,
        note: head.note.clone(),
        attachments,
        imprint: imprint(head),
        pictures: head.pictures.clone(),
    }
}

/// A report goes to a higher authority and names who issues it (7.2.6).
fn issuer(plan: &CheckedPlan) -> Option<Field> {
    let (kind, issuer) = (&plan.written.head.kind, &plan.written.head.issuer);
    let own = issuer.as_ref().map(|issuer| issuer.value.trim().to_owned()).filter(|issuer| !issuer.is_empty());
    let is_upward = kind.as_ref().is_some_and(|kind| kind.value == "报告");
    (is_upward || own.is_some()).then(|| Field::or_unknown(own, "签发人"))
}

/// Name of the authority and 文件 (7.2.4).
fn masthead(authority: &str) -> String {
    if authority.ends_with("文件") { authority.to_owned() } else { format!("{authority}文件") }
}

/// What 附件说明 names: annexes with a title (7.3.4).
fn listed(plan: &CheckedPlan, attachments: &[Attachment]) -> Vec<String> {
    let own = plan.head.attachments.iter().filter_map(|attachment| attachment.title.clone());
    let made = attachments[plan.head.attachments.len()..].iter().map(|attachment| attachment.title.concat());
    own.chain(made).collect()
}

fn attachments(plan: &CheckedPlan) -> Vec<Attachment> {
    let own = plan.head.attachments.iter().map(|attachment| Attachment {
        number: String::new(),
        title: title::lines(attachment.title.as_deref().unwrap_or_default(), &plan.written.register),
        text: attachment.text.iter().map(block).collect(),
    });
    let division = (plan.letters.kind == LetterKind::Division).then(|| division::annex(plan));
    let mut all: Vec<Attachment> = own.chain(division).collect();
    number(&mut all);
    all
}

fn number(all: &mut [Attachment]) {
    let only = all.len() == 1;
    for (attachment, number) in all.iter_mut().zip(1..) {
        attachment.number = if only { "附件".to_owned() } else { format!("附件{number}") };
    }
}

/// Puts an annex behind those that a notice has.
pub fn annex(notice: &mut Notice, title: &str, text: Vec<Block>, register: &Register) {
    notice.attachment_list.push(title.to_owned());
    notice.attachments.push(Attachment { number: String::new(), title: title::lines(title, register), text });
    number(&mut notice.attachments);
}

fn block(part: &AnnexPart) -> Block {
    match part {
        AnnexPart::Text(block) => block.clone(),
        AnnexPart::Table { names, rows } => {
            let row = |cells: &Vec<Cell>| TableRow { id: None, heading: None, cells: cells.clone() };
            Block::Table(table::table(names, rows.iter().map(row).collect()))
        }
        AnnexPart::Picture(picture) => Block::Picture(picture.clone()),
    }
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
