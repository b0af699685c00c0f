//! Paragraphs and runs of `WordprocessingML`. Text is escaped here, and nowhere else.

use crate::model::document::{Field, FieldState, Run, RunStyle};

/// Text as XML may hold it. What XML 1.0 (2.2) has no place for, and other control characters, have no glyph and no
/// meaning in print: they are left out. A line break or tab within a run is a blank.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Text in the character style `style`; an empty name is the paragraph's own.
///
/// The hint puts marks that Chinese and Western fonts share (“ ” … —) into the Chinese one.
pub(super) fn styled(style: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = if style.is_empty() { String::new() } else { format!("<w:rStyle w:val=\"{style}\"/>") };
    let text = escape(text);
    format!("<w:r><w:rPr>{style}<w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Text in the paragraph's own style.
pub(super) fn text(text: &str) -> String {
    styled("", text)
}

/// Inline Markdown.
pub(super) fn runs(runs: &[Run]) -> String {
    let one = |run: &Run| match run.style {
        RunStyle::Plain => text(&run.text),
        RunStyle::Strong | RunStyle::Added => styled("Strong", &run.text),
        RunStyle::Emphasis => styled("Emphasis", &run.text),
        RunStyle::Removed => styled("Removed", &run.text),
    };
    runs.iter().map(one).collect()
}

/// What a field prints: the words of an unknown one say what is missing.
pub(super) fn printed(field: &Field) -> String {
    match field.state {
        FieldState::Unknown => format!("〔{}待填〕", field.text),
        FieldState::Known | FieldState::Inferred => field.text.clone(),
    }
}

/// A field: shaded where it is unknown, with a dotted line where it is only inferred.
pub(super) fn field(field: &Field) -> String {
    let style = match field.state {
        FieldState::Known => "",
        FieldState::Inferred => "Inferred",
        FieldState::Unknown => "Unknown",
    };
    styled(style, &printed(field))
}

/// A paragraph; `own` are properties beside its style, in the order that the schema wants.
pub(super) fn paragraph_with(style: &str, own: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr>{content}</w:p>\n")
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, content: &str) -> String {
    paragraph_with(style, "", content)
}

/// Lines of one paragraph.
pub(super) fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| text(line)).collect::<Vec<_>>().join("<w:r><w:br/></w:r>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_xml_are_escaped_and_what_xml_forbids_is_left_out() {
        assert_eq!(escape("<a b=\"c\">&amp;"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;");
        assert_eq!(escape("甲\0\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}乙\t丙\n丁"), "甲乙 丙 丁");
        // Marks of direction are text.
        assert_eq!(escape("甲\u{202e}乙]]>"), "甲\u{202e}乙]]&gt;");
    }

    #[test]
    fn an_unknown_field_is_a_marked_blank_that_names_what_is_missing() {
        let blank = field(&Field::unknown("成文日期"));
        assert!(blank.contains("〔成文日期待填〕") && blank.contains("Unknown"), "{blank}");
        assert!(field(&Field::inferred("甲")).contains("Inferred"));
        assert!(!field(&Field::known("甲")).contains("rStyle"));
    }
}
