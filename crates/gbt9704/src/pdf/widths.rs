//! The advance widths of a font's characters, in its own units (a thousandth of an em).

use lopdf::{Dictionary, Document, Object};

use super::codes::Codes;

/// Most widths that one font may state.
const MOST_WIDTHS: usize = 100_000;

/// Widths by code (simple font) or by CID (composite font).
pub(crate) struct Widths {
    known: Codes<f64>,
    default: f64,
}

impl Widths {
    /// `Widths` from `FirstChar` on; `MissingWidth` otherwise.
    pub(crate) fn simple(doc: &Document, font: &Dictionary, descriptor: Option<&Dictionary>) -> Self {
        let first = font.get_deref(b"FirstChar", doc).and_then(Object::as_i64).unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(0);
        let widths = font.get_deref(b"Widths", doc).and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
        let missing = descriptor.and_then(|descriptor| descriptor.get_deref(b"MissingWidth", doc).ok());
        Self {
            known: (first..).zip(widths.iter().take(256).map(|width| number(doc, width).unwrap_or(0.0))).collect(),
            default: missing.and_then(|width| number(doc, width)).unwrap_or(500.0),
        }
    }

    /// `W` and `DW` of a descendant font.
    pub(crate) fn composite(doc: &Document, font: &Dictionary) -> Self {
        let default = font.get_deref(b"DW", doc).ok().and_then(|width| number(doc, width)).unwrap_or(1000.0);
        let mut widths = Self { known: Codes::default(), default };
        let array = font.get_deref(b"W", doc).and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
        widths.read_runs(doc, array);
        widths
    }

    /// The width of a code or CID; the default when it is not known.
    pub(crate) fn of(&self, code: Option<u32>) -> f64 {
        code.and_then(|code| self.known.get(code).copied()).unwrap_or(self.default)
    }

    /// Runs are `first [w w …]` or `first last w`.
    fn read_runs(&mut self, doc: &Document, mut rest: &[Object]) {
        while let [first, second, ..] = rest {
            if self.known.len() >= MOST_WIDTHS {
                return;
            }
            let Some(first) = code(doc, first) else { return };
            if let Some(list) = doc.dereference(second).ok().and_then(|(_, object)| object.as_array().ok()) {
                let widths = list.iter().take(65_536).map(|width| number(doc, width).unwrap_or(0.0));
                self.known.extend((first..=u32::MAX).zip(widths));
                rest = &rest[2..];
            } else {
                let (Some(last), Some(width)) = (code(doc, second), rest.get(2).and_then(|w| number(doc, w))) else {
                    return;
                };
                self.known.extend((first..=last).take(65_536).map(|code| (code, width)));
                rest = &rest[3..];
            }
        }
    }
}

/// A number, direct or by reference.
pub(crate) fn number(doc: &Document, object: &Object) -> Option<f64> {
    let value = f64::from(doc.dereference(object).ok()?.1.as_float().ok()?);
    value.is_finite().then_some(value)
}

fn code(doc: &Document, object: &Object) -> Option<u32> {
    u32::try_from(doc.dereference(object).ok()?.1.as_i64().ok()?).ok()
}
