//! The type area of a page (版心): its size, and the character and the line that it is counted in.

use super::super::pdf::MM_PER_POINT;

/// 5.2.1: the type area is 156 mm wide.
pub(crate) const AREA_WIDTH: f64 = 156.0;
/// 5.2.1: the type area is 225 mm high.
pub(crate) const AREA_HEIGHT: f64 = 225.0;
/// 3.1, 5.2.3: one character, 28 of which fill a line.
pub(crate) const CHAR: f64 = AREA_WIDTH / 28.0;
/// 3.2: one line, a character and seven eighths of it.
pub(crate) const LINE: f64 = CHAR * 15.0 / 8.0;
/// So many Hanzi of a line show how high its characters stand: some, as 一 and 口, do not fill the square.
pub(crate) const LEAST_HANZI: usize = 8;
/// One character of 4号 (14 pt).
pub(crate) const CHAR_4: f64 = 14.0 * MM_PER_POINT;

/// Where the type area lies. Clauses that speak of the type area are measured from where the text puts it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
}

impl Area {
    pub(crate) fn right(self) -> f64 {
        self.left + AREA_WIDTH
    }

    pub(crate) fn bottom(self) -> f64 {
        self.top + AREA_HEIGHT
    }

    pub(crate) fn centre(self) -> f64 {
        self.left + AREA_WIDTH / 2.0
    }
}
