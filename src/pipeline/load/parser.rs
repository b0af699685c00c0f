//! The parser of YAML, as plans are read with it.

use granit_parser::{Parser, ScalarStyle, ScanError, StrInput, options};

use crate::model::place::Style;

/// Reads a text event by event.
pub(super) fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    let options = options! {
        emit_comments: false,
        emit_anchor_events: true,
        disallow_directives: true,
        bom_inside_document_as_content: true,
    };
    Parser::new_from_str_with_options(text, options)
}

/// Where the text stops being YAML, without growing anything.
pub(super) fn first_error(text: &str) -> Option<ScanError> {
    parser(text).find_map(Result::err)
}

/// How a scalar is written.
pub(super) fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
