//! Characters that a text editor does not show: what Word and WPS leave behind when text is pasted (S005, S008).

use super::faults::{self, visible};
use crate::model::{finding::Finding, message::Message, nodes::place, place::Place};

/// Looks through a whole file. Zero-width characters in values are left to the rules for text.
pub(super) fn marks(file: u16, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.starts_with('\u{feff}') {
        findings.push(faults::byte_order_mark(place(file, 0..3)));
    }
    for (start, character) in
        text.char_indices().skip_while(|(start, character)| *start == 0 && *character == '\u{feff}')
    {
        if let Some(what) = remnant(character) {
            let place = place(file, start..start + character.len_utf8());
            let after = &text[start + character.len_utf8()..];
            let at_line_end = after.is_empty() || after.starts_with(['\n', '\r']);
            findings.push(finding(place, character, &what, at_line_end));
        }
    }
    findings
}

/// S008 for a control character or separator that an escape has put into a quoted value.
pub(super) fn escaped(place: Place, value: &str, written: &str) -> Option<Finding> {
    let is_raw = |character: &char| written.contains(*character);
    let mut characters = value.chars().filter(|character| !is_raw(character));
    let (character, what) = characters.find_map(|character| Some((character, remnant(character)?)))?;
    let name = visible(&character.to_string());
    let message = Message::new(
        format!("转义写出了看不见的{} `{name}`", what.zh),
        format!("an escape makes an invisible {} `{name}`", what.en),
    );
    Some(
        Finding::error("S008", place, message)
            .help("删去反斜杠和它后面的代码", "delete the backslash and the code after it"),
    )
}

fn finding(place: Place, character: char, what: &Message, at_line_end: bool) -> Finding {
    let name = visible(&character.to_string());
    let message = Message::new(format!("看不见的{} `{name}`", what.zh), format!("invisible {} `{name}`", what.en));
    let finding = Finding::error("S008", place, message);
    match character {
        '\u{fffd}' | '\u{fffc}' => finding.help(
            "这里的字或图在复制、转码时丢了，对照原文补上",
            "something was lost in copying; restore it from the original",
        ),
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => finding
            .help("多半是从 Word 或 WPS 复制来的手动换行，删去它", "pasted from a word processor; delete it")
            .fix(place, "", at_line_end),
        _ => finding.help("删去它", "delete it").fix(place, "", true),
    }
}

/// What stands in a text by mistake only.
fn remnant(character: char) -> Option<Message> {
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        '\u{b}' | '\u{85}' | '\u{2028}' => Message::new("换行符", "line break"),
        '\u{c}' => Message::new("分页符", "page break"),
        '\u{2029}' => Message::new("分段符", "paragraph break"),
        '\u{feff}' => Message::new("字节顺序标记", "byte order mark"),
        '\u{fffc}' => Message::new("图片或对象的占位符", "placeholder of a picture"),
        '\u{fffd}' => Message::new("乱码替换符", "replacement character"),
        _ if character.is_control() => Message::new("控制符", "control character"),
        _ => return None,
    })
}
