//! No tofu: every character that is to be typeset must be in one of the chosen fonts.

use std::collections::BTreeSet;

use crate::{
    hanzi::characters::is_unprintable,
    model::error::Error,
    pipeline::render::{Content, Source},
};

use super::Fonts;

/// Refuses the first character that no chosen font has, with the file and its surroundings.
pub(super) fn check(sources: &[&Source], fonts: &Fonts) -> Result<(), Error> {
    let texts: Vec<(&str, &str)> =
        sources.iter().filter_map(|source| Some((source.path.as_str(), text(source)?))).collect();
    let characters: BTreeSet<char> = texts.iter().flat_map(|(_, text)| text.chars()).collect();
    let mut missing: BTreeSet<char> = characters.into_iter().filter(|character| prints(*character)).collect();
    for (path, index) in fonts.files() {
        if missing.is_empty() {
            return Ok(());
        }
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        if let Ok(face) = ttf_parser::Face::parse(&bytes, index) {
            missing.retain(|character| face.glyph_index(*character).is_none());
        }
    }
    let Some(&character) = missing.first() else { return Ok(()) };
    let (path, text) = texts.iter().find(|(_, text)| text.contains(character)).expect("it came from one of them");
    Err(Error::NoGlyph { path: (*path).to_owned(), character, context: around(text, character) })
}

/// What is typeset of a source. Its JSON has the strings as they are, and beside them only what every font has.
fn text(source: &Source) -> Option<&str> {
    match &source.content {
        Content::Typst { data, .. } => Some(data),
        Content::Html(_) | Content::Sheet(_) | Content::Register(_) => None,
    }
}

/// Control and format characters have no glyph and need none.
fn prints(character: char) -> bool {
    let is_variation = matches!(character, '\u{fe00}'..='\u{fe0f}');
    !is_unprintable(character) && !character.is_whitespace() && !is_variation
}

fn around(text: &str, character: char) -> String {
    let line = text.split(['"', '\n']).find(|string| string.contains(character)).unwrap_or_default();
    let at = line.chars().position(|other| other == character).unwrap_or(0);
    line.chars().skip(at.saturating_sub(10)).take(21).collect()
}
