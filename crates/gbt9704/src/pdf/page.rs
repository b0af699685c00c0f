//! What a page shows: characters, lines and boxes, in millimetres from its top left corner.

use std::rc::Rc;

use super::{
    super::report::Why,
    colour::Colour,
    family::Class,
    font::Font,
    geometry::{Matrix, Point, Rect},
};

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
    pub(super) font: Rc<Font>,
    pub(super) code: u32,
    /// From em to millimetres on the page.
    pub(super) map: Matrix,
    pub(crate) class: Class,
    /// By the font's name.
    pub(crate) bold: bool,
    /// Drawn with an outline around it: bold by stroke.
    pub(crate) stroked: bool,
    /// Asked of each more often than anything else.
    pub(super) hanzi: bool,
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

    /// Whether its text is of Hanzi alone.
    pub(crate) fn is_hanzi(&self) -> bool {
        self.hanzi
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
    pub(super) fn of(map: Matrix) -> Self {
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
