//! The operands of an operation.

use super::{
    colour::Space,
    stack::{Operand, Parts},
    state::Paint,
};

/// The operands of an operation, read leniently: what is missing is 0.
#[derive(Clone, Copy)]
pub(crate) struct Operands<'a>(pub(crate) Parts<'a>);

impl<'a> Operands<'a> {
    pub(crate) fn number(self, index: usize) -> f64 {
        self.0.get(index).and_then(Operand::number).unwrap_or(0.0)
    }

    /// The six numbers of a matrix.
    pub(crate) fn numbers(self) -> Option<[f64; 6]> {
        self.all().try_into().ok()
    }

    pub(crate) fn all(self) -> Vec<f64> {
        self.0.iter().filter_map(Operand::number).collect()
    }

    pub(crate) fn name(self) -> Option<&'a [u8]> {
        self.0.get(0)?.name()
    }

    pub(crate) fn bytes(self, index: usize) -> &'a [u8] {
        self.0.get(index).and_then(Operand::text).unwrap_or_default()
    }

    pub(crate) fn device_colour(self) -> Paint {
        let components = self.all();
        let space = Space::Components(components.len());
        Paint { space, colour: space.colour(&components) }
    }
}
