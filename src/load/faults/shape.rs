//! The findings of the decoder and of the tree: S001 S002 S003 S006.

use crate::{
    diagnostic::{Edit, Finding, Fix},
    lang::Message,
    load::{
        marks::is_invisible,
        tree::{Key, Node, Shape},
        words::{guess, home},
    },
    place::{Place, Style},
};

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub(in crate::load) enum Expected {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// true, false.
    TrueOrFalse,
    /// A list.
    List,
    /// A mapping with these keys.
    Mapping(&'static [&'static str]),
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// S001, or S004 if its colon is full-width.
pub(in crate::load) fn unknown_key(
    key: &Key,
    value: &Node,
    fields: &'static [&'static str],
    all: &[(Key, Node)],
) -> Finding {
    if value.is_null()
        && key.place.style == Style::Plain
        && let Some(finding) = wide_colon(&key.name, key.place, fields)
    {
        return finding;
    }
    let name = visible(&key.name);
    let finding = Finding::error(
        "S001",
        key.place,
        Message::new(format!("没有 `{name}` 这个键"), format!("unknown key `{name}`")),
    );
    let given = |word: &str| all.iter().any(|(key, _)| key.name == word);
    match guess(&key.name, fields) {
        Some(guess) if given(guess.word) => {
            let word = guess.word;
            finding.help(
                format!("是不是想写 `{word}`？但这里已经有 `{word}` 了"),
                format!("perhaps `{word}` was meant, but it is given already"),
            )
        }
        Some(guess) => {
            let word = guess.word;
            finding
                .help(format!("是不是想写 `{word}`？"), format!("perhaps `{word}` was meant"))
                .fix(key.place, word, guess.sure)
        }
        None => elsewhere(finding, &key.name, fields),
    }
}

fn elsewhere(finding: Finding, name: &str, fields: &[&str]) -> Finding {
    let keys = list(fields);
    match home(name) {
        Some((zh, en)) => finding.help(
            format!("`{name}` 应写在{zh}；这里可以写：{keys}"),
            format!("`{name}` belongs to {en}; here one can write {keys}"),
        ),
        None => finding.help(format!("这里可以写：{keys}"), format!("here one can write {keys}")),
    }
}

/// S002.
pub(in crate::load) fn duplicate_key(name: &str, again: Place, first: Place) -> Finding {
    let name = visible(name);
    Finding::error("S002", again, Message::new(format!("`{name}` 写了两次"), format!("`{name}` is given twice")))
        .label(first, "第一次在这里", "first given here")
        .help("留下一处，删去另一处；现在按第一处读取", "keep one; the first is read for now")
}

/// S003, or S004 if the value is an entry whose colon is full-width.
pub(in crate::load) fn wrong_type(node: &Node, key: Option<&str>, expected: Expected) -> Finding {
    if let (Expected::Mapping(fields), Shape::Scalar(text), Style::Plain) = (expected, &node.shape, node.place.style)
        && let Some(finding) = wide_colon(text, node.place, fields)
    {
        return finding;
    }
    let (wanted, found) = (expected.described(), node.described());
    let message = match (key, expected) {
        (Some(key), Expected::OneOf(_)) if !node.is_null() => {
            let key = visible(key);
            Message::new(format!("`{key}` 不能是{}", found.zh), format!("`{key}` cannot be {}", found.en))
        }
        (Some(key), _) => {
            let key = visible(key);
            Message::new(
                format!("`{key}` 应为{}，这里是{}", wanted.zh, found.zh),
                format!("`{key}` takes {}, found {}", wanted.en, found.en),
            )
        }
        (None, _) => Message::new(
            format!("这里应为{}，却是{}", wanted.zh, found.zh),
            format!("expected {}, found {}", wanted.en, found.en),
        ),
    };
    mended(Finding::error("S003", node.place, message), node, expected)
}

/// S003 in serde's own words; the plan's types give no cause for it.
pub(in crate::load) fn refused_value(node: &Node, reason: &str) -> Finding {
    Finding::error(
        "S003",
        node.place,
        Message::new(format!("读不懂这个值：{reason}"), format!("cannot read this: {reason}")),
    )
}

/// Adds what to do, and the mend if there is one.
fn mended(finding: Finding, node: &Node, expected: Expected) -> Finding {
    let text = match &node.shape {
        Shape::Scalar(text) => text.trim(),
        _ => "",
    };
    let place = node.place;
    match (expected, &node.shape) {
        (Expected::Number, Shape::Scalar(_)) => match digits(text) {
            Some((number, sure)) => {
                finding.help("写成不带引号的半角数字", "write plain digits without quotes").fix(place, number, sure)
            }
            None => finding.help("写成半角数字，例如 2023", "write plain digits, such as 2023"),
        },
        (Expected::TrueOrFalse, Shape::Scalar(_)) => match truth(text) {
            Some(word) => finding.help("写 true 或 false", "write true or false").fix(place, word, true),
            None => finding.help("写 true（是）或 false（否）", "write true or false"),
        },
        (Expected::OneOf(words), Shape::Scalar(_)) => {
            let finding = finding.help(format!("可以写：{}", list(words)), format!("one of {}", list(words)));
            match guess(text, words) {
                Some(guess) => finding.fix(place, guess.word, guess.sure),
                None => finding,
            }
        }
        (Expected::List, Shape::Map(_)) => {
            finding.help("列表的每一项前面要有“- ”", "put `- ` before each element of the list")
        }
        (Expected::Text, Shape::Map(_)) => finding.help(
            "文字里有半角冒号加空格，或者缩进多了一层；给文字加引号，或改用全角冒号",
            "quote the text if it holds a colon and a blank, or check the indentation",
        ),
        (Expected::Text, Shape::List(list)) if list.len() == 1 => {
            finding.help("这里只写一项，去掉“- ”或方括号", "write the text alone, without `- ` or brackets")
        }
        (Expected::Text, _) if node.is_null() => {
            finding.help("补上文字，或删去这一项", "write the text, or delete the element")
        }
        (Expected::Mapping(fields), _) => finding.help(
            format!("写成“键: 值”，键有：{}", list(fields)),
            format!("write `key: value`; keys: {}", list(fields)),
        ),
        _ => finding,
    }
}

/// The plain digits that a number was meant to be, and whether nothing else can be meant.
fn digits(text: &str) -> Option<(String, bool)> {
    let narrow: String = text
        .chars()
        .map(|digit| match digit {
            '０'..='９' => char::from_u32(u32::from(digit) - 0xfee0).unwrap_or(digit),
            other => other,
        })
        .collect();
    let bare = narrow.trim_end_matches(['年', '度']);
    let all = !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let number: u16 = all.then(|| bare.parse().ok()).flatten()?;
    Some((number.to_string(), bare.len() == narrow.len()))
}

/// What people write for true and false.
fn truth(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "是" | "有" => Some("true"),
        "false" | "no" | "off" | "n" | "否" | "无" => Some("false"),
        _ => None,
    }
}

/// S004: `lead：区教育局` stands where an entry was meant.
fn wide_colon(text: &str, place: Place, fields: &[&str]) -> Option<Finding> {
    let at = text.find('：')?;
    let written = text[..at].trim();
    let word = guess(written, fields).filter(|guess| guess.sure)?.word;
    let start = place.start + u32::try_from(at).ok()?;
    let colon = Place { start, end: start + 3, ..place };
    let blank = text[at + 3..].starts_with(|next: char| !next.is_whitespace());
    Some(super::syntax::wide_colon(colon, written, word, blank))
}

/// S006.
pub(in crate::load) fn anchor(place: Place, written: &str) -> Finding {
    refused(place, written, Message::new("YAML 锚点", "a YAML anchor"))
}

/// S006; text that begins with `*` is mostly emphasis, so the help says how to keep it.
pub(in crate::load) fn alias(place: Place, written: &str) -> Finding {
    refused(place, written, Message::new("YAML 引用", "a YAML alias"))
}

/// S006.
pub(in crate::load) fn tag(place: Place, written: &str) -> Finding {
    refused(place, written, Message::new("YAML 标签", "a YAML tag"))
}

fn refused(place: Place, written: &str, what: Message) -> Finding {
    let written = visible(&written.chars().take(30).collect::<String>());
    let message = Message::new(
        format!("计划里不用{}：`{written}`", what.zh),
        format!("{} has no place in a plan: `{written}`", what.en),
    );
    Finding::error("S006", place, message).help(
        "如果是文字，给整个值加引号；否则把内容直接写出来",
        "quote the value if this is text, else write the content itself",
    )
}

/// S006.
pub(in crate::load) fn second_document(place: Place, _: &str) -> Finding {
    let message = Message::new("一个文件里只能有一份内容，这里又开始了一份", "a second document begins in this file");
    Finding::error("S006", place, message).help(
        "删去这一行，或把后面的内容移到另一个文件；后面的内容没有读",
        "delete the line or move the rest to a file of its own; it was not read",
    )
}

/// S006.
pub(in crate::load) fn too_deep(place: Place, _: &str) -> Finding {
    let message = Message::new("嵌套超过 64 层", "nested more than 64 deep");
    Finding::error("S006", place, message)
        .help("检查缩进和括号；后面的内容没有读", "check indentation and brackets; the rest was not read")
}

/// S006.
pub(in crate::load) fn compound_key(place: Place) -> Finding {
    let message = Message::new("键应是一个词，不能是列表或另一组键值", "a key must be a word, not a list or a mapping");
    Finding::error("S006", place, message).help("给整个值加引号", "quote the value")
}

/// S008, if there is something invisible in a key.
pub(in crate::load) fn invisible_key(place: Place, name: &str) -> Option<Finding> {
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

impl Expected {
    fn described(self) -> Message {
        match self {
            Self::Text => Message::new("文字", "text"),
            Self::Number => Message::new("整数", "a whole number"),
            Self::TrueOrFalse => Message::new(" true 或 false", "true or false"),
            Self::List => Message::new("列表", "a list"),
            Self::Mapping(_) => Message::new("“键: 值”", "a mapping"),
            Self::OneOf(words) => Message::new(format!("{}之一", list(words)), format!("one of {}", list(words))),
        }
    }
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
}

/// The text with what cannot be seen written as `<U+200B>`.
pub(in crate::load) fn visible(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if is_invisible(character) || character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            out.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}
