//! The paragraphs of a .docx with their automatic numbers; what is deleted in it is left out.

use std::io::{Cursor, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::numbering::{Counters, Numbering, bounded};

/// How much one part may unpack to: a notice has some hundred kilobytes.
const LARGEST: u64 = 64 << 20;
/// How deep elements may lie in each other.
const DEEPEST: usize = 200;

type Refusal = (String, String);

fn refusal(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    (zh.into(), en.into())
}

/// Each paragraph with its number before it.
pub(super) fn paragraphs(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
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
    let numbering = Numbering::read(&numbering, &styles).map_err(|error| xml("numbering.xml", &error))?;
    let mut paragraphs = body(&document, &numbering).map_err(|error| xml("document.xml", &error))?;
    for text in notes.iter().flatten() {
        let notes = body(text, &numbering).map_err(|error| xml("footnotes.xml", &error))?;
        paragraphs.extend(
            notes.into_iter().filter(|note| !note.trim().is_empty()).map(|note| format!("［注］{}", note.trim())),
        );
    }
    Ok(paragraphs)
}

fn xml(part: &str, error: &str) -> Refusal {
    refusal(format!("{part} 不是完好的 XML（{error}）"), format!("{part} is no sound XML ({error})"))
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    style: String,
    number: Option<String>,
    level: usize,
}

fn body(document: &str, numbering: &Numbering) -> Result<Vec<String>, String> {
    let mut reader = Reader::from_str(document);
    let mut counters = Counters::default();
    let (mut open, mut done): (Vec<Open>, Vec<String>) = (Vec::new(), Vec::new());
    // Depth inside what is deleted, moved away, or said a second time for old programs.
    let (mut hidden, mut in_text, mut depth) = (0_usize, false, 0_usize);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(done),
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err("嵌套太深 / nested too deep".to_owned());
                }
                match tag.local_name().as_ref() {
                    b"del" | b"moveFrom" | b"Fallback" | b"pPrChange" | b"rPrChange" => hidden += 1,
                    b"p" if is_word(&tag) => open.push(Open::default()),
                    b"t" if is_word(&tag) => in_text = hidden == 0,
                    _ if hidden == 0 => property(&tag, &mut open),
                    _ => {}
                }
            }
            Event::Empty(tag) => match tag.local_name().as_ref() {
                b"p" if is_word(&tag) => done.push(String::new()),
                b"tab" if is_word(&tag) && hidden == 0 => push(&mut open, "\t"),
                b"br" | b"cr" if is_word(&tag) && hidden == 0 => push(&mut open, "\n"),
                b"noBreakHyphen" if hidden == 0 => push(&mut open, "-"),
                // A character of a symbol font has no text: its place is kept, and T008 or a reader finds it.
                b"sym" if is_word(&tag) && hidden == 0 => push(&mut open, "□"),
                b"footnoteReference" | b"endnoteReference" if hidden == 0 => push(&mut open, &note(&tag)),
                _ if hidden == 0 => property(&tag, &mut open),
                _ => {}
            },
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                match tag.local_name().as_ref() {
                    b"del" | b"moveFrom" | b"Fallback" | b"pPrChange" | b"rPrChange" => {
                        hidden = hidden.saturating_sub(1);
                    }
                    b"p" if tag.name().as_ref() == b"w:p" => {
                        done.extend(open.pop().iter().flat_map(|paragraph| close(paragraph, numbering, &mut counters)));
                    }
                    b"t" => in_text = false,
                    _ => {}
                }
            }
            Event::Text(text) if in_text => push(&mut open, &text.decode().map_err(|error| error.to_string())?),
            Event::CData(text) if in_text => push(&mut open, &text.decode().map_err(|error| error.to_string())?),
            // Only the five entities of XML, and characters by number; a document has no others to declare.
            Event::GeneralRef(name) if in_text => push(&mut open, &entity(&name)?),
            Event::DocType(_) => return Err("含有 DOCTYPE / has a DOCTYPE".to_owned()),
            _ => {}
        }
    }
}

fn entity(name: &quick_xml::events::BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = name.decode().map_err(|error| error.to_string())?;
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| format!("&{name};"))
}

/// A note stands behind the text: here its mark stays, so that its text can follow at the end.
fn note(tag: &BytesStart<'_>) -> String {
    format!("［注{}］", attribute(tag, b"id"))
}

fn is_word(tag: &BytesStart<'_>) -> bool {
    tag.name().as_ref().starts_with(b"w:")
}

fn push(open: &mut [Open], text: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.text.push_str(text);
    }
}

/// What of a paragraph's properties decides its number.
fn property(tag: &BytesStart<'_>, open: &mut [Open]) {
    let Some(paragraph) = open.last_mut() else { return };
    match tag.local_name().as_ref() {
        b"pStyle" => paragraph.style = value(tag),
        b"numId" => paragraph.number = Some(value(tag)),
        b"ilvl" => paragraph.level = bounded(&value(tag), 0, 8),
        _ => {}
    }
}

/// `w:val`.
pub(super) fn value(tag: &BytesStart<'_>) -> String {
    attribute(tag, b"val")
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> String {
    let found = tag.attributes().filter_map(Result::ok).find(|one| one.key.local_name().as_ref() == name);
    found.and_then(|one| one.unescape_value().ok().map(std::borrow::Cow::into_owned)).unwrap_or_default()
}

/// A line break in a paragraph begins a line of its own, as in the title.
fn close(paragraph: &Open, numbering: &Numbering, counters: &mut Counters) -> Vec<String> {
    let (number, level) = match &paragraph.number {
        Some(number) => (Some(number.clone()), paragraph.level),
        None => numbering.of_style(&paragraph.style),
    };
    let label = number.map_or_else(String::new, |number| numbering.label(&number, level, counters));
    (label + &paragraph.text).split('\n').map(str::to_owned).collect()
}
