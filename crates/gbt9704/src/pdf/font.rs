//! Fonts of a page: how bytes become characters, how wide they are, where their ink lies.

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object};

use super::{
    budget::{Budget, LARGEST_MAP},
    cmap::CMap,
    family::{self, Class},
    geometry::Rect,
    outline::Program,
    type3,
    unified::unified,
    widths::Widths,
};

/// A font as a page uses it.
pub(crate) struct Font {
    pub(crate) name: String,
    pub(crate) class: Class,
    pub(crate) bold: bool,
    coding: Coding,
    unicode: Option<CMap>,
    widths: Widths,
    program: Option<Program>,
    /// The units of a width: a thousandth of an em, but for Type 3.
    unit: f64,
    /// Boxes of the glyphs of a Type 3 font, by code, in em.
    boxes: HashMap<u32, Rect>,
}

/// How the bytes of a string are cut into codes.
enum Coding {
    /// One byte a code; the text of each.
    Simple(Vec<Rc<str>>),
    /// Two bytes a code, which is the CID.
    Identity,
    /// UTF-16; the CIDs are those of Adobe-GB1 and not known here.
    Utf16,
    /// GBK: one byte, or two when the first is high. Neither text nor CIDs are known here.
    Gbk,
    /// A map in the file.
    Embedded(CMap),
}

/// One character of a shown string.
pub(crate) struct Shown {
    /// Empty when the file does not say.
    pub(crate) text: Rc<str>,
    /// In em.
    pub(crate) width: f64,
    pub(crate) code: u32,
    /// Whether word spacing applies: the one-byte code 32.
    pub(crate) space: bool,
}

impl Font {
    /// Reads a font dictionary. Whatever is missing or broken gets the plainest stand-in.
    /// Its program takes of `budget` when it is unpacked.
    pub(crate) fn read(doc: &Rc<Document>, font: &Dictionary, budget: &Rc<Budget>) -> Self {
        let descendant = font
            .get_deref(b"DescendantFonts", doc)
            .ok()
            .and_then(|array| array.as_array().ok()?.first())
            .and_then(|first| doc.dereference(first).ok()?.1.as_dict().ok());
        let described = descendant.unwrap_or(font);
        let descriptor = described.get_deref(b"FontDescriptor", doc).ok().and_then(|object| object.as_dict().ok());
        let name = name_of(font, described, descriptor, doc);
        let unicode = stream(doc, font, b"ToUnicode").map(|program| CMap::read(&program));
        Self {
            class: Class::of(&name),
            bold: family::is_bold(&name),
            name: family::shown(&name),
            coding: if descendant.is_some() { Coding::composite(doc, font) } else { Coding::simple(doc, font) },
            unicode,
            widths: descendant.map_or_else(|| Widths::simple(doc, font, descriptor), |d| Widths::composite(doc, d)),
            program: descriptor.and_then(|descriptor| Program::find(doc, descriptor, descendant, budget)),
            unit: unit_of(doc, font),
            boxes: type3::boxes(doc, font),
        }
    }

    /// What a string shows.
    pub(crate) fn show(&self, bytes: &[u8]) -> impl Iterator<Item = Shown> {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let (code, length) = self.coding.first(rest)?;
            rest = &rest[length..];
            Some(self.shown(code, length))
        })
    }

    fn shown(&self, code: u32, length: usize) -> Shown {
        let half = matches!(self.coding, Coding::Gbk) && length == 1;
        let width = if half { 500.0 } else { self.widths.of(self.cid(code)) };
        Shown { text: self.text(code), width: width * self.unit, code, space: length == 1 && code == 32 }
    }

    fn cid(&self, code: u32) -> Option<u32> {
        match &self.coding {
            Coding::Simple(_) | Coding::Identity => Some(code),
            Coding::Embedded(map) => map.cid(code),
            Coding::Utf16 | Coding::Gbk => None,
        }
    }

    /// The box of the outline of a code whose text is `text`, in em, y upwards.
    pub(crate) fn ink(&self, code: u32, text: &str) -> Option<Rect> {
        match (&self.program, &self.coding, self.cid(code)) {
            (Some(program), Coding::Simple(_), _) => program.ink_of_code(code, text),
            (Some(program), _, Some(cid)) => program.ink_of_cid(cid),
            _ => self.boxes.get(&code).copied(),
        }
    }

    fn text(&self, code: u32) -> Rc<str> {
        if let Some(text) = self.unicode.as_ref().and_then(|map| map.text(code)) {
            return Rc::clone(text);
        }
        match &self.coding {
            Coding::Simple(texts) => texts.get(code as usize).cloned().unwrap_or_default(),
            Coding::Utf16 => char::from_u32(code).map(|char| unified(&char.to_string()).into()).unwrap_or_default(),
            Coding::Identity | Coding::Gbk | Coding::Embedded(_) => Rc::default(),
        }
    }
}

impl Coding {
    /// The code that a string begins with, and its length.
    fn first(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let (&byte, rest) = bytes.split_first()?;
        let pair = || rest.first().map_or((u32::from(byte), 1), |&low| (u32::from(byte) << 8 | u32::from(low), 2));
        Some(match self {
            Self::Identity | Self::Utf16 => pair(),
            Self::Embedded(map) => map.first(bytes),
            Self::Gbk if byte >= 0x81 => pair(),
            Self::Simple(_) | Self::Gbk => (u32::from(byte), 1),
        })
    }

    fn composite(doc: &Document, font: &Dictionary) -> Self {
        if let Some(program) = stream(doc, font, b"Encoding") {
            return Self::Embedded(CMap::read(&program));
        }
        match font.get_deref(b"Encoding", doc).and_then(Object::as_name).unwrap_or_default() {
            name if name.starts_with(b"UniGB") || name.starts_with(b"UniCNS") => Self::Utf16,
            name if name.starts_with(b"GB") => Self::Gbk,
            _ => Self::Identity,
        }
    }

    /// The text of every byte by the font's own encoding, where lopdf knows it.
    fn simple(doc: &Document, font: &Dictionary) -> Self {
        let mut plain = font.clone();
        plain.remove(b"ToUnicode");
        let encoding = plain.get_font_encoding_with_limit(doc, LARGEST_MAP);
        let text = |byte: u8| {
            let known = encoding.as_ref().ok().and_then(|encoding| Document::decode_text(encoding, &[byte]).ok());
            known.unwrap_or_default().into()
        };
        Self::Simple((0..=255).map(text).collect())
    }
}

fn name_of(font: &Dictionary, described: &Dictionary, descriptor: Option<&Dictionary>, doc: &Document) -> Vec<u8> {
    let in_dictionary = |dictionary: &Dictionary, key: &[u8]| {
        dictionary.get_deref(key, doc).and_then(Object::as_name).map(<[u8]>::to_vec).ok()
    };
    descriptor
        .and_then(|descriptor| in_dictionary(descriptor, b"FontName"))
        .or_else(|| in_dictionary(described, b"BaseFont"))
        .or_else(|| in_dictionary(font, b"BaseFont"))
        .unwrap_or_default()
}

/// A stream of a dictionary, decoded, if there is one and it is not too large.
fn stream(doc: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<Vec<u8>> {
    let stream = dictionary.get_deref(key, doc).ok()?.as_stream().ok()?;
    stream.get_plain_content_with_limit(LARGEST_MAP).ok()
}

fn unit_of(doc: &Document, font: &Dictionary) -> f64 {
    let matrix = font.get_deref(b"FontMatrix", doc).and_then(Object::as_array).ok();
    let scale = matrix.and_then(|matrix| matrix.first()).and_then(|first| first.as_float().ok());
    scale.map_or(0.001, f64::from)
}
