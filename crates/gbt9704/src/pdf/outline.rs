//! Ink: the box of a glyph's outline, from the font program that the PDF embeds.

use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use lopdf::{Dictionary, Document, Object, ObjectId};
use ttf_parser::{Face, GlyphId, OutlineBuilder, cff};

use super::{budget::Budget, codes::Codes, geometry::Rect};

/// An embedded font program. It is unpacked when its ink is asked for: that of most fonts never is, and it takes longer than
/// all else of a page.
pub(crate) struct Program {
    doc: Rc<Document>,
    budget: Rc<Budget>,
    stream: ObjectId,
    /// The stream that says which glyph a CID is, of a font whose characters are CIDs.
    map: Option<Option<ObjectId>>,
    unpacked: OnceCell<Option<Unpacked>>,
}

struct Unpacked {
    bytes: Vec<u8>,
    format: Format,
    /// CID to glyph, where they differ.
    glyphs: Option<Codes<u16>>,
    known: RefCell<HashMap<u32, Option<Rect>>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Format {
    /// A bare CFF table (`Type1C`, `CIDFontType0C`).
    Cff,
    /// TrueType or OpenType.
    Face,
}

impl Program {
    /// The program of a font descriptor; `cid_font` is the descendant font of a composite font.
    pub(crate) fn find(
        doc: &Rc<Document>,
        descriptor: &Dictionary,
        cid_font: Option<&Dictionary>,
        budget: &Rc<Budget>,
    ) -> Option<Self> {
        let stream = [&b"FontFile2"[..], b"FontFile3"].iter().find_map(|key| stream_of(doc, descriptor, key))?;
        let map = cid_font.map(|font| stream_of(doc, font, b"CIDToGIDMap"));
        Some(Self { doc: Rc::clone(doc), budget: Rc::clone(budget), stream, map, unpacked: OnceCell::new() })
    }

    fn unpacked(&self) -> Option<&Unpacked> {
        self.unpacked.get_or_init(|| self.unpack()).as_ref()
    }

    fn unpack(&self) -> Option<Unpacked> {
        let stream = |id| self.doc.get_object(id).and_then(Object::as_stream).ok();
        let bytes = stream(self.stream)?.get_plain_content_with_limit(self.budget.allowance()).ok()?;
        self.budget.take(bytes.len());
        let format = if Face::parse(&bytes, 0).is_ok() { Format::Face } else { Format::Cff };
        let glyphs = match (self.map, format) {
            (None, _) => None,
            // Two bytes a CID, at most 65 536 of them.
            (Some(Some(map)), _) => stream(map)?.get_plain_content_with_limit(2 * 65_536).ok().map(|bytes| {
                let glyphs = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                (0..).zip(glyphs).collect()
            }),
            (Some(None), Format::Cff) => cff::Table::parse(&bytes).as_ref().and_then(charset),
            (Some(None), Format::Face) => Face::parse(&bytes, 0).ok()?.tables().cff.as_ref().and_then(charset),
        };
        Some(Unpacked { bytes, format, glyphs, known: RefCell::default() })
    }

    /// The ink of a CID in em, y upwards: `top` is the lower edge. `None` without outline (a space, a broken font).
    pub(crate) fn ink_of_cid(&self, cid: u32) -> Option<Rect> {
        self.unpacked()?.ink_of_cid(cid)
    }

    /// The ink of a code of a simple font, whose text is `text`.
    pub(crate) fn ink_of_code(&self, code: u32, text: &str) -> Option<Rect> {
        let unpacked = self.unpacked()?;
        unpacked.ink(unpacked.glyph_of_code(u8::try_from(code).ok()?, text)?)
    }
}

/// Where the stream stands that an entry of a dictionary is.
fn stream_of(doc: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    let (id, object) = doc.dereference(dictionary.get(key).ok()?).ok()?;
    id.filter(|_| object.as_stream().is_ok())
}

impl Unpacked {
    fn ink_of_cid(&self, cid: u32) -> Option<Rect> {
        let glyph = match &self.glyphs {
            Some(glyphs) => *glyphs.get(cid)?,
            None => u16::try_from(cid).ok()?,
        };
        self.ink(GlyphId(glyph))
    }

    fn glyph_of_code(&self, code: u8, text: &str) -> Option<GlyphId> {
        if self.format == Format::Cff {
            return cff::Table::parse(&self.bytes)?.glyph_index(code);
        }
        let face = Face::parse(&self.bytes, 0).ok()?;
        let by_text = text.chars().next().and_then(|char| face.glyph_index(char));
        let table = face.tables().cmap;
        // A symbolic TrueType font maps its codes at U+F000 or directly.
        let by_code = || {
            let subtables = table?.subtables;
            (0..subtables.len()).filter_map(|index| subtables.get(index)).find_map(|subtable| {
                subtable.glyph_index(0xF000 + u32::from(code)).or_else(|| subtable.glyph_index(u32::from(code)))
            })
        };
        by_text.or_else(by_code)
    }

    fn ink(&self, glyph: GlyphId) -> Option<Rect> {
        let key = u32::from(glyph.0);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let ink = self.outline(glyph);
        self.known.borrow_mut().insert(key, ink);
        ink
    }

    fn outline(&self, glyph: GlyphId) -> Option<Rect> {
        let mut extent = Extent(None);
        let unit = match self.format {
            Format::Face => {
                let face = Face::parse(&self.bytes, 0).ok()?;
                face.outline_glyph(glyph, &mut extent)?;
                1.0 / f64::from(face.units_per_em())
            }
            Format::Cff => {
                let table = cff::Table::parse(&self.bytes)?;
                table.outline(glyph, &mut extent).ok()?;
                let scale = f64::from(table.matrix().sx);
                // The matrix of a CID font may stand in its parts, and then the whole has none.
                if (1e-5..0.1).contains(&scale) { scale } else { 0.001 }
            }
        };
        let [left, top, right, bottom] = extent.0?.map(|edge| f64::from(edge) * unit);
        Some(Rect { left, top, right, bottom })
    }
}

/// CID to glyph of a CID-keyed CFF font; `None` for a font whose CIDs are its glyphs.
fn charset(table: &cff::Table) -> Option<Codes<u16>> {
    let pair = |glyph| table.glyph_cid(GlyphId(glyph)).map(|cid| (u32::from(cid), glyph));
    let map: Codes<_> = (0..table.number_of_glyphs()).filter_map(pair).collect();
    (map.len() > 0).then_some(map)
}

/// The box around the end points of an outline's segments: type is drawn with points at its extremes. Left, lower, right and upper
/// edge, in the font's units.
struct Extent(Option<[f32; 4]>);

impl Extent {
    fn add(&mut self, x: f32, y: f32) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        let [left, low, right, high] = self.0.get_or_insert([x, y, x, y]);
        *left = left.min(x);
        *low = low.min(y);
        *right = right.max(x);
        *high = high.max(y);
    }
}

impl OutlineBuilder for Extent {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn close(&mut self) {}
}
