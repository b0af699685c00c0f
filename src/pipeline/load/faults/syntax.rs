//! The findings about text that is no YAML: S004.

use granit_parser::ErrorKind;

use crate::model::{finding::Finding, message::Message, place::Place};

/// A full-width colon behind a key. `word` is how the key must be spelt; `blank` says whether one must be added.
pub(in crate::pipeline::load) fn wide_colon(colon: Place, written: &str, word: &str, blank: bool) -> Finding {
    let message =
        Message::new(format!("`{written}` 后面是全角冒号"), format!("the colon after `{written}` is full-width"));
    let finding = Finding::error("S004", colon, message).fix(colon, if blank { ": " } else { ":" }, true);
    if written == word {
        finding.help("应为半角冒号加空格", "write a half-width colon and a blank")
    } else {
        finding.help(
            format!("应为半角冒号加空格；键应为 `{word}`"),
            format!("write a half-width colon and a blank; the key is `{word}`"),
        )
    }
}

/// A half-width colon with no blank behind it.
pub(in crate::pipeline::load) fn no_blank(colon: Place, written: &str) -> Finding {
    let message =
        Message::new(format!("`{written}` 的冒号后面缺一个空格"), format!("no blank after the colon of `{written}`"));
    Finding::error("S004", colon, message)
        .help("冒号后面加一个空格", "put a blank after the colon")
        .fix(colon, ": ", true)
}

/// A key with no colon at all.
pub(in crate::pipeline::load) fn no_colon(key: Place, end: Place, written: &str) -> Finding {
    let message = Message::new(format!("`{written}` 后面缺冒号"), format!("no colon after `{written}`"));
    Finding::error("S004", key, message).help("写成“键: 值”", "write `key: value`").fix(end, ":", false)
}

/// A tab in the indentation.
pub(in crate::pipeline::load) fn tab(indentation: Place, blanks: &str) -> Finding {
    let message = Message::new("缩进用了制表符（Tab）", "a tab is used to indent");
    Finding::error("S004", indentation, message)
        .help("缩进只能用空格，与同一层的上一行对齐", "indent with blanks, like the line of the same level above")
        .fix(indentation, blanks, false)
}

/// Full-width or no-break blanks in the indentation.
pub(in crate::pipeline::load) fn wide_blank(indentation: Place, blanks: &str) -> Finding {
    let message = Message::new("缩进用了全角空格", "full-width or no-break blanks are used to indent");
    Finding::error("S004", indentation, message)
        .help(
            "缩进只能用半角空格，与同一层的上一行对齐",
            "indent with ordinary blanks, like the line of the same level above",
        )
        .fix(indentation, blanks, false)
}

/// Whether the parser stopped at an escape in a text in double quotes.
pub(in crate::pipeline::load) fn is_escape(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidUnicodeEscape
    )
}

/// A bracket without its partner.
pub(in crate::pipeline::load) fn open_bracket(open: Place, close: Place, wanted: char) -> Finding {
    let message = Message::new("括号没有配对", "this bracket is not closed");
    Finding::error("S004", open, message)
        .help(format!("在行末补上半角的 {wanted}"), format!("close it with a half-width {wanted}"))
        .fix(close, wanted.to_string(), false)
}

/// A quote without its partner.
pub(in crate::pipeline::load) fn open_quote(open: Place, close: Place, wanted: char) -> Finding {
    let message = Message::new("引号没有配对", "this quote is not closed");
    Finding::error("S004", open, message)
        .help(
            format!("在行末补上 {wanted}；正文里的引号用全角“”"),
            format!("close it with {wanted}; in a text use “ ”"),
        )
        .fix(close, wanted.to_string(), false)
}

/// Text that is no YAML unless it is quoted; S006 if it is an alias of nothing and not rather emphasis.
pub(in crate::pipeline::load) fn bare_text(place: Place, written: &str, kind: &ErrorKind) -> Finding {
    let begins = |sign: char| written.starts_with(sign);
    let message = match kind {
        ErrorKind::UnknownAnchor if !must_be_quoted(written, kind) => return super::alias(place, written),
        ErrorKind::UnknownAnchor => {
            Message::new("文字以 * 开头，会被当作 YAML 引用", "text that begins with * is taken for a YAML alias")
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => Message::new(
            "文字里有半角冒号加空格，会被当作“键: 值”",
            "a colon and a blank in a text are taken for `key: value`",
        ),
        _ if begins('{') || begins('[') => Message::new(
            "文字以半角括号开头，会被当作 YAML 的列表或映射",
            "text that begins with a bracket is taken for a YAML list or mapping",
        ),
        kind => said(kind).0,
    };
    quoted(Finding::error("S004", place, message))
}

fn quoted(finding: Finding) -> Finding {
    finding.help(
        "用单引号把整个值括起来；正文里的冒号、引号用全角",
        "put the whole value in single quotes; in Chinese text use full-width colons and quotes",
    )
}

/// Whether text at which the parser stops for this reason cannot be anything but text.
pub(in crate::pipeline::load) fn must_be_quoted(written: &str, kind: &ErrorKind) -> bool {
    match kind {
        // Emphasis: **甲**.
        ErrorKind::UnknownAnchor => written.get(1..).is_some_and(|rest| rest.contains('*')),
        ErrorKind::UnexpectedCharacter { .. } => true,
        _ => false,
    }
}

/// A further line of a text that looks like a key: its colon is full-width, or it is indented too far.
pub(in crate::pipeline::load) fn swallowed_key(key: Place, written: &str) -> Finding {
    let message = Message::new(
        format!("`{written}` 这一行被并入了上一行的文字"),
        format!("the line `{written}` is read as part of the text above"),
    );
    Finding::error("S004", key, message).help(
        "如果是键：与上一行的键左对齐，冒号用半角加空格；如果是文字：给整个值加引号",
        "if it is a key, align it with the one above and write a half-width colon and a blank; if text, quote the value",
    )
}

/// A blank line before the text of a block, with more blanks than the text.
pub(in crate::pipeline::load) fn deep_blank_line(blanks: Place) -> Finding {
    let message =
        Message::new("空行里的空格比正文的缩进还多", "a blank line is longer than the text below it is indented");
    Finding::error("S004", blanks, message)
        .help("删去空行里的空格", "delete the blanks on the empty line")
        .fix(blanks, "", true)
}

/// A line that does not stand below those it belongs to.
pub(in crate::pipeline::load) fn crooked(line: Place, wanted: usize) -> Finding {
    let message = Message::new("缩进与同一层的其他行对不齐", "this line is not aligned with its level");
    Finding::error("S004", line, message)
        .help(format!("这一行前面应有 {wanted} 个空格"), format!("indent it by {wanted} blanks"))
}

/// Text that the parser stopped at, when no cure is known.
pub(in crate::pipeline::load) fn syntax(place: Place, kind: &ErrorKind) -> Finding {
    let (message, help) = said(kind);
    let mut finding = Finding::error("S004", place, message);
    finding.help = help;
    finding
}

/// The parser's reasons in plain words.
fn said(kind: &ErrorKind) -> (Message, Option<Message>) {
    let (zh, en, help) = match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            ("缩进用了制表符", "a tab is used to indent", Some(("缩进只能用空格", "indent with blanks only")))
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("引号没有配对", "this quote is not closed", Some(("补上后一个引号", "add the closing quote")))
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "引号后面还有文字",
            "text follows the closing quote",
            Some((
                "正文用全角引号“”，或用单引号把整个值括起来",
                "use “ ” in the text, or put the whole value in single quotes",
            )),
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd => (
            "方括号或花括号没有配对，或括号里缺逗号",
            "brackets do not pair, or a comma is missing between them",
            Some(("列表写成 [甲, 乙]，括号和逗号都是半角", "write [a, b] with half-width brackets and commas")),
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent => (
            "缩进与前面几行对不齐",
            "the indentation does not fit the lines before",
            Some(("同一层的键和“- ”要左对齐", "keys and dashes of one level begin in the same column")),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "这一行缺少“键: 值”的冒号",
            "this line lacks the colon of `key: value`",
            Some(("冒号是半角，后面有空格", "a half-width colon, then a blank")),
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => (
            "这里不能再有冒号",
            "a colon cannot stand here",
            Some((
                "文字里有冒号加空格时，给整个值加引号；否则检查上一行和缩进",
                "quote text that holds a colon and a blank; else look at the line above",
            )),
        ),
        kind if is_escape(kind) => (
            "双引号里的反斜杠 \\ 有特别的意思，这样写不对",
            "a backslash in double quotes means something, and not this",
            Some(("改用单引号，或把 \\ 写成 \\\\", "use single quotes, or write \\\\ for \\")),
        ),
        ErrorKind::RecursionLimitExceeded => {
            ("嵌套太深", "nested too deep", Some(("检查缩进和括号", "check indentation and brackets")))
        }
        ErrorKind::DirectiveDisallowed => {
            ("行首的 % 不能用", "a line cannot begin with %", Some(("给整个值加引号", "quote the value")))
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            ("值不能以这个字符开头", "a value cannot begin with this", Some(("给整个值加引号", "quote the value")))
        }
        ErrorKind::BomInsideDocument => {
            ("文件中间有字节顺序标记", "a byte order mark inside the file", Some(("删去它", "delete it")))
        }
        _ => return (other(kind), None),
    };
    (Message::new(zh, en), help.map(|(zh, en)| Message::new(zh, en)))
}

fn other(kind: &ErrorKind) -> Message {
    Message::new(format!("YAML 写法有误（{kind}）"), format!("this is not YAML: {kind}"))
}
