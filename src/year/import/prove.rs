//! The proof: what the draft prints is what the source says, white space aside.

use crate::{
    model::{
        document::{Block, Document, Notice},
        message::Message,
    },
    pipeline::{assign, check::CheckedPlan, load::Loaded},
};

use super::{Draft, Line};

/// Where the draft would print something else; `None` if it prints the source.
pub(super) fn difference(draft: &Draft, lines: &[Line], loaded: Loaded) -> Option<Message> {
    if let Some(finding) = loaded.findings.first() {
        let (line, _) = loaded.plan.sources.line_column(finding.place);
        let file = loaded.plan.sources.of(finding.place).path.display();
        return Some(Message::new(
            format!("{file} 第{line}行：{}", finding.message.zh),
            format!("{file}:{line}: {}", finding.message.en),
        ));
    }
    let plan = CheckedPlan::unchecked(loaded.plan);
    let documents = assign::assign(&plan, true);
    let notice = documents.iter().find_map(|document| match document {
        Document::Notice(notice) => Some(notice),
        _ => None,
    })?;
    compare(&source(draft, lines), &printed(draft, notice))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// The source from its title on, without what is kept as a comment.
fn source(draft: &Draft, lines: &[Line]) -> String {
    // Of a line that is placed in part, that part counts.
    let placed = |line: &Line| {
        let unplaced = draft.unplaced.iter().find(|(number, _)| *number == line.number);
        let text = squeeze(&line.text);
        unplaced.map_or(text.clone(), |(_, rest)| text.replacen(&squeeze(rest), "", 1))
    };
    let mut text: String = lines.iter().map(placed).collect();
    // The head and the end stand elsewhere in print, or in another order; they are compared as values.
    for part in [&draft.number_line, draft.urgency.as_ref().unwrap_or(&draft.banner), &draft.banner]
        .map(|part| squeeze(part))
    {
        if let Some(at) = text.find(&part).filter(|_| !part.is_empty()) {
            text.replace_range(at..at + part.len(), "");
        }
    }
    text
}

fn printed(draft: &Draft, notice: &Notice) -> String {
    let mut text = notice.title.concat();
    text.push_str(&draft.recipients_line);
    blocks(&notice.text, &mut text);
    let count = notice.attachment_list.len();
    for (index, name) in notice.attachment_list.iter().enumerate() {
        text.push_str(if index == 0 { "附件：" } else { "" });
        text.push_str(&if count > 1 { format!("{}.{name}", index + 1) } else { name.clone() });
    }
    text.push_str(draft.signature.as_deref().unwrap_or_default());
    if draft.date.is_some() {
        text.push_str(&notice.date_of_issue.text);
    }
    if let Some(note) = &notice.note {
        text.push_str(&format!("（{note}）"));
    }
    if let Some(copies) = &draft.copies {
        text.push_str(&format!("抄送：{}。", copies.concat()));
    }
    if let Some((authority, date)) = &draft.printing {
        text.push_str(&format!("{authority}{date}印发"));
    }
    for attachment in &notice.attachments {
        text.push_str(&attachment.number);
        text.push_str(&attachment.title.concat());
        blocks(&attachment.text, &mut text);
    }
    squeeze(&text)
}

fn blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                text.push_str(&heading.number);
                text.push_str(&heading.title);
            }
            Block::Paragraph { heading, clauses } => {
                if let Some(heading) = heading {
                    text.push_str(&heading.number);
                    text.push_str(&heading.title);
                }
                for clause in clauses {
                    clause.text.iter().for_each(|run| text.push_str(&run.text));
                    text.push_str(&clause.bracket);
                }
            }
        }
    }
}

/// The first place where two texts part. The attachments' own text is compared only if the source has it.
fn compare(source: &str, printed: &str) -> Option<Message> {
    let folded = |text: &str| text.chars().map(fold).collect::<Vec<char>>();
    let (source, printed) = (folded(source), folded(printed));
    if source == printed {
        return None;
    }
    let same = source.iter().zip(&printed).take_while(|(a, b)| a == b).count();
    let around = |text: &[char]| text[same.saturating_sub(10)..text.len().min(same + 14)].iter().collect::<String>();
    let (expected, found) = (around(&source), around(&printed));
    Some(Message::new(
        format!("原文是“…{expected}…”，照草稿印出来是“…{found}…”"),
        format!("the source has `…{expected}…`, the draft prints `…{found}…`"),
    ))
}

/// Marks that the page sets in one way, however they are typed: the colon after 附件 and after the recipients.
fn fold(sign: char) -> char {
    match sign {
        ':' => '：',
        '．' => '.',
        '(' => '（',
        ')' => '）',
        other => other,
    }
}
