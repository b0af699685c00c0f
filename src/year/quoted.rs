//! A text in double quotes, as YAML takes it whatever is in it.

/// In double quotes, where every character can be written.
pub(crate) fn quoted(value: &str) -> String {
    let mut text = "\"".to_owned();
    for sign in value.chars() {
        match sign {
            '"' | '\\' => text.extend(['\\', sign]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            sign if prints(sign) => text.push(sign),
            sign => text.push_str(&format!("\\u{:04x}", u32::from(sign))),
        }
    }
    text + "\""
}

/// Whether a character may stand as itself; the end of a line in old alphabets (U+0085) is a control.
pub(crate) fn prints(sign: char) -> bool {
    !sign.is_control() && !matches!(sign, '\u{feff}' | '\u{2028}' | '\u{2029}')
}
