//! What stands after the text: list of attachments, signatures, date, note, imprint, attachments.

use super::{
    attached::{attachments, listed},
    draft::{Draft, Line},
    heading,
    imprint::imprint,
    line::{date, organs},
    pattern::{Pattern, pattern},
};

static NOTE: Pattern = Pattern::new(|| {
    pattern("^[（(](此件[^）)]*|[^）)]{0,12}公开[^）)]*|(?:联系人|联系电话|联系单位|联系方式)[^）)]*)[）)]$")
});
static YEAR: Pattern = Pattern::new(|| pattern("^[0-9]{4}"));

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
    let sections = lines.iter().position(|line| heading::is_section(&line.text));
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

/// Footnotes, which a plan does not have.
fn notes<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let end = lines.iter().rposition(|line| !line.text.starts_with("［注］")).map_or(0, |at| at + 1);
    for line in &lines[end..] {
        draft.unplaced(line.number, &line.text);
    }
    &lines[..end]
}
