//! Bytes → paragraphs: .docx, or text in the encodings that offices use.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{error::Error, message::Message};

use super::{clean::clean, docx, draft::Line, typed};

/// How large a source may be, in bytes.
pub const LARGEST: usize = 32 << 20;

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Its paragraphs.
    pub lines: Vec<Line>,
    /// What became of its tables.
    pub tables: Vec<docx::Told>,
    /// What was left out.
    pub left: Vec<(&'static str, &'static str)>,
}

/// The paragraphs of a file, by its content: a .docx is a zip archive.
pub(super) fn lines(name: &str, bytes: &[u8]) -> Result<Text, Error> {
    if bytes.len() > LARGEST {
        return Err(refused(name, "超过 32 MB", "is larger than 32 MB"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let source = docx::paragraphs(bytes).map_err(|(zh, en)| refused(name, &zh, &en))?;
        let lines = numbered(source.paragraphs.iter().map(String::as_str));
        return Ok(Text { lines, tables: source.tables, left: source.left });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(refused(
            name,
            "是旧格式的 .doc 或 .wps，请另存为 .docx",
            "is an old .doc or .wps: save it as .docx",
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(refused(
            name,
            "是 PDF，文字次序不可靠；请把文字粘贴成 .txt",
            "is a PDF, whose order of text cannot be relied on: paste the text into a .txt",
        ));
    }
    let text = text(bytes).ok_or_else(|| {
        refused(name, "不是 UTF-8、UTF-16 或 GB18030 编码的文字", "is no text in UTF-8, UTF-16 or GB18030")
    })?;
    let (lines, tables) = typed::lines(&text);
    Ok(Text { lines, tables, ..Text::default() })
}

fn numbered<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Line> {
    let line = |(index, text): (usize, &str)| Line { number: index + 1, text: clean(text) };
    lines.enumerate().map(line).filter(|line| !line.text.is_empty()).collect()
}

fn text(bytes: &[u8]) -> Option<String> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    };
    let (text, _, broken) = encoding.decode(bytes);
    (!broken && !text.contains('\0'))
        .then(|| text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n"))
}

fn refused(name: &str, zh: &str, en: &str) -> Error {
    Error::Other(Message::new(format!("{name}：{zh}"), format!("{name}: {en}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_the_encodings_of_offices() {
        let text = "关于做好工作的通知\r\n各单位：";
        let gb = GB18030.encode(text).0.into_owned();
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let bom = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), gb, utf16, bom] {
            let lines: Vec<String> = lines("a.txt", &bytes).unwrap().lines.into_iter().map(|line| line.text).collect();
            assert_eq!(lines, ["关于做好工作的通知", "各单位："]);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        for bytes in [&b"%PDF-1.7"[..], &[0xD0, 0xCF, 0x11, 0xE0], b"PK\x03\x04junk", &[0x81, 0x00, 0xFF]] {
            assert!(lines("a", bytes).is_err());
        }
    }
}
