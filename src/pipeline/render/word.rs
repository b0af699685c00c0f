//! The parts of a .docx (ECMA-376) from their templates. Text is escaped here, and nowhere else.

use std::io::Write;

use tera::{Context, Kwargs, State, Tera};

use crate::{hanzi::numbering, model::error::Error};

/// The templates of `WordprocessingML`, with what they reckon by.
pub struct Word(Tera);

impl Word {
    /// Of these files: path and text.
    pub(super) fn new<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, Error> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".xml"]);
        tera.set_escape_fn(write_text);
        // Tenths of a millimetre as twips.
        tera.register_filter("twips", |tenths: i64, _: Kwargs, _: &State<'_>| tenths * 1440 / 254);
        // Tenths of a per cent as fiftieths, the parts of a bar; what is not nothing has one.
        tera.register_filter("parts", |length: i64, _: Kwargs, _: &State<'_>| (length + 19).div_euclid(20).min(50));
        tera.register_filter("heading_number", heading_number);
        tera.add_raw_templates(files).map_err(|error| Error::template(&error))?;
        Ok(Self(tera))
    }

    /// One part.
    ///
    /// # Errors
    /// When a template is wrong; built-in ones are not.
    pub fn part(&self, path: &str, context: &Context) -> Result<String, Error> {
        self.0.render(path, context).map_err(|error| Error::template(&error))
    }
}

/// 1 of level 1 is 一、.
fn heading_number(number: i64, kwargs: Kwargs, _: &State<'_>) -> tera::TeraResult<String> {
    let level: usize = kwargs.must_get("level")?;
    Ok(numbering::heading(level, usize::try_from(number).unwrap_or_default()))
}

/// Text as XML may hold it. What XML 1.0 (2.2) has no place for, and other control characters, have no glyph and no
/// meaning in print: they are left out. A line break or tab within a run is a blank.
fn write_text(text: &str, output: &mut dyn Write) -> std::io::Result<()> {
    for character in text.chars() {
        match character {
            '&' => write!(output, "&amp;")?,
            '<' => write!(output, "&lt;")?,
            '>' => write!(output, "&gt;")?,
            '"' => write!(output, "&quot;")?,
            '\t' | '\n' | '\r' => write!(output, " ")?,
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => write!(output, "{other}")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escape(text: &str) -> String {
        let mut escaped = Vec::new();
        write_text(text, &mut escaped).unwrap();
        String::from_utf8(escaped).unwrap()
    }

    #[test]
    fn marks_of_xml_are_escaped_and_what_xml_forbids_is_left_out() {
        assert_eq!(escape("<a b=\"c\">&amp;"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;");
        assert_eq!(escape("甲\0\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}乙\t丙\n丁"), "甲乙 丙 丁");
        // Marks of direction are text.
        assert_eq!(escape("甲\u{202e}乙]]>"), "甲\u{202e}乙]]&gt;");
    }
}
