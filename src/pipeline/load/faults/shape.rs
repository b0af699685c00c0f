//! The findings about keys and values: S001 S002 S003.

use super::visible;
use crate::{
    hanzi::width::half_digit,
    model::{
        finding::Finding,
        message::Message,
        place::{Place, Style},
        plan::keys,
    },
    pipeline::load::{
        tree::{Key, Node, Shape},
        words::guess,
    },
};

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub(in crate::pipeline::load) enum Expected {
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
pub(in crate::pipeline::load) fn unknown_key(
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
    match keys::home(name) {
        Some(Message { zh, en }) => finding.help(
            format!("`{name}` 应写在{zh}；这里可以写：{keys}"),
            format!("`{name}` belongs to {en}; here one can write {keys}"),
        ),
        None => finding.help(format!("这里可以写：{keys}"), format!("here one can write {keys}")),
    }
}

/// S002.
pub(in crate::pipeline::load) fn duplicate_key(name: &str, again: Place, first: Place) -> Finding {
    let name = visible(name);
    Finding::error("S002", again, Message::new(format!("`{name}` 写了两次"), format!("`{name}` is given twice")))
        .label(first, "第一次在这里", "first given here")
        .help("留下一处，删去另一处；现在按第一处读取", "keep one; the first is read for now")
}

/// S003, or S004 if the value is an entry whose colon is full-width.
pub(in crate::pipeline::load) fn wrong_type(node: &Node, key: Option<&str>, expected: Expected) -> Finding {
    if let (Expected::Mapping(fields), Shape::Scalar(text), Style::Plain) = (expected, &node.shape, node.place.style)
        && let Some(finding) = wide_colon(text, node.place, fields)
    {
        return finding;
    }
    let (wanted, found) = (expected.described(), node.described());
    let message = match (key, expected) {
        (Some(key), _)
            if is_one_of(&node.shape, &NONE) || matches!(expected, Expected::OneOf(_)) && !node.is_null() =>
        {
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
pub(in crate::pipeline::load) fn refused_value(node: &Node, reason: &str) -> Finding {
    Finding::error(
        "S003",
        node.place,
        Message::new(format!("读不懂这个值：{reason}"), format!("cannot read this: {reason}")),
    )
}

/// What people write where a list has nothing in it.
const NONE: [&str; 5] = ["无", "没有", "暂无", "none", "-"];

fn is_one_of(shape: &Shape, words: &[&str]) -> bool {
    matches!(shape, Shape::Scalar(text) if words.contains(&text.trim()))
}

/// Adds what to do, and the fix if there is one.
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
        (Expected::Mapping(_) | Expected::List, Shape::Scalar(_)) if NONE.contains(&text) => {
            finding.help("没有就写 []，或删去这一行", "write `[]` for none, or delete the line").fix(place, "[]", false)
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
    let narrow: String = text.chars().map(half_digit).collect();
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
