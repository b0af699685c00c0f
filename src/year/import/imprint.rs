//! The imprint: 抄送, 印发, and 主送 where the recipients would leave page 1 without text (7.3.2).

use super::{
    draft::{Draft, Line},
    head,
    pattern::{Pattern, pattern},
};

static PRINTED: Pattern =
    Pattern::new(|| pattern("^(.{2,30}?)[\\s　]*((?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)印发$"));

/// Takes recipients, copies and printing from the last lines; returns what is before them.
pub(super) fn imprint<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let mut rest = lines;
    while let Some((last, before)) = rest.split_last() {
        let text = last.text.as_str();
        if let Some(found) = PRINTED.captures(text).filter(|_| draft.printing.is_none()) {
            draft.printing = Some((found[1].trim().to_owned(), found[2].to_owned()));
        } else if let Some(names) = labelled(text, ['抄', '送']).filter(|_| draft.copies.is_none()) {
            draft.copies = Some(vec![names.trim_end_matches('。').to_owned()]);
            text.clone_into(&mut draft.copies_line);
        } else if let Some(names) = labelled(text, ['主', '送']).filter(|_| draft.recipients.is_empty()) {
            draft.recipients = head::names(names.trim_end_matches('。'));
            text.clone_into(&mut draft.moved_line);
            draft.doubt(
                last.number,
                "主送机关写在版记里，读成了主送机关；首页放得下正文时，成稿把它印在标题下面（7.3.2）",
                "the recipients stand in the imprint; the notice prints them below its title where page 1 has room",
            );
        } else {
            break;
        }
        rest = before;
    }
    rest
}

/// What stands behind 主送： or 抄送：, with blanks within the word or without.
fn labelled(text: &str, word: [char; 2]) -> Option<&str> {
    let blank = |sign: char| sign.is_whitespace();
    let rest = text.strip_prefix(word[0])?.trim_start_matches(blank).strip_prefix(word[1])?;
    let rest = ["机关", "单位"].iter().find_map(|noun| rest.strip_prefix(noun)).unwrap_or(rest);
    Some(rest.trim_start_matches(blank).strip_prefix(['：', ':'])?.trim()).filter(|names| !names.is_empty())
}
