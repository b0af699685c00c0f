//! The body of a .docx, and its notes: paragraphs in their order, tables where they stand, what is deleted left out.

use quick_xml::{
    Reader,
    events::{BytesEnd, BytesStart, Event},
};

use crate::year::import::{heading, line};

use super::{
    numbering::{Counters, Numbering, bounded},
    table::{Table, Told},
    xml::{attribute, entity, is_word, value},
};

/// How deep elements may lie in each other.
const DEEPEST: usize = 200;

/// What was read of a .docx.
#[derive(Debug, Default)]
pub(in crate::year::import) struct Source {
    /// Each paragraph with its number before it; a row of a table is a paragraph, or a task with its label lines.
    pub paragraphs: Vec<String>,
    /// What became of its tables.
    pub tables: Vec<Told>,
    /// What of it is not text of the notice and was left out, for a person.
    pub left: Vec<(&'static str, &'static str)>,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    style: String,
    number: Option<String>,
    level: usize,
}

/// Reads the paragraphs and tables of a part.
pub(super) fn body(part: &str, numbering: &Numbering) -> Result<Source, String> {
    let mut reader = Reader::from_str(part);
    let mut reading = Reading {
        numbering,
        counters: Counters::default(),
        open: Vec::new(),
        tables: Vec::new(),
        done: Source::default(),
        hidden: 0,
        in_text: false,
        depth: 0,
    };
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(reading.done),
            Event::Start(tag) => reading.begin(&tag)?,
            Event::Empty(tag) => reading.empty(&tag),
            Event::End(tag) => reading.end(&tag),
            Event::Text(text) if reading.in_text => reading.push(&text.decode().map_err(|error| error.to_string())?),
            Event::CData(text) if reading.in_text => reading.push(&text.decode().map_err(|error| error.to_string())?),
            // Only the five entities of XML, and characters by number; a document has no others to declare.
            Event::GeneralRef(name) if reading.in_text => reading.push(&entity(&name)?),
            Event::DocType(_) => return Err("含有 DOCTYPE / has a DOCTYPE".to_owned()),
            _ => {}
        }
    }
}

/// What is known so far of a part that is being read.
struct Reading<'n> {
    numbering: &'n Numbering,
    counters: Counters,
    open: Vec<Open>,
    tables: Vec<Table>,
    done: Source,
    /// Depth inside what is deleted, moved away, or said a second time for old programs.
    hidden: usize,
    in_text: bool,
    depth: usize,
}

impl Reading<'_> {
    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("嵌套太深 / nested too deep".to_owned());
        }
        match tag.local_name().as_ref() {
            name if hides(name) => self.hidden += 1,
            b"tbl" if is_word(tag) => self.tables.push(Table::default()),
            b"tr" if is_word(tag) => self.tables.last_mut().into_iter().for_each(Table::row),
            b"tc" if is_word(tag) => self.tables.last_mut().into_iter().for_each(Table::cell),
            b"p" if is_word(tag) => self.open.push(Open::default()),
            b"t" if is_word(tag) => self.in_text = self.hidden == 0,
            _ => self.property(tag),
        }
        Ok(())
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let shows = self.hidden == 0;
        match tag.local_name().as_ref() {
            b"p" if is_word(tag) => self.place(vec![String::new()]),
            b"gridSpan" if is_word(tag) => {
                self.tables.last_mut().into_iter().for_each(|table| table.span(bounded(&value(tag), 1, 63)));
            }
            b"vMerge" if is_word(tag) => {
                self.tables.last_mut().into_iter().for_each(|table| table.merge(&value(tag)));
            }
            b"tab" if is_word(tag) && shows => self.push("\t"),
            b"br" | b"cr" if is_word(tag) && shows => self.push("\n"),
            b"noBreakHyphen" if shows => self.push("-"),
            // A character of a symbol font has no text: its place is kept, and T008 or a reader finds it.
            b"sym" if is_word(tag) && shows => self.push("□"),
            b"footnoteReference" | b"endnoteReference" if shows => self.push(&note(tag)),
            _ => self.property(tag),
        }
    }

    fn end(&mut self, tag: &BytesEnd<'_>) {
        self.depth = self.depth.saturating_sub(1);
        match tag.local_name().as_ref() {
            name if hides(name) => self.hidden = self.hidden.saturating_sub(1),
            b"p" if tag.name().as_ref() == b"w:p" => {
                if let Some(paragraph) = self.open.pop() {
                    let lines = close(&paragraph, self.numbering, &mut self.counters);
                    self.place(lines);
                }
            }
            b"tbl" => self.end_table(),
            b"t" => self.in_text = false,
            _ => {}
        }
    }

    /// A paragraph stands in the innermost table that is open, or in the text.
    fn place(&mut self, lines: Vec<String>) {
        match self.tables.last_mut() {
            Some(table) => lines.iter().for_each(|line| table.paragraph(line)),
            None => self.done.paragraphs.extend(lines),
        }
    }

    /// A table in a cell is text of that cell.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        if let Some(banner) = table.masthead() {
            return self.done.paragraphs.push(banner);
        }
        let sections = sections_above(self.done.paragraphs.iter().map(String::as_str));
        let (lines, told) = table.lines(sections, self.done.paragraphs.len());
        if self.tables.is_empty() {
            self.done.tables.push(told);
        }
        self.place(lines);
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    /// What of a paragraph's properties decides its number.
    fn property(&mut self, tag: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut().filter(|_| self.hidden == 0) else { return };
        match tag.local_name().as_ref() {
            b"pStyle" => paragraph.style = value(tag),
            b"numId" => paragraph.number = Some(value(tag)),
            b"ilvl" => paragraph.level = bounded(&value(tag), 0, 8),
            _ => {}
        }
    }
}

/// Whether what stands in an element is deleted, moved away, or said a second time for old programs.
fn hides(name: &[u8]) -> bool {
    matches!(name, b"del" | b"moveFrom" | b"Fallback" | b"pPrChange" | b"rPrChange")
}

/// How many sections a text has so far: behind the date, or the word 附件, another document begins, with sections of its own.
pub(in crate::year::import) fn sections_above<'t>(lines: impl DoubleEndedIterator<Item = &'t str>) -> usize {
    let begins = |line: &&str| line::is_attached(line) || line::date(line).is_some();
    lines.rev().take_while(|line| !begins(line)).filter(|line| heading::is_section(line)).count()
}

/// A note stands behind the text: here its mark stays, so that its text can follow at the end.
fn note(tag: &BytesStart<'_>) -> String {
    format!("［注{}］", attribute(tag, b"id"))
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
