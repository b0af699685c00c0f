//! The operands of an operation.

use lopdf::{Document, Object};

use super::{colour::Space, state::Paint, widths::number};

/// The operands of an operation, read leniently: what is missing is 0.
pub(crate) struct Operands<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) objects: &'a [Object],
}

impl Operands<'_> {
    pub(crate) fn number(&self, index: usize) -> f64 {
        self.objects.get(index).and_then(|object| number(self.doc, object)).unwrap_or(0.0)
    }

    pub(crate) fn numbers(&self) -> Option<[f64; 6]> {
        self.all().try_into().ok()
    }

    pub(crate) fn all(&self) -> Vec<f64> {
        self.objects.iter().filter_map(|object| number(self.doc, object)).collect()
    }

    pub(crate) fn bytes(&self, index: usize) -> &[u8] {
        self.objects.get(index).and_then(|object| object.as_str().ok()).unwrap_or_default()
    }

    pub(crate) fn device_colour(&self) -> Paint {
        let components = self.all();
        let space = Space::Components(components.len());
        Paint { space, colour: space.colour(&components) }
    }
}
