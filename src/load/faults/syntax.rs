//! The findings about text that is no YAML: S004.

use granit_parser::ErrorKind;

use crate::{diagnostic::Finding, lang::Message, place::Place};

/// A full-width colon behind a key. `word` is how the key must be spelt; `blank` says whether one must be added.
pub(in crate::load) fn wide_colon(colon: Place, written: &str, word: &str, blank: bool) -> Finding {
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

/// Text that the parser stopped at, when no cure is known.
pub(in crate::load) fn syntax(place: Place, kind: &ErrorKind) -> Finding {
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
