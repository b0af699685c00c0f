//! What stands after the text: list of attachments, signatures, date, note, imprint, attachments.

use std::sync::LazyLock;

use regex::Regex;

use crate::hanzi::numerals;

use super::{
    draft::{Attachment, Draft, Line},
    parts, rows,
};

fn regex(text: &str) -> Regex {
    Regex::new(text).expect("the patterns are ours")
}

static DATE: LazyLock<Regex> =
    LazyLock::new(|| regex("^((?:19|20)[0-9]{2})\\s?年\\s?([0-9]{1,2})\\s?月\\s?([0-9]{1,2})\\s?日$"));
static PRINTED: LazyLock<Regex> =
    LazyLock::new(|| regex("^(.{2,30}?)[\\s　]*((?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)印发$"));
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    regex("^[（(](此件[^）)]*|[^）)]{0,12}公开[^）)]*|(?:联系人|联系电话|联系单位|联系方式)[^）)]*)[）)]$")
});
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| regex("^附件\\s?[0-9一二三四五六七八九十]*[：:]?$"));
static LISTED: LazyLock<Regex> = LazyLock::new(|| regex("^附件[：:]\\s*(.+)$"));
static LISTED_NEXT: LazyLock<Regex> = LazyLock::new(|| regex("^[0-9]{1,2}[.．、﹒]\\s*(.+)$"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex("^[0-9]{4}"));

/// Takes what comes after the text; returns what is before it.
pub(super) fn take<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let dated = lines.iter().position(|line| date(&line.text).is_some());
    let lines = ends(lines, dated, draft);
    let mut rest = imprint(lines, draft);
    while let Some((last, before)) = rest.split_last() {
        let text = last.text.as_str();
        if let Some(found) = NOTE.captures(text).filter(|_| draft.date.is_none() && draft.note.is_none()) {
            draft.note = Some(found[1].to_owned());
        } else if let Some(date) = date(text).filter(|_| draft.date.is_none()) {
            draft.date = Some(date);
            text.clone_into(&mut draft.date_line);
        } else {
            break;
        }
        rest = before;
    }
    rest = signatures(rest, draft);
    let rest = listed(rest, draft);
    let unlisted: Vec<String> =
        draft.attachments.iter().filter(|one| !one.listed).map(|one| one.title.clone()).collect();
    for title in unlisted {
        draft.doubt(
            0,
            format!("附件“{title}”在正文后面没有附件说明，成稿会按标准印上"),
            format!("the attachment `{title}` is not listed below the text; the notice will list it"),
        );
    }
    if draft.year.is_none() {
        let found = draft.date.as_deref().and_then(|date| YEAR.find(date));
        draft.year = found.and_then(|year| year.as_str().parse().ok());
    }
    rest
}

/// Takes what comes after the last plan that a notice issues; returns what is before it.
pub(super) fn behind<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let sections = lines.iter().position(|line| super::heading::is_section(&line.text));
    let rest = ends(lines, sections, draft);
    draft.imprint_last = draft.copies.is_some() || draft.printing.is_some();
    rest
}

/// Footnotes, imprint, and attachments that begin behind the line `from`.
fn ends<'l>(lines: &'l [Line], from: Option<usize>, draft: &mut Draft) -> &'l [Line] {
    let lines = imprint(notes(lines, draft), draft);
    let seen = draft.copies.is_some() || draft.printing.is_some();
    let rest = from.map_or(lines, |from| attachments(lines, from, draft));
    draft.imprint_last |= seen && rest.len() < lines.len();
    rest
}

/// The date that a line is: 2024年3月5日, 二〇二四年三月五日.
pub(super) fn date(text: &str) -> Option<String> {
    let figures = DATE.captures(text).map(|found| format!("{}-{:0>2}-{:0>2}", &found[1], &found[2], &found[3]));
    figures.or_else(|| old_date(text))
}

/// Whether a line stands above an attachment: 附件1.
pub(super) fn is_attached(text: &str) -> bool {
    ATTACHED.is_match(text)
}

/// Copies and printing, in the last lines, or below the date and before attachments.
fn imprint<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let mut rest = lines;
    while let Some((last, before)) = rest.split_last() {
        let text = last.text.as_str();
        if let Some(found) = PRINTED.captures(text).filter(|_| draft.printing.is_none()) {
            draft.printing = Some((found[1].trim().to_owned(), found[2].to_owned()));
        } else if let Some(names) =
            text.strip_prefix("抄送：").or_else(|| text.strip_prefix("抄送:")).filter(|_| draft.copies.is_none())
        {
            draft.copies = Some(vec![names.trim_end_matches('。').to_owned()]);
            text.clone_into(&mut draft.copies_line);
        } else {
            break;
        }
        rest = before;
    }
    rest
}

/// The organs that sign, each on a line of its own above the date.
fn signatures<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    if draft.date.is_none() {
        return lines;
    }
    let count = lines.iter().rev().take(8).take_while(|line| organs(&line.text).is_some()).count();
    let (rest, signed) = lines.split_at(lines.len() - count);
    let names: Vec<String> = signed.iter().filter_map(|line| organs(&line.text)).flatten().collect();
    match names.as_slice() {
        [] => {}
        [one] => draft.signature = Some(one.clone()),
        several => {
            let count = several.len();
            draft.doubt(
                signed[0].number,
                format!("{count}个机关联合署名，写成了名单，请核对次序和发文机关"),
                format!("{count} organs sign together: check their order and the issuing authorities"),
            );
            draft.joint = names;
        }
    }
    rest
}

/// The organs that a line names: one, or several with blanks between.
pub(super) fn organs(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = text.split([' ', '\t', '\u{3000}']).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_signature(part)) {
        return Some(parts.into_iter().map(str::to_owned).collect());
    }
    is_signature(text).then(|| vec![text.to_owned()])
}

/// 某某市人民政府办公室: the name of an organ, not a sentence, a heading or a person.
pub(super) fn is_signature(text: &str) -> bool {
    const ENDS: [&str; 26] = [
        "局", "委", "部", "办", "厅", "署", "院", "会", "室", "处", "科", "府", "司", "中心", "公司", "银行", "行",
        "集团", "组", "队", "所", "站", "学校", "大学", "社", "关",
    ];
    let text = text.split_once(['（', '(']).map_or(text, |(name, _)| name).trim();
    let bare = text.trim_end_matches("&sp;").trim();
    (3..=40).contains(&bare.chars().count())
        && !bare.contains(['。', '，', '：', '；', '《', '“', '、', '１'])
        && !bare.starts_with(|first: char| first.is_ascii_digit())
        && ENDS.iter().any(|end| bare.ends_with(end))
        && !super::heading::is_section(bare)
}

/// 二〇二四年三月五日, as dates were written before 2012.
fn old_date(text: &str) -> Option<String> {
    let digit = |sign: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|one| one == if matches!(sign, '○' | '零' | 'Ｏ' | 'O') { '〇' } else { sign })
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
        draft.unplaced(line.number, &line.text);
    }
    &lines[..end]
}

/// What stands under 附件 on a line of its own, to the end; a plan that is attached is the text itself.
fn attachments<'l>(lines: &'l [Line], from: usize, draft: &mut Draft) -> &'l [Line] {
    let Some(first) = lines
        .iter()
        .skip(from)
        .position(|line| is_attached(&line.text) || LISTED.is_match(&line.text))
        .map(|at| at + from)
    else {
        return lines;
    };
    if parts::is_plan(&lines[first..]) {
        return lines;
    }
    let mut below = lines[first..].iter().peekable();
    while let Some(line) = below.next() {
        let is_list = below.peek().is_some_and(|next| is_attached(&next.text)) && LISTED.is_match(&line.text);
        if is_list {
            // The list belongs above the signature, where it is printed (7.3.4).
            draft.unplaced(line.number, &line.text);
        } else if let Some(found) = LISTED.captures(&line.text) {
            draft.attachments.push(Attachment { title: found[1].to_owned(), ..Attachment::default() });
        } else if is_attached(&line.text) {
            draft.attachments.push(Attachment::default());
        } else if let Some(attachment) = draft.attachments.last_mut() {
            if attachment.title.is_empty() {
                attachment.title.clone_from(&line.text);
            } else {
                attachment.text.push(line.text.clone());
            }
        }
    }
    for attachment in &mut draft.attachments {
        attachment.text = rows::tables(std::mem::take(&mut attachment.text));
    }
    &lines[..first]
}

/// 附件：1.… 2.…, the last lines of the text.
fn listed<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let at = lines.iter().rposition(|line| LISTED.is_match(&line.text)).filter(|at| lines.len() - at <= 12);
    // Where the attached plan is part of the text, the list stands in it too.
    let Some(at) = at.filter(|at| !lines[*at..].iter().any(|line| date(&line.text).is_some())) else { return lines };
    let Some(first) = LISTED.captures(&lines[at].text) else { return lines };
    let first = first[1].to_owned();
    let mut names = vec![LISTED_NEXT.captures(&first).map_or(first.clone(), |found| found[1].to_owned())];
    for line in &lines[at + 1..] {
        match LISTED_NEXT.captures(&line.text) {
            Some(found) => names.push(found[1].to_owned()),
            None => names.last_mut().expect("there is a first").push_str(&line.text),
        }
    }
    names.retain(|name| !is_issued(name, draft));
    for (index, name) in names.into_iter().enumerate() {
        if let Some(attachment) = draft.attachments.get_mut(index) {
            if attachment.title != name && name.starts_with(attachment.title.as_str()) {
                // A title on two lines: the second one was taken for text.
                let more = &name[attachment.title.len()..];
                if attachment.text.first().is_some_and(|line| line == more) {
                    attachment.text.remove(0);
                }
            }
            attachment.title = name;
            attachment.listed = true;
            continue;
        }
        draft.doubt(
            lines[at].number,
            format!("附件“{name}”的正文不在原文里"),
            format!("the text of the attachment `{name}` is not in the source"),
        );
        draft.attachments.push(Attachment { title: name, listed: true, absent: true, ..Attachment::default() });
    }
    &lines[..at]
}

/// Whether a listed name is that of an issued plan, which then is listed.
fn is_issued(name: &str, draft: &mut Draft) -> bool {
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let issued = draft.issued.iter_mut().filter(|one| one.label.is_some());
    let found = issued.into_iter().find(|one| plain(&one.title.concat()) == plain(name));
    found.map(|one| one.listed = true).is_some()
}
