//! The text (7.3.3): headings of four levels, and paragraphs.

use crate::model::document::{Block, Clause, Heading, Notice};

use super::{
    annex, head, tail,
    xml::{lines, paragraph, paragraph_with, runs, styled, text},
};

/// All that the body of the document holds, but its last section.
pub(super) fn body(notice: &Notice) -> String {
    let mut parts = vec![head::head(notice), head::recipients(&notice.recipients)];
    parts.push(blocks(&notice.text, notice.attachment_list.is_empty()));
    parts.push(tail::attachment_list(&notice.attachment_list));
    parts.push(tail::signature(notice));
    parts.extend(notice.note.iter().map(|note| paragraph("Note", &text(&format!("（{note}）")))));
    // 7.3.4 What the notice issues stands like an attachment, without 附件 on line 1.
    parts.extend(
        notice.issued.iter().map(|one| behind(one.number.as_deref().unwrap_or_default(), &one.title, &one.text)),
    );
    parts.extend(notice.attachments.iter().map(|one| behind(&one.number, &one.title, &one.text)));
    parts.push(tail::imprint(&notice.imprint));
    parts.concat()
}

/// `signed`: what follows is the signature, which stays on a page with text (7.3.5.5).
fn blocks(blocks: &[Block], signed: bool) -> String {
    let last = blocks.len().saturating_sub(1);
    blocks.iter().enumerate().map(|(index, one)| block(one, signed && index == last)).collect()
}

fn block(block: &Block, keep: bool) -> String {
    let keep = if keep { "<w:keepNext/>" } else { "" };
    match block {
        Block::Heading(heading) => {
            let words = text(&heading.number) + &styled("Removed", &heading.was) + &text(&heading.title);
            let whole = text(&format!("{}{}", heading.number, heading.title));
            paragraph(&format!("Heading{}", level(heading)), if heading.was.is_empty() { &whole } else { &words })
        }
        Block::Paragraph { heading, clauses } => {
            let run_in = heading.as_ref().map(run_in).unwrap_or_default();
            paragraph_with("BodyText", keep, &(run_in + &clauses.iter().map(clause).collect::<String>()))
        }
        Block::Table(table) => annex::table(table),
        Block::Picture(picture) => annex::picture(picture),
        Block::Chart(chart) => annex::chart(chart),
    }
}

/// A heading that stays in the line of its paragraph has the heading's character style: as a paragraph, the whole
/// text would be the heading.
fn run_in(heading: &Heading) -> String {
    styled(&format!("Heading{}Char", level(heading)), &format!("{}{}", heading.number, heading.title))
}

fn level(heading: &Heading) -> u8 {
    heading.level.clamp(1, 4)
}

fn clause(clause: &Clause) -> String {
    runs(&clause.text) + &text(&clause.bracket)
}

/// 7.3.7 On a new page: 附件 on line 1, the title on line 3, then the text.
fn behind(number: &str, title: &[String], own: &[Block]) -> String {
    [paragraph("AttachmentNumber", &text(number)), paragraph("AttachmentTitle", &lines(title)), blocks(own, false)]
        .concat()
}
