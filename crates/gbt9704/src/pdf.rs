//! Reads a PDF into what its pages show: glyphs, lines and boxes, in millimetres from the top left corner.
//!
//! Any program's PDF is read, hostile ones included: sizes, depths and numbers of operations are bounded.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

mod budget;
mod cmap;
mod colour;
mod content;
mod family;
mod font;
mod geometry;
mod operands;
mod outline;
mod path;
mod state;
mod tokens;
mod type3;
mod unified;
mod widths;

pub(crate) use colour::Colour;
pub(crate) use family::Class;
pub(crate) use geometry::{MM_PER_POINT, Point, Rect};

use std::rc::Rc;

use budget::LARGEST_STREAM;
use content::Reader;
use font::Font;
use geometry::Matrix;

use super::{Error, report::Why};

/// Most bytes that the map of a font may decompress to.
const LARGEST_MAP: usize = 4 << 20;
/// Most pages that are read.
const MOST_PAGES: usize = 1000;
/// Deepest page tree that is followed for inherited values.
const DEEPEST_TREE: usize = 64;

/// A character on a page.
#[derive(Clone)]
pub(crate) struct Glyph {
    /// Its text; empty when the file does not say.
    pub(crate) text: Rc<str>,
    /// Where it stands on its baseline.
    pub(crate) origin: Point,
    /// How far it moves the pen, in millimetres.
    pub(crate) advance: f64,
    pub(crate) direction: Direction,
    /// In points.
    pub(crate) size: f64,
    font: Rc<Font>,
    code: u32,
    /// From em to millimetres on the page.
    map: Matrix,
    pub(crate) class: Class,
    /// By the font's name.
    pub(crate) bold: bool,
    /// Drawn with an outline around it: bold by stroke.
    pub(crate) stroked: bool,
    pub(crate) colour: Colour,
}

impl Glyph {
    /// The name of its font.
    pub(crate) fn font(&self) -> &str {
        &self.font.name
    }

    /// The box of its outline; `None` for a space, or when the font cannot be read. Worked out when it is asked for: few
    /// lines are measured by their ink, and outlines cost more than all else of a page.
    pub(crate) fn ink(&self) -> Option<Rect> {
        self.map.apply_rect(self.font.ink(self.code, &self.text)?)
    }

    pub(crate) fn is_hanzi(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(is_hanzi)
    }
}

/// Whether a character is a Hanzi.
pub(crate) fn is_hanzi(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{20000}'..='\u{3FFFF}')
}

/// Where a line of text runs to on the page as it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Right,
    Up,
    Left,
    Down,
    /// None of these within a degree.
    Slanted,
}

impl Direction {
    /// Where the map takes a step to the right. y runs downwards on a page, so text that climbs has a negative b.
    fn of(map: Matrix) -> Self {
        let degrees = map.b.atan2(map.a).to_degrees();
        match degrees {
            _ if degrees.abs() < 1.0 => Self::Right,
            _ if (degrees + 90.0).abs() < 1.0 => Self::Up,
            _ if (degrees - 90.0).abs() < 1.0 => Self::Down,
            _ if degrees.abs() > 179.0 => Self::Left,
            _ => Self::Slanted,
        }
    }
}

/// A straight line along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    /// Its extent with its thickness.
    pub(crate) rect: Rect,
    pub(crate) colour: Colour,
    pub(crate) horizontal: bool,
}

impl Rule {
    /// The middle of its thickness.
    pub(crate) fn centre(&self) -> f64 {
        if self.horizontal {
            self.rect.top.midpoint(self.rect.bottom)
        } else {
            self.rect.left.midpoint(self.rect.right)
        }
    }

    pub(crate) fn length(&self) -> f64 {
        self.rect.width().max(self.rect.height())
    }

    pub(crate) fn thickness(&self) -> f64 {
        self.rect.width().min(self.rect.height())
    }
}

/// What a page shows.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Vec<Rule>,
    /// Rectangles, drawn or filled (not white), that are no line.
    pub(crate) boxes: Vec<Rect>,
    /// Where pictures stand, and what is drawn as a whole, as a vector picture is.
    pub(crate) images: Vec<Rect>,
    /// Whether it shows a picture, or shapes that may be text drawn as outlines.
    pub(crate) pictures: bool,
    /// Whether all of it was read: nothing was larger than the limits.
    pub(crate) complete: bool,
}

impl Page {
    /// Why it cannot be measured, if it cannot.
    pub(crate) fn unmeasured(&self) -> Option<Why> {
        match self {
            Self { complete: false, .. } => Some(Why::TooLarge),
            Self { pictures: true, glyphs, .. } if glyphs.is_empty() => Some(Why::NoText),
            _ => None,
        }
    }
}

/// Reads all pages.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Page>, Error> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Error::Encrypted,
        other => Error::Unreadable(other.to_string()),
    })?;
    if doc.is_encrypted() || doc.was_encrypted() || doc.trailer.has(b"Encrypt") {
        return Err(Error::Encrypted);
    }
    let doc = Rc::new(doc);
    let mut reader = Reader::new(&doc);
    let pages: Vec<_> = doc.page_iter().take(MOST_PAGES).map(|id| page(&doc, id, &mut reader)).collect();
    if pages.is_empty() { Err(Error::NoPage) } else { Ok(pages) }
}

fn page<'a>(doc: &'a Document, id: ObjectId, reader: &mut Reader<'a>) -> Page {
    let Ok(dictionary) = doc.get_dictionary(id) else { return Page { complete: true, ..Page::default() } };
    let media = inherited(doc, dictionary, b"MediaBox").and_then(|object| rectangle(doc, object));
    let crop = inherited(doc, dictionary, b"CropBox").and_then(|object| rectangle(doc, object));
    // A page without a box is a letter-size page to most readers; it fails the check of the paper.
    let seen = crop.or(media).unwrap_or(Rect { left: 0.0, top: 0.0, right: 612.0, bottom: 792.0 });
    let turned = inherited(doc, dictionary, b"Rotate").and_then(|object| object.as_i64().ok()).unwrap_or(0);
    let unit = dictionary.get_deref(b"UserUnit", doc).ok().and_then(|unit| widths::number(doc, unit)).unwrap_or(1.0);
    let scale = MM_PER_POINT * unit;
    let frame = frame(seen, turned.rem_euclid(360), scale);
    let across = matches!(turned.rem_euclid(360), 90 | 270);
    let (width, height) = if across { (seen.height(), seen.width()) } else { (seen.width(), seen.height()) };
    let resources = inherited(doc, dictionary, b"Resources").and_then(|object| object.as_dict().ok());
    // A stream that cannot be decoded comes as it is: only the limit is an error.
    let content = doc.get_page_content_with_limit(id, reader.budget.allowance());
    let within_limits = content.is_ok();
    let (width, height) = (width * scale, height * scale);
    let (width, height, frame) =
        if width > height { (height, width, frame.then(upright(width))) } else { (width, height, frame) };
    let mut page = Page { width, height, ..Page::default() };
    reader.read(&content.unwrap_or_default(), resources, frame, &mut page);
    page.complete = within_limits && !reader.is_exhausted();
    page
}

/// Turns a page that is seen landscape, `width` wide, back into the upright sheet that it is bound as (chapter 8): its
/// top edge is the left edge of the sheet.
fn upright(width: f64) -> Matrix {
    Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, width])
}

/// The map from the user space of a page to millimetres from the top left corner of the page as it is seen.
fn frame(seen: Rect, turned: i64, k: f64) -> Matrix {
    let Rect { left, top: low, right, bottom: high } = seen;
    match turned {
        90 => Matrix::new([0.0, k, k, 0.0, -low * k, -left * k]),
        180 => Matrix::new([-k, 0.0, 0.0, k, right * k, -low * k]),
        270 => Matrix::new([0.0, -k, -k, 0.0, high * k, right * k]),
        _ => Matrix::new([k, 0.0, 0.0, -k, -left * k, high * k]),
    }
}

/// A value of the page or of the nearest node above it.
fn inherited<'a>(doc: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEEPEST_TREE {
        if let Ok(value) = node.get_deref(key, doc) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", doc).ok()?.as_dict().ok()?;
    }
    None
}

/// A rectangle in points, y upwards: `top` is the lower edge.
fn rectangle(doc: &Document, object: &Object) -> Option<Rect> {
    let array = object.as_array().ok()?;
    let numbers: Vec<f64> = array.iter().take(4).filter_map(|number| widths::number(doc, number)).collect();
    let [a, b, c, d] = numbers[..] else { return None };
    let rect = Rect { left: a.min(c), top: b.min(d), right: a.max(c), bottom: b.max(d) };
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}
