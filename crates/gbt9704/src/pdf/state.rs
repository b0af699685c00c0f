//! The graphics and text state of a content stream.

use std::rc::Rc;

use super::{
    colour::{Colour, Space},
    font::Font,
    geometry::Matrix,
};

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) ctm: Matrix,
    pub(crate) fill: Paint,
    pub(crate) stroke: Paint,
    pub(crate) line_width: f64,
    pub(crate) text: Text,
}

/// A colour and the space that it is in.
#[derive(Clone, Copy)]
pub(crate) struct Paint {
    pub(crate) space: Space,
    pub(crate) colour: Colour,
}

/// The text state, and the matrices of the current text object.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) font: Option<Rc<Font>>,
    pub(crate) size: f64,
    pub(crate) char_space: f64,
    pub(crate) word_space: f64,
    /// `Tz` divided by 100.
    pub(crate) stretch: f64,
    pub(crate) leading: f64,
    pub(crate) rise: f64,
    pub(crate) mode: u32,
    pub(crate) matrix: Matrix,
    pub(crate) line: Matrix,
}

impl State {
    pub(crate) fn new(ctm: Matrix) -> Self {
        let black = Paint { space: Space::Components(1), colour: Colour::BLACK };
        let text = Text {
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            matrix: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        };
        Self { ctm, fill: black, stroke: black, line_width: 1.0, text }
    }
}

impl Text {
    /// `Tm` and `BT`: the pen stands at the origin of `matrix`.
    pub(crate) fn place(&mut self, matrix: Matrix) {
        self.matrix = matrix;
        self.line = matrix;
    }

    /// `Td`: the pen goes to a new line, moved from the start of this one.
    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        self.place(self.line.stepped(x, y));
    }

    /// Moves the pen along the line, in unscaled text space.
    pub(crate) fn advance(&mut self, by: f64) {
        self.matrix = self.matrix.stepped(by, 0.0);
    }

    /// The map from glyph space in em to text space.
    pub(crate) fn em(&self) -> Matrix {
        Matrix::new([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise]).then(self.matrix)
    }
}
