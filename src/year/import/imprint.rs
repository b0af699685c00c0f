//! The imprint: 抄送 and 印发.

use std::sync::LazyLock;

use regex::Regex;

use super::draft::{Draft, Line};

static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(.{2,30}?)[\\s　]*((?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)印发$").expect("the pattern is ours")
});

/// Takes copies and printing from the last lines; returns what is before them.
pub(super) fn imprint<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
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
