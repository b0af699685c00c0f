//! What stands before the text and after it: number, title, recipients; signature, date, imprint.

use std::sync::LazyLock;

use regex::Regex;

use crate::hanzi::numerals;

use super::{
    Line,
    draft::{Attachment, Draft},
};

fn regex(text: &str) -> Regex {
    Regex::new(text).expect("the patterns are ours")
}

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| regex("^(\\p{Han}{1,16})[〔\\[（(【［](20[0-9]{2})[〕\\]）)】］]\\s*第?([0-9]+)号$"));
static DATE: LazyLock<Regex> = LazyLock::new(|| regex("^(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日$"));
static PRINTED: LazyLock<Regex> =
    LazyLock::new(|| regex("^(.{2,30}?)[\\s　]*(20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)印发$"));
static NOTE: LazyLock<Regex> = LazyLock::new(|| regex("^[（(](此件[^）)]*|[^）)]{0,12}公开[^）)]*)[）)]$"));
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| regex("^附件[0-9一二三四五六七八九十]*[：:]?$"));
static LISTED: LazyLock<Regex> = LazyLock::new(|| regex("^附件[：:]\\s*(.+)$"));
static LISTED_NEXT: LazyLock<Regex> = LazyLock::new(|| regex("^[0-9]{1,2}[.．、]\\s*(.+)$"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex("(20[0-9]{2})年"));

/// Kinds of documents that a title ends with.
const KINDS: [&str; 10] = ["通知", "意见", "方案", "决定", "通报", "函", "要点", "安排", "计划", "公告"];

/// Takes what comes before the text; returns the rest.
pub(super) fn take<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let end = lines.iter().position(|line| is_recipients(&line.text)).filter(|end| *end < 25);
    let start_of_text = lines.iter().position(|line| super::outline::is_section(&line.text)).unwrap_or(lines.len());
    let end = end.filter(|end| *end < start_of_text);
    let head = end.unwrap_or_else(|| title_end(lines).min(start_of_text));
    let mut rest = head;
    for (index, line) in lines[..head].iter().enumerate() {
        before_text(line, &lines[..head], index, draft);
    }
    if let Some(line) = end.map(|end| &lines[end]) {
        recipients(&line.text, draft);
        rest += 1;
    }
    let year = draft.number.as_deref().and_then(year_of).or_else(|| year_of(&draft.title.concat()));
    draft.year = year.or_else(|| YEAR.captures(&draft.title.concat()).and_then(|found| found[1].parse().ok()));
    &lines[rest..]
}

fn year_of(number: &str) -> Option<u16> {
    let digits = number.find("20").and_then(|at| number.get(at..at + 4))?;
    digits.parse().ok()
}

/// Without recipients the title ends with its kind.
fn title_end(lines: &[Line]) -> usize {
    let ends = |line: &Line| KINDS.iter().any(|kind| line.text.ends_with(kind)) && line.text.chars().count() <= 60;
    lines.iter().take(12).position(ends).map_or(0, |at| at + 1)
}

fn is_recipients(text: &str) -> bool {
    text.ends_with(['：', ':'])
        && text.chars().count() >= 3
        && !text.contains(['。', '；'])
        && !LISTED.is_match(text)
        && !ATTACHED.is_match(text)
}

fn before_text(line: &Line, head: &[Line], index: usize, draft: &mut Draft) {
    let text = line.text.as_str();
    if let Some((number, rest)) = text.split_once([' ', '\u{3000}', '\t']).filter(|(number, _)| NUMBER.is_match(number))
    {
        // 签发人 beside the number is for upward documents, which a notice is not.
        draft.number = Some(number.to_owned());
        draft.doubt(
            line.number,
            format!("“{}”没有放进方案", rest.trim()),
            format!("`{}` has no place in a plan", rest.trim()),
        );
        draft.unplaced.push((line.number, rest.trim().to_owned()));
    } else if NUMBER.is_match(text) && draft.number.is_none() {
        draft.number = Some(text.to_owned());
    } else if ["特急", "加急"].contains(&text) {
        draft.urgency = Some(text.to_owned());
    } else if draft.title.is_empty() && text.ends_with("文件") && text.chars().count() <= 30 {
        draft.authority = Some(text.trim_end_matches("文件").to_owned());
    } else if is_title(text, head, index) || !draft.title.is_empty() {
        draft.title.push(text.to_owned());
    } else {
        draft.doubt(
            line.number,
            format!("“{text}”没有放进方案，记在 plan.yaml 的注释里"),
            format!("`{text}` has no place in a plan and is kept as a comment"),
        );
        draft.unplaced.push((line.number, text.to_owned()));
    }
}

/// The title begins where 关于 stands, or where nothing but lines of a title follow.
fn is_title(text: &str, head: &[Line], index: usize) -> bool {
    let later = head[index + 1..].iter().any(|line| line.text.contains("关于"));
    let has_kind = |text: &str| KINDS.iter().any(|kind| text.ends_with(kind));
    text.contains("关于")
        || !later
            && head[index..].iter().any(|line| has_kind(&line.text))
            && !text.ends_with("文件")
            && !DATE.is_match(text)
}

fn recipients(text: &str, draft: &mut Draft) {
    text.clone_into(&mut draft.recipients_line);
    let names = text.trim_end_matches(['：', ':']);
    // Groups are parted by commas, which a list of names could not print again.
    draft.recipients = if names.contains(['，', ',', '；']) {
        vec![names.to_owned()]
    } else {
        names.split('、').map(str::to_owned).collect()
    };
}

/// Takes what comes after the text; returns what is before it.
pub(super) fn take_end<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let lines = notes(attachments(lines, draft), draft);
    let mut rest = lines;
    while let Some((last, before)) = rest.split_last() {
        let text = last.text.as_str();
        if let Some(found) = PRINTED.captures(text).filter(|_| draft.date.is_none()) {
            draft.printing = Some((found[1].trim().to_owned(), found[2].to_owned()));
        } else if let Some(names) = text.strip_prefix("抄送：").filter(|_| draft.date.is_none()) {
            draft.copies = Some(copies(names));
        } else if let Some(found) = NOTE.captures(text).filter(|_| draft.date.is_none() && draft.note.is_none()) {
            draft.note = Some(found[1].to_owned());
        } else if let Some(found) = DATE.captures(text).filter(|_| draft.date.is_none()) {
            draft.date = Some(format!("{}-{:0>2}-{:0>2}", &found[1], &found[2], &found[3]));
        } else if let Some(date) = old_date(text).filter(|_| draft.date.is_none()) {
            draft.date = Some(date);
        } else {
            break;
        }
        rest = before;
    }
    if draft.date.is_some()
        && let Some((last, before)) = rest.split_last()
        && last.text.chars().count() <= 30
        && !last.text.contains(['。', '，', '：', '；'])
    {
        draft.signature = Some(last.text.clone());
        rest = before;
    }
    listed(rest, draft)
}

/// 二〇二四年三月五日, as dates were written before 2012.
fn old_date(text: &str) -> Option<String> {
    let digit = |sign: char| {
        "〇一二三四五六七八九".chars().position(|one| one == if matches!(sign, '○' | '零') { '〇' } else { sign })
    };
    let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let year: Option<Vec<usize>> = year.chars().map(digit).collect();
    let year = year.filter(|digits| digits.len() == 4)?.iter().fold(0, |year, digit| year * 10 + digit);
    let number = |text: &str| (1..=31).find(|number| numerals::chinese(*number) == text);
    Some(format!("{year:04}-{:02}-{:02}", number(month)?, number(day)?))
}

/// Footnotes, which a plan does not have.
fn notes<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let end = lines.iter().rposition(|line| !line.text.starts_with("［注］")).map_or(0, |at| at + 1);
    for line in &lines[end..] {
        draft.doubt(
            line.number,
            format!("脚注“{}”没有放进方案，记在 plan.yaml 的注释里", line.text),
            format!("the footnote `{}` has no place in a plan and is kept as a comment", line.text),
        );
        draft.unplaced.push((line.number, line.text.clone()));
    }
    &lines[..end]
}

fn copies(names: &str) -> Vec<String> {
    let names = names.trim_end_matches('。');
    vec![names.to_owned()]
}

/// What stands under 附件 on a line of its own, to the end.
fn attachments<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let dated = lines.iter().position(|line| DATE.is_match(&line.text) || old_date(&line.text).is_some());
    let first = lines.iter().position(|line| ATTACHED.is_match(&line.text));
    let (Some(first), Some(dated)) = (first, dated) else { return lines };
    if first < dated {
        return lines;
    }
    for line in &lines[first..] {
        if ATTACHED.is_match(&line.text) {
            draft.attachments.push(Attachment::default());
        } else if let Some(attachment) = draft.attachments.last_mut() {
            if attachment.title.is_empty() {
                attachment.title.clone_from(&line.text);
            } else {
                attachment.text.push(line.text.clone());
            }
        }
    }
    &lines[..first]
}

/// 附件：1.… 2.…, the last lines of the text.
fn listed<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let Some(at) = lines.iter().rposition(|line| LISTED.is_match(&line.text)).filter(|at| lines.len() - at <= 12)
    else {
        return lines;
    };
    let Some(first) = LISTED.captures(&lines[at].text) else { return lines };
    let first = first[1].to_owned();
    let mut names = vec![LISTED_NEXT.captures(&first).map_or(first.clone(), |found| found[1].to_owned())];
    for line in &lines[at + 1..] {
        match LISTED_NEXT.captures(&line.text) {
            Some(found) => names.push(found[1].to_owned()),
            None => names.last_mut().expect("there is a first").push_str(&line.text),
        }
    }
    for (index, name) in names.into_iter().enumerate() {
        if let Some(attachment) = draft.attachments.get_mut(index) {
            attachment.title = name;
            continue;
        }
        draft.doubt(
            lines[at].number,
            format!("附件“{name}”的正文不在原文里"),
            format!("the text of the attachment `{name}` is not in the source"),
        );
        draft.attachments.push(Attachment { title: name, text: Vec::new() });
    }
    &lines[..at]
}
