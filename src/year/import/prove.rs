//! The proof: what the draft prints is what the source says, white space aside.

use crate::{
    hanzi::characters::squeezed,
    model::{
        document::Run,
        inline,
        message::Message,
        outline::{Heading, Outline},
        place::Sp,
        plan::{Date, Plan},
    },
    pipeline::{check, load::Loaded},
};

use super::draft::{Draft, Line};

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
    compare(&source(draft, lines), &printed(draft, &loaded.plan))
}

/// The source from its title on, without what is kept as a comment.
fn source(draft: &Draft, lines: &[Line]) -> String {
    // Of a line that is placed in part, that part counts.
    let placed = |line: &Line| {
        let unplaced = draft.unplaced.iter().find(|(number, _)| *number == line.number);
        let text = squeezed(&line.text);
        unplaced.map_or(text.clone(), |(_, rest)| text.replacen(&squeezed(rest), "", 1))
    };
    let mut text: String = lines.iter().map(placed).collect();
    // The head and the end stand elsewhere in print, or in another order; they are compared as values.
    let urgency = draft.urgency.as_deref().unwrap_or_default();
    for part in [&draft.number_line, &draft.issuer_line, urgency, &draft.banner].map(squeezed) {
        if let Some(at) = text.find(&part).filter(|_| !part.is_empty()) {
            text.replace_range(at..at + part.len(), "");
        }
    }
    text
}

fn printed(draft: &Draft, plan: &Plan) -> String {
    let head = &plan.head;
    let stated = |text: &Option<Sp<String>>| text.as_ref().map_or("", |text| text.value.as_str()).to_owned();
    let mut text = stated(&head.title);
    text.push_str(&draft.recipients_line);
    let own = check::outline(plan);
    part(&own, [&own.preamble, &own.closing], own.own(), &mut text);
    let titles: Vec<String> = head.attachments.iter().map(|attachment| stated(&attachment.title)).collect();
    // The list that the standard wants and the source leaves out is printed anew (GB/T 9704-2012 7.3.4).
    let listed = |index: &usize| draft.attachments.get(*index).is_none_or(|attachment| attachment.listed);
    let issued = draft.issued.iter().filter(|issued| issued.listed).map(|issued| issued.title.concat());
    let named = titles.iter().enumerate().filter(|(index, _)| listed(index)).map(|(_, name)| name.clone());
    let names: Vec<String> = issued.chain(named).collect();
    let mut list = String::new();
    for (index, name) in names.iter().enumerate() {
        list.push_str(if index == 0 { "附件：" } else { "" });
        list.push_str(&if names.len() > 1 { format!("{}.{name}", index + 1) } else { name.clone() });
    }
    text.push_str(if draft.list_below { "" } else { &list });
    text.push_str(&draft.signature.clone().unwrap_or_else(|| draft.joint.concat()));
    if draft.date.is_some() {
        let date = stated(&head.date_of_issue);
        text.push_str(&Date::parse(&date).map_or(date, |date| date.to_string()));
    }
    if let Some(note) = &head.note {
        text.push_str(&format!("（{}）", note.value));
    }
    if !draft.imprint_last {
        text.push_str(&imprint(draft));
    }
    text.push_str(if draft.list_below { &list } else { "" });
    for ((issued, headings), written) in own.issued().zip(&draft.issued) {
        text.push_str(written.label.as_deref().unwrap_or_default());
        text.push_str(&issued.title);
        part(&own, [&issued.preamble, &issued.closing], headings, &mut text);
    }
    // Issued plans that bear the word 附件 are numbered before the others.
    let before = own.issued.iter().filter(|issued| issued.attached).count();
    for (index, (attachment, title)) in head.attachments.iter().zip(&titles).enumerate() {
        if draft.attachments.get(index).is_some_and(|attachment| attachment.absent) {
            continue;
        }
        let several = before + titles.len() > 1;
        text.push_str(&if several { format!("附件{}", before + index + 1) } else { "附件".to_owned() });
        text.push_str(title);
        inline::paragraphs(&check::annex_words(&stated(&attachment.text)))
            .for_each(|one| text.push_str(&inline::plain(one)));
    }
    if draft.imprint_last {
        text.push_str(&imprint(draft));
    }
    squeezed(&text)
}

fn imprint(draft: &Draft) -> String {
    // A stop that the source leaves out is printed.
    let entry = |label: &str, line: &str, names: String| {
        let label = line.split_once(['：', ':']).map_or(label, |(label, _)| label);
        format!("{label}：{names}{}", if line.ends_with('。') { "。" } else { "" })
    };
    let moved = (!draft.moved_line.is_empty()).then(|| entry("主送", &draft.moved_line, draft.recipients.join("、")));
    let copies = draft.copies.as_ref().map(|copies| entry("抄送", &draft.copies_line, copies.concat()));
    let printing = draft.printing.as_ref().map(|(authority, date)| format!("{authority}{date}印发"));
    moved.into_iter().chain(copies).chain(printing).collect()
}

fn part(outline: &Outline, around: [&[Vec<Run>]; 2], headings: &[Heading], text: &mut String) {
    paragraphs(around[0], text);
    for heading in headings {
        text.push_str(&heading.number);
        text.push_str(&heading.printed());
        for clause in outline.below(heading) {
            paragraphs(&clause.paragraphs, text);
            text.push_str(&clause.bracket);
        }
    }
    paragraphs(around[1], text);
}

fn paragraphs(paragraphs: &[Vec<Run>], text: &mut String) {
    paragraphs.iter().flatten().for_each(|run| text.push_str(&run.text));
}

/// The first place where two texts part. The attachments' own text is compared only if the source has it.
fn compare(source: &str, printed: &str) -> Option<Message> {
    let folded = |text: &str| {
        text.chars().map(fold).collect::<String>().replace("附件：", "附件").chars().collect::<Vec<char>>()
    };
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
