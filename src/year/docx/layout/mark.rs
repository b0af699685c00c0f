//! 7.2.4 The mark of the issuing authority, of one and of several.

use serde::Serialize;

use super::measures::{half_points, number, twips, whole};

/// The mark of the issuing authority.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    /// Half points.
    size: i32,
    /// Per cent of the usual width.
    scale: i32,
    /// Its height.
    pub(super) line: i32,
    /// Above it.
    before: i32,
}

impl Mark {
    /// 7.2.4 As large as is handsome, as the page library has it: at most so many mm high and no wider than 148 mm; a long name
    /// is condensed to three quarters before it shrinks.
    pub(super) fn of(name: &str, tallest: f64, before: i32) -> Self {
        const ROOM: f64 = 148.0;
        let count = number(name.chars().count().max(1));
        let condensed = (ROOM / (0.75 * count)).min(14.0);
        let size = (ROOM / count).max(condensed).min(tallest);
        let scale = (ROOM / (size * count)).min(1.0);
        // At least the smallest that Word knows.
        let size = half_points(size).max(2);
        Self { size, scale: whole(scale * 100.0).max(1), line: size * 10, before }
    }
}

/// 7.2.4 The mark of several authorities, as the page library has it.
#[derive(Debug, Serialize)]
pub(super) struct Joint {
    /// Half points, of the names.
    size: i32,
    /// Of the names, spread to the longest.
    width: i32,
    /// From name to name.
    pitch: i32,
    /// Half points, of 文件 beside them.
    large: i32,
    /// Height of its line.
    large_pitch: i32,
    /// Width of its column.
    beside: i32,
    /// Above the table: its last twenty twips are those of a paragraph without text.
    before: i32,
    #[serde(skip)]
    pub(super) height: i32,
}

impl Joint {
    pub(super) fn of(names: &[String], before: i32) -> Option<Self> {
        let longest = number(names.iter().map(|name| name.chars().count()).max()?);
        let count = number(names.len());
        let mm = 12f64.min(148.0 / (longest + 3.5)).min(66.0 / (1.4 * count));
        let (size, pitch) = (half_points(mm).max(2), twips(1.4 * mm));
        Some(Self {
            size,
            width: twips(longest * mm) + 40,
            pitch,
            large: size * 3 / 2,
            large_pitch: pitch * 3 / 2,
            beside: size * 40,
            before: (before - 20).max(0),
            height: pitch * whole(count),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_no_higher_than_18_mm_and_no_wider_than_148() {
        for (count, size) in [(1, 102), (8, 102), (9, 93), (14, 79), (40, 27)] {
            let mark = Mark::of(&"文".repeat(count), 18.0, 0);
            assert_eq!(mark.size, size, "{count}");
            let width = f64::from(mark.size) / 144.0 * 25.4 * f64::from(u8::try_from(count).unwrap());
            assert!(width * f64::from(mark.scale) / 100.0 <= 148.1, "{count}");
        }
    }
}
