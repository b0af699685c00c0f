//! What programs leave around a text and nobody reads: white space, bookmarks, marks of order.

/// Without white space at its ends, and without what Word leaves behind.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("[bookmark: _GoBack]", "");
    let text: String = text.chars().filter(|sign| !sign.is_control() || *sign == '\t').collect();
    text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}')).to_owned()
}
