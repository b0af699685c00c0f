//! The notice.

use crate::model::{
    checked::{AnnexPart, CheckedPlan, Head},
    document::{Attachment, Block, Cell, Field, Imprint, Issued, Notice, TableRow},
    outline,
    plan::LetterKind,
};

use super::{division, table, text, title};

/// Puts the notice together.
pub(super) fn notice(plan: &CheckedPlan, draft: bool) -> Notice {
    let head = &plan.head;
    let recipients = head.recipients.as_ref().map(|names| format!("{}：", names.join("、")));
    Notice {
        year: plan.year,
        draft,
        copy_number: head.copy_number.clone(),
        urgency: head.urgency,
        masthead: Field::or_unknown(together(&head.issuing_authority, "、").as_deref().map(masthead), "发文机关"),
        joint: several(&head.issuing_authority).map(|name| name.trim_end_matches("文件").to_owned()).collect(),
        document_number: Field::or_unknown(head.document_number.as_ref(), "发文字号"),
        issuer: issuer(plan),
        title: title::lines(&head.title, &plan.written.register),
        recipients: Field::or_unknown(recipients, "主送机关"),
        text: text::blocks(&plan.outline),
        attachment_list: listed(plan),
        signature: Field::or_unknown(together(&head.signature, "　"), "发文机关署名"),
        signatures: several(&head.signature).cloned().collect(),
        date_of_issue: Field::or_unknown(head.date_of_issue.as_ref(), "成文日期"),
        seal: head.seal,
        note: head.note.clone(),
        issued: issued(plan),
        attachments: attachments(plan),
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

/// One name, or those of a joint notice.
fn together(names: &[String], between: &str) -> Option<String> {
    (!names.is_empty()).then(|| names.join(between))
}

/// The names, if they are several.
fn several(names: &[String]) -> impl Iterator<Item = &String> {
    names.iter().filter(|_| names.len() > 1)
}

/// 附件, or 附件1 when there are several: the issued plans that are numbered among them come first.
fn number(plan: &CheckedPlan, index: usize) -> String {
    if listed(plan).len() == 1 { "附件".to_owned() } else { format!("附件{}", index + 1) }
}

/// The titles of all that bears the word 附件 (7.3.4).
fn listed(plan: &CheckedPlan) -> Vec<String> {
    let issued =
        plan.outline.issued.iter().filter(|issued| issued.attached).map(|issued| issued.title.replace('\n', ""));
    let own = plan.head.attachments.iter().filter_map(|attachment| attachment.title.clone());
    issued.chain(own).chain(divided(plan).then(|| division::title(plan).concat())).collect()
}

/// Whether all duties stand in an annexed table in place of letters.
fn divided(plan: &CheckedPlan) -> bool {
    plan.letters.kind == LetterKind::Division
}

fn issued(plan: &CheckedPlan) -> Vec<Issued> {
    let mut attached = 0;
    let mut one = |(issued, headings): (&outline::Issued, &[outline::Heading])| {
        attached += usize::from(issued.attached);
        Issued {
            number: issued.attached.then(|| number(plan, attached - 1)),
            title: title::lines(&issued.title, &plan.written.register),
            text: text::issued(&plan.outline, issued, headings),
        }
    };
    plan.outline.issued().map(&mut one).collect()
}

fn attachments(plan: &CheckedPlan) -> Vec<Attachment> {
    let before = plan.outline.issued.iter().filter(|issued| issued.attached).count();
    let own = plan.head.attachments.iter().map(|attachment| Attachment {
        number: String::new(),
        title: title::lines(attachment.title.as_deref().unwrap_or_default(), &plan.written.register),
        text: attachment.text.iter().map(block).collect(),
    });
    let all = own.chain(divided(plan).then(|| division::annex(plan)));
    all.enumerate().map(|(index, one)| Attachment { number: number(plan, before + index), ..one }).collect()
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
