//! The paragraphs of a .docx with their automatic numbers; what is deleted in it is left out.

use std::io::{Cursor, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use numbering::{Counters, Numbering, bounded};
use table::Table;
use xml::{attribute, entity, is_word, value};

mod numbering;
mod table;
mod xml;

pub(super) use table::{Told, Typed};

/// How much one part may unpack to: a notice has some hundred kilobytes.
const LARGEST: u64 = 64 << 20;
/// How deep elements may lie in each other.
const DEEPEST: usize = 200;

type Refusal = (String, String);

fn refusal(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    (zh.into(), en.into())
}

/// What was read of a .docx.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Each paragraph with its number before it; a row of a table is a paragraph, or a task with its label lines.
    pub paragraphs: Vec<String>,
    /// What became of its tables.
    pub tables: Vec<Told>,
    /// What of it is not text of the notice and was left out, for a person.
    pub left: Vec<(&'static str, &'static str)>,
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

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    style: String,
    number: Option<String>,
    level: usize,
}

fn body(document: &str, numbering: &Numbering) -> Result<Source, String> {
    let mut reader = Reader::from_str(document);
    let mut counters = Counters::default();
    let (mut open, mut done, mut tables) = (Vec::<Open>::new(), Source::default(), Vec::<Table>::new());
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
                    b"tbl" if is_word(&tag) => tables.push(Table::default()),
                    b"tr" if is_word(&tag) => tables.last_mut().into_iter().for_each(Table::row),
                    b"tc" if is_word(&tag) => tables.last_mut().into_iter().for_each(Table::cell),
                    b"p" if is_word(&tag) => open.push(Open::default()),
                    b"t" if is_word(&tag) => in_text = hidden == 0,
                    _ if hidden == 0 => property(&tag, &mut open),
                    _ => {}
                }
            }
            Event::Empty(tag) => match tag.local_name().as_ref() {
                b"p" if is_word(&tag) => place(vec![String::new()], &mut tables, &mut done),
                b"gridSpan" if is_word(&tag) => {
                    tables.last_mut().into_iter().for_each(|table| table.span(bounded(&value(&tag), 1, 63)));
                }
                b"vMerge" if is_word(&tag) => {
                    tables.last_mut().into_iter().for_each(|table| table.merge(&value(&tag)));
                }
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
                        if let Some(paragraph) = open.pop() {
                            place(close(&paragraph, numbering, &mut counters), &mut tables, &mut done);
                        }
                    }
                    b"tbl" => end_table(&mut tables, &mut done),
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

/// A paragraph stands in the innermost table that is open, or in the text.
fn place(lines: Vec<String>, tables: &mut [Table], done: &mut Source) {
    match tables.last_mut() {
        Some(table) => lines.iter().for_each(|line| table.paragraph(line)),
        None => done.paragraphs.extend(lines),
    }
}

/// A table in a cell is text of that cell.
fn end_table(tables: &mut Vec<Table>, done: &mut Source) {
    let Some(table) = tables.pop() else { return };
    if let Some(banner) = table.masthead() {
        return done.paragraphs.push(banner);
    }
    let sections = sections_above(done.paragraphs.iter().map(String::as_str));
    let (lines, told) = table.lines(sections, done.paragraphs.len());
    if let Some(outer) = tables.last_mut() {
        lines.iter().for_each(|line| outer.paragraph(line));
    } else {
        done.paragraphs.extend(lines);
        done.tables.push(told);
    }
}

/// How many sections a text has so far: behind the date, or the word 附件, another document begins, with sections of its own.
pub(super) fn sections_above<'t>(lines: impl DoubleEndedIterator<Item = &'t str>) -> usize {
    let begins = |line: &&str| super::line::is_attached(line) || super::line::date(line).is_some();
    lines.rev().take_while(|line| !begins(line)).filter(|line| super::heading::is_section(line)).count()
}

/// A note stands behind the text: here its mark stays, so that its text can follow at the end.
fn note(tag: &BytesStart<'_>) -> String {
    format!("［注{}］", attribute(tag, b"id"))
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

/// A line break in a paragraph begins a line of its own, as in the title.
fn close(paragraph: &Open, numbering: &Numbering, counters: &mut Counters) -> Vec<String> {
    let (number, level) = match &paragraph.number {
        Some(number) => (Some(number.clone()), paragraph.level),
        None => numbering.of_style(&paragraph.style),
    };
    let label = number.map_or_else(String::new, |number| numbering.label(&number, level, counters));
    (label + &paragraph.text).split('\n').map(str::to_owned).collect()
}
