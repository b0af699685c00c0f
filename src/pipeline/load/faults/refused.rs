//! The findings about features of YAML that a plan does without, and about keys with something invisible: S006 S008.

use crate::{
    hanzi::characters::is_invisible,
    model::{
        finding::{Edit, Finding, Fix},
        message::Message,
        place::{Place, Style},
    },
};

pub(in crate::pipeline::load) use crate::hanzi::characters::visible;

/// S006.
pub(in crate::pipeline::load) fn anchor(place: Place, written: &str) -> Finding {
    refused(place, written, &Message::new("YAML 锚点", "a YAML anchor"))
}

/// S006; text that begins with `*` is mostly emphasis, so the help says how to keep it.
pub(in crate::pipeline::load) fn alias(place: Place, written: &str) -> Finding {
    refused(place, written, &Message::new("YAML 引用", "a YAML alias"))
}

/// S006.
pub(in crate::pipeline::load) fn tag(place: Place, written: &str) -> Finding {
    refused(place, written, &Message::new("YAML 标签", "a YAML tag"))
}

fn refused(place: Place, written: &str, what: &Message) -> Finding {
    let written = visible(&written.chars().take(30).collect::<String>());
    let message = Message::new(
        format!("方案里不用{}：`{written}`", what.zh),
        format!("{} has no place in a plan: `{written}`", what.en),
    );
    Finding::error("S006", place, message).help(
        "如果是文字，给整个值加引号；否则把内容直接写出来",
        "quote the value if this is text, else write the content itself",
    )
}

/// S006.
pub(in crate::pipeline::load) fn second_document(place: Place, _: &str) -> Finding {
    let message = Message::new("一个文件里只能有一份内容，这里又开始了一份", "a second document begins in this file");
    Finding::error("S006", place, message).help(
        "删去这一行，或把后面的内容移到另一个文件；后面的内容没有读",
        "delete the line or move the rest to a file of its own; it was not read",
    )
}

/// S006.
pub(in crate::pipeline::load) fn too_deep(place: Place, _: &str) -> Finding {
    let message = Message::new("嵌套超过 64 层", "nested more than 64 deep");
    Finding::error("S006", place, message)
        .help("检查缩进和括号；后面的内容没有读", "check indentation and brackets; the rest was not read")
}

/// S006.
pub(in crate::pipeline::load) fn compound_key(place: Place) -> Finding {
    let message = Message::new("键应是一个词，不能是列表或另一组键值", "a key must be a word, not a list or a mapping");
    Finding::error("S006", place, message).help("给整个值加引号", "quote the value")
}

/// S008, if there is something invisible in a key.
pub(in crate::pipeline::load) fn invisible_key(place: Place, name: &str) -> Option<Finding> {
    // A byte order mark is said by itself, wherever it stands.
    let hidden = |character: &char| is_invisible(*character) && *character != '\u{feff}';
    let edits: Vec<Edit> = name
        .char_indices()
        .filter(|(_, character)| hidden(character))
        .map(|(at, character)| {
            let start = place.start + u32::try_from(at).expect("a key is no longer than its file");
            let end = start + u32::try_from(character.len_utf8()).expect("a character has four bytes at most");
            Edit { place: Place { start, end, ..place }, replacement: String::new() }
        })
        .collect();
    if edits.is_empty() {
        return None;
    }
    let shown = visible(name);
    let message =
        Message::new(format!("键里有看不见的字符：`{shown}`"), format!("invisible characters in the key `{shown}`"));
    // In quotes the bytes of the name are not those of the file.
    let plain = place.style == Style::Plain && name.len() == (place.end - place.start) as usize;
    let fix = plain.then_some(Fix { edits, sure: true });
    Some(Finding { fix, ..Finding::error("S008", place, message).help("删去它们", "delete them") })
}
