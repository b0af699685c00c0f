//! A look at an `OpenDocument` sheet before the library reads it: a cell may say that it is repeated a million times.

use std::io::{BufReader, Cursor};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use crate::model::message::Message;

/// The most cells that rows with something in them may come to.
const MOST: u64 = 4_000_000;

/// Refuses what would not be read safely.
pub(super) fn look(bytes: &[u8]) -> Result<(), Message> {
    let broken = || Message::new("文件坏了，打不开；请重发", "the file is broken; have it sent again");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let content = archive.by_name("content.xml").map_err(|_| broken())?;
    match cells(&mut Reader::from_reader(BufReader::new(content))) {
        Some(count) if count <= MOST => Ok(()),
        Some(_) => {
            Err(Message::new("表里的格重复得太多，不像填好的报表，没有读", "cells are repeated too often; not read"))
        }
        None => Err(broken()),
    }
}

/// Rows times the widest row, of each sheet, leaving out what is blank at the end of either.
fn cells(reader: &mut Reader<impl std::io::BufRead>) -> Option<u64> {
    let (mut total, mut rows, mut widest) = (0_u64, 0_u64, 0_u64);
    let (mut blank_rows, mut row_repeat, mut width, mut blank) = (0_u64, 1_u64, 0_u64, 0_u64);
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).ok()?;
        let is_open = matches!(event, Event::Start(_));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                b"table" => (rows, widest, blank_rows) = (0, 0, 0),
                b"table-row" => (row_repeat, width, blank) = (repeated(tag, b"table:number-rows-repeated"), 0, 0),
                b"table-cell" | b"covered-table-cell" => {
                    let count = repeated(tag, b"table:number-columns-repeated");
                    let is_filled = is_open
                        || tag.attributes().flatten().any(|attribute| attribute.key.as_ref().starts_with(b"office:"));
                    if is_filled { (width, blank) = (width + blank + count, 0) } else { blank += count }
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                b"table-row" if width > 0 => {
                    (rows, blank_rows, widest) = (rows + blank_rows + row_repeat, 0, widest.max(width));
                }
                b"table-row" => blank_rows += row_repeat,
                b"table" => total = total.saturating_add(rows.saturating_mul(widest)),
                _ => {}
            },
            Event::Eof => return Some(total),
            _ => {}
        }
        buffer.clear();
    }
}

fn repeated(tag: &quick_xml::events::BytesStart<'_>, name: &[u8]) -> u64 {
    let value = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    value.and_then(|value| std::str::from_utf8(&value.value).ok()?.parse().ok()).unwrap_or(1)
}
