//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::blank::{Column, Field, layout::Kind};

const ASKED: u32 = 0x00FF_FBE6;
pub(super) const MARKED: u32 = 0x00F4_B084;
const CLOSED: u32 = 0x00E7_E6E6;
const HEAD: u32 = 0x00F2_F2F2;

/// The look of a cell of a kind.
pub(super) fn format(kind: &Kind) -> Format {
    let plain =
        Format::new().set_font_name("宋体").set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x0080_8080));
    let asked = boxed.clone().set_background_color(Color::RGB(ASKED)).set_unlocked();
    match kind {
        Kind::Title => plain.set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center),
        Kind::Label => boxed.set_bold().set_background_color(Color::RGB(HEAD)).set_align(FormatAlign::Center),
        Kind::Head(column) => {
            let fill = if matches!(column, Column::Answer(_)) { ASKED } else { HEAD };
            boxed.set_bold().set_background_color(Color::RGB(fill)).set_align(FormatAlign::Center)
        }
        Kind::Fixed => boxed.set_align(FormatAlign::Left),
        Kind::Hint => plain.set_font_color(Color::RGB(0x0040_4040)),
        Kind::Small => plain.set_font_size(8).set_font_color(Color::RGB(0x0080_8080)),
        Kind::Closed => boxed.set_background_color(Color::RGB(CLOSED)),
        Kind::Rate => {
            boxed.set_background_color(Color::RGB(CLOSED)).set_num_format("0.0%").set_align(FormatAlign::Right)
        }
        Kind::Asked(_, Field::Done | Field::Whole) => asked.set_align(FormatAlign::Right),
        // As text, so that 98.5% stays 98.5% and 1/2 does not become the second of January.
        Kind::Asked(..) | Kind::AskedAbove(_) => asked.set_num_format("@").set_align(FormatAlign::Left),
    }
}
