//! 附件: the list below the text, and what is attached.

use super::{
    draft::{Attachment, Draft, Line},
    imprint::imprint,
    line::{date, is_attached},
    parts,
    pattern::{Pattern, pattern},
    rows,
};
use crate::hanzi::characters::squeezed;

static LISTED: Pattern = Pattern::new(|| pattern("^附件[：:]\\s*(.+)$"));
static LISTED_NEXT: Pattern = Pattern::new(|| pattern("^[0-9]{1,2}[.．、﹒]\\s*(.+)$"));

/// What stands under 附件 on a line of its own, to the end; a plan that is attached is the text itself.
pub(super) fn attachments<'l>(lines: &'l [Line], from: usize, draft: &mut Draft) -> &'l [Line] {
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
    let list = list_below(&lines[first..], draft);
    let texts = first + list.as_ref().map_or(0, |list| list.lines);
    for line in &lines[texts..] {
        if let Some(found) = LISTED.captures(&line.text) {
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
    if let Some(list) = list {
        draft.doubt(
            lines[first].number,
            "附件说明写在成文日期后面；成稿把它印在正文之后、署名之前（7.3.4）",
            "the list of attachments stands below the date; the notice prints it below its text (7.3.4)",
        );
        draft.list_below = true;
        name(list.names, lines[first].number, draft);
    }
    &lines[..first]
}

/// A list of attachments below the date.
struct List {
    names: Vec<String>,
    /// How many lines it takes, with the imprint below it.
    lines: usize,
}

/// The list that lines begin with, where an attachment, the imprint or nothing follows it; else 附件：… begins an attachment.
fn list_below(lines: &[Line], draft: &mut Draft) -> Option<List> {
    let first = LISTED.captures(&lines.first()?.text)?[1].to_owned();
    let numbered = LISTED_NEXT.captures(&first).map(|found| found[1].to_owned());
    let next = |line: &Line| Some(LISTED_NEXT.captures(&line.text)?[1].to_owned());
    let more: Vec<String> = if numbered.is_some() { lines[1..].iter().map_while(next).collect() } else { Vec::new() };
    let taken = 1 + more.len();
    let end = lines.iter().position(|line| is_attached(&line.text)).unwrap_or(lines.len());
    imprint(lines.get(taken..end)?, draft).is_empty().then_some(())?;
    Some(List { names: std::iter::once(numbered.unwrap_or(first)).chain(more).collect(), lines: end })
}

/// 附件：1.… 2.…, the last lines of the text.
pub(super) fn listed<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
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
    name(names, lines[at].number, draft);
    &lines[..at]
}

/// Gives attachments the names of a list; one without a text has only its name.
fn name(mut names: Vec<String>, line: usize, draft: &mut Draft) {
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
            line,
            format!("附件“{name}”的正文不在原文里"),
            format!("the text of the attachment `{name}` is not in the source"),
        );
        draft.attachments.push(Attachment { title: name, listed: true, absent: true, ..Attachment::default() });
    }
}

/// Whether a listed name is that of an issued plan, which then is listed.
fn is_issued(name: &str, draft: &mut Draft) -> bool {
    let issued = draft.issued.iter_mut().filter(|one| one.label.is_some());
    let found = issued.into_iter().find(|one| squeezed(&one.title.concat()) == squeezed(name));
    found.map(|one| one.listed = true).is_some()
}
