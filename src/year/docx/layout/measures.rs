//! Measures of the page: the line, the type area, a character; and lengths as Word takes them.

/// Pitch of the line grid. 22 lines of 29 pt (580) would be 4 twips higher than the type area.
pub(super) const LINE: i32 = 579;
/// Width of the type area, 156 mm, as 28 characters of 3号, each half a twip short of 16 pt.
pub(super) const WIDTH: i32 = 8844;
/// A 3号 character.
pub(super) const CHAR: i32 = 320;

/// Width of a line of 3号: half a character for what is half-width.
pub(super) fn width(text: &str) -> i32 {
    text.chars().map(|character| if character.is_ascii() { CHAR / 2 } else { CHAR } - 5).sum()
}

/// A count, to reckon with.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Half points that so many mm are.
pub(super) fn half_points(mm: f64) -> i32 {
    whole(mm / 25.4 * 144.0)
}

/// Twips that so many mm are.
pub(super) fn twips(mm: f64) -> i32 {
    whole(mm / 25.4 * 1440.0)
}

/// The integral part of a small number.
#[expect(clippy::cast_possible_truncation, reason = "sizes in half points, per cent and twips")]
pub(super) fn whole(number: f64) -> i32 {
    number as i32
}
