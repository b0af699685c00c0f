//! The notice.

use crate::model::{
    checked::{self, AnnexPart, CheckedPlan, Head},
    document::{
        Annex, Attachment, Block, Cell, Field, Imprint, Issued, Notice, TableRow,
        table::{ACROSS, WIDTH},
    },
    outline,
    plan::{LetterKind, Register},
};

use super::{division, table, text, title};

/// Puts the notice together.
pub(super) fn notice(plan: &CheckedPlan, draft: bool) -> Notice {
    let head = &plan.head;
    let all = attachments(plan);
    let attachment_list = listed(plan, &all);
    let issued = issued(plan, &all);
    // The table of all duties, behind the plan's own, is always bound.
    let apart = head.attachments.iter().map(|own| own.apart).chain(std::iter::repeat(false));
    let attachments = all.into_iter().zip(apart).filter_map(|(annex, apart)| (!apart).then_some(annex)).collect();
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
        attachment_list,
        signature: Field::or_unknown(together(&head.signature, "　"), "发文机关署名"),
        signatures: several(&head.signature).cloned().collect(),
        date_of_issue: Field::or_unknown(head.date_of_issue.as_ref(), "成文日期"),
        seal: head.seal,
        note: head.note.clone(),
        issued,
        attachments,
        imprint: imprint(head),
        pictures: head.pictures.clone(),
    }
}

/// The annexes that are bound apart: their own number behind that of the notice (7.3.7).
pub(super) fn apart(plan: &CheckedPlan, draft: bool) -> Vec<Annex> {
    let own = &plan.head.attachments;
    if own.iter().all(|own| !own.apart) {
        return Vec::new();
    }
    let own = own.iter().zip(attachments(plan)).filter(|(own, _)| own.apart);
    let one = |(_, own)| Annex {
        year: plan.year,
        draft,
        document_number: Field::or_unknown(plan.head.document_number.as_ref(), "发文字号"),
        own,
        pictures: plan.head.pictures.clone(),
    };
    own.map(one).collect()
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
fn number(count: usize, index: usize) -> String {
    if count == 1 { "附件".to_owned() } else { format!("附件{}", index + 1) }
}

/// How many of the plans that the notice issues bear the word 附件.
fn attached(plan: &CheckedPlan) -> usize {
    plan.outline.issued.iter().filter(|issued| issued.attached).count()
}

/// What 附件说明 names: issued plans that bear the word, and annexes with a title (7.3.4).
fn listed(plan: &CheckedPlan, attachments: &[Attachment]) -> Vec<String> {
    let issued =
        plan.outline.issued.iter().filter(|issued| issued.attached).map(|issued| issued.title.replace('\n', ""));
    let own = plan.head.attachments.iter().filter_map(|attachment| attachment.title.clone());
    let made = attachments[plan.head.attachments.len()..].iter().map(|attachment| attachment.title.concat());
    issued.chain(own).chain(made).collect()
}

fn issued(plan: &CheckedPlan, attachments: &[Attachment]) -> Vec<Issued> {
    let count = attached(plan) + attachments.len();
    let mut before = 0;
    let mut one = |(issued, headings): (&outline::Issued, &[outline::Heading])| {
        before += usize::from(issued.attached);
        Issued {
            number: issued.attached.then(|| number(count, before - 1)),
            title: title::lines(&issued.title, &plan.written.register),
            text: text::issued(&plan.outline, issued, headings),
        }
    };
    plan.outline.issued().map(&mut one).collect()
}

fn attachments(plan: &CheckedPlan) -> Vec<Attachment> {
    let own = annexes(&plan.head.attachments, &plan.written.register);
    let division = (plan.letters.kind == LetterKind::Division).then(|| division::annex(plan));
    let mut all: Vec<Attachment> = own.into_iter().chain(division).collect();
    numbered(attached(plan), &mut all);
    all
}

/// Annexes as they print, without their numbers.
pub fn annexes(own: &[checked::Attachment], register: &Register) -> Vec<Attachment> {
    let one = |attachment: &checked::Attachment| Attachment {
        number: String::new(),
        title: title::lines(attachment.title.as_deref().unwrap_or_default(), register),
        text: attachment.text.iter().map(|part| block(part, attachment.across)).collect(),
        across: attachment.across,
    };
    own.iter().map(one).collect()
}

/// Numbers annexes; so many issued plans bear the word 附件 before them.
fn numbered(before: usize, all: &mut [Attachment]) {
    let count = before + all.len();
    for (index, attachment) in all.iter_mut().enumerate() {
        attachment.number = number(count, before + index);
    }
}

/// Puts an annex behind those that a notice has.
pub fn annex(notice: &mut Notice, title: &str, text: Vec<Block>, register: &Register) {
    notice.attachment_list.push(title.to_owned());
    let title = title::lines(title, register);
    notice.attachments.push(Attachment { number: String::new(), title, text, across: false });
    let before = notice.issued.iter().filter(|issued| issued.number.is_some()).count();
    numbered(before, &mut notice.attachments);
}

fn block(part: &AnnexPart, across: bool) -> Block {
    match part {
        AnnexPart::Text(block) => block.clone(),
        AnnexPart::Table { names, rows } => {
            let row = |cells: &Vec<Cell>| TableRow { id: None, heading: None, cells: cells.clone() };
            Block::Table(table::wide(names, rows.iter().map(row).collect(), if across { ACROSS } else { WIDTH }))
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
