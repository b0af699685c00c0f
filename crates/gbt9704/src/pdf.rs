//! Reads a PDF into what its pages show: glyphs, lines and boxes, in millimetres from the top left corner.
//!
//! Any program's PDF is read, hostile ones included: sizes, depths and numbers of operations are bounded.

use std::rc::Rc;

mod budget;
mod cmap;
mod codes;
mod colour;
mod content;
mod family;
mod font;
mod geometry;
mod open;
mod operands;
mod outline;
mod page;
mod paper;
mod path;
mod run;
mod stack;
mod state;
mod structure;
mod text;
mod tokens;
mod type3;
mod unified;
mod widths;

pub(crate) use family::Class;
pub(crate) use geometry::{MM_PER_POINT, Point, Rect};
pub(crate) use page::{Direction, Glyph, Page, Rule, is_hanzi};

use super::error::Error;
use run::Reader;

/// Most pages that are read.
const MOST_PAGES: usize = 1000;

/// Reads all pages.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Page>, Error> {
    let doc = Rc::new(open::open(bytes)?);
    let mut reader = Reader::new(&doc);
    let pages: Vec<_> = doc.page_iter().take(MOST_PAGES).map(|id| paper::page(&doc, id, &mut reader)).collect();
    if pages.is_empty() { Err(Error::NoPage) } else { Ok(pages) }
}
