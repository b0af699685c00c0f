//! From the glyphs and lines of pages to the elements of an official document: which line is what.

use super::{
    options::{Kind, Options},
    pdf::Page,
};

mod document;
mod kind;
mod line;
mod paragraph;
mod pitch;
mod roles;
mod tail;
mod type_area;
pub(crate) mod words;

pub(crate) use document::{DoubleRule, Layout};
pub(crate) use kind::{is_within_table, table_extent};
pub(crate) use line::{Line, Role, most_common};
pub(crate) use paragraph::{Numbered, Standing};
pub(crate) use pitch::median;
pub(crate) use type_area::{AREA_HEIGHT, AREA_WIDTH, Area, CHAR, CHAR_4, LEAST_HANZI, LINE};

/// Recognises the lines of `pages`.
pub(crate) fn recognise(pages: &[Page], options: Options) -> Layout<'_> {
    let lines: Vec<_> = (1..).zip(pages).flat_map(|(number, page)| line::lines(page, number)).collect();
    let double_rules = pages.first().map_or([None, None], kind::double_rules);
    let tables = (1..).zip(pages).filter(|(_, page)| kind::has_table(page)).map(|(number, _)| number).collect();
    let mut layout = Layout {
        kind: Kind::Other,
        seal: options.seal,
        title: options.title,
        pages,
        lines,
        area: Area { left: 28.0, top: 37.0 },
        pitch: LINE,
        tables,
        head_rule: None,
        double_rules,
        imprint_rules: Vec::new(),
        imprint_top: None,
        unreadable: pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| glyph.text.is_empty()).count(),
    };
    layout.kind = options.kind.unwrap_or_else(|| kind::detect(&layout));
    roles::assign(&mut layout);
    layout.area = layout.measured_area();
    layout.pitch = layout.usable_pitch(0);
    layout
}
