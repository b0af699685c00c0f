//! The paragraphs of a .docx with their automatic numbers; what is deleted in it is left out.

use std::io::{Cursor, Read};

use body::{Source, body};
use numbering::Numbering;

mod body;
mod numbering;
mod table;
mod xml;

pub(super) use body::sections_above;
pub(super) use table::{Told, Typed};

/// How much one part may unpack to: a notice has some hundred kilobytes.
const LARGEST: u64 = 64 << 20;

type Refusal = (String, String);

fn refusal(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    (zh.into(), en.into())
}

/// Each paragraph with its number before it.
pub(super) fn paragraphs(bytes: &[u8]) -> Result<Source, Refusal> {
    let broken = |error: zip::result::ZipError| {
        refusal(format!("不是完好的 .docx（{error}）"), format!("is no sound .docx ({error})"))
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut part = |name: &str| -> Result<Option<String>, Refusal> {
        let Ok(file) = archive.by_name(name) else { return Ok(None) };
        let mut text = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut text).map_err(|error| {
            refusal(format!("{name} 读不出（{error}）"), format!("{name} cannot be read ({error})"))
        })?;
        if text.len() as u64 > LARGEST {
            return Err(refusal(format!("{name} 解开后超过 64 MB"), format!("{name} unpacks to more than 64 MB")));
        }
        String::from_utf8(text)
            .map(Some)
            .map_err(|_| refusal(format!("{name} 不是 UTF-8"), format!("{name} is not UTF-8")))
    };
    let document = part("word/document.xml")?.ok_or_else(|| {
        refusal("不是 Word 文件：没有 word/document.xml", "is no Word file: it has no word/document.xml")
    })?;
    let numbering = part("word/numbering.xml")?.unwrap_or_default();
    let styles = part("word/styles.xml")?.unwrap_or_default();
    let notes = [part("word/footnotes.xml")?, part("word/endnotes.xml")?];
    let numbering = Numbering::read(&numbering, &styles).map_err(|error| broken_part("numbering.xml", &error))?;
    let comments = part("word/comments.xml")?.is_some_and(|text| text.contains("<w:comment "));
    let mut source = body(&document, &numbering).map_err(|error| broken_part("document.xml", &error))?;
    source.left = left(&document, comments);
    for text in notes.iter().flatten() {
        let notes = body(text, &numbering).map_err(|error| broken_part("footnotes.xml", &error))?;
        source.paragraphs.extend(
            notes
                .paragraphs
                .into_iter()
                .filter(|note| !note.trim().is_empty())
                .map(|note| format!("［注］{}", note.trim())),
        );
    }
    Ok(source)
}

/// What a reader of the pages sees or a colleague wrote, and the text of the notice does not hold.
fn left(document: &str, comments: bool) -> Vec<(&'static str, &'static str)> {
    let changes = document.contains("<w:del ") || document.contains("<w:ins ");
    [
        (comments, "有批注，没有读入", "has comments, which are not read"),
        (changes, "有修订痕迹：按接受修订后的文字读入", "has tracked changes: read as accepted"),
        (
            document.contains("txbxContent"),
            "有文本框：其中的文字排在所在段落之前，请核对次序",
            "has text boxes: check their order",
        ),
        (
            document.contains("<w:drawing") || document.contains("<w:pict"),
            "有图片，没有读入",
            "has pictures, which are not read",
        ),
    ]
    .into_iter()
    .filter(|(there, ..)| *there)
    .map(|(_, zh, en)| (zh, en))
    .collect()
}

fn broken_part(part: &str, error: &str) -> Refusal {
    refusal(format!("{part} 不是完好的 XML（{error}）"), format!("{part} is no sound XML ({error})"))
}
